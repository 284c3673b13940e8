import { admissionStep } from '../admission-step.js';
import { notAfterTheAct } from '../../shared/order-of-days.js';
import { caseStopped } from '../events/movement.js';

/** An organ ends the case with a reason and a basis (ADM-06). A probation ends only by recognition, by removal, or with a life (PRO-10). */
export const stopCase = admissionStep(caseStopped, {
  name: 'stop-case',
  part: 'aside',
  recordedBy: 'branch',
  whileMoving: true,
  basis: (regulation) => regulation.clauses.listing,
  conditions: [
    {
      rule: 'PRO-10',
      code: 'probation-cannot-be-stopped',
      curedBy: 'branch',
      cite: ({ regulation }) => regulation.clauses.recognitionOrRemoval,
      unmet: ({ command, facts }) => (facts.ceremonyOn !== undefined && command.reason !== 'died' ? { reason: command.reason, ceremonyOn: facts.ceremonyOn } : undefined),
    },
    {
      rule: 'ADM-29',
      code: 'decided-case-cannot-be-stopped',
      curedBy: 'competent-committee',
      cite: ({ regulation }) => regulation.admission.decisionWorkingDays.citation,
      unmet: ({ command, facts }) =>
        facts.decidedOn !== undefined && facts.ceremonyOn === undefined && command.reason !== 'died' ? { reason: command.reason, decidedOn: facts.decidedOn } : undefined,
    },
    notAfterTheAct('ADM-06', ({ basis }) => ({ basis: basis.issuedOn }), (regulation) => regulation.clauses.listing),
  ],
  attests: [{ rule: 'ADM-06', code: 'organ-decided-to-stop', kind: 'discretionary', by: 'branch', cite: (regulation) => regulation.clauses.listing }],
  happen: ({ command }) => ({ type: 'CaseStopped', ...command }),
});
