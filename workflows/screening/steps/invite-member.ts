import { notAfterTheAct } from '../../shared/order-of-days.js';
import { matterInHand } from '../conditions/stage.js';
import { memberInvited } from '../events/hearing.js';
import { screeningStep } from '../screening-step.js';

/** The branch invites the member to a meeting, to explain (SCR-01, EXT-07). Invitations to one meeting count once. */
export const inviteMember = screeningStep(memberInvited, {
  name: 'invite-member',
  part: 'aside',
  recordedBy: 'branch',
  basis: (regulation) => regulation.screening.clauses.hearing,
  follows: (facts) => facts.begunOn,
  conditions: [
    matterInHand,
    {
      rule: 'SCR-01',
      code: 'invited-after-the-meeting',
      curedBy: 'clerk',
      cite: ({ regulation }) => regulation.screening.clauses.hearing,
      unmet: ({ command: { meetingOn }, on }) => (meetingOn < on ? { meetingOn, on } : undefined),
    },
    notAfterTheAct('SCR-01', ({ letter }) => ({ letter: letter.issuedOn }), (regulation) => regulation.screening.clauses.hearing),
  ],
  happen: ({ command }) => ({ type: 'MemberInvited', ...command }),
});
