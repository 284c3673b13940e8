import { isClosed, mainState } from '../../../workflows/index.js';
import { aCase, deadlinesIn, procedure } from '../../support/admission-case.js';
import { admissionRoads, afterComplaint } from '../../support/admission-roads.js';
import { hasTriedEveryRule, keepsItsPlaceInTheOrder, keepsTheOrderOfTheEnded } from '../../support/step-rules.js';

const step = 'restore-rights';
const on = '2026-02-02';
const disciplined = () => aCase().afterCeremony().record('record-discipline', '2025-05-05').record('note-complaint', '2025-05-19');

/** Disciplined on probation, complained of that, and was removed before the answer. */
const removedMeanwhile = () =>
  aCase()
    .afterProbation()
    .record('record-discipline', '2025-05-05')
    .record('note-complaint', '2025-05-19')
    .record('record-removal-vote', '2025-10-08')
    .record('record-committee-vote', '2025-10-15')
    .record('record-removal-decision', '2025-11-03');

describe('restoring rights', () => {
  describe('after removal', () => {
    keepsTheOrderOfTheEnded({ step, on, earliest: '2025-11-03', ready: afterComplaint });
  });
  describe('after discipline', () => {
    keepsItsPlaceInTheOrder({ step, on: '2025-07-07', earliest: '2025-05-05', ready: disciplined, whileMoving: true });
  });

  it('EXT-05 opens the case again: who was removed is on probation as before, and can be recognised as of the same day', () => {
    const restored = afterComplaint().record(step, on);
    expect(mainState(restored.state.place)).toBe('onProbation');
    expect(isClosed(procedure.machine, restored.state.place)).toBe(false);
    expect(restored.state.facts).not.toHaveProperty('left');
    expect(deadlinesIn(restored).map(({ key }) => key)).toEqual(['probation-ends']);
    const recognised = restored.record('record-recognition-vote', '2026-02-09').record('record-committee-vote', '2026-02-16').record('record-recognition-decision', '2026-03-02');
    expect(recognised.state.facts).toMatchObject({ officialFrom: '2025-10-01' });
  });
  it('EXT-06 lifts discipline and leaves the case where it is', () => {
    const lifted = disciplined().record(step, '2025-07-07');
    expect(mainState(lifted.state.place)).toBe('onProbation');
    expect(lifted.state.facts).not.toHaveProperty('disciplined');
    expect(disciplined().state.facts).toMatchObject({ disciplined: { number: '21-QĐ/CB', on: '2025-05-05' } });
  });
  it('EXT-06 lifts the discipline that was complained of, and not a younger one', () => {
    const younger = () => disciplined().record('record-discipline', '2025-06-02', { measure: 'warning', decision: { number: '22-QĐ/CB', issuedOn: '2025-06-02' } });
    const lifted = younger().record(step, '2025-07-07');
    expect(lifted.state.facts).toMatchObject({ disciplined: { number: '22-QĐ/CB', on: '2025-06-02' } });
    const also = lifted.record('note-complaint', '2025-07-08', { complaint: 'complaint-2' }).record(step, '2025-07-21', { complaint: 'complaint-2' });
    expect(also.state.facts).not.toHaveProperty('disciplined');
  });
  it('EXT-06 does not bring back who was removed when only the earlier discipline was complained of', () => {
    const lifted = removedMeanwhile().record(step, on);
    expect(lifted.events.at(-1)).toMatchObject({ stillOut: true });
    expect(mainState(lifted.state.place)).toBe('removed');
    expect(lifted.state.facts).toMatchObject({ left: { way: 'name-removed', on: '2025-11-03' } });
    expect(lifted.state.facts).not.toHaveProperty('disciplined');
    const also = lifted.record('note-complaint', '2026-02-03', { complaint: 'complaint-2' }).record(step, '2026-03-02', { complaint: 'complaint-2' });
    expect(mainState(also.state.place)).toBe('onProbation');
  });
  it('EXT-05 follows only a complaint that was noted here', () => {
    expect(afterComplaint().refusals(step, on, { complaint: 'complaint-2' })).toEqual(['EXT-05 complaint-not-noted']);
    expect(admissionRoads['removed']!().refusals(step, on)).toEqual(['EXT-05 complaint-not-noted']);
    expect(afterComplaint().refusals(step, on)).toEqual([]);
  });
  it('PRO-12 lets a restored probationer be removed again, and complain again', () => {
    const again = afterComplaint().record(step, on).record('record-removal-vote', '2026-02-09').record('record-committee-vote', '2026-02-16').record('record-removal-decision', '2026-03-02');
    expect(again.state.facts).toMatchObject({ left: { way: 'name-removed', on: '2026-03-02' } });
    expect(again.refusals('note-complaint', '2026-03-09', { complaint: 'complaint-2' })).toEqual([]);
  });

  hasTriedEveryRule(step);
});
