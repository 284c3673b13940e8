import { mainState } from '../../../workflows/index.js';
import { assertSound } from '../../../workflows/kernel/definition.js';
import { deadlinesIn } from '../../support/case-in-memory.js';
import { aScreening, procedure } from '../../support/screening-case.js';
import { screeningRoads } from '../../support/screening-roads.js';

describe('the roads of a screening', () => {
  it('are of a sound procedure', () => {
    expect(() => assertSound(procedure)).not.toThrow();
  });
  it.each([
    ['left-out-by-direction', 'notListed'],
    ['ballot-fell-short', 'notListed'],
    ['progress-recognised', 'delisted'],
    ['continued-once-then-recognised', 'delisted'],
    ['never-came-and-listed-in-absence', 'educating'],
    ['listing-undone', 'delisted'],
    ['unqualified-and-undone', 'delisted'],
    ['name-removed', 'exited'],
    ['expelled-through-a-section-and-restored', 'closedByComplaint'],
    ['left-at-own-request', 'exited'],
    ['removed-in-absence-after-three-requests', 'exited'],
    ['application-taken-back-then-branch-vote-fell-short', 'unqualified'],
    ['removed-across-a-change-of-the-law-and-restored', 'closedByComplaint'],
    ['moved-while-listed-then-recognised', 'delisted'],
    ['branch-merged-while-educating', 'educating'],
    ['died-while-educating', 'closedOtherwise'],
  ])('%s ends in %s', (road, end) => {
    expect(mainState(screeningRoads[road]!().state.place)).toBe(end);
  });
  it('goes by the states of the four steps, each by its own act', () => {
    const road = aScreening();
    const after = (change: () => unknown) => {
      change();
      return mainState(road.state.place);
    };
    expect([
      after(() => road.begun()),
      after(() => road.record('collect-screening-opinions', '2024-01-15')),
      after(() => road.record('ask-direction', '2024-01-17')),
      after(() => road.record('record-direction', '2024-01-24').record('record-explanation', '2024-01-29')),
      after(() => road.record('record-listing-ballot', '2024-02-05')),
      after(() => road.record('report-listing', '2024-02-07').record('assign-helper', '2024-02-08').record('plan-education', '2024-02-12')),
      after(() => road.record('open-evaluation', '2025-02-12').record('record-explanation', '2025-02-12', { matter: 'evaluation' })),
      after(() => road.record('record-evaluation', '2025-02-20')),
      after(() => road.record('record-progress-decision', '2025-03-03')),
    ]).toEqual(['awaitingScreeningOpinions', 'awaitingDirectionRequest', 'awaitingDirection', 'awaitingListingBallot', 'awaitingListingReport', 'educating', 'awaitingEvaluation', 'awaitingProgressRecognition', 'delisted']);
  });
  it('has no time limit any more once it ended without an exit', () => {
    for (const road of ['ballot-fell-short', 'progress-recognised', 'listing-undone', 'died-while-educating']) expect(deadlinesIn(screeningRoads[road]!())).toEqual([]);
  });
});
