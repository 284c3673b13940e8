import { z } from 'zod';
import { IsoDate } from '../../workflows/index.js';
import { RefusalAnswer } from '../platform/http/problem.schema.js';
import { PageQuery } from '../platform/http/page.js';

/** What a reader asks of a history. */
export const HistoryQuery = PageQuery.extend({
  limit: PageQuery.shape.limit.default(200),
  level: z.enum(['acts', 'details']).default('details').meta({ description: 'A line for each act, or everything that is kept, with refused attempts.' }),
  step: z.string().min(1).max(60).optional().meta({ description: 'Only this step, such as record-branch-vote.' }),
  type: z.string().min(1).max(60).optional().meta({ description: 'Only this type of event, such as BranchVoteHeld.' }),
  person: z.uuid().optional().meta({ description: 'Only what this person recorded.' }),
  account: z.string().min(1).max(100).optional().meta({ description: 'Only what was recorded by the account of this id or name.' }),
  from: IsoDate.optional().meta({ description: 'Only acts of this day or later.' }),
  to: IsoDate.optional().meta({ description: 'Only acts of this day or earlier.' }),
  only: z.enum(['repairs', 'late']).optional().meta({ description: 'Only acts that put the record in order, or only acts after their time limit.' }),
});
export type HistoryQuery = z.infer<typeof HistoryQuery>;

const Who = z
  .object({
    person: z.object({ id: z.uuid(), fullName: z.string() }).optional(),
    account: z.string().meta({ description: 'Name of the account.' }),
    office: z.string().optional(),
    organ: z.string().optional().meta({ description: 'The organ as it was called on the day of recording.' }),
  })
  .meta({ id: 'HistoryAuthor' });

const GapView = z.object({ from: IsoDate, to: IsoDate, days: z.int(), says: z.string() }).meta({ id: 'HistoryGap', description: 'A long time in which nothing happened.' });

const about = {
  step: z.string().meta({ description: 'Name of the step; the type of the event where the running program has no such step.' }),
  label: z.string(),
  summary: z.string().meta({ description: 'One sentence about what was recorded.' }),
  happenedOn: IsoDate.meta({ description: 'Legal day of the act.' }),
  recordedOn: IsoDate.meta({ description: 'Legal day of recording.' }),
  who: Who,
};
const ofEvents = {
  ...about,
  seq: z.int(),
  recordedAfterDays: z.int().meta({ description: 'Days from the act to its recording.' }),
  late: z.boolean().meta({ description: 'The act came after its time limit; a fact about the organ, never held against the person.' }),
  repair: z.boolean().meta({ description: 'The act puts the record in order.' }),
  verified: z.boolean().meta({ description: 'This event and all before it are as they were recorded.' }),
  notVerified: z.string().optional().meta({ description: 'Why it is not verified, in words.' }),
  gapBefore: GapView.optional(),
  repaired: z
    .object({
      by: z.int().meta({ description: 'The event that is the newest repair of this one.' }),
      kind: z.enum(['corrected', 'taken-back']),
      happenedOn: IsoDate.optional().meta({ description: 'The day that counts now.' }),
      payload: z.record(z.string(), z.unknown()).optional().meta({ description: 'The data that count now.' }),
      summary: z.string().optional().meta({ description: 'One sentence about what counts now.' }),
    })
    .optional()
    .meta({ id: 'HistoryRepair', description: 'What counts of this event since it was corrected or taken back. All else here is as it was recorded.' }),
  marks: z.array(z.string()).meta({ description: 'What stands out, in words: long after, late, a repair, corrected.' }),
};

const ActEntry = z.object({ kind: z.literal('act'), ...ofEvents }).meta({ id: 'HistoryAct' });

const EventEntry = z
  .object({
    kind: z.literal('event'),
    ...ofEvents,
    type: z.string(),
    recordedAt: z.iso.datetime(),
    payload: z.record(z.string(), z.unknown()),
    account: z.string(),
    person: z.string().nullable(),
    office: z.string(),
    organ: z.string(),
    edition: z.string().meta({ description: 'Edition of the law the act was judged by.' }),
    document: z.string(),
    computed: z.array(z.string()).meta({ description: 'Rules the program checked.' }),
    attested: z.array(z.string()).meta({ description: 'Rules the recording organ vouches for.' }),
    definitionVersion: z.string(),
    definitionHash: z.string(),
    commandId: z.string(),
    prevHash: z.string(),
    hash: z.string(),
  })
  .meta({ id: 'HistoryEvent' });

const AttemptEntry = z
  .object({ kind: z.literal('refused-attempt'), ...about, recordedAt: z.iso.datetime(), refusals: z.array(RefusalAnswer) })
  .meta({ id: 'HistoryAttempt', description: 'An attempt that the procedure refused; nothing changed by it.' });

/** A history as its reader asked for it. */
export const HistoryView = z
  .object({
    caseId: z.uuid(),
    number: z.string(),
    procedure: z.string(),
    version: z.int().meta({ description: 'Number of events in the whole history.' }),
    intact: z.boolean(),
    fault: z
      .object({ kind: z.string(), seq: z.int().optional(), field: z.string().optional(), says: z.string() })
      .optional()
      .meta({ description: 'The first difference found between the record and what was recorded.' }),
    quiet: GapView.optional().meta({ description: 'How long nothing has happened in a case that is open, where that is long.' }),
    entries: z.array(z.discriminatedUnion('kind', [ActEntry, EventEntry, AttemptEntry])).meta({ description: 'In the order of recording, oldest first.' }),
    next: z.string().optional(),
  })
  .meta({ id: 'History' });
export type HistoryView = z.infer<typeof HistoryView>;
export type HistoryEntry = HistoryView['entries'][number];
