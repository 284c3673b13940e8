import { mainState } from '../../../workflows/index.js';
import { aCase, aCaseOfAnUnannouncedYear, deadlinesIn } from '../../support/admission-case.js';
import { recordsAMissedLimit } from '../../support/missed-limit-rules.js';
import { hasTriedEveryRule } from '../../support/step-rules.js';

const step = 'record-missed-limit';

describe('recording a time limit of an admission that went by', () => {
  recordsAMissedLimit({
    ready: () => aCase().afterSubmission(),
    key: 'committee-decision-due',
    role: 'competent-committee',
    organ: 'commune-1',
    reminding: () => aCase().afterTraining(),
    reminder: 'certificate-expires',
    act: 'record-committee-decision',
    inTime: '2024-09-10',
    tooLate: '2024-11-11',
  });

  it('ADM-30 counts sixty working days from the resolution of the branch, over the holiday of September', () => {
    expect(aCase().afterSubmission().missed('committee-decision-due').events.at(-1)).toMatchObject({ dueOn: '2024-10-30', happenedOn: '2024-10-31' });
  });
  it('ADM-32 names the branch that held no ceremony, and PRO-09 makes nobody a member later for it', () => {
    const late = aCase().afterDecision().record('record-decision-receipt', '2024-09-12').missed('ceremony-due');
    expect(late.events.at(-1)).toMatchObject({ role: 'branch', organ: 'branch-1' });
    const reviewed = aCase().afterProbation().missed('recognition-review-due').record('record-recognition-vote', '2026-01-12').record('record-committee-vote', '2026-01-15').record('record-recognition-decision', '2026-01-20');
    expect(reviewed.state.facts.officialFrom).toBe(aCase().afterRecognition().state.facts.officialFrom);
  });
  it('TRF-01 names the branch that did not receive the dossier, also while it travels', () => {
    const moving = aCase().afterCeremony().record('issue-transfer-letter', '2024-11-04', { kind: '54' });
    expect(moving.missed('transfer-due').events.at(-1)).toMatchObject({ dueOn: '2025-02-04', role: 'destination-branch', organ: 'branch-2' });
    expect(mainState(moving.state.place)).toBe('onProbation');
  });
  it('ADM-30 can still be extended by what happened before the last day, and a second miss is one of its own', () => {
    const extended = aCase().afterSubmission().missed('committee-decision-due').record('extend-decision-time', '2024-10-28');
    expect(extended.missed('committee-decision-due').state.facts.missed).toHaveLength(2);
  });
  it('CAL-07 makes nobody late by a count through a year whose days off are not announced', () => {
    const unsure = aCaseOfAnUnannouncedYear().afterSubmission();
    const [due] = deadlinesIn(unsure).filter(({ provisional }) => provisional);
    expect(due?.key).toBe('committee-decision-due');
    expect(() => unsure.missed('committee-decision-due')).toThrow('nobody-late-with-this-limit');
  });

  hasTriedEveryRule(step);
});
