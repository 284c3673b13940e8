import { addDays, answerableRole, deadlinesOf, isSuspended, lateOrgan, missableOn, type AnyProcedure, type CaseState, type Deadline, type Here } from '../../workflows/index.js';
import { chance, pick, type Draw } from './arbitrary-history.js';

/** The limits that an organ lets pass by doing nothing where a case stands. */
export const missable = (procedure: AnyProcedure, state: CaseState, { calendar }: Here): readonly Deadline[] =>
  deadlinesOf(procedure, state, calendar).filter((limit) => missableOn(limit, state.facts) !== undefined);

/** What the program records of a limit that runs here, mostly of one that an organ can be late with, now and then of one on record already. */
export function missOf(procedure: AnyProcedure, state: CaseState, here: Here, draw: Draw): Record<string, unknown> | undefined {
  const all = deadlinesOf(procedure, state, here.calendar).filter((limit) => !isSuspended(limit));
  const late = missable(procedure, state, here);
  const limits = late.length > 0 && chance(draw, 85) ? late : all;
  if (limits.length === 0) return undefined;
  const { key, dueOn, whoActs, ...limit } = pick(draw, limits);
  const role = answerableRole({ key, dueOn, whoActs, ...limit }) ?? 'branch';
  const happenedOn = addDays(dueOn, 1);
  return { happenedOn, key, dueOn, role, organ: lateOrgan(state.facts, role, happenedOn, here.organs) ?? 'nobody-knows' };
}
