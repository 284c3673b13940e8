import type { Condition } from '../kernel/condition.js';
import { resultOf, type Vote } from '../kernel/vote.js';
import { committeeMeetingConditions, decidingMembers, decidingOrgan, decidingRuleOf } from './meetings.js';
import type { MemberAct, MemberMoment } from './member-law.js';

/** A decision as its minutes state it. */
export interface Decision {
  readonly members: number;
  readonly vote: Vote;
}

const cite = (moment: MemberMoment) => moment.regulation.admission.deciding[decidingOrgan(moment)?.decides ?? 'above-grassroots'].citation;

/** What every decision of the competent committee must keep (ADM-29; the same bodies for PRO-07, PRO-12 and EXT-02). */
export const decisionConditions = <C extends Decision>(): Condition<MemberAct<C>>[] => [
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

/** The result of the deciding body's vote, by its own share. */
export function decidedBy(act: MemberAct<Decision>) {
  const rule = decidingRuleOf(act)?.value;
  if (!rule) throw new Error('decided without a competent committee');
  return { body: rule.body, ...resultOf(act.command.vote, act.command.members, rule.share) };
}
