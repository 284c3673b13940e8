import { z } from 'zod';
import { IsoDate } from '../../workflows/index.js';
import { RefusalAnswer } from '../platform/http/problem.schema.js';

const Way = z.object({
  number: z.string().meta({ description: 'Number of the state it leads to.' }),
  condition: z.string().optional().meta({ description: 'What is recorded when the case goes this way.' }),
  taken: z.boolean(),
});

const DiagramEntry = z
  .object({
    number: z.string().meta({ description: 'As in the picture: 6 a state, 6a a step that it waits for, B2 a step beside the road.' }),
    kind: z.enum(['state', 'step']),
    name: z.string(),
    label: z.string(),
    beside: z.boolean().meta({ description: 'A step that happens beside the road, when it happens.' }),
    repair: z.boolean().meta({ description: 'Such a step puts the record in order, or right what was wrong.' }),
    recordedBy: z.string().optional(),
    standing: z
      .enum(['visited', 'current', 'done', 'open', 'refused', 'ahead', 'not-taken'])
      .meta({ description: 'Of a state: visited, current, ahead, not-taken. Of a step: done, open, refused, ahead, not-taken. Refused: known where the case stands, but not today.' }),
    on: z.array(IsoDate).meta({ description: 'Days on which the case came into the state, or the step was done.' }),
    corrected: z.boolean().meta({ description: 'Of a step: one of its acts was corrected; the history says how.' }),
    says: z.string().meta({ description: 'The standing in words.' }),
    refusals: z.array(RefusalAnswer),
    leadsTo: z.array(Way),
  })
  .meta({ id: 'DiagramEntry' });

/** What the picture of a case shows, as a list. */
export const DiagramView = z
  .object({ caseId: z.uuid(), number: z.string(), procedure: z.string(), version: z.int(), on: IsoDate, title: z.string(), unreadable: z.int().optional().meta({ description: 'The first event that the procedure cannot follow; the road is told up to it. The history says why.' }), entries: z.array(DiagramEntry) })
  .meta({ id: 'Diagram', description: 'The states and steps of the procedure in the order of their numbers, and how the case stands on each; the same as the picture.' });
export type DiagramView = z.infer<typeof DiagramView>;
