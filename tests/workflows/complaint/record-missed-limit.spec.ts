import { aComplaint, deadlinesIn, procedure } from '../../support/complaint-case.js';
import { recordsAMissedLimit } from '../../support/missed-limit-rules.js';
import { hasTriedEveryRule } from '../../support/step-rules.js';

describe('recording that the time to answer a complaint went by', () => {
  recordsAMissedLimit({
    ready: () => aComplaint().lodged().heard(),
    key: 'complaint-answer-due',
    role: 'competent-committee',
    organ: 'commune-1',
    reminding: () => aComplaint().lodged().heard().answered(),
    reminder: 'escalation-possible-until',
    act: 'answer-complaint-above-grassroots',
    inTime: '2024-05-06',
    tooLate: '2024-09-02',
  });

  it('EXT-05 names the committee directly under the Centre where the complaint is with it', () => {
    const late = aComplaint().atTheProvince().record('record-missed-limit', '2024-09-26', { role: 'province-committee', organ: 'province-1' });
    expect(late.state.facts.missed).toEqual([{ key: 'complaint-answer-due', dueOn: '2024-09-25' }]);
  });
  it('EXT-05 records nothing of the Centre, which is no organ of the record', () => {
    const waiting = aComplaint().atTheCentre();
    expect(deadlinesIn(waiting)).toMatchObject([{ key: 'complaint-answer-due', whoActs: 'superior-committee' }]);
    expect(() => waiting.missed('complaint-answer-due')).toThrow();
  });

  hasTriedEveryRule('record-missed-limit', procedure);
});
