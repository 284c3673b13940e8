import type { Attestation, Condition } from '../../kernel/condition.js';
import type { HearingMatter } from '../events/hearing.js';
import type { ScreeningMoment } from '../screening-step.js';
import type { ScreeningRegulation } from '../regulation.js';

/** How often the member is invited before the branch goes on without an explanation: by the guidance, or for an exit as often as for self-criticism (EXT-02). */
const invitationsFor = (matter: HearingMatter, { screening, exits }: ScreeningRegulation) => (matter === 'exit' ? exits.selfCriticismRequests : screening.invitations);

/**
 * Before every vote about the member: since the last vote on the matter the member explained, said that there is nothing to explain, or was invited
 * to as many meetings as the edition asks for, and did not come (SCR-01, EXT-07).
 */
export const couldAnswer = (matter: HearingMatter): Condition<ScreeningMoment> => ({
  rule: 'SCR-01',
  code: 'member-not-heard',
  curedBy: 'branch',
  cite: ({ regulation }) => regulation.screening.clauses.hearing,
  unmet: ({ facts, regulation, on }) => {
    const { explainedOn, invitedTo = [] } = facts.hearings?.[matter] ?? {};
    if (explainedOn !== undefined && explainedOn <= on) return undefined;
    const invitations = invitedTo.filter((meetingOn) => meetingOn <= on).length;
    const asked = invitationsFor(matter, regulation).value;
    return invitations >= asked ? undefined : { matter, invitations, asked };
  },
});

/** What the member said, or that nothing was said, was read to the meeting before it voted. */
export const explanationRead: Attestation<ScreeningRegulation> = {
  rule: 'SCR-01',
  code: 'explanation-read-to-the-meeting',
  kind: 'attested',
  by: 'branch',
  cite: (regulation) => regulation.screening.clauses.hearing,
};
