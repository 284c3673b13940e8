import { mainState } from '../../../workflows/index.js';
import { deadlinesIn } from '../../support/case-in-memory.js';
import { aScreening, onTheMove, procedure } from '../../support/screening-case.js';
import { keepsItsPlace } from '../../support/screening-rules.js';
import { hasTriedEveryRule } from '../../support/step-rules.js';

const step = 'close-screening';
const on = '2024-06-03';
const ready = () => aScreening().educated();

describe('closing a case without a decision about the listing', () => {
  keepsItsPlace({ step, on, earliest: '2024-02-07', ready });

  it.each(['died', 'membership-ended-otherwise'])('is for who %s, wherever the case stands, and leaves no time limit', (reason) => {
    for (const waiting of [aScreening().begun(), ready(), onTheMove(ready(), on), aScreening().unqualified(), aScreening().afterExitVote()]) {
      const closed = waiting.record(step, '2025-06-02', { reason });
      expect(mainState(closed.state.place)).toBe('closedOtherwise');
      expect(deadlinesIn(closed)).toEqual([]);
    }
  });
  it.each(['opened-by-mistake', 'moved-before-listing'])('SCR-01 is for a case %s only until the member is listed: after that the listing is undone, or moves along', (reason) => {
    expect(ready().refused(step, on, { reason })).toMatchObject([{ rule: 'SCR-01', code: 'listed-case-cannot-be-closed', curedBy: 'grassroots-committee', seen: { reason, listedOn: '2024-02-05' } }]);
    expect(mainState(aScreening().heardOnListing().record(step, on, { reason }).state.place)).toBe('closedOtherwise');
  });
  it('SCR-02 refuses a basis younger than the act', () => {
    expect(ready().refusals(step, on, { basis: { number: '26', issuedOn: '2024-06-04' } })).toEqual(['SCR-02 paper-later-than-the-act']);
  });

  hasTriedEveryRule(step, procedure);
});
