import type { Condition } from '../../kernel/condition.js';
import type { BranchElectorate, Vote } from '../../kernel/vote.js';
import { branchMeetingConditions } from '../../shared/meetings.js';
import type { ScreeningRegulation } from '../regulation.js';
import type { ScreeningAct } from '../screening-step.js';

interface BranchMeeting {
  readonly electorate: BranchElectorate;
  readonly vote: Vote;
}

/** Those whose votes are counted against in a meeting about a listed member: all full members but the exempt (SCR-06). */
export const countedAgainst = ({ fullMembers, exempt, temporarilyAway }: BranchElectorate, { screening }: ScreeningRegulation): number =>
  fullMembers - exempt - (screening.awayCounted.value ? 0 : temporarilyAway);

/**
 * What a meeting of a branch about a listed member must keep. The exempt never count here, not even those who come: they may listen, but neither
 * the minutes nor the tally take them for voters (SCR-02, SCR-06, unlike ADM-23).
 */
export const screeningMeetingConditions = <C extends BranchMeeting>(): Condition<ScreeningAct<C>>[] => [
  ...branchMeetingConditions<C>(),
  {
    rule: 'SCR-02',
    code: 'exempt-not-counted',
    curedBy: 'branch',
    cite: ({ regulation }) => regulation.screening.exemptCounted.citation,
    unmet: ({ command: { electorate }, regulation }) =>
      !regulation.screening.exemptCounted.value && electorate.exemptPresent > 0 ? { exemptPresent: electorate.exemptPresent } : undefined,
  },
];
