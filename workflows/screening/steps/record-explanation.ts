import { matterInHand } from '../conditions/stage.js';
import { memberExplained } from '../events/hearing.js';
import { screeningStep } from '../screening-step.js';

/** The member's own explanation goes on record in the member's own words, or that the member does not wish to explain (SCR-01, EXT-07). */
export const recordExplanation = screeningStep(memberExplained, {
  name: 'record-explanation',
  part: 'aside',
  recordedBy: 'branch',
  whileMoving: true,
  basis: (regulation) => regulation.screening.clauses.hearing,
  follows: (facts) => facts.begunOn,
  conditions: [matterInHand],
  happen: ({ command }) => ({ type: 'MemberExplained', ...command }),
});
