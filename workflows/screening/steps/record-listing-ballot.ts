import type { z } from 'zod';
import { resultOf } from '../../kernel/vote.js';
import { enoughMembers } from '../../shared/meetings.js';
import { notAfterTheAct } from '../../shared/order-of-days.js';
import { couldAnswer, explanationRead } from '../conditions/heard.js';
import { countedAgainst, screeningMeetingConditions } from '../conditions/meeting.js';
import { listingBallotHeld } from '../events/listing.js';
import { screeningStep } from '../screening-step.js';

/** The branch votes on listing this one member, by secret ballot and after hearing the member (SCR-06). Only totals are recorded (DAT-08). */
export const recordListingBallot = screeningStep(listingBallotHeld, {
  name: 'record-listing-ballot',
  recordedBy: 'branch',
  basis: (regulation) => regulation.screening.clauses.ballot,
  needs: ['organs'],
  preconditions: [enoughMembers, couldAnswer('listing')],
  conditions: [
    ...screeningMeetingConditions<z.infer<typeof listingBallotHeld.command>>(),
    {
      rule: 'SCR-06',
      code: 'listing-needs-secret-ballot',
      curedBy: 'branch',
      cite: ({ regulation }) => regulation.screening.ballotForm.citation,
      unmet: ({ command: { vote }, regulation }) => {
        const prescribed = regulation.screening.ballotForm.value;
        return prescribed === 'chosen-by-the-meeting' || vote.form === prescribed ? undefined : { form: vote.form };
      },
    },
    notAfterTheAct('SCR-06', ({ minutes }) => ({ minutes: minutes.issuedOn }), (regulation) => regulation.screening.clauses.ballot),
  ],
  attests: [
    explanationRead,
    { rule: 'SCR-06', code: 'one-member-a-ballot', kind: 'attested', by: 'branch', cite: (regulation) => regulation.screening.ballotForm.citation },
    { rule: 'ADM-25', code: 'only-full-members-voted', kind: 'attested', by: 'branch', cite: (regulation) => regulation.clauses.whoVotes },
  ],
  derives: ['SCR-02', 'SCR-06'],
  happen: ({ command, regulation }) => ({
    type: 'ListingBallotHeld',
    ...command,
    ...resultOf(command.vote, countedAgainst(command.electorate, regulation), regulation.screening.listingShare.value),
  }),
});
