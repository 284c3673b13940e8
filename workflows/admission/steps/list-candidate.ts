import { admissionStep } from '../admission-step.js';
import { fullMemberConditions } from '../../shared/members.js';
import { notAfterTheAct } from '../../shared/order-of-days.js';
import { candidateListed } from '../events/preparation.js';

/** The branch resolves to list the person as a sympathiser (cảm tình Đảng) and assigns a full member to help (ADM-06). */
export const listCandidate = admissionStep(candidateListed, {
  name: 'list-candidate',
  recordedBy: 'branch',
  basis: (regulation) => regulation.clauses.listing,
  needs: ['people'],
  mentions: ({ helper }) => [helper],
  conditions: [
    ...fullMemberConditions('ADM-06', ({ helper }: { helper: string }) => [helper], (regulation) => regulation.clauses.listing),
    notAfterTheAct('ADM-06', ({ resolution }) => ({ resolution: resolution.issuedOn }), (regulation) => regulation.clauses.listing),
  ],
  attests: [
    { rule: 'ADM-04', code: 'local-conditions-met', kind: 'attested', by: 'branch', cite: (regulation) => regulation.clauses.localSupplements },
  ],
  happen: ({ command }) => ({ type: 'CandidateListed', ...command }),
});
