import type { z } from 'zod';
import type { Condition } from '../kernel/condition.js';
import type { CommonFacts } from '../kernel/facts.js';
import { act, CaseId, Paper } from '../kernel/fields.js';
import type { Act, Moment } from '../kernel/step.js';
import type { ExitParameters } from '../regulations/exits.js';
import { decisionNumber } from './meeting-fields.js';
import type { MemberLaw } from './member-law.js';
import { notAfterTheAct } from './order-of-days.js';

/** The person receives the decision; the day of the act is that day, from which a complaint is timely (EXT-05). */
export const decisionDelivered = act('DecisionDelivered', { receipt: Paper.optional() });

/** A complaint of a decision of this case was lodged (khiếu nại). Happens only as the consequence of lodging it; the decision is obeyed meanwhile. */
export const complaintNoted = act('ComplaintNoted', { complaint: CaseId });

/** A complaint was upheld and the rights are restored (khôi phục quyền). Happens only as the consequence of the answer. */
export const rightsRestored = act('RightsRestored', { complaint: CaseId, decisionNumber });

/** The law of a procedure in which people leave the Party. */
interface ExitLaw extends MemberLaw {
  readonly exits: ExitParameters;
}
type Complained = Act<{ readonly complaint: string }, CommonFacts, ExitLaw>;
const cite = ({ regulation }: Moment<CommonFacts, ExitLaw>) => regulation.exits.clauses.complaint;

/** What is said of `deliver-decision` in every procedure: once, not before the decision; from that day the time to complain runs (EXT-05, EXT-06). */
export const delivery = {
  name: 'deliver-decision',
  part: 'aside',
  recordedBy: 'branch',
  whileMoving: true,
  basis: ({ exits }: ExitLaw) => exits.clauses.complaint,
  follows: ({ left }: CommonFacts) => left?.on,
  preconditions: [
    {
      rule: 'EXT-05',
      code: 'decision-already-delivered',
      curedBy: 'nobody',
      cite,
      unmet: ({ facts: { left } }: Moment<CommonFacts, ExitLaw>) => (left?.receivedOn === undefined ? undefined : { receivedOn: left.receivedOn }),
    },
  ],
  conditions: [
    notAfterTheAct('EXT-05', ({ receipt }: z.infer<typeof decisionDelivered.command>) => ({ receipt: receipt?.issuedOn }), ({ exits }: ExitLaw) => exits.clauses.complaint),
  ],
  happen: ({ command }: { readonly command: z.infer<typeof decisionDelivered.command> }) => ({ type: 'DecisionDelivered' as const, ...command }),
} as const;

/** One complaint is noted once. */
export const notNotedYet: Condition<Complained> = {
  rule: 'EXT-05',
  code: 'complaint-already-noted',
  curedBy: 'nobody',
  cite,
  unmet: ({ command, facts, on }) => (facts.complaints?.includes(command.complaint) ? { on } : undefined),
};

/** Only a complaint that was noted here restores rights. */
export const notedBefore: Condition<Complained> = {
  rule: 'EXT-05',
  code: 'complaint-not-noted',
  curedBy: 'clerk',
  cite,
  unmet: ({ command, facts, on }) => (facts.complaints?.includes(command.complaint) ? undefined : { on }),
};
