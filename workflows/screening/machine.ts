import { order, recorded, stays } from '../kernel/order.js';
import { listed, movable, open } from './arrows.js';
import { exit, exitStates } from './exit-states.js';

const approved = recorded({ outcome: 'approved' });
const found = (proposal: 'progress' | 'continue' | 'unqualified', target: string) => ({ guard: recorded({ outcome: 'approved', proposal }), target });

/**
 * The order of a screening case, by the four steps of the guidance. A state is named after what the case waits for. No arrow goes by itself:
 * nobody becomes unqualified, and no exit begins, without the act of an organ.
 */
export const screeningOrder = order({
  id: 'screening',
  initial: 'beforeReview',
  states: {
    // Step one: review, opinions, direction, ballot, report.
    beforeReview: { on: { ScreeningBegun: 'awaitingScreeningOpinions' } },
    awaitingScreeningOpinions: { on: { ...open, ScreeningOpinionsCollected: 'awaitingDirectionRequest' } },
    awaitingDirectionRequest: { on: { ...open, DirectionAsked: 'awaitingDirection' } },
    awaitingDirection: { on: { ...open, DirectionReceived: [{ guard: recorded({ direction: 'list' }), target: 'awaitingListingBallot' }, { target: 'notListed' }] } },
    awaitingListingBallot: { on: { ...open, ListingBallotHeld: [{ guard: approved, target: 'awaitingListingReport' }, { target: 'notListed' }] } },
    awaitingListingReport: { on: { ...movable, ListingReported: 'educating' } },

    // Step two: education and help.
    educating: { on: { ...movable, ...exit, EducationPlanned: stays, EducationReviewed: stays, EvaluationOpened: 'awaitingEvaluation' } },

    // Step three: evaluation.
    awaitingEvaluation: {
      on: { ...movable, ...exit, BranchEvaluated: [found('progress', 'awaitingProgressRecognition'), found('continue', 'educating'), found('unqualified', 'unqualified'), stays] },
    },
    awaitingProgressRecognition: { on: { ...movable, ...exit, ProgressRecognised: [{ guard: approved, target: 'delisted' }, { target: 'educating' }] } },
    unqualified: { on: { ...movable, ...exit } },

    // Step four: the ways out.
    ...exitStates(listed),

    notListed: { type: 'final' },
    delisted: { type: 'final' },
    closedOtherwise: { type: 'final' },
  },
});
