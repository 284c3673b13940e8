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
