import { aCase, deadlinesIn } from '../../support/admission-case.js';
import { hasTriedEveryRule, keepsItsPlaceInTheOrder } from '../../support/step-rules.js';

const step = 'issue-transfer-letter';
const on = '2024-09-12';
const ready = () => aCase().afterTraining();

describe('issuing the letter of a move', () => {
  keepsItsPlaceInTheOrder({ step, on, earliest: '2024-04-05', ready, isTheLetter: true });

  it.each([
    ['before the resolution of the branch', () => aCase().afterPreparation(), '53'],
    ['after the resolution of the branch', () => aCase().afterBranchVote(), '92'],
    ['after the resolution of the committee', () => aCase().afterSubmission(), '93'],
    ['after the decision, before the ceremony', () => aCase().afterDecision(), '94'],
    ['on probation', () => aCase().afterCeremony(), '54'],
  ] as const)('ADM-20 asks %s for its own letter', (_when, waiting, kind) => {
    const letters = ['53', '92', '93', '94', '54'];
    for (const letter of letters) expect(waiting().refusals(step, '2024-10-07', { kind: letter })).toEqual(letter === kind ? [] : ['ADM-20 wrong-letter-for-this-stage']);
  });
  it('REC-03 refuses a move to the branch that already holds the case and accepts another', () => {
    expect(ready().refusals(step, on, { destination: 'branch-1' })).toEqual(['REC-03 destination-is-the-same-branch']);
    expect(ready().refusals(step, on, { destination: 'branch-2' })).toEqual([]);
  });
  it('ADM-20 refuses a letter younger than its issue', () => {
    expect(ready().refusals(step, on, { letter: { number: '27', issuedOn: '2024-09-13' } })).toEqual(['ADM-20 paper-later-than-the-act']);
  });
  it('REC-03 refuses a destination that is no branch on that day', () => {
    expect(ready().refusals(step, on, {}, { destination: undefined })).toEqual(['REC-03 destination-is-no-branch']);
  });
  it('ADM-20 leaves the last act of the main road where it was', () => {
    expect(ready().record(step, on).state.facts).toMatchObject({ lastOn: '2024-04-05', letterIssuedOn: on, letterKind: '53' });
  });
  it('TRF-01 and TRF-02 run only for a probationer, from the day of the act', () => {
    const moves = (waiting: ReturnType<typeof aCase>) => deadlinesIn(waiting).filter(({ rule }) => rule.startsWith('TRF'));
    expect(moves(ready().record(step, on))).toEqual([]);
    expect(moves(aCase().afterDecision().record(step, on, { kind: '94' }))).toEqual([]);
    const limits = moves(aCase().afterCeremony().record(step, '2024-11-04', { kind: '54', letter: { number: '27', issuedOn: '2024-11-01' } }));
    expect(limits).toMatchObject([
      { key: 'transfer-letter-due', rule: 'TRF-02', anchoredOn: '2024-11-04', budget: 30, whoActs: 'candidate' },
      { key: 'transfer-due', rule: 'TRF-01', anchoredOn: '2024-11-04', budget: 60, whoActs: 'destination-branch' },
    ]);
  });
  it('PRO-14 does not stop the clock of probation', () => {
    const before = deadlinesIn(aCase().afterCeremony());
    const moving = deadlinesIn(aCase().afterCeremony().record(step, '2024-11-04', { kind: '54' }));
    expect(moving).toEqual(expect.arrayContaining([...before]));
  });

  it('ADM-20 asks for the letter of somebody being helped where the branch reached no resolution', () => {
    const failed = aCase().afterPreparation().record('record-branch-vote', '2024-08-05', { vote: { form: 'party-card', present: 20, inFavour: 5, against: 15 } });
    expect(failed.refusals(step, on, { kind: '53' })).toEqual([]);
    expect(failed.refusals(step, on, { kind: '92' })).toEqual(['ADM-20 wrong-letter-for-this-stage']);
  });

  it('ADM-20 issues one letter at a time, whatever day the second one bears', () => {
    const moving = ready().record(step, on);
    expect(moving.refusals(step, '2024-05-02', { destination: 'branch-3' })).toEqual(['ADM-20 case-is-moving']);
  });

  it('TRF-01 leaves no limit of the move running where a decision older than the letter ended the case', () => {
    const waiting = () => aCase().afterRecognitionVote().record('record-committee-vote', '2025-10-15').record(step, '2025-11-10', { kind: '54' });
    expect(deadlinesIn(waiting()).map(({ key }) => key)).toContain('transfer-due');
    expect(deadlinesIn(waiting().record('record-recognition-decision', '2025-11-03'))).toEqual([]);
  });

  hasTriedEveryRule(step);
});
