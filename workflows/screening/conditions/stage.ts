import type { Condition } from '../../kernel/condition.js';
import type { HearingMatter } from '../events/hearing.js';
import type { ScreeningAct, ScreeningMoment } from '../screening-step.js';

/** SCR-01: the member is heard on the listing until the ballot, and on the evaluation or a way out once listed. */
export const matterInHand: Condition<ScreeningAct<{ readonly matter: HearingMatter }>> = {
  rule: 'SCR-01',
  code: 'matter-not-in-hand',
  curedBy: 'clerk',
  cite: ({ regulation }) => regulation.screening.clauses.hearing,
  unmet: ({ command: { matter }, facts: { listedOn } }) => ((matter === 'listing') === (listedOn === undefined) ? undefined : { matter }),
};

/** SCR-07: without a plan of education there is no progress to note. */
export const educationPlannedBefore: Condition<ScreeningMoment> = {
  rule: 'SCR-07',
  code: 'no-education-plan',
  curedBy: 'branch',
  cite: ({ regulation }) => regulation.screening.clauses.education,
  unmet: ({ facts: { education }, on }) => (education === undefined ? { on } : undefined),
};
