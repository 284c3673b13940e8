import { admissionStep } from '../admission-step.js';
import { outreachBegun } from '../events/preparation.js';

/** A branch begins outreach (tạo nguồn) and opens the case. */
export const beginOutreach = admissionStep(outreachBegun, {
  name: 'begin-outreach',
  recordedBy: 'branch',
  basis: (regulation) => regulation.clauses.listing,
  needs: ['organs'],
  attests: [
    { rule: 'ADM-06', code: 'branch-follows-the-person', kind: 'discretionary', by: 'branch', cite: (regulation) => regulation.clauses.listing },
  ],
  happen: ({ command }) => ({ type: 'OutreachBegun', ...command }),
});
