import canonicalize from 'canonicalize';
import {
  allStates, answerableRole, apply, arrowsOf, deadlinesOf, findDocument, initialState, isClosed, isOpen, openEvents, procedures, regulationOn, replay, statesOf, statesThatKnow,
  type AnyProcedure, type CaseState, type Citation, type Deadline,
} from '../../workflows/index.js';
import { refusalsBefore } from '../../workflows/kernel/decide.js';
import { guides, walk, walkUntil, type Attempt, type Draw } from '../support/arbitrary-history.js';
import { arbitraryBeginning } from '../support/golden-beginnings.js';

const walks = { seed: 20_261_122, inABatch: 80, attempts: 160 };

/** Byte for byte: the one canonical text of a value. */
const canonical = (value: unknown): string => canonicalize(JSON.parse(JSON.stringify(value))) ?? '';
const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

const nothing = () => ({ states: new Set<string>(), left: new Set<string>(), accepted: new Set<string>(), refused: new Set<string>(), limits: new Set<string>(), late: new Set<string>(), editions: new Set<string>(), workingDays: false, provisional: false });
/** What was seen over all walks of the procedure at hand. */
let seen = nothing();

describe.each(procedures.map((procedure) => [procedure.id, procedure] as const))('random histories of %s', (id, procedure) => {
  beforeAll(() => {
    seen = nothing();
  });

  it('have a guide', () => {
    expect(Object.keys(guides)).toContain(id);
  });

  it('are judged without an error, explain each refusal, and replay to the same state byte for byte', () => {
    walkUntil(() => notMet(procedure).length === 0, walks, (draw) => walkOnce(procedure, draw));
  }, 120_000);

  it('meet every state and a way out of it, every step, every rule of every step, every time limit and every edition', () => {
    expect(notMet(procedure)).toEqual([]);
  });
  it('meet years whose days off are not announced, where working days are counted', () => {
    expect(seen.provisional).toBe(seen.workingDays);
  });
});

/** What no walk so far has met. */
function notMet(procedure: AnyProcedure): string[] {
  const ends = statesWithoutWay(procedure);
  const states = allStates(procedure.machine).map(({ name }) => name);
  const order = ['ORD-01 step-not-open', 'ORD-03 date-in-the-future', 'ORD-04 no-regulation-on-that-day'];
  const rules = procedure.steps.flatMap((step) => [...[...step.preconditions, ...step.conditions].map(({ rule, code }) => `${rule} ${code}`), ...order].map((name) => `${step.name}: ${name}`));
  const missing = (what: string, all: readonly string[], met: ReadonlySet<string>) => all.filter((one) => !met.has(one)).map((one) => `${what} ${one}`);
  return [
    ...missing('never reached', states, seen.states),
    ...missing('never left', states.filter((state) => !ends.has(state)), seen.left),
    ...missing('never accepted', procedure.steps.map(({ name }) => name), seen.accepted),
    ...missing('never refused', rules, seen.refused),
    ...missing('never running', Object.keys(procedure.limits), seen.limits),
    ...missing('nobody can ever be late in', procedure.steps.filter(({ part }) => part === 'observed').flatMap((step) => statesThatKnow(procedure, step)), seen.late),
    ...missing('never in force', procedure.editions.map(({ edition }) => edition), seen.editions),
  ];
}

function walkOnce(procedure: AnyProcedure, draw: Draw): void {
  const { before, start } = arbitraryBeginning(procedure, draw);
  let mirror: CaseState = copy(start?.state ?? initialState(procedure));
  let pending: { next: CaseState; mirrored: CaseState } | undefined;
  const follow = (attempt: Attempt): void => {
    if (pending && attempt.state === pending.next) mirror = pending.mirrored;
    pending = look(procedure, attempt, mirror) ?? pending;
  };
  const history = [...before, ...walk(procedure, draw, walks.attempts, follow, start)];
  expect(canonical(replay(procedure, copy(history)))).toBe(canonical(replay(procedure, history)));
}

/** The states in which the order itself knows no event, in them or around them: ends that nothing can put right any more. */
function statesWithoutWay({ machine }: AnyProcedure): ReadonlySet<string> {
  const knowing = arrowsOf(machine).map(({ from }) => from);
  return new Set(allStates(machine).map(({ name }) => name).filter((name) => !knowing.some((from) => name === from || name.startsWith(`${from}.`))));
}

/** What must hold of every attempt. Gives, for an accepted one, the state as it would be after a restart. Plain checks: there are tens of thousands. */
function look(procedure: AnyProcedure, { state, step, here, on, decision }: Attempt, mirror: CaseState) {
  const must = (holds: boolean, what: string): void => {
    if (!holds) throw new Error(`${what}: ${step.name} on ${on} in ${statesOf(state.place).join(', ')} with ${JSON.stringify(state.facts)}`);
  };
  statesOf(state.place).forEach((name) => seen.states.add(name));
  const open = isOpen(procedure, state, step);
  const before = refusalsBefore(procedure, state, step, on, here);

  must(JSON.stringify(mirror) === JSON.stringify(state), 'the state that was judged is not the state that was reached');
  if (!decision.accepted) {
    must(decision.refusals.length > 0, 'refused without a reason');
    for (const { rule, code, citation, seen: facts } of decision.refusals) {
      seen.refused.add(`${step.name}: ${rule} ${code}`);
      must(isCited(citation), `${rule} ${code} cites nothing`);
      must(Object.values(facts).every((fact) => ['string', 'number', 'boolean'].includes(typeof fact)), `${rule} ${code} shows more than small values`);
    }
    const judged = new Set(decision.refusals.map((refusal) => JSON.stringify(refusal)));
    must(before.every((refusal) => judged.has(JSON.stringify(refusal))), 'a reason known before the command was not given');
    must(decision.refusals.some(({ rule }) => rule === 'ORD-01') === !open, 'ORD-01 does not say whether the step is open');
    return undefined;
  }

  const { event, next, receipt } = decision;
  must(open && before.length === 0, 'accepted although it was not open');
  seen.accepted.add(step.name);
  statesOf(state.place).forEach((name) => seen.left.add(name));
  statesOf(next.place).forEach((name) => seen.states.add(name));
  seen.editions.add(receipt.edition);
  must(receipt.edition === regulationOn(procedure.editions, on)?.edition, 'judged by another edition than that of the day');
  must(event.type === step.event && event.happenedOn === on, 'another event than the step makes');
  must(canonical(procedure.event.parse(copy(event))) === canonical(event), 'the event is not one its schema gives back');
  const mirrored = copy(apply(procedure, mirror, copy(event)));
  must(JSON.stringify(mirrored) === JSON.stringify(next), 'the event read back leads elsewhere');
  lookAtDeadlines(procedure, next, here.calendar, must);
  return { next, mirrored };
}

function lookAtDeadlines(procedure: AnyProcedure, state: CaseState, calendar: Attempt['here']['calendar'], must: (holds: boolean, what: string) => void): void {
  const deadlines: readonly Deadline[] = deadlinesOf(procedure, state, calendar);
  const keys = deadlines.map(({ key }) => key);
  must(new Set(keys).size === keys.length, 'a time limit is given twice');
  for (const { key, rule, citation, dueOn, anchoredOn, unit, provisional } of deadlines) {
    seen.limits.add(key);
    seen.workingDays ||= unit === 'working-days';
    seen.provisional ||= provisional;
    must(procedure.limits[key] === rule, `${key} is not a limit of the procedure`);
    must(isCited(citation), `${key} cites nothing`);
    must(dueOn >= anchoredOn, `${key} is due before it begins`);
  }
  if (deadlines.some((limit) => answerableRole(limit) !== undefined)) {
    must(openEvents(procedure.machine, state.place).has('DeadlineMissed'), 'an organ can be late where that cannot be recorded');
    statesOf(state.place).forEach((name) => seen.late.add(name));
  }
  const waiting = deadlines.filter(({ purpose }) => purpose !== 'reminder').map(({ key }) => key);
  if (isClosed(procedure.machine, state.place)) must(waiting.length === 0, `a closed case still waits for ${waiting.join(', ')}`);
}

const isCited = ({ document, clause }: Citation): boolean => findDocument(document) !== undefined && clause.trim() !== '';
