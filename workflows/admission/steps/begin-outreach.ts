import { admissionStep } from '../admission-step.js';
import { formerMembershipConditions } from '../conditions/readmission.js';
import { notAfterTheAct } from '../../shared/order-of-days.js';
import { outreachBegun } from '../events/preparation.js';

/**
 * A branch begins outreach (tạo nguồn) and opens the case, also of somebody who was a member before (ADM-36, ADM-37). A branch assigned
 * because there is none at the place (ADM-35) runs the procedure with its own members: no text read so far waives anything for it.
 */
export const beginOutreach = admissionStep(outreachBegun, {
  name: 'begin-outreach',
  recordedBy: 'branch',
  basis: (regulation) => regulation.clauses.listing,
  needs: ['organs', 'subject', 'otherCases'],
  conditions: [
    {
      rule: 'ADM-01',
      code: 'already-a-member',
      curedBy: 'nobody',
      cite: ({ regulation }) => regulation.clauses.volunteers,
      unmet: ({ command: { formerMembership: former }, here, on }) => {
        const since = here.subject?.fullMemberSince;
        return since !== undefined && since <= on && !(former && since <= former.leftOn) ? { since } : undefined;
      },
    },
    {
      rule: 'ADM-01',
      code: 'not-born-yet',
      curedBy: 'clerk',
      cite: ({ regulation }) => regulation.clauses.volunteers,
      unmet: ({ here, on }) => (here.subject?.bornOn !== undefined && here.subject.bornOn >= on ? { on } : undefined),
    },
    ...formerMembershipConditions,
    notAfterTheAct('ADM-35', ({ assignment }) => ({ decision: assignment?.decision.issuedOn }), (regulation) => regulation.exits.clauses.noBranchAtThePlace),
  ],
  attests: [
    { rule: 'ADM-06', code: 'branch-follows-the-person', kind: 'discretionary', by: 'branch', cite: (regulation) => regulation.clauses.listing },
    { rule: 'ADM-35', code: 'best-placed-branch-assigned', kind: 'attested', by: 'competent-committee', cite: (regulation) => regulation.exits.clauses.noBranchAtThePlace },
  ],
  happen: ({ command }) => ({ type: 'OutreachBegun', ...command }),
});
