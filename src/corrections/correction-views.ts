import { z } from 'zod';
import { deadlinesOf, IsoDate, limitStanding, Paper, repairKinds, statesOf, stepOf, text, type AnyProcedure, type Entry } from '../../workflows/index.js';
import { RefusalAnswer } from '../platform/http/problem.schema.js';
import { explain } from '../platform/language/explain.js';
import type { Language } from '../platform/language/language.js';
import type { LanguageCode } from '../platform/language/locale-files.js';
import type { Confirmed, CorrectionEffect, Proposed, Standing } from './correction.js';

/** The reader's language, and today. */
export interface Reader {
  readonly code: LanguageCode;
  readonly language: Language;
  readonly today: IsoDate;
}

const ground = {
  reason: text(1000),
  basis: Paper.meta({ description: 'The paper by which it is put right (căn cứ).' }),
  reopen: z.boolean().default(false).meta({ description: 'Take back later steps that no longer follow; whoever confirms must be competent for each of them. Without it they make the repair be refused.' }),
};
const event = z.int().min(1).max(1_000_000).meta({ description: 'Number of the event in the history.' });

/** A proposal to put the record right. */
export const NewCorrection = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('correct-record'), event, data: z.looseObject({}).meta({ description: 'All data of the step as they ought to have been recorded, by the JSON Schema of the step.' }), ...ground }),
    z.strictObject({ kind: z.literal('void-step'), event, ...ground }),
    z.strictObject({ kind: z.literal('reopen-case'), event: event.optional().meta({ description: 'The event that closed the case; found when absent.' }), ...ground }),
  ])
  .meta({ id: 'NewCorrection' });
/** The same as the service takes it. */
export type ProposedRepair = { readonly data?: unknown; readonly event?: number | undefined } & Pick<z.infer<typeof NewCorrection>, 'kind' | 'reason' | 'basis' | 'reopen'>;

export const Rejection = z.strictObject({ reason: text(1000) }).meta({ id: 'CorrectionRejection' });

const EventInBrief = { seq: z.int(), type: z.string(), step: z.string(), label: z.string(), happenedOn: IsoDate };
const ByWhom = z.object({ account: z.string().meta({ description: 'Name of the account.' }), at: z.iso.datetime() });

export const CorrectionView = z
  .object({
    id: z.uuid(),
    caseId: z.uuid(),
    kind: z.enum(repairKinds),
    label: z.string(),
    event: z.object({ ...EventInBrief, payload: z.record(z.string(), z.unknown()) }).meta({ description: 'The event as it was recorded.' }),
    data: z.record(z.string(), z.unknown()).optional().meta({ description: 'What ought to have been recorded.' }),
    reason: z.string(),
    basis: Paper,
    reopen: z.boolean(),
    baseVersion: z.int().meta({ description: 'Version of the case when it was proposed.' }),
    proposed: ByWhom,
    outcome: ByWhom.extend({ kind: z.enum(['confirmed', 'rejected', 'withdrawn']), reason: z.string().optional(), event: z.int().optional().meta({ description: 'The event by which it was confirmed.' }) })
      .optional()
      .meta({ description: 'Absent while nobody has decided.' }),
  })
  .meta({ id: 'Correction' });
export type CorrectionView = z.infer<typeof CorrectionView>;

const Named = z.object({ name: z.string(), label: z.string() });
const StandingView = z
  .object({
    version: z.int(),
    states: z.array(Named),
    openSteps: z.array(Named),
    deadlines: z.array(z.object({ key: z.string(), label: z.string(), dueOn: IsoDate.optional(), suspended: z.boolean(), extension: z.int(), provisional: z.boolean(), overdue: z.boolean() })),
  })
  .meta({ id: 'StandingInBrief' });

export const CorrectionEffectView = z
  .object({
    before: StandingView,
    after: StandingView,
    changes: z
      .array(z.object({ ...EventInBrief, was: z.record(z.string(), z.unknown()), becomes: z.record(z.string(), z.unknown()) }))
      .meta({ description: 'Events that count with other data, each with its day and data before and after.' }),
    dropped: z.array(z.object({ ...EventInBrief, refusals: z.array(RefusalAnswer) })).meta({ description: 'Events that no longer count; with reasons where they no longer follow.' }),
  })
  .meta({ id: 'CorrectionEffect' });
export type CorrectionEffectView = z.infer<typeof CorrectionEffectView>;

export const ConfirmedView = z.object({ correction: CorrectionView, standing: StandingView }).meta({ id: 'CorrectionConfirmed' });
export type ConfirmedView = z.infer<typeof ConfirmedView>;

export function viewCorrection({ row, read }: Proposed, reader: Reader): CorrectionView {
  const { id, caseId, kind, data, reason, basis, reopen, baseVersion, outcome } = row;
  const recorded = read.events.find(({ seq }) => seq === row.seq);
  if (!recorded) throw new Error('a correction of no event');
  return {
    id,
    caseId,
    kind,
    label: reader.language.t(reader.code, `steps:${kind}.label`),
    event: { ...brief(read.opened.procedure, recorded, reader), payload: { ...recorded.payload } },
    ...(data && { data: { ...data } }),
    reason,
    basis,
    reopen,
    baseVersion,
    proposed: { account: row.accountName, at: row.proposedAt.toISOString() },
    ...(outcome && {
      outcome: {
        kind: outcome,
        account: row.outcomeAccountName ?? '',
        at: (row.outcomeAt ?? row.proposedAt).toISOString(),
        ...(row.outcomeReason !== null && { reason: row.outcomeReason }),
        ...(row.eventSeq !== null && { event: row.eventSeq }),
      },
    }),
  };
}

export function viewConfirmed({ proposed, standing }: Confirmed, reader: Reader): ConfirmedView {
  return { correction: viewCorrection(proposed, reader), standing: viewStanding(standing, reader) };
}

export function viewEffect({ before, after, changes, dropped, fallen, events, counting }: CorrectionEffect, reader: Reader): CorrectionEffectView {
  const { procedure } = before.opened;
  const at = (seq: number): Entry => counting.find((one) => one.seq === seq) ?? events.find((one) => one.seq === seq) ?? (() => { throw new Error(`no event ${seq}`); })();
  return {
    before: viewStanding(before, reader),
    after: viewStanding(after, reader),
    changes: changes.map(({ seq, happenedOn, payload }) => {
      const was = at(seq);
      return { ...brief(procedure, was, reader), was: { happenedOn: was.happenedOn, ...was.payload }, becomes: { happenedOn, ...payload } };
    }),
    dropped: dropped.map((seq) => ({
      ...brief(procedure, at(seq), reader),
      refusals: (fallen.find((one) => one.seq === seq)?.refusals ?? []).map((refusal) => explain(refusal, reader.code, reader.language)),
    })),
  };
}

function viewStanding({ opened: { file, procedure, state, beside }, steps }: Standing, { code, language, today }: Reader): z.infer<typeof StandingView> {
  return {
    version: file.version,
    states: statesOf(state.place).map((name) => ({ name, label: language.t(code, `states:${name}.label`) })),
    openSteps: steps.filter(({ open }) => open).map(({ step }) => ({ name: step, label: language.t(code, `steps:${step}.label`) })),
    deadlines: deadlinesOf(procedure, state, beside.calendar).map((limit) => {
      const { key, provisional, extension } = limit;
      return { key, label: language.t(code, `deadlines:${key}.label`), provisional, extension, ...limitStanding(limit, today) };
    }),
  };
}

function brief(procedure: AnyProcedure, { seq, type, happenedOn }: Entry, { code, language }: Reader) {
  const { name: step } = stepOf(procedure, { type });
  return { seq, type, step, label: language.t(code, `steps:${step}.label`), happenedOn: happenedOn as IsoDate };
}
