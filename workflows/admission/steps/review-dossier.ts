import { admissionStep } from '../admission-step.js';
import { reviewConditions } from '../conditions/review.js';
import { papersForSubmission } from '../documents.js';
import { dossierReviewed } from '../events/resolution.js';

/**
 * The organisation commission of the competent committee looks at the whole dossier (ADM-31). Faults are named all at once, so that a
 * dossier goes back once and not for each fault anew; the time to decide goes on meanwhile. A decision needs no review recorded.
 */
export const reviewDossier = admissionStep(dossierReviewed, {
  name: 'review-dossier',
  part: 'aside',
  recordedBy: 'competent-committee',
  basis: (regulation) => regulation.clauses.preparation,
  judges: papersForSubmission,
  preconditions: [
    {
      rule: 'ADM-28',
      code: 'no-dossier-to-review',
      curedBy: 'nobody',
      cite: ({ regulation }) => regulation.clauses.voteForm,
      // After a vote that fell short a report goes up and no dossier (ADM-28).
      unmet: ({ facts: { branchVote, committeeVote } }) =>
        branchVote?.outcome === 'approved' && committeeVote?.outcome !== 'not-approved' ? undefined : { submitted: false },
    },
  ],
  conditions: reviewConditions,
  derives: ['ADM-31', 'REC-06'],
  happen: ({ command }) => ({ type: 'DossierReviewed', ...command, outcome: command.findings.some(({ finding }) => finding === 'missing') ? 'returned' : 'in-order' }),
});
