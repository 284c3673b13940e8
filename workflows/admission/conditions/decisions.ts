import type { Condition } from '../../kernel/condition.js';
import { resultOf, type Vote } from '../../kernel/vote.js';
import type { AdmissionAct, AdmissionMoment } from '../admission-step.js';
import { decisionDeadline } from '../deadlines.js';
import { committeeMeetingConditions, decidingMembers, decidingOrgan, decidingRuleOf } from './meetings.js';

interface Decision {
  readonly members: number;
  readonly vote: Vote;
}

const cite = (moment: AdmissionMoment) => moment.regulation.admission.deciding[decidingOrgan(moment)?.decides ?? 'above-grassroots'].citation;

/** What every decision of the competent committee must keep (ADM-29; the same bodies for PRO-07 and PRO-12). */
export const decisionConditions = <C extends Decision>(): Condition<AdmissionAct<C>>[] => [
  ...committeeMeetingConditions<C>((act) => decidingMembers(act), cite),
  {
    // ADM-31: the opinions of a standing committee may be collected on paper; a whole committee meets.
    rule: 'ADM-28',
    code: 'vote-form-not-allowed',
    curedBy: 'competent-committee',
    cite: ({ regulation }) => regulation.clauses.voteForm,
    unmet: (act) => {
      const { form } = act.command.vote;
      return form === 'written-opinions' && decidingRuleOf(act)?.value.body === 'committee' ? { form } : undefined;
    },
  },
];

/** The result of the deciding body's vote, by its own share, and whether it came within the limit. Being late never changes the result (PRO-09). */
export function decisionResult(act: AdmissionAct<Decision>) {
  const rule = decidingRuleOf(act)?.value;
  if (!rule) throw new Error('decided without a competent committee');
  const due = decisionDeadline(act.facts, act.here.calendar);
  return {
    body: rule.body,
    ...resultOf(act.command.vote, act.command.members, rule.share),
    ...(due && { dueOn: due.dueOn }),
    // A count through a year without a notice may be too short: nobody is called late by a guess (CAL-07).
    late: due !== undefined && !due.provisional && act.on > due.dueOn,
  };
}
