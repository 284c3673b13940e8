import { findStep, isClosed, mainState, type Happening, type IsoDate, type OtherCase } from '../../../workflows/index.js';
import { aCase, type AdmissionCase } from '../../support/admission-case.js';
import type { CaseInMemory, Entered } from '../../support/case-in-memory.js';
import { ComplaintCase, procedure } from '../../support/complaint-case.js';

/** A case of the person as a complaint sees it. */
const seen = (id: string, { bench, state }: CaseInMemory): OtherCase => ({
  id, procedure: bench.procedure.id, state: mainState(state.place), closed: isClosed(bench.procedure.machine, state.place), openedOn: '2024-01-05', facts: state.facts,
});

/** An admission and a complaint of one of its decisions, each act with what it brings about in the other case. */
function together(admission: AdmissionCase, decidedOn: IsoDate, receivedOn: IsoDate) {
  const complaint = new ComplaintCase(decidedOn, receivedOn);
  const record = (step: string, on: IsoDate, entered: Entered = {}) => {
    complaint.surroundings = { ...complaint.surroundings, otherCases: [seen('admission-1', admission)] };
    const before = complaint.state.facts;
    complaint.record(step, on, entered);
    const event = complaint.events.at(-1) as Happening;
    const brought = findStep(procedure, step)?.consequence?.(event, before, 'complaint-1');
    if (!brought) return;
    expect(brought.caseId).toBe('admission-1');
    admission.record(brought.step, on, { happenedOn: on, ...brought.command });
  };
  const lodge = (on: IsoDate, complainedOf: string) => {
    record('lodge-complaint', on, { ...complaint.stated, subject: 'candidate-1', against: 'admission-1', complainedOf });
    record('hear-complainant', on);
  };
  return { admission, complaint, record, lodge };
}

const removed = () => aCase().afterProbation().record('record-removal-vote', '2025-10-08').record('record-committee-vote', '2025-10-15').record('record-removal-decision', '2025-11-03').record('deliver-decision', '2025-11-05');
const ofRemoval = () => together(removed(), '2025-11-03', '2025-11-05');
const disciplined = () => aCase().afterCeremony().record('record-discipline', '2025-02-03', { measure: 'warning', decision: { number: '21-QĐ/CB', issuedOn: '2025-02-03' } });
const ofDiscipline = (admission = disciplined()) => together(admission, '2025-02-03', '2025-02-05');

describe('an admission that is complained of', () => {
  it('EXT-05 stays as it is while the complaint waits, and brings a probationer back when it is upheld', () => {
    const { admission, lodge, record } = ofRemoval();
    const { place } = admission.state;
    lodge('2025-11-20', 'removal');
    expect(admission.state.place).toEqual(place);
    expect(admission.state.facts).toMatchObject({ complaints: ['complaint-1'], left: { way: 'name-removed', on: '2025-11-03' } });
    record('answer-complaint-province', '2026-01-12', { answer: 'upheld' });
    expect(mainState(admission.state.place)).toBe('onProbation');
    expect(admission.state.facts).not.toHaveProperty('left');
  });
  it.each(['rejected', 'partly-upheld'])('EXT-05 stays as it is after an answer that is %s', (answer) => {
    const { admission, lodge, record } = ofRemoval();
    lodge('2025-11-20', 'removal');
    const { state } = admission;
    record('answer-complaint-province', '2026-01-12', { answer });
    expect(admission.state).toEqual(state);
  });
  it('EXT-05 has the day of receipt from the case that delivered the decision', () => {
    const { complaint } = ofRemoval();
    const other = { otherCases: [seen('admission-1', removed())] };
    const stated = { ...complaint.stated, against: 'admission-1' };
    expect(complaint.refusals('lodge-complaint', '2025-11-20', { ...stated, receivedOn: '2025-11-06' }, other)).toEqual(['EXT-05 received-on-another-day']);
    expect(complaint.refusals('lodge-complaint', '2025-11-20', stated, other)).toEqual([]);
  });
  it('EXT-05 takes no second complaint of the decision while the first is open', () => {
    const { admission, complaint, lodge } = ofRemoval();
    lodge('2025-11-20', 'removal');
    const second = new ComplaintCase('2025-11-03', '2025-11-05');
    const cases = { otherCases: [seen('admission-1', admission), seen('complaint-1', complaint)] };
    expect(second.refusals('lodge-complaint', '2025-11-24', { ...second.stated, against: 'admission-1' }, cases)).toEqual(['EXT-05 already-complained-of']);
  });
  it('EXT-06 loses the discipline of a probationer when a complaint is upheld, and nothing else', () => {
    const { admission, lodge, record } = ofDiscipline();
    lodge('2025-02-20', 'discipline');
    record('answer-complaint-above-grassroots', '2025-04-14', { answer: 'upheld' });
    expect(mainState(admission.state.place)).toBe('onProbation');
    expect(admission.state.facts).not.toHaveProperty('disciplined');
  });
  it.each([
    ['the complainant died', (admission: AdmissionCase) => admission.record('stop-case', '2025-03-10', { reason: 'died' }), 'stopped'],
    ['the admission was annulled', (admission: AdmissionCase) => admission.record('annul-decision', '2025-03-10'), 'annulled'],
  ])('EXT-06 can still be answered after %s, and brings about nothing then', (_what, ends, state) => {
    const { admission, complaint, lodge, record } = ofDiscipline();
    lodge('2025-02-20', 'discipline');
    const { length } = ends(admission).events;
    record('answer-complaint-above-grassroots', '2025-04-14', { answer: 'upheld' });
    expect([mainState(complaint.state.place), complaint.events.at(-1)]).toMatchObject(['upheld', { restores: false }]);
    expect([mainState(admission.state.place), admission.events.length]).toEqual([state, length]);
  });
  it('EXT-06 has no discipline to complain of before there is any, after it was lifted, and once the person has left', () => {
    const refusals = (admission: AdmissionCase) => {
      const { complaint } = ofDiscipline();
      return complaint.refusals('lodge-complaint', '2025-02-20', { ...complaint.stated, against: 'admission-1', complainedOf: 'discipline' }, { otherCases: [seen('admission-1', admission)] });
    };
    expect(refusals(disciplined())).toEqual([]);
    expect(refusals(aCase().afterCeremony())).toEqual(['EXT-05 nothing-to-complain-of']);
    const lifted = ofDiscipline();
    lifted.lodge('2025-02-20', 'discipline');
    lifted.record('answer-complaint-above-grassroots', '2025-04-14', { answer: 'upheld' });
    expect(refusals(lifted.admission)).toEqual(['EXT-05 nothing-to-complain-of']);
    const gone = disciplined().record('record-removal-vote', '2025-10-08').record('record-committee-vote', '2025-10-15').record('record-removal-decision', '2025-11-03');
    expect(refusals(gone)).toEqual(['EXT-05 nothing-to-complain-of']);
  });
});
