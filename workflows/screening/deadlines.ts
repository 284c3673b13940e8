import { deadline, type Deadline, type DeadlineView } from '../kernel/deadlines.js';
import { exitDeadlines, exitLimits } from './exit-deadlines.js';
import type { ScreeningFacts } from './facts.js';
import type { ScreeningRegulation } from './regulation.js';

type View = DeadlineView<ScreeningFacts, ScreeningRegulation>;

/** Every time limit a screening case can have, with its rule. */
export const limits = {
  'education-period-ends': 'SCR-07',
  'education-review-due': 'SCR-07',
  'transfer-letter-due': 'TRF-02',
  'transfer-due': 'TRF-01',
  ...exitLimits,
} as const;

/** Every time limit that runs in a screening case as it stands. None of them leads the case anywhere by itself. */
export const deadlinesOf = (view: View): Deadline[] => (view.states.has('notListed') || view.states.has('delisted') || view.states.has('closedOtherwise') ? [] : [...education(view), ...moves(view), ...exitDeadlines(view)]);

/** The end of the period the branch planned, and the next note on the progress. Nobody has confirmed either number, so they only remind. */
function education({ facts, states, calendar, law }: View): Deadline[] {
  const { education: plan } = facts;
  if (!plan || !states.has('educating')) return [];
  const { educationMonths, reviewMonths } = law(plan.from).screening;
  const common = { unit: 'months', whoActs: 'branch' } as const;
  const reviewed = plan.reviewedOn !== undefined && plan.reviewedOn > plan.from;
  return [
    deadline({ ...common, key: 'education-period-ends', rule: limits['education-period-ends'], anchor: 'EducationPlanned', anchoredOn: plan.from, purpose: 'reminder', budget: { ...educationMonths, value: plan.months } }, calendar),
    deadline({ ...common, key: 'education-review-due', rule: limits['education-review-due'], anchor: reviewed ? 'EducationReviewed' : 'EducationPlanned', anchoredOn: reviewed ? plan.reviewedOn : plan.from, purpose: 'service', budget: reviewMonths }, calendar),
  ];
}

/** The limits of a move while the member is on the way (TRF-01, TRF-02). */
function moves({ facts, calendar, law: lawOn }: View): Deadline[] {
  const { destination, letterIssuedOn: anchoredOn } = facts;
  if (destination === undefined || anchoredOn === undefined) return [];
  const law = lawOn(anchoredOn).transfer;
  const common = { anchor: 'ListedMemberTransferred', anchoredOn, unit: 'working-days', purpose: 'legal' } as const;
  return [
    deadline({ ...common, key: 'transfer-letter-due', rule: limits['transfer-letter-due'], whoActs: 'candidate', budget: law.letterWorkingDays }, calendar),
    deadline({ ...common, key: 'transfer-due', rule: limits['transfer-due'], whoActs: 'destination-branch', budget: law.procedureWorkingDays }, calendar),
  ];
}
