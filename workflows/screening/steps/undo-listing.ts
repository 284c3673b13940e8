import { notAfterTheAct } from '../../shared/order-of-days.js';
import { listingUndone } from '../events/education.js';
import { screeningStep } from '../screening-step.js';

/** The grassroots committee, or one above it, takes a member off the list who should not be on it (SCR-01). Every listing can be undone, wherever the case stands. */
export const undoListing = screeningStep(listingUndone, {
  name: 'undo-listing',
  part: 'aside',
  recordedBy: 'grassroots-committee',
  whileMoving: true,
  basis: (regulation) => regulation.screening.clauses.undoing,
  conditions: [notAfterTheAct('SCR-01', ({ basis }) => ({ basis: basis.issuedOn }), (regulation) => regulation.screening.clauses.undoing)],
  attests: [{ rule: 'SCR-01', code: 'organ-decided-to-undo', kind: 'discretionary', by: 'grassroots-committee', cite: (regulation) => regulation.screening.clauses.undoing }],
  happen: ({ command }) => ({ type: 'ListingUndone', ...command }),
});
