import { admissionStep, type AdmissionMoment } from '../admission-step.js';
import { notAfterTheAct } from '../../shared/order-of-days.js';
import { decisionDeadline, groundOf } from '../deadlines.js';
import { decisionTimeExtended } from '../events/resolution.js';

/** The time to decide is extended: once, with a reason, within the bound, and before it has run out (ADM-30, PRO-08). */
export const extendDecisionTime = admissionStep(decisionTimeExtended, {
  name: 'extend-decision-time',
  part: 'aside',
  recordedBy: 'competent-committee',
  basis: (regulation) => regulation.admission.decisionExtensionWorkingDays.citation,
  follows: (facts) => facts.branchVote?.heldOn,
  preconditions: [
    {
      rule: 'ADM-30',
      code: 'nothing-to-extend',
      curedBy: 'nobody',
      cite: (moment) => lawOf(moment).decisionExtensionWorkingDays.citation,
      unmet: (moment) => (decisionDeadline(groundOf(moment)) ? undefined : { matter: moment.facts.matter ?? '' }),
    },
    {
      rule: 'ADM-30',
      code: 'already-extended',
      curedBy: 'nobody',
      cite: (moment) => lawOf(moment).decisionExtensionWorkingDays.citation,
      unmet: ({ facts }) => facts.extension && { extendedOn: facts.extension.on, workingDays: facts.extension.workingDays },
    },
    {
      rule: 'ADM-30',
      code: 'extension-after-the-limit',
      curedBy: 'nobody',
      cite: (moment) => lawOf(moment).decisionWorkingDays.citation,
      unmet: (moment) => {
        const { on } = moment;
        const due = decisionDeadline(groundOf(moment));
        return due && !due.provisional && on > due.dueOn ? { on, dueOn: due.dueOn } : undefined;
      },
    },
  ],
  conditions: [
    {
      rule: 'ADM-30',
      code: 'extension-too-long',
      curedBy: 'competent-committee',
      cite: (moment) => lawOf(moment).decisionExtensionWorkingDays.citation,
      unmet: (act) => {
        const { command } = act;
        const most = lawOf(act).decisionExtensionWorkingDays.value;
        return command.workingDays >= 1 && command.workingDays <= most ? undefined : { workingDays: command.workingDays, most };
      },
    },
    notAfterTheAct('ADM-30', ({ basis }) => ({ basis: basis.issuedOn }), (regulation) => regulation.admission.decisionExtensionWorkingDays.citation),
  ],
  happen: ({ command }) => ({ type: 'DecisionTimeExtended', ...command }),
});

/** What is decided has its own numbers: on admission (ADM-30) or on recognition (PRO-08). */
const lawOf = ({ facts, regulation }: AdmissionMoment) => (facts.matter === 'recognition' ? regulation.probation : regulation.admission);
