import { admissionStep } from '../admission-step.js';
import { notAfterTheAct } from '../../shared/order-of-days.js';
import { voteResultReported } from '../events/resolution.js';

/** The full result of a vote that fell short goes to the competent committee, which considers and decides (ADM-28, PRO-11). */
export const reportVoteResult = admissionStep(voteResultReported, {
  name: 'report-vote-result',
  recordedBy: 'branch',
  basis: (regulation) => regulation.clauses.voteForm,
  conditions: [notAfterTheAct('ADM-28', ({ report }) => ({ report: report.issuedOn }), (regulation) => regulation.clauses.voteForm)],
  attests: [
    { rule: 'ADM-28', code: 'full-result-attached', kind: 'attested', by: 'branch', cite: (regulation) => regulation.clauses.voteForm },
  ],
  derives: ['ADM-28'],
  happen: ({ command }) => ({ type: 'VoteResultReported', ...command }),
});
