import { earlier } from '../../kernel/calendar.js';
import { notAfterTheAct } from '../../shared/order-of-days.js';
import { screeningOpinionsCollected } from '../events/listing.js';
import { screeningStep } from '../screening-step.js';

/** The branch committee takes the opinion of the Front committee at the residence, or of leadership and organisations where a serving member works (SCR-04). */
export const collectScreeningOpinions = screeningStep(screeningOpinionsCollected, {
  name: 'collect-screening-opinions',
  recordedBy: 'branch',
  basis: (regulation) => regulation.screening.clauses.review,
  conditions: [
    {
      rule: 'SCR-04',
      code: 'screening-opinion-missing',
      curedBy: 'branch',
      cite: ({ regulation }) => regulation.screening.clauses.review,
      unmet: ({ command: { residenceFront, employer }, on }) => (residenceFront ?? employer ? undefined : { on }),
    },
    {
      // An opinion given before anybody was on the draft list is not one on this list.
      rule: 'SCR-04',
      code: 'screening-opinion-before-the-list',
      curedBy: 'clerk',
      cite: ({ regulation }) => regulation.screening.clauses.review,
      unmet: ({ command: { residenceFront, employer }, facts: { begunOn } }) => {
        const days = [residenceFront?.givenOn, employer && earlier(employer.leadershipOn, employer.organisationsOn)];
        const early = days.find((day) => day !== undefined && begunOn !== undefined && day < begunOn);
        return early === undefined || begunOn === undefined ? undefined : { givenOn: early, begunOn };
      },
    },
    notAfterTheAct(
      'SCR-04',
      ({ residenceFront, employer }) => ({ residenceFront: residenceFront?.givenOn, leadership: employer?.leadershipOn, organisations: employer?.organisationsOn }),
      (regulation) => regulation.screening.clauses.review,
    ),
  ],
  happen: ({ command }) => ({ type: 'ScreeningOpinionsCollected', ...command }),
});
