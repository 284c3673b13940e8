import { addDays, deadlinesOf, decide, findStep, initialState, lateOrgan, lateRoles, type AnyProcedure, type AnyStep, type CaseState, type Deadline, type Decision, type Happening, type Here, type Refusal } from '../../workflows/index.js';

/** What a clerk enters, as it would come in JSON. */
export type Entered = Record<string, unknown>;

/** Everything the tests of one procedure share: lawful commands, usual surroundings, and what has been tried. */
export interface Bench {
  readonly procedure: AnyProcedure;
  /** A command that each step accepts on a lawful road; a test changes what it is about. */
  readonly lawful: Readonly<Record<string, (on: string) => Entered>>;
  readonly here: Here;
}

/** What the tests of one file have seen of each step's rules. */
const tried = new Map<string, { readonly refused: Set<string>; readonly satisfied: Set<string> }>();

function getStep(procedure: AnyProcedure, stepName: string): AnyStep {
  const step = findStep(procedure, stepName);
  if (!step) throw new Error(`no step ${stepName}`);
  return step;
}

/** Rules of a step, as «ADM-22 code», that no test of this file has seen refused or none has seen satisfied. The last test of a step's file asks. */
export function untriedRules(procedure: AnyProcedure, stepName: string): string[] {
  const step = getStep(procedure, stepName);
  const seen = tried.get(stepName);
  const untried = [...step.preconditions, ...step.conditions]
    .map(({ rule, code }) => `${rule} ${code}`)
    .flatMap((name) => [...(seen?.refused.has(name) ? [] : [`${name} was never refused`]), ...(seen?.satisfied.has(name) ? [] : [`${name} was never satisfied`])]);
  return [...new Set(untried)];
}

function note(step: AnyStep, decision: Decision): void {
  const seen = tried.get(step.name) ?? { refused: new Set(), satisfied: new Set() };
  tried.set(step.name, seen);
  const refused = new Set(decision.accepted ? [] : decision.refusals.map(({ rule, code }) => `${rule} ${code}`));
  if (refused.has('ORD-04 no-regulation-on-that-day')) return;
  for (const { rule, code } of [...step.preconditions, ...step.conditions]) {
    const name = `${rule} ${code}`;
    (refused.has(name) ? seen.refused : seen.satisfied).add(name);
  }
}

/** A case in memory. Every act goes through `decide`, never by hand; an act that is refused changes nothing. */
export class CaseInMemory {
  state: CaseState;
  readonly events: Happening[] = [];
  surroundings: Here;

  constructor(readonly bench: Bench) {
    this.state = initialState(bench.procedure);
    this.surroundings = bench.here;
  }

  /** Judges a step with its lawful command, changed by `entered`. */
  judge(stepName: string, on: string, entered: Entered = {}, surroundings: Partial<Here> = {}): Decision {
    const { procedure, lawful } = this.bench;
    const step = getStep(procedure, stepName);
    const command = lawful[stepName];
    if (!command) throw new Error(`no lawful command of ${stepName}`);
    const decision = decide(procedure, this.state, step, step.command.parse({ ...command(on), ...entered }), { ...this.surroundings, ...surroundings });
    note(step, decision);
    return decision;
  }

  /** The refusals of a step, as «ADM-22 approval-below-two-thirds»; empty when it is accepted. Nothing is recorded. */
  refusals(stepName: string, on: string, entered: Entered = {}, surroundings: Partial<Here> = {}): string[] {
    return this.refused(stepName, on, entered, surroundings).map(({ rule, code }) => `${rule} ${code}`);
  }

  refused(stepName: string, on: string, entered: Entered = {}, surroundings: Partial<Here> = {}): readonly Refusal[] {
    const decision = this.judge(stepName, on, entered, surroundings);
    return decision.accepted ? [] : decision.refusals;
  }

  /** The event a step would become; it must be accepted, and nothing is recorded. */
  eventOf(stepName: string, on: string, entered: Entered = {}, surroundings: Partial<Here> = {}): Happening {
    return this.accept(stepName, on, entered, surroundings).event;
  }

  /** Records that a limit of this key, as it runs now, went by. */
  missed(key: string): this {
    const limit = deadlinesIn(this).find((one) => one.key === key);
    if (!limit) throw new Error(`no ${key} runs`);
    const on = addDays(limit.dueOn, 1);
    const role = lateRoles.find((one) => one === limit.whoActs) ?? 'branch';
    return this.record('record-missed-limit', on, { key, role, organ: lateOrgan(this.state.facts, role, on, this.surroundings.organs) });
  }

  private accept(stepName: string, on: string, entered: Entered, surroundings: Partial<Here>) {
    const decision = this.judge(stepName, on, entered, surroundings);
    if (!decision.accepted) throw new Error(`${stepName} on ${on} was refused: ${JSON.stringify(decision.refusals, undefined, 1)}`);
    return decision;
  }

  /** Records a step that must be accepted. */
  record(stepName: string, on: string, entered: Entered = {}, surroundings: Partial<Here> = {}): this {
    const { event, next } = this.accept(stepName, on, entered, surroundings);
    this.state = next;
    this.events.push(event);
    return this;
  }
}

/** The time limits that run in a case as it stands. */
export const deadlinesIn = ({ bench, state, surroundings }: CaseInMemory): readonly Deadline[] => deadlinesOf(bench.procedure, state, surroundings.calendar);
