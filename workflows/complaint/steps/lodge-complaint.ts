import type { z } from 'zod';
import { complaintStep, type ComplaintAct } from '../complaint-step.js';
import { notAfterTheAct } from '../../shared/order-of-days.js';
import { decisionComplainedOf } from '../conditions/decision-complained-of.js';
import { inTime, isDisputed, type Clock } from '../conditions/timeliness.js';
import { complaintLodged } from '../events.js';
import { firstInstance } from '../instances.js';
import type { ComplaintRegulation } from '../regulation.js';

type Lodging = ComplaintAct<z.infer<typeof complaintLodged.command>>;

const clockOf = ({ command }: Lodging): Clock => command;

/**
 * A complaint is received and opens its case (EXT-05, EXT-06). The office of the competent committee, or of any organ above it, records it, so
 * that nobody depends on the organ complained of. Nothing changes in the case complained of: the decision is obeyed meanwhile.
 */
export const lodgeComplaint = complaintStep(complaintLodged, {
  name: 'lodge-complaint',
  recordedBy: 'competent-committee',
  basis: (regulation) => regulation.exits.clauses.complaint,
  needs: ['organs', 'otherCases'],
  conditions: [
    ...decisionComplainedOf,
    notAfterTheAct('EXT-05', ({ receivedOn, decision, letter }) => ({ receivedOn, decision: decision.issuedOn, letter: letter.issuedOn }), (regulation: ComplaintRegulation) => regulation.exits.clauses.complaint),
    ...inTime(clockOf),
  ],
  attests: [{ rule: 'EXT-06', code: 'told-that-the-decision-is-obeyed-meanwhile', kind: 'attested', by: 'competent-committee', cite: (regulation) => regulation.exits.clauses.obeyedMeanwhile }],
  derives: ['EXT-05', 'EXT-06'],
  happen: (act) => ({ type: 'ComplaintLodged', ...act.command, instance: firstInstance(act), disputed: isDisputed(act, clockOf(act)) }),
  consequence: (event, _facts, complaint) =>
    event.type === 'ComplaintLodged' && event.against !== undefined ? { caseId: event.against, step: 'note-complaint', command: { complaint } } : undefined,
});
