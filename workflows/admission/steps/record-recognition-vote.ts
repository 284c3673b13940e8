import type { z } from 'zod';
import { admissionStep } from '../admission-step.js';
import { branchMeetingConditions, enoughMembers, someoneDecides } from '../../shared/meetings.js';
import { notAfterTheAct } from '../../shared/order-of-days.js';
import { probationVoteResult } from '../conditions/probation-votes.js';
import { papersForRecognition } from '../documents.js';
import { recognitionVoteHeld } from '../events/probation.js';

/** The branch considers full recognition, not before probation has ended; later never harms the probationer (PRO-06, PRO-07, PRO-09). */
export const recordRecognitionVote = admissionStep(recognitionVoteHeld, {
  name: 'record-recognition-vote',
  recordedBy: 'branch',
  basis: (regulation) => regulation.clauses.recognition,
  needs: ['organs', 'papers'],
  papers: papersForRecognition,
  preconditions: [
    {
      rule: 'PRO-06',
      code: 'probation-not-over',
      curedBy: 'nobody',
      cite: ({ regulation }) => regulation.probation.reviewWorkingDays.citation,
      unmet: ({ facts, on }) => (facts.probationEndsOn !== undefined && on < facts.probationEndsOn ? { on, probationEndsOn: facts.probationEndsOn } : undefined),
    },
    enoughMembers,
    someoneDecides,
  ],
  conditions: [
    ...branchMeetingConditions<z.infer<typeof recognitionVoteHeld.command>>(),
    notAfterTheAct('PRO-07', ({ minutes }) => ({ minutes: minutes.issuedOn }), (regulation) => regulation.probation.branchShare.citation),
  ],
  attests: [
    { rule: 'PRO-07', code: 'one-person-a-vote', kind: 'attested', by: 'branch', cite: (regulation) => regulation.probation.branchShare.citation },
    { rule: 'PRO-15', code: 'probationers-did-not-vote', kind: 'attested', by: 'branch', cite: (regulation) => regulation.clauses.whoVotes },
  ],
  derives: ['PRO-07', 'PRO-11'],
  happen: (act) => ({ type: 'RecognitionVoteHeld', ...act.command, ...probationVoteResult(act) }),
});
