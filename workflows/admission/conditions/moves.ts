import type { Condition } from '../../kernel/condition.js';
import type { AdmissionMoment } from '../admission-step.js';

/** A letter was issued and nobody has received it yet. */
export const moveUnderWay: Condition<AdmissionMoment> = {
  rule: 'TRF-01',
  code: 'no-move-under-way',
  curedBy: 'grassroots-committee',
  cite: ({ regulation }) => regulation.transfer.procedureWorkingDays.citation,
  unmet: ({ facts }) => (facts.destination === undefined ? { moving: false } : undefined),
};

/** ADM-20: one letter at a time; another one needs the reception or the recall of the first, whatever its day. */
export const noMoveUnderWay: Condition<AdmissionMoment> = {
  rule: 'ADM-20',
  code: 'case-is-moving',
  curedBy: 'destination-branch',
  cite: ({ regulation }) => regulation.clauses.moveAfterResolution,
  unmet: ({ facts }) => (facts.destination === undefined ? undefined : { letterIssuedOn: facts.letterIssuedOn ?? '' }),
};
