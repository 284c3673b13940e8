import type { Citation, Cited } from '../kernel/citation.js';
import type { Condition } from '../kernel/condition.js';
import type { OrganOnDay } from '../kernel/step.js';
import { electorateConditions, tallyConditions, type BranchElectorate, type Vote } from '../kernel/vote.js';
import type { DecidingRule } from '../regulations/admission.js';
import type { NextOrgan } from './meeting-fields.js';
import type { MemberAct, MemberMoment } from './member-law.js';

interface BranchMeeting {
  readonly electorate: BranchElectorate;
  readonly vote: Vote;
}
interface CommitteeMeeting {
  readonly members: number;
  readonly vote: Vote;
}

/** ADM-24: with fewer full members than the Charter asks, a branch cannot hold the vote. */
export const enoughMembers: Condition<MemberMoment> = {
  rule: 'ADM-24',
  code: 'too-few-full-members',
  curedBy: 'superior-committee',
  cite: ({ regulation }) => regulation.admission.minimumFullMembers.citation,
  unmet: ({ here, regulation }) => {
    const least = regulation.admission.minimumFullMembers.value;
    const roll = here.organs?.branch.roll;
    return roll && roll.fullMembers < least ? { fullMembers: roll.fullMembers, least } : undefined;
  },
};

/** What every vote of a branch must keep: sums that can be true, the roll of that day, and a form the meeting may choose. */
export function branchMeetingConditions<C extends BranchMeeting>(): Condition<MemberAct<C>>[] {
  const cite = ({ regulation }: MemberMoment): Citation => regulation.clauses.whoIsCounted;
  return [
    ...tallyConditions<MemberAct<C>>({
      vote: ({ command }) => command.vote,
      electorate: ({ command: { electorate: e } }) => e.fullMembers - e.temporarilyAway - (e.exempt - e.exemptPresent),
      cite,
    }),
    ...electorateConditions<MemberAct<C>>(({ command }) => ({ ...command.electorate, present: command.vote.present }), cite),
    {
      rule: 'REC-02',
      code: 'no-roll-on-that-day',
      curedBy: 'branch',
      cite,
      unmet: ({ here, on }) => (here.organs?.branch.roll ? undefined : { on }),
    },
    {
      rule: 'REC-02',
      code: 'minutes-differ-from-the-roll',
      curedBy: 'clerk',
      cite,
      unmet: ({ command: { electorate: e }, here }) => {
        const roll = here.organs?.branch.roll;
        if (!roll || (roll.fullMembers === e.fullMembers && roll.exempt === e.exempt && roll.temporarilyAway === e.temporarilyAway)) return undefined;
        return {
          fullMembers: e.fullMembers, exempt: e.exempt, temporarilyAway: e.temporarilyAway,
          rollFullMembers: roll.fullMembers, rollExempt: roll.exempt, rollTemporarilyAway: roll.temporarilyAway,
        };
      },
    },
    {
      // ADM-28: the meeting itself chooses between a secret ballot and party cards; opinions collected on paper are no branch vote.
      rule: 'ADM-28',
      code: 'vote-form-not-allowed',
      curedBy: 'branch',
      cite: ({ regulation }) => regulation.clauses.voteForm,
      unmet: ({ command }) => (command.vote.form === 'written-opinions' ? { form: command.vote.form } : undefined),
    },
  ];
}

/** What every vote of a committee, or of the body that decides for it, must keep. `counted` tells from the roll how many its members are. */
export function committeeMeetingConditions<C extends CommitteeMeeting>(
  counted: (act: MemberAct<C>) => number | undefined,
  cite: (act: MemberAct<C>) => Citation,
): Condition<MemberAct<C>>[] {
  return [
    ...tallyConditions<MemberAct<C>>({ vote: ({ command }) => command.vote, electorate: ({ command }) => command.members, cite }),
    {
      rule: 'REC-02',
      code: 'no-committee-roll-on-that-day',
      curedBy: 'clerk',
      cite,
      unmet: (act) => (counted(act) === undefined ? { on: act.on } : undefined),
    },
    {
      rule: 'REC-02',
      code: 'committee-minutes-differ-from-the-roll',
      curedBy: 'clerk',
      cite,
      unmet: (act) => {
        const roll = counted(act);
        return roll === undefined || roll === act.command.members ? undefined : { members: act.command.members, roll };
      },
    },
  ];
}

/** The committee that decides: the competent one, or for somebody over the age limit the one directly under the Centre (ADM-02). */
export function decidingOrgan({ here, facts }: MemberMoment): OrganOnDay | undefined {
  const { competent, underTheCentre } = here.organs ?? {};
  return facts.branchVote?.overAge ? (underTheCentre ?? competent) : competent;
}

/** How that committee decides on that day (ADM-29); nothing when no organ above the branch has the power to admit. */
export function decidingRuleOf(moment: MemberMoment): Cited<DecidingRule> | undefined {
  const organ = decidingOrgan(moment);
  const rule = organ?.decides && moment.regulation.admission.deciding[organ.decides];
  const without = rule?.value.body === 'standing-committee' && organ?.decides === 'grassroots' && organ.roll?.standingMembers === 0;
  return without ? moment.regulation.admission.decidingWithoutStandingCommittee : rule;
}

/**
 * The number of members of the body that decides, by the roll of that day. At province level the heads of commissions sit with the standing
 * members; no roll counts them, so there the minutes stand alone.
 */
export function decidingMembers(moment: MemberAct<{ readonly members: number }>): number | undefined {
  const roll = decidingOrgan(moment)?.roll;
  const body = decidingRuleOf(moment)?.value.body;
  if (!roll || !body) return undefined;
  if (body === 'standing-members') return moment.command.members;
  return body === 'committee' ? roll.committeeMembers : roll.standingMembers;
}

/** Without an organ that may admit, nothing can be decided: fails closed. */
export const someoneDecides: Condition<MemberMoment> = {
  rule: 'ADM-29',
  code: 'no-competent-committee',
  curedBy: 'superior-committee',
  cite: ({ regulation }) => regulation.admission.deciding['above-grassroots'].citation,
  unmet: (moment) => (decidingRuleOf(moment) ? undefined : { on: moment.on }),
};

/** Where an approved branch resolution goes: the section committee where there is one, the grassroots committee, or straight to the decision. */
export function nextOrganAfterBranch(moment: MemberMoment, overAge = moment.facts.branchVote?.overAge ?? false): NextOrgan {
  return moment.here.organs?.section ? 'section' : nextOrganAfterSection(moment, overAge);
}

/**
 * Where it goes from the section committee. A grassroots committee that decides as a whole, and not in its standing committee, is not asked
 * twice where resolution and decision are one act.
 */
export function nextOrganAfterSection({ here, regulation }: MemberMoment, overAge: boolean): 'grassroots' | 'competent' {
  const { grassroots, competent } = here.organs ?? {};
  if (!grassroots) return 'competent';
  const decidesAsWhole = grassroots.id === competent?.id && !overAge && regulation.admission.deciding[competent.decides ?? 'grassroots'].value.body === 'committee';
  return decidesAsWhole && !regulation.admission.ownResolutionFirst.value ? 'competent' : 'grassroots';
}
