import { admissionStep } from '../admission-step.js';
import { notAfterTheAct } from '../../shared/order-of-days.js';
import { verificationConcluded } from '../events/preparation.js';

/** The grassroots committee concludes when every result is in, and certifies the CV after that, never before (ADM-10). */
export const concludeVerification = admissionStep(verificationConcluded, {
  name: 'conclude-verification',
  recordedBy: 'grassroots-committee',
  basis: (regulation) => regulation.clauses.cv,
  follows: (facts) => facts.verification?.requestedOn ?? facts.cvOn,
  conditions: [
    {
      rule: 'ADM-10',
      code: 'verification-results-missing',
      curedBy: 'grassroots-committee',
      cite: ({ regulation }) => regulation.clauses.cv,
      unmet: ({ command, facts }) => {
        const requestedOn = facts.verification?.requestedOn ?? command.happenedOn;
        // A result from before the request answers another one.
        const received = new Set(command.results.filter(({ receivedOn }) => receivedOn >= requestedOn).map(({ relation, nth }) => `${relation} ${nth}`));
        const asked = (facts.verification?.persons ?? []).filter(({ exempt }) => !exempt).map(({ relation, nth }) => `${relation} ${nth}`);
        const missing = asked.filter((person) => !received.has(person));
        return missing.length === 0 ? undefined : { missing: missing.join(', ') };
      },
    },
    {
      rule: 'ADM-10',
      code: 'certified-before-the-results',
      curedBy: 'grassroots-committee',
      cite: ({ regulation }) => regulation.clauses.cv,
      unmet: ({ command }) => {
        const latest = command.results.map(({ receivedOn }) => receivedOn).sort().at(-1);
        return latest !== undefined && command.certifiedOn < latest ? { certifiedOn: command.certifiedOn, latestResultOn: latest } : undefined;
      },
    },
    notAfterTheAct('ADM-10', ({ certifiedOn, politicalReview: review }) => ({ certifiedOn, ...(review.needed && { politicalReview: review.conclusion?.issuedOn }) }), (regulation) => regulation.clauses.cv),
    {
      rule: 'ADM-05',
      code: 'political-review-not-concluded',
      curedBy: 'competent-committee',
      cite: ({ regulation }) => regulation.clauses.politicalReview,
      unmet: ({ command: { politicalReview: review } }) => (review.needed && !review.conclusion ? { needed: true } : undefined),
    },
  ],
  attests: [
    { rule: 'ADM-05', code: 'need-of-political-review-judged', kind: 'discretionary', by: 'competent-committee', cite: (regulation) => regulation.clauses.politicalReview },
  ],
  happen: ({ command }) => ({ type: 'VerificationConcluded', ...command }),
});
