import { admissionStep } from '../admission-step.js';
import { outreachBegun } from '../events/preparation.js';

/** A branch begins outreach (tạo nguồn) and opens the case. */
export const beginOutreach = admissionStep(outreachBegun, {
  name: 'begin-outreach',
  recordedBy: 'branch',
  basis: (regulation) => regulation.clauses.listing,
  needs: ['organs', 'subject'],
  conditions: [
    {
      rule: 'ADM-01',
      code: 'already-a-member',
      curedBy: 'nobody',
      cite: ({ regulation }) => regulation.clauses.volunteers,
      unmet: ({ here, on }) => {
        const since = here.subject?.fullMemberSince;
        return since !== undefined && since <= on ? { since } : undefined;
      },
    },
    {
      rule: 'ADM-01',
      code: 'not-born-yet',
      curedBy: 'clerk',
      cite: ({ regulation }) => regulation.clauses.volunteers,
      unmet: ({ here, on }) => (here.subject?.bornOn !== undefined && here.subject.bornOn >= on ? { on } : undefined),
    },
  ],
  attests: [
    { rule: 'ADM-06', code: 'branch-follows-the-person', kind: 'discretionary', by: 'branch', cite: (regulation) => regulation.clauses.listing },
  ],
  happen: ({ command }) => ({ type: 'OutreachBegun', ...command }),
});
