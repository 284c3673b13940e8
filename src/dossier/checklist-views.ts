import { z } from 'zod';
import { IsoDate, type IsoDate as Day, type PaperState } from '../../workflows/index.js';
import { FormView, type PaperWords } from '../documents/paper-words.service.js';
import { RefusalAnswer } from '../platform/http/problem.schema.js';
import { explain } from '../platform/language/explain.js';
import type { ChecklistLine } from './checklist.js';
import type { Checklist } from './checklists.service.js';
import { PaperNoteView, viewNote, type NoteReader } from './paper-views.js';

const states = ['not-yet-seen', 'missing', 'in-order', 'not-applicable'] as const satisfies readonly PaperState[];

const ChecklistPaper = z
  .object({
    catalogue: z.string(),
    name: z.string(),
    form: FormView.optional(),
    state: z.enum(states),
    label: z.string(),
    givenOn: IsoDate.optional().meta({ description: 'By the history.' }),
    valid: z
      .object({ until: IsoDate, daysLeft: z.int(), label: z.string() })
      .optional()
      .meta({ description: 'The last day it can be relied on, and calendar days until then from the day asked about; absent where it does not expire.' }),
    notes: z.array(PaperNoteView).meta({ description: 'The notes that count, one for each of several papers of a kind.' }),
    differs: z.array(z.enum(['number', 'issuedOn', 'finding'])).meta({ description: 'What was noted otherwise than the history has it; the history counts.' }),
    returnedFor: z.string().optional().meta({ description: 'Why the reviewer gave it back, until somebody has looked at it again.' }),
    refusals: z.array(RefusalAnswer),
  })
  .meta({ id: 'ChecklistPaper' });

export const ChecklistView = z
  .object({
    caseId: z.uuid(),
    number: z.string(),
    on: IsoDate,
    reviewedOn: IsoDate.optional().meta({ description: 'The day of the review that found the dossier in order, while it waits for a decision.' }),
    returned: z.object({ on: IsoDate, papers: z.array(z.string()), returnBy: IsoDate.optional() }).optional().meta({ description: 'The dossier was given back and has not come again.' }),
    checks: z.array(
      z.object({
        step: z.string(),
        label: z.string(),
        open: z.boolean(),
        counts: z.record(z.enum(states), z.int()),
        papers: z.array(ChecklistPaper),
        others: z.array(RefusalAnswer).meta({ description: 'What else stands against the step.' }),
      }),
    ),
  })
  .meta({ id: 'Checklist' });
export type ChecklistView = z.infer<typeof ChecklistView>;

export function viewChecklist({ opened: { file, state }, on, checks }: Checklist, words: PaperWords, reader: NoteReader): ChecklistView {
  const { code, language } = reader;
  const { reviewedOn, returned } = state.facts;
  return {
    caseId: file.id,
    number: file.number,
    on,
    ...(reviewedOn && { reviewedOn }),
    ...(returned && { returned: { ...returned, papers: [...returned.papers] } }),
    checks: checks.map(({ step, open, lines, others }) => ({
      step: step.name,
      label: language.t(code, `steps:${step.name}.label`),
      open,
      counts: countsOf(lines),
      papers: lines.map((line) => viewLine(line, on, words, reader)),
      others: others.map((refusal) => explain(refusal, code, language)),
    })),
  };
}

function countsOf(lines: readonly ChecklistLine[]): Record<PaperState, number> {
  const count = (state: PaperState) => lines.filter((line) => line.state === state).length;
  return { 'not-yet-seen': count('not-yet-seen'), missing: count('missing'), 'in-order': count('in-order'), 'not-applicable': count('not-applicable') };
}

function viewLine({ paper, state, givenOn, lastValidOn, daysLeft, notes, differs, returnedFor, refusals }: ChecklistLine, on: Day, words: PaperWords, reader: NoteReader) {
  const { code, language } = reader;
  const validity = (until: Day, left: number) => ({ until, daysLeft: left, label: language.t(code, `papers:valid.${left < 0 ? 'past' : 'until'}`, { on: until }) });
  return {
    catalogue: paper,
    name: words.nameOf(paper, code),
    form: words.formOf(paper, givenOn ?? on, code),
    state,
    label: language.t(code, `papers:state.${state}`),
    givenOn,
    ...(lastValidOn !== undefined && daysLeft !== undefined && { valid: validity(lastValidOn, daysLeft) }),
    notes: notes.map((note) => viewNote(note, reader)),
    differs: [...differs],
    returnedFor,
    refusals: refusals.map((refusal) => explain(refusal, code, language)),
  };
}
