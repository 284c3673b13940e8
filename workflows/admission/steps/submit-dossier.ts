import { admissionStep } from '../admission-step.js';
import type { AdmissionFacts } from '../facts.js';
import { dossierSubmitted } from '../events/resolution.js';
import { dossierPapers, papersForSubmission } from '../documents.js';
import { notAfterTheAct } from '../../shared/order-of-days.js';

/** The dossier goes up to the competent committee, complete (12-HD/BTCTW; ADM-30 and ADM-31). */
export const submitDossier = admissionStep(dossierSubmitted, {
  name: 'submit-dossier',
  recordedBy: 'grassroots-committee',
  basis: (regulation) => regulation.clauses.submission,
  needs: ['papers'],
  papers: papersForSubmission,
  conditions: [
    {
      rule: 'ADM-31',
      code: 'dossier-incomplete',
      curedBy: 'grassroots-committee',
      cite: ({ regulation }) => regulation.clauses.submission,
      unmet: ({ command, facts }) => {
        const missing = missingPapers(facts, command.papers);
        return missing.length === 0 ? undefined : { missing: missing.join(', ') };
      },
    },
    notAfterTheAct('ADM-31', ({ receipt }) => ({ receipt: receipt.issuedOn }), (regulation) => regulation.clauses.submission),
  ],
  attests: [{ rule: 'ADM-31', code: 'papers-checked', kind: 'attested', by: 'competent-committee', cite: (regulation) => regulation.clauses.preparation }],
  happen: ({ command }) => ({ type: 'DossierSubmitted', ...command }),
});

function missingPapers(facts: AdmissionFacts, handedIn: readonly string[]): string[] {
  return dossierPapers(facts).filter((paper) => !handedIn.includes(paper));
}
