import type { z } from 'zod';
import type { Condition } from '../../kernel/condition.js';
import { admissionStep, type AdmissionAct } from '../admission-step.js';
import { decidedBy, decisionConditions } from '../../shared/decisions.js';
import { decisionResult } from '../conditions/decisions.js';
import { decidingOrgan, decidingRuleOf, someoneDecides } from '../../shared/meetings.js';
import { committeeDecisionMade } from '../events/resolution.js';

type Decision = z.infer<typeof committeeDecisionMade.command>;

/** ADM-02: over the age limit a committee directly under the Centre decides, and agrees in writing before the decision is issued. */
const overAgeConditions: Condition<AdmissionAct<Decision>>[] = [
  {
    rule: 'ADM-02',
    code: 'over-age-consent-missing',
    curedBy: 'superior-committee',
    cite: ({ regulation }) => regulation.admission.maximumAgeYears.citation,
    unmet: ({ command, facts, on }) => {
      if (!facts.branchVote?.overAge) return undefined;
      const consent = command.overAgeConsent?.issuedOn;
      return consent !== undefined && consent <= on ? undefined : { consentOn: consent ?? '', on };
    },
  },
  {
    rule: 'ADM-02',
    code: 'over-age-decided-too-low',
    curedBy: 'superior-committee',
    cite: ({ regulation }) => regulation.admission.maximumAgeYears.citation,
    unmet: (act) => {
      const level = decidingOrgan(act)?.decides;
      return act.facts.branchVote?.overAge && level !== 'province' && level !== 'central' ? { level: level ?? '' } : undefined;
    },
  },
];

/** ADM-36: nobody is readmitted without the written agreement of the standing committee of the committee directly under the Centre; refusing needs none. */
const readmissionAgreed: Condition<AdmissionAct<Decision>> = {
  rule: 'ADM-36',
  code: 'readmission-consent-missing',
  curedBy: 'province-committee',
  cite: ({ regulation }) => regulation.exits.clauses.readmission,
  unmet: (act) => {
    const { command, facts, on } = act;
    const consent = command.readmissionConsent?.issuedOn;
    if (!facts.readmission || (consent !== undefined && consent <= on)) return undefined;
    return decidingRuleOf(act) && decidedBy(act).outcome === 'not-approved' ? undefined : { on };
  },
};

/** The competent committee decides on admission (ADM-29). Deciding late is recorded, never a reason to refuse (ADM-30). */
export const recordCommitteeDecision = admissionStep(committeeDecisionMade, {
  name: 'record-committee-decision',
  recordedBy: 'competent-committee',
  basis: (regulation) => regulation.admission.decisionWorkingDays.citation,
  needs: ['organs'],
  preconditions: [someoneDecides],
  conditions: [...decisionConditions<Decision>(), ...overAgeConditions, readmissionAgreed],
  attests: [
    { rule: 'ADM-30', code: 'result-notified-to-the-branch', kind: 'attested', by: 'competent-committee', cite: (regulation) => regulation.admission.decisionWorkingDays.citation },
  ],
  derives: ['ADM-29', 'ADM-30'],
  happen: (act) => ({ type: 'CommitteeDecisionMade', ...act.command, ...decisionResult(act) }),
});
