import fc from 'fast-check';
import { z } from 'zod';
import {
  addDays, apply, decide, effectiveHistory, initialState, judgeRepair, replay, stepOf,
  type AnyProcedure, type AnyStep, type CaseState, type Dated, type Entry, type Happening, type Here, type IsoDate, type RepairJudgement, type RepairKind,
} from '../../../workflows/index.js';
import { aCase, bench, procedure } from '../../support/admission-case.js';
import { arbitraryField } from '../../support/arbitrary-command.js';
import { chance, drawFrom, failWithoutTheDraws, guides, pick, upTo, walk, type Attempt, type Draw } from '../../support/arbitrary-history.js';
import type { CaseInMemory } from '../../support/case-in-memory.js';

const entriesOf = (events: readonly Happening[]): Entry[] => events.map(({ type, happenedOn, ...payload }, place) => ({ seq: place + 1, type, happenedOn, payload: copy(payload) as Entry['payload'] }));
const happening = ({ type, happenedOn, payload }: Entry): Happening => ({ ...payload, type, happenedOn: happenedOn as IsoDate });
const copy = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));
const stateOf = (events: readonly Entry[], of = procedure): CaseState => replay(of, events.map(happening));

interface Asked {
  readonly kind?: RepairKind;
  readonly seq: number;
  readonly data?: Dated | undefined;
  readonly reopen?: boolean;
}

/** Judges a repair in surroundings that are at hand. */
function judge(events: readonly Entry[], { kind = 'correct-record', seq, data, reopen = false }: Asked, here: (seq: number) => Here, of: AnyProcedure = procedure): RepairJudgement<Entry> {
  const judging = judgeRepair(of, 'case-1', events, { kind, seq, data, reopen });
  let asked = judging.next();
  while (!asked.done) asked = judging.next(here(asked.value.seq));
  return asked.value;
}

/** A case on record, and how its repairs are asked for by the name of a step. */
function recorded(made: CaseInMemory) {
  const events = entriesOf(made.events);
  const eventOf = (step: string) => events.findLast((event) => stepOf(procedure, event).name === step) ?? (() => { throw new Error(step); })();
  return {
    events,
    ask: (step: string, changed: Record<string, unknown> | 'void' | 'reopen', reopen = false) => {
      const { seq, happenedOn } = eventOf(step);
      const data = typeof changed === 'object' ? stepNamed(step).command.parse({ ...bench.lawful[step]?.(happenedOn), ...changed }) : undefined;
      return judge(events, { kind: changed === 'void' ? 'void-step' : changed === 'reopen' ? 'reopen-case' : 'correct-record', seq, data, reopen }, () => made.surroundings);
    },
    seqOf: (step: string) => eventOf(step).seq,
  };
}
const stepNamed = (name: string): AnyStep => procedure.steps.find((step) => step.name === name) ?? (() => { throw new Error(name); })();
const codes = (judgement: RepairJudgement<Entry>) => (judgement.accepted ? [] : judgement.refusals.map(({ rule, code }) => `${rule} ${code}`));

/** The event that a repair becomes. */
function repairEvent(seq: number, type: string, { changes, dropped }: Extract<RepairJudgement<Entry>, { accepted: true }>): Entry {
  const payload = { event: 1, changes, dropped, reason: 'Ghi nhầm', basis: { number: '1', issuedOn: '2026-01-01' }, proposal: { id: 'p', account: 'a', at: '2026-01-01T00:00:00.000Z' } };
  return { seq, type, happenedOn: '2026-01-01', payload };
}

describe('a correction of an act', () => {
  it('changes the act and nothing else where nothing rests on it', () => {
    const { events, ask, seqOf } = recorded(aCase().afterDecision());
    const seq = seqOf('list-candidate');
    const result = ask('list-candidate', { resolution: { number: '77-NQ/CB', issuedOn: '2024-02-05' } });
    expect(result).toMatchObject({ accepted: true, dropped: [], fallen: [], changes: [{ seq, payload: { resolution: { number: '77-NQ/CB' } } }] });
    expect(events[seq - 1]?.payload).toMatchObject({ resolution: { number: '01-NQ/CB' } });
  });

  it('counts an outcome and a time limit anew', () => {
    const { ask, seqOf } = recorded(aCase().afterBranchVote());
    const result = ask('record-branch-vote', { vote: { form: 'party-card', present: 20, inFavour: 13, against: 7, abstaining: 0 }, minutes: { number: '06-BB/CB', issuedOn: '2024-08-05' } });
    expect(result).toMatchObject({ accepted: true, changes: [{ seq: seqOf('record-branch-vote'), payload: { outcome: 'not-approved' } }] });
  });

  it('counts anew what a later act derived from it, and leaves what was stated there', () => {
    const { events, ask, seqOf } = recorded(aCase().afterDecision());
    const [vote, decision] = [seqOf('record-branch-vote'), seqOf('record-committee-decision')];
    const result = ask('record-branch-vote', { happenedOn: '2024-08-06', minutes: { number: '06-BB/CB', issuedOn: '2024-08-06' } });
    const before = events[decision - 1]?.payload ?? {};
    expect(result).toMatchObject({ accepted: true, dropped: [], changes: [{ seq: vote, happenedOn: '2024-08-06' }, { seq: decision, happenedOn: '2024-09-10', payload: { ...before, dueOn: expect.not.stringMatching(String(before['dueOn'])) } }] });
  });

  it('is refused by the rules of the step itself', () => {
    const { ask } = recorded(aCase().afterBranchVote());
    expect(codes(ask('record-branch-vote', { happenedOn: '2025-08-05' }))).toContain('ADM-34 application-expired');
  });

  it('is refused where it says what is on record', () => {
    expect(codes(recorded(aCase().afterBranchVote()).ask('record-branch-vote', {}))).toEqual(['REC-07 nothing-corrected']);
  });

  it('is refused, naming the later step and its reasons, where a vote falls below two thirds', () => {
    const { ask } = recorded(aCase().afterDecision());
    const result = ask('record-branch-vote', { vote: { form: 'party-card', present: 20, inFavour: 13, against: 7, abstaining: 0 } });
    expect(codes(result).slice(0, 2)).toEqual(['REC-07 later-step-no-longer-follows', 'ORD-01 step-not-open']);
    expect(result).toMatchObject({ refusals: [{ seen: { step: 'record-committee-vote', on: '2024-08-19' } }, {}] });
  });

  it('takes the later steps back where that is asked, and only those', () => {
    const { events, ask, seqOf } = recorded(aCase().afterDecision());
    const result = ask('record-branch-vote', { vote: { form: 'party-card', present: 20, inFavour: 13, against: 7, abstaining: 0 } }, true);
    if (!result.accepted) throw new Error('refused');
    expect(result.fallen.map(({ step }) => step)).toEqual(['record-committee-vote', 'submit-dossier', 'record-committee-decision']);
    expect(result.effective.map(({ seq }) => seq)).toEqual(events.slice(0, seqOf('record-branch-vote')).map(({ seq }) => seq));
  });

  it('is refused where a later act would be before it', () => {
    const result = recorded(aCase().afterDecision()).ask('record-committee-vote', { happenedOn: '2024-08-22', minutes: { number: '09-BB/ĐU', issuedOn: '2024-08-22' } });
    expect(codes(result)).toEqual(['REC-07 later-step-no-longer-follows', 'ORD-02 date-before-earlier-step']);
    expect(result).toMatchObject({ refusals: [{ seen: { step: 'submit-dossier', on: '2024-08-21' } }, { seen: { earliest: '2024-08-22' } }] });
  });

  it('never changes whom the case is about, or which branch began it', () => {
    expect(codes(recorded(aCase().afterTraining()).ask('begin-outreach', { subject: 'somebody-else' }))).toEqual(['REC-07 subject-and-branch-stay']);
    expect(codes(recorded(aCase().afterTraining()).ask('begin-outreach', { branch: 'branch-2' }))).toEqual(['REC-07 subject-and-branch-stay']);
    expect(recorded(aCase().afterTraining()).ask('begin-outreach', { happenedOn: '2024-01-04' })).toMatchObject({ accepted: true });
  });

  it('does not suffer for what has changed around the case since', () => {
    const made = aCase().afterDecision();
    const { events, seqOf } = recorded(made);
    const seq = seqOf('record-branch-vote');
    const data = stepNamed('record-branch-vote').command.parse({ ...bench.lawful['record-branch-vote']?.('2024-08-05'), minutes: { number: '66-BB/CB', issuedOn: '2024-08-05' } });
    const gone: Here = { ...made.surroundings, organs: undefined, subject: undefined, people: {} };
    expect(judge(events, { seq, data }, () => gone)).toMatchObject({ accepted: false });
    const older: Here = { ...made.surroundings, subject: { bornOn: '2010-01-01' } };
    const result = judge(events, { seq, data }, () => older);
    expect(result).toMatchObject({ accepted: true, changes: [{ seq, payload: { minutes: { number: '66-BB/CB' }, outcome: 'approved' } }] });
  });
});

describe('taking a step back', () => {
  it('leaves the case as if the step had not been recorded', () => {
    const { ask, seqOf } = recorded(aCase().afterPreparation());
    const result = ask('collect-opinions', 'void');
    expect(result).toMatchObject({ accepted: true, dropped: [seqOf('collect-opinions')], changes: [] });
    if (result.accepted) expect(result.state).toEqual(stateOf(entriesOf(aCase().afterPreparation().events.slice(0, -1))));
  });

  it('is refused for the step that opened the case, for one taken back already, and for a repair', () => {
    const made = recorded(aCase().afterPreparation());
    expect(codes(made.ask('begin-outreach', 'void'))).toEqual(['REC-09 opening-step-stays']);
    const result = made.ask('collect-opinions', 'void');
    if (!result.accepted) throw new Error('refused');
    const voided = [...made.events, repairEvent(made.events.length + 1, 'StepVoided', result)];
    expect(codes(judge(voided, { kind: 'void-step', seq: made.seqOf('collect-opinions') }, () => bench.here))).toEqual(['REC-09 step-no-longer-counts']);
    expect(codes(judge(voided, { kind: 'void-step', seq: voided.length }, () => bench.here))).toEqual(['REC-07 repair-cannot-be-corrected']);
  });

  it('opens a case again by the event that closed it, and by no other', () => {
    const made = recorded(aCase().afterRecognition());
    const closing = made.ask('record-recognition-decision', 'reopen');
    expect(closing).toMatchObject({ accepted: true, dropped: [made.events.length] });
    if (closing.accepted) expect(closing.state.facts.officialFrom).toBeUndefined();
    expect(codes(made.ask('record-committee-vote', 'reopen'))).toEqual(['REC-10 not-what-closed-the-case']);
    expect(codes(recorded(aCase().afterDecision()).ask('record-committee-decision', 'reopen'))).toEqual(['REC-10 not-what-closed-the-case']);
  });
});

describe('an act that reaches into another case', () => {
  const upholding = (reaches: (event: Happening) => unknown): AnyProcedure => ({
    ...procedure,
    steps: procedure.steps.map((step) =>
      step.name === 'list-candidate' ? { ...step, consequence: (event: Happening) => ({ caseId: 'case-2', step: 'restore-rights', command: { of: reaches(event) } }) } : step.name === 'propose-course' ? { ...step, recordedBy: 'system' as const } : step,
    ),
  });
  const events = entriesOf(aCase().afterTraining().events);
  const of = (reaches: (event: Happening) => unknown, asked: Asked) => judge(events, asked, () => bench.here, upholding(reaches));
  const data = (helper: string) => stepNamed('list-candidate').command.parse({ ...bench.lawful['list-candidate']?.('2024-02-05'), helper });

  it('is not taken back or changed while its effect would change', () => {
    expect(codes(of(() => 'same', { kind: 'void-step', seq: 2, reopen: true }))).toEqual(['REC-07 has-effect-in-another-case']);
    expect(codes(of((event) => (event as Happening & { helper: string }).helper, { seq: 2, data: data('helper-2') }))).toEqual(['REC-07 has-effect-in-another-case']);
    expect(of(() => 'same', { seq: 2, data: data('helper-2') })).toMatchObject({ accepted: true });
  });

  it('is not taken back where it reached this case', () => {
    expect(codes(of(() => 'same', { kind: 'void-step', seq: 3 }))).toEqual(['REC-07 comes-from-another-case']);
  });
});

describe('any correction of any act', () => {
  const same = (one: unknown, other: unknown) => JSON.stringify(sorted(copy(one))) === JSON.stringify(sorted(copy(other)));
  const published = new Map<AnyStep, Record<string, unknown>>();
  const met = { accepted: 0, later: 0, ofTheStep: 0, reopened: 0 };

  it('is refused by its step or names a later one, or leads where the case would stand had it been entered so from the start', () => {
    fc.assert(fc.property(fc.gen(), (generator) => tryOne(drawFrom(generator))), { seed: 20_261_122, numRuns: 300, endOnFailure: true, reporter: failWithoutTheDraws });
    expect(Object.entries(met).filter(([, times]) => times < 5)).toEqual([]);
  }, 120_000);

  function tryOne(draw: Draw): void {
    const attempts: Attempt[] = [];
    const history = walk(procedure, draw, 60, (attempt) => attempts.push(attempt));
    if (history.length === 0) return;
    const events = entriesOf(history);
    const around = history.map((event) => attempts.find(({ decision }) => decision.accepted && decision.event === event)?.here ?? bench.here);
    const hereOf = (seq: number): Here => around[seq - 1] ?? bench.here;
    const event = pick(draw, events);
    const step = stepOf(procedure, event);
    const data = step.command.safeParse(corrected(event, step, hereOf(event.seq), draw)).data;
    if (!data) return;
    const [result, opened] = [judge(events, { seq: event.seq, data }, hereOf), judge(events, { seq: event.seq, data, reopen: true }, hereOf)];
    const fromTheStart = enterAnew(events, event.seq, data, hereOf);
    if (result.accepted) {
      met.accepted += 1;
      must(fromTheStart !== undefined && same(result.state, fromTheStart), 'another state than having entered it right');
      must(same(stateOf(effectiveHistory([...events, repairEvent(events.length + 1, 'RecordCorrected', result)])), result.state), 'the stored repair leads elsewhere');
      must(same(opened, result), 'reopening changed what needed none');
      return;
    }
    const [first] = result.refusals;
    if (first?.code === 'nothing-corrected') must(fromTheStart !== undefined && same(fromTheStart, stateOf(events)), 'something was corrected');
    else must(fromTheStart === undefined || first?.code === 'subject-and-branch-stay', `refused by ${first?.code} though it could have been entered so`);
    if (first?.code === 'later-step-no-longer-follows') {
      met.later += 1;
      must(typeof first.seen['step'] === 'string' && result.refusals.length > 1, 'no step and reason named');
      if (opened.accepted) {
        met.reopened += 1;
        must(opened.fallen[0]?.seq === first.seen['seq'] && same(stateOf(opened.effective), opened.state), 'reopening took back something else');
      }
    } else if (first?.code !== 'nothing-corrected') met.ofTheStep += 1;
  }

  function corrected(event: Entry, step: AnyStep, here: Here, draw: Draw): Record<string, unknown> {
    const entered = statedIn(step, event);
    if (chance(draw, 40)) return { ...entered, happenedOn: addDays(event.happenedOn as IsoDate, upTo(draw, 40) - 20) };
    const lawful = guides['admission']?.command(step, event.happenedOn as IsoDate, here, draw) ?? {};
    const field = pick(draw, Object.keys(lawful));
    return { ...entered, [field]: chance(draw, 70) ? lawful[field] : draw(arbitraryField(step, field)) };
  }

  /** The whole case entered once more, with this act told otherwise; nothing where an act is then refused. */
  function enterAnew(events: readonly Entry[], seq: number, data: Dated, hereOf: (seq: number) => Here): CaseState | undefined {
    let state = initialState(procedure);
    for (const event of events) {
      const step = stepOf(procedure, event);
      const decision = decide(procedure, state, step, event.seq === seq ? data : step.command.parse(statedIn(step, event)), hereOf(event.seq));
      if (!decision.accepted) return undefined;
      state = apply(procedure, state, decision.event);
    }
    return state;
  }

  /** The fields that the command of a step has, by its published schema. */
  function statedIn(step: AnyStep, { payload, happenedOn }: Entry): Record<string, unknown> {
    const properties = published.get(step) ?? z.toJSONSchema(step.command, { io: 'input', unrepresentable: 'any' }).properties ?? {};
    published.set(step, properties);
    return Object.fromEntries(Object.entries({ ...payload, happenedOn }).filter(([field]) => field in properties));
  }
});

function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]));
}
