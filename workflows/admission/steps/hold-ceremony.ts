import { admissionStep } from '../admission-step.js';
import { fullMemberConditions } from '../../shared/members.js';
import { ceremonyDeadline, groundOf, probationEnd } from '../deadlines.js';
import { ceremonyHeld } from '../events/resolution.js';

/** The admission ceremony (lễ kết nạp); probation begins on its day (ADM-32, ADM-33, PRO-01). */
export const holdCeremony = admissionStep(ceremonyHeld, {
  name: 'hold-ceremony',
  recordedBy: 'branch',
  basis: (regulation) => regulation.clauses.ceremony,
  needs: ['people'],
  mentions: ({ guide }) => [guide],
  preconditions: [
    {
      rule: 'ADM-32',
      code: 'decision-receipt-missing',
      curedBy: 'branch',
      cite: ({ regulation }) => regulation.admission.ceremonyClockStarts.citation,
      unmet: ({ facts, regulation }) => {
        const fromReceipt = regulation.admission.ceremonyClockStarts.value === 'receipt';
        return fromReceipt && facts.decidedOn !== undefined && facts.decisionReceivedOn === undefined ? { decidedOn: facts.decidedOn } : undefined;
      },
    },
  ],
  conditions: [
    {
      rule: 'ADM-32',
      code: 'ceremony-too-late',
      curedBy: 'superior-committee',
      cite: ({ regulation }) => regulation.admission.ceremonyWorkingDays.citation,
      unmet: (act) => {
        const { command, facts, here, on, regulation } = act;
        const due = ceremonyDeadline(groundOf(act), on);
        const agreement = command.superiorAgreement?.issuedOn;
        // Given before or after the ceremony: a ceremony that was late without it did happen, and the superior committee speaks to that.
        const agreed = agreement !== undefined && agreement >= (facts.decidedOn ?? agreement) && agreement <= here.today;
        // A count through a year without a notice may be too short: nobody is refused by a guess (CAL-07).
        if (!due || due.provisional || on <= due.dueOn || agreed) return undefined;
        return { dueOn: due.dueOn, on, workingDays: due.budget, clock: regulation.admission.ceremonyClockStarts.value };
      },
    },
    ...fullMemberConditions('ADM-33', ({ guide }: { guide: string }) => [guide], (regulation) => regulation.clauses.guiding),
  ],
  attests: [
    { rule: 'ADM-33', code: 'held-for-this-person-with-oath', kind: 'attested', by: 'branch', cite: (regulation) => regulation.clauses.ceremony },
    { rule: 'PRO-03', code: 'guiding-member-assigned', kind: 'attested', by: 'branch', cite: (regulation) => regulation.clauses.guiding },
  ],
  derives: ['ADM-32', 'PRO-01'],
  happen: (act) => {
    const { command, on, regulation } = act;
    const due = ceremonyDeadline(groundOf(act), on);
    return {
      type: 'CeremonyHeld',
      ...command,
      probationEndsOn: probationEnd(on, regulation),
      ...(due && { dueOn: due.dueOn }),
      late: due !== undefined && !due.provisional && on > due.dueOn,
    };
  },
});
