import { complaintStep, type ComplaintAct } from '../complaint-step.js';
import { notAfterTheAct } from '../../shared/order-of-days.js';
import { inTime, isDisputed, type Clock } from '../conditions/timeliness.js';
import { complaintEscalated } from '../events.js';
import { instanceAfter } from '../instances.js';
import type { ComplaintRegulation } from '../regulation.js';

const clockOf = ({ facts: { complainedOf, answerReceivedOn: receivedOn } }: ComplaintAct<unknown>): Clock | undefined =>
  complainedOf !== undefined && receivedOn !== undefined ? { complainedOf, receivedOn } : undefined;

/** The complainant goes to the next instance, level by level and within the same time as before (EXT-05, EXT-06). */
export const escalateComplaint = complaintStep(complaintEscalated, {
  name: 'escalate-complaint',
  recordedBy: 'competent-committee',
  basis: (regulation) => regulation.exits.clauses.complaint,
  conditions: [
    ...inTime(clockOf),
    notAfterTheAct('EXT-05', ({ letter }) => ({ letter: letter.issuedOn }), (regulation: ComplaintRegulation) => regulation.exits.clauses.complaint),
  ],
  attests: [{ rule: 'EXT-06', code: 'told-that-the-decision-is-obeyed-meanwhile', kind: 'attested', by: 'competent-committee', cite: (regulation) => regulation.exits.clauses.obeyedMeanwhile }],
  derives: ['EXT-05', 'EXT-06'],
  happen: (act) => ({ type: 'ComplaintEscalated', ...act.command, instance: instanceAfter(act.facts.instance, act.regulation) ?? 'central', disputed: isDisputed(act, clockOf(act)) }),
});
