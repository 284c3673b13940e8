import { act, CaseId, Paper } from '../kernel/fields.js';
import { decisionNumber } from './meeting-fields.js';

/** The person receives the decision; the day of the act is that day, from which a complaint is timely (EXT-05). */
export const decisionDelivered = act('DecisionDelivered', { receipt: Paper.optional() });

/** A complaint of a decision of this case was lodged (khiếu nại). Happens only as the consequence of lodging it; the decision is obeyed meanwhile. */
export const complaintNoted = act('ComplaintNoted', { complaint: CaseId });

/** A complaint was upheld and the rights are restored (khôi phục quyền). Happens only as the consequence of the answer. */
export const rightsRestored = act('RightsRestored', { complaint: CaseId, decisionNumber });
