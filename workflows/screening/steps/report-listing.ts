import { notAfterTheAct } from '../../shared/order-of-days.js';
import { listingReported } from '../events/listing.js';
import { screeningStep } from '../screening-step.js';

/** The listing is reported to the committee directly above (SCR-08). No source says within what time. */
export const reportListing = screeningStep(listingReported, {
  name: 'report-listing',
  recordedBy: 'branch',
  basis: (regulation) => regulation.screening.clauses.report,
  conditions: [notAfterTheAct('SCR-08', ({ report }) => ({ report: report.issuedOn }), (regulation) => regulation.screening.clauses.report)],
  happen: ({ command }) => ({ type: 'ListingReported', ...command }),
});
