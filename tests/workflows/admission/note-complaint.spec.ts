import { mainState } from '../../../workflows/index.js';
import { aCase } from '../../support/admission-case.js';
import { admissionRoads } from '../../support/admission-roads.js';
import { hasTriedEveryRule, keepsItsPlaceInTheOrder, keepsTheOrderOfTheEnded } from '../../support/step-rules.js';

const step = 'note-complaint';
const disciplined = () => aCase().afterCeremony().record('record-discipline', '2025-05-05');

describe('noting a complaint', () => {
  describe('about removal', () => {
    keepsTheOrderOfTheEnded({ step, on: '2025-11-24', earliest: '2025-11-03', ready: () => admissionRoads['removed']!() });
  });
  describe('about discipline', () => {
    keepsItsPlaceInTheOrder({ step, on: '2025-05-19', earliest: '2025-05-05', ready: disciplined, whileMoving: true });
  });

  it('EXT-06 changes nothing but that there is one: the decision is obeyed meanwhile', () => {
    const noted = disciplined().record(step, '2025-05-19');
    expect(noted.state).toEqual({ ...disciplined().state, facts: { ...disciplined().state.facts, complaints: ['complaint-1'], disciplineComplaints: ['complaint-1'] } });
    const removed = admissionRoads['removed']!();
    const { place, facts } = removed.state;
    expect(removed.record(step, '2025-11-24').state).toEqual({ place, facts: { ...facts, complaints: ['complaint-1'] } });
  });
  it('EXT-05 refuses where there is nothing to complain of', () => {
    expect(aCase().afterCeremony().refusals(step, '2025-05-19')).toEqual(['EXT-05 no-decision-to-complain-of']);
    expect(aCase().afterRecognition().refusals(step, '2025-12-01')).toEqual(['EXT-05 no-decision-to-complain-of']);
    expect(disciplined().refusals(step, '2025-05-19')).toEqual([]);
  });
  it('EXT-05 notes each complaint once', () => {
    const noted = disciplined().record(step, '2025-05-19');
    expect(noted.refusals(step, '2025-05-20')).toEqual(['EXT-05 complaint-already-noted']);
    expect(noted.refusals(step, '2025-05-20', { complaint: 'complaint-2' })).toEqual([]);
  });
  it('EXT-06 is open for a full member whom a disciplinary decision of probation still concerns', () => {
    const member = disciplined()
      .record('certify-new-member-training', '2025-05-06')
      .record('assess-probationer', '2025-09-01')
      .record('collect-probation-opinions', '2025-09-15')
      .record('record-recognition-vote', '2025-10-08')
      .record('record-committee-vote', '2025-10-15')
      .record('record-recognition-decision', '2025-11-03');
    expect(mainState(member.record(step, '2025-11-04').state.place)).toBe('fullMember');
    expect(mainState(member.record('restore-rights', '2025-12-01').state.place)).toBe('fullMember');
    expect(member.state.facts).not.toHaveProperty('disciplined');
  });

  hasTriedEveryRule(step);
});
