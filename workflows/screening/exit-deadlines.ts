import { deadline, type Deadline, type DeadlineView } from '../kernel/deadlines.js';
import type { ExitParameters } from '../regulations/exits.js';
import type { ExitFacts } from './exit-facts.js';

/** The time limits after an exit, with their rules. */
export const exitLimits = {
  'complaint-possible-until': 'EXT-05',
  'discipline-complaint-possible-until': 'EXT-06',
} as const;

type View = DeadlineView<ExitFacts, { readonly exits: ExitParameters }>;

/**
 * Until when somebody who left the Party can complain (khiếu nại): a right that ends, not a duty that anybody can be late with. The clock runs
 * from the receipt of the decision; while that is not recorded from the decision itself, which can only be earlier.
 */
export function exitDeadlines({ facts, calendar, law }: View): Deadline[] {
  const { left } = facts;
  if (left === undefined) return [];
  const anchoredOn = left.receivedOn ?? left.on;
  const { complaintRemovalWorkingDays, complaintDiscipline } = law(anchoredOn).exits;
  const clock = { anchor: left.receivedOn ? 'DecisionDelivered' : 'ExitDecided', anchoredOn, whoActs: 'candidate', purpose: 'reminder' } as const;
  if (left.way !== 'expelled') {
    return [deadline({ ...clock, key: 'complaint-possible-until', rule: exitLimits['complaint-possible-until'], unit: 'working-days', budget: complaintRemovalWorkingDays }, calendar)];
  }
  const { value: readings, citation } = complaintDiscipline;
  const limits = readings.map(({ amount, unit }) =>
    deadline({ ...clock, key: 'discipline-complaint-possible-until', rule: exitLimits['discipline-complaint-possible-until'], unit, budget: { value: amount, citation } }, calendar),
  );
  return limits.toSorted(earliestFirst).slice(0, 1);
}

/** EXT-06 is read in several ways: who keeps to the earliest is in time by every one of them. Of two of the same day the one that is certain tells it. */
const earliestFirst = (one: Deadline, other: Deadline): number => one.dueOn.localeCompare(other.dueOn) || Number(one.provisional) - Number(other.provisional);
