import { z } from 'zod';
import { vietnamCalendar } from '../regulations/public-holidays.js';
import { sha256Of, type ChainedEvent } from './chain.js';
import type { Refusal } from './condition.js';
import { apply, decide, initialState, refusalsBefore } from './decide.js';
import type { CommonFacts } from './facts.js';
import { Paper, text } from './fields.js';
import { IsoDate } from './iso-date.js';
import { isClosed } from './order.js';
import { lawOn, momentOf, type AnyProcedure, type AnyStep, type CaseState } from './procedure.js';
import type { Dated, Happening, Here } from './step.js';

/**
 * Repairs of the record (sửa sai hồ sơ), the same in every procedure: an act was recorded with wrong data (đính chính), in the wrong case
 * (hủy bước ghi nhầm), or ended the case by mistake (mở lại hồ sơ). Each is proposed by one person and confirmed by another (REC-08).
 */
export const repairs = {
  'correct-record': { event: 'RecordCorrected', rules: ['REC-07', 'REC-08'] },
  'void-step': { event: 'StepVoided', rules: ['REC-07', 'REC-08', 'REC-09'] },
  'reopen-case': { event: 'CaseReopened', rules: ['REC-07', 'REC-08', 'REC-10'] },
} as const;
export type RepairKind = keyof typeof repairs;
export const repairKinds = Object.keys(repairs) as RepairKind[];

/** Every reason that can stand against a repair itself, with its rule; the rules of the steps stand beside them. */
export const repairRules = [
  { rule: 'REC-07', code: 'later-step-no-longer-follows' },
  { rule: 'REC-07', code: 'nothing-corrected' },
  { rule: 'REC-07', code: 'repair-cannot-be-corrected' },
  { rule: 'REC-07', code: 'subject-and-branch-stay' },
  { rule: 'REC-07', code: 'has-effect-in-another-case' },
  { rule: 'REC-07', code: 'comes-from-another-case' },
  { rule: 'REC-12', code: 'observed-by-the-program' },
  { rule: 'REC-08', code: 'second-person-needed' },
  { rule: 'REC-09', code: 'step-no-longer-counts' },
  { rule: 'REC-09', code: 'opening-step-stays' },
  { rule: 'REC-10', code: 'not-what-closed-the-case' },
] as const;

/** What a repair says: which event it is about, what counts from now on, and who proposed it. */
export const RepairPayload = z.strictObject({
  event: z.int().min(1),
  /** Events that count with other data from now on, each with all its data. */
  changes: z.array(z.strictObject({ seq: z.int().min(1), happenedOn: IsoDate, payload: z.record(z.string(), z.unknown()) })),
  /** Events that no longer count. */
  dropped: z.array(z.int().min(1)),
  reason: text(1000),
  basis: Paper,
  proposal: z.strictObject({ id: z.string(), account: z.string(), at: z.iso.datetime() }),
});
export type RepairPayload = z.infer<typeof RepairPayload>;

/** An event as the record tells it, as far as a repair can change it. */
export type Entry = Pick<ChainedEvent, 'seq' | 'type' | 'happenedOn' | 'payload'>;

/** The repair an event makes, or nothing for an act of a procedure. */
export const repairOf = (type: string): RepairKind | undefined => repairKinds.find((kind) => repairs[kind].event === type);

/**
 * The events that count (lịch sử có hiệu lực): with the repairs applied, in the order in which they were first recorded, without the
 * repairs themselves. Every state and time limit derives from these; the record keeps all events as they were.
 */
export function effectiveHistory<E extends Entry>(events: readonly E[]): E[] {
  const counting = new Map<number, E>();
  for (const event of events) {
    if (repairOf(event.type) === undefined) {
      counting.set(event.seq, event);
      continue;
    }
    const { changes, dropped } = RepairPayload.parse(event.payload);
    for (const { seq, ...changed } of changes) {
      const before = counting.get(seq);
      if (before) counting.set(seq, { ...before, ...changed });
    }
    for (const seq of dropped) counting.delete(seq);
  }
  return [...counting.values()];
}

/** The event that closed a case that is closed now: the last act after which it did not stand open again. */
export function closingEvent<E extends Entry>(procedure: AnyProcedure, effective: readonly E[]): E | undefined {
  let state = initialState(procedure);
  let closing: E | undefined;
  for (const event of effective) {
    state = apply(procedure, state, happeningFrom(procedure, event));
    closing = isClosed(procedure.machine, state.place) ? (closing ?? event) : undefined;
  }
  return closing;
}

/** What somebody wants repaired. `data` is the whole corrected command, read by the step's schema; only a correction has it. */
export interface RepairWanted {
  readonly kind: RepairKind;
  readonly seq: number;
  readonly data?: Dated | undefined;
  /** Steps that no longer follow are taken back with it. */
  readonly reopen: boolean;
}

/** A look at the surroundings that a step is judged in anew: as of the day of its act, with what the legal day of its recording was. */
export interface Look {
  readonly seq: number;
  readonly step: AnyStep;
  readonly command: Dated;
  readonly facts: CommonFacts;
}

/** A later step that no longer follows, with every reason. */
export interface Fallen {
  readonly seq: number;
  readonly step: string;
  readonly refusals: readonly Refusal[];
}

/** What a repair leads to: reasons against it, or all that counts from then on. */
export type RepairJudgement<E extends Entry> =
  | { readonly accepted: false; readonly refusals: readonly Refusal[] }
  | {
      readonly accepted: true;
      readonly changes: RepairPayload['changes'];
      readonly dropped: readonly number[];
      readonly fallen: readonly Fallen[];
      readonly effective: readonly E[];
      readonly state: CaseState;
    };

/**
 * Judges a repair: the corrected command is decided anew by its step, and then every later step in turn, so that outcomes, days and
 * clocks follow. What the program observed and would not observe any more is taken back without a question: it is nobody's act. A reason counts only where the same step, judged in the same surroundings without the repair, does not have it:
 * surroundings change over the years. What a step derives changes only where judging with and without the repair differs.
 * Asks for surroundings by yielding; whoever drives it may fetch them.
 */
export function* judgeRepair<E extends Entry>(procedure: AnyProcedure, caseId: string, events: readonly E[], wanted: RepairWanted): Generator<Look, RepairJudgement<E>, Here> {
  const known = effectiveHistory(events);
  const place = known.findIndex(({ seq }) => seq === wanted.seq);
  const refused = (refusals: readonly Refusal[]): RepairJudgement<E> => ({ accepted: false, refusals });
  const hindrance = hindranceOf(procedure, events, known, wanted);
  if (hindrance) return refused([hindrance]);

  let before = replayEntries(procedure, known.slice(0, place));
  let after = before;
  const changes: RepairPayload['changes'] = [];
  const dropped: number[] = [];
  const fallen: Fallen[] = [];
  for (const event of known.slice(place)) {
    const isTarget = event.seq === wanted.seq;
    if (!isTarget && same(before, after)) break;
    const step = stepOf(procedure, event);
    const command = commandOf(step, event);
    const recorded = happeningFrom(procedure, event);
    const control = command && (yield* retold(procedure, before, step, command, event.seq));
    const told = yield* anew(event, step, isTarget ? (wanted.data ?? 'gone') : command, control, recorded);
    const stays = told.refusals.length === 0 ? told.event : undefined;
    if (told.refusals.length > 0 && step.part !== 'observed') {
      if (isTarget) return refused(told.refusals);
      if (!wanted.reopen) return refused([reason(procedure, event, 'later-step-no-longer-follows'), ...told.refusals]);
      if (step.recordedBy === 'system') return refused([reason(procedure, event, 'comes-from-another-case')]);
      fallen.push({ seq: event.seq, step: step.name, refusals: told.refusals });
    }
    if (stays === undefined) dropped.push(event.seq);
    else if (!same(stays, recorded)) changes.push(changeOf(event.seq, stays));
    before = apply(procedure, before, recorded);
    after = stays === undefined ? after : apply(procedure, after, stays);
    const [had, has] = [step.consequence?.(recorded, before.facts, caseId), stays && step.consequence?.(stays, after.facts, caseId)];
    if (!same(had, has)) return refused([reason(procedure, event, 'has-effect-in-another-case')]);
  }
  if (changes.length === 0 && dropped.length === 0) return refused([reason(procedure, known[place] as E, 'nothing-corrected')]);
  const changed = new Map(changes.map(({ seq, ...change }) => [seq, change]));
  const effective = known.filter(({ seq }) => !dropped.includes(seq)).map((event) => ({ ...event, ...changed.get(event.seq) }));
  return { accepted: true, changes, dropped, fallen, effective, state: replayEntries(procedure, effective) };

  /** An event as it is told on the new state, or why it no longer follows; nothing of both where it is taken back. */
  function* anew(event: E, step: AnyStep, command: Dated | 'gone' | undefined, control: Retold | undefined, recorded: Happening): Generator<Look, Retold, Here> {
    if (command === 'gone') return { refusals: [], event: undefined };
    // Data of old that the schema of today does not read are not derived anew; the order of steps and days is asked all the same.
    if (command === undefined) {
      const here = { today: recorded.happenedOn, calendar: vietnamCalendar };
      return { refusals: refusalsBefore(procedure, after, step, recorded.happenedOn, here).filter(({ rule }) => rule.startsWith('ORD-')), event: recorded };
    }
    const told = yield* retold(procedure, after, step, command, event.seq);
    const refusals = told.refusals.filter(({ rule, code }) => !control?.refusals.some((one) => one.rule === rule && one.code === code));
    if (refusals.length > 0) return { refusals, event: undefined };
    if (told.event === undefined) return wanted.seq === event.seq ? { refusals: told.refusals, event: undefined } : { refusals: [], event: recorded };
    return { refusals: [], event: same(told.event, control?.event) ? recorded : told.event };
  }
}

/** What a step tells: its refusals, and its event, where the surroundings suffice for one. */
interface Retold {
  readonly refusals: readonly Refusal[];
  readonly event: Happening | undefined;
}

function* retold(procedure: AnyProcedure, { place, facts }: CaseState, step: AnyStep, command: Dated, seq: number): Generator<Look, Retold, Here> {
  const here = yield { seq, step, command, facts };
  const decision = decide(procedure, { place, facts }, step, command, here);
  if (decision.accepted) return { refusals: [], event: decision.event };
  return { refusals: decision.refusals, event: outcomeOf(() => step.happen({ command, ...momentOf(procedure, { place, facts }, command.happenedOn, here) })) };
}

/** An outcome may rest on surroundings that a condition wants and that are gone: then there is none. */
function outcomeOf(happen: () => Happening): Happening | undefined {
  try {
    return happen();
  } catch {
    return undefined;
  }
}

/** Why an event cannot be repaired at all. */
function hindranceOf<E extends Entry>(procedure: AnyProcedure, events: readonly E[], known: readonly E[], { kind, seq, data }: RepairWanted): Refusal | undefined {
  const stored = events.find((event) => event.seq === seq);
  const first = known[0];
  if (!stored || !first) throw new Error(`there is no event ${seq} to repair`);
  if (repairOf(stored.type) !== undefined) return reason(procedure, first, 'repair-cannot-be-corrected', seq);
  const counting = known.find((event) => event.seq === seq);
  if (!counting) return reason(procedure, stored, 'step-no-longer-counts');
  const { recordedBy, part } = stepOf(procedure, counting);
  if (part === 'observed') return reason(procedure, counting, 'observed-by-the-program');
  if (recordedBy === 'system') return reason(procedure, counting, 'comes-from-another-case');
  if (kind === 'reopen-case' && closingEvent(procedure, known)?.seq !== seq) return reason(procedure, counting, 'not-what-closed-the-case');
  if (seq !== first.seq) return undefined;
  if (kind !== 'correct-record') return reason(procedure, counting, 'opening-step-stays');
  const stays = ['subject', 'branch'].every((field) => same(counting.payload[field], data && (data as Dated & Record<string, unknown>)[field]));
  return stays ? undefined : reason(procedure, counting, 'subject-and-branch-stay');
}

/** A reason of the repair itself, cited by what prescribes the step it is about. */
export function reason(procedure: AnyProcedure, about: Entry, code: (typeof repairRules)[number]['code'], seq = about.seq): Refusal {
  const { rule } = repairRules.find((one) => one.code === code) ?? repairRules[0];
  const step = stepOf(procedure, about);
  return { code, rule, citation: step.basis(lawOn(procedure, about.happenedOn as IsoDate)), seen: { seq, step: step.name, on: about.happenedOn }, curedBy: 'clerk' };
}

/** The step that an event came from. */
export function stepOf(procedure: AnyProcedure, { type }: Pick<Entry, 'type'>): AnyStep {
  const step = procedure.steps.find(({ event }) => event === type);
  if (!step) throw new Error(`no step of ${procedure.id} makes ${type}`);
  return step;
}

/** What was stated when an event was recorded: its data without what the engine added. Nothing where the schema no longer reads it. */
function commandOf(step: AnyStep, { payload, happenedOn }: Entry): Dated | undefined {
  const told: Record<string, unknown> = { ...payload, happenedOn };
  const asIs = step.command.safeParse(told);
  if (asIs.success) return asIs.data;
  const derived = new Set(asIs.error.issues.flatMap((issue) => (issue.code === 'unrecognized_keys' && issue.path.length === 0 ? issue.keys : [])));
  return step.command.safeParse(Object.fromEntries(Object.entries(told).filter(([key]) => !derived.has(key)))).data;
}

function changeOf(seq: number, { type: _type, happenedOn, ...payload }: Happening): RepairPayload['changes'][number] {
  return { seq, happenedOn, payload: plain(payload) as Record<string, unknown> };
}

/** An event as its procedure reads it. */
export function happeningFrom(procedure: AnyProcedure, { type, happenedOn, payload }: Entry): Happening {
  return procedure.event.parse({ ...payload, type, happenedOn });
}

function replayEntries(procedure: AnyProcedure, entries: readonly Entry[]): CaseState {
  return entries.reduce((state, entry) => apply(procedure, state, happeningFrom(procedure, entry)), initialState(procedure));
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));
const same = (one: unknown, other: unknown): boolean => one === other || sha256Of(plain(one)) === sha256Of(plain(other));
