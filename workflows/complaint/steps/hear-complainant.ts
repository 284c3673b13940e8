import { complaintStep } from '../complaint-step.js';
import { notAfterTheAct } from '../../shared/order-of-days.js';
import { complainantHeard } from '../events.js';
import type { ComplaintRegulation } from '../regulation.js';

/** The body that is to answer hears the complainant before it meets (EXT-07). */
export const hearComplainant = complaintStep(complainantHeard, {
  name: 'hear-complainant',
  part: 'aside',
  recordedBy: 'competent-committee',
  basis: (regulation) => regulation.exits.clauses.heardBefore,
  conditions: [notAfterTheAct('EXT-07', ({ record }) => ({ record: record.issuedOn }), (regulation: ComplaintRegulation) => regulation.exits.clauses.heardBefore)],
  attests: [{ rule: 'EXT-07', code: 'heard-by-the-body-that-answers', kind: 'attested', by: 'competent-committee', cite: (regulation) => regulation.exits.clauses.heardBefore }],
  happen: ({ command }) => ({ type: 'ComplainantHeard', ...command }),
});
