import { recordsAMissedLimit } from '../../support/missed-limit-rules.js';
import { aScreening, onTheMove, procedure } from '../../support/screening-case.js';
import { hasTriedEveryRule } from '../../support/step-rules.js';

describe('recording a time limit of a screening that went by', () => {
  recordsAMissedLimit({
    ready: () => onTheMove(aScreening().educated(), '2024-06-03'),
    key: 'transfer-due',
    role: 'destination-branch',
    organ: 'branch-2',
    reminding: () => aScreening().educated(),
    reminder: 'education-period-ends',
    act: 'receive-listed-member',
    inTime: '2024-08-01',
    tooLate: '2024-09-16',
  });

  it('TRF-01 names the successor of the branch that the letter leads to', () => {
    const moved = onTheMove(aScreening().educated(), '2024-06-03').record('follow-reorganisation', '2024-07-01', { successor: 'branch-3', succeeds: 'destination' });
    expect(moved.refusals('record-missed-limit', '2024-08-27')).toEqual(['REC-12 another-organ-had-to-act']);
    expect(moved.refusals('record-missed-limit', '2024-08-27', { organ: 'branch-3' })).toEqual([]);
  });

  hasTriedEveryRule('record-missed-limit', procedure);
});
