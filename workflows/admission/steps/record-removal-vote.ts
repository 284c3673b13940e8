import type { z } from 'zod';
import { admissionStep } from '../admission-step.js';
import { branchMeetingConditions, enoughMembers, someoneDecides } from '../../shared/meetings.js';
import { notAfterTheAct } from '../../shared/order-of-days.js';
import { probationVoteResult } from '../conditions/probation-votes.js';
import { removalVoteHeld } from '../events/probation.js';

/** The branch votes on removing the name of a probationer no longer worthy (xóa tên đảng viên dự bị: PRO-10, PRO-12). */
export const recordRemovalVote = admissionStep(removalVoteHeld, {
  name: 'record-removal-vote',
  recordedBy: 'branch',
  basis: (regulation) => regulation.clauses.recognitionOrRemoval,
  needs: ['organs'],
  preconditions: [enoughMembers, someoneDecides],
  conditions: [
    ...branchMeetingConditions<z.infer<typeof removalVoteHeld.command>>(),
    notAfterTheAct('PRO-12', ({ minutes, basis }) => ({ minutes: minutes.issuedOn, basis: basis.issuedOn }), (regulation) => regulation.clauses.recognitionOrRemoval),
  ],
  attests: [
    { rule: 'PRO-12', code: 'no-longer-worthy', kind: 'discretionary', by: 'branch', cite: (regulation) => regulation.clauses.recognitionOrRemoval },
  ],
  derives: ['PRO-11', 'PRO-12'],
  happen: (act) => ({ type: 'RemovalVoteHeld', ...act.command, ...probationVoteResult(act) }),
});
