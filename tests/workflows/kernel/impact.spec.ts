import { addWorkingDays, amended, impactOf, isTouched, openSteps, vietnamCalendar, type AnyProcedure, type IsoDate } from '../../../workflows/index.js';
import { AdmissionCase, here, procedure } from '../../support/admission-case.js';

/** The procedure with one more edition from a day on, in which these numbers are others. */
function drafted(effectiveFrom: IsoDate, values: Readonly<Record<string, unknown>>): AnyProcedure {
  const newest = procedure.editions.at(-1)!;
  const citation = { document: 'a draft', clause: 'Điểm 1', confidence: 'unconfirmed' } as const;
  const draft = { ...amended(newest, new Map(Object.entries(values).map(([path, value]) => [path, { value, citation }]))), edition: 'draft', effectiveFrom };
  return { ...procedure, editions: [...procedure.editions, draft] };
}
const impact = (one: AdmissionCase, draft: AnyProcedure, on: IsoDate) => impactOf(procedure, draft, one.state, on, { ...here, today: on });
/** The branch votes on 5 August 2027. */
const voted = () => new AdmissionCase(3).afterBranchVote();
const ready = () => new AdmissionCase(3).afterPreparation();

describe('what another edition does to a case', () => {
  it('is another last day of a limit whose clock starts on its first day', () => {
    const { limits, opens, closes } = impact(voted(), drafted('2027-08-05', { 'admission.decisionWorkingDays': 45 }), '2027-08-05');
    expect(limits.map(({ key, from, to }) => [key, from?.dueOn, to?.dueOn])).toEqual([
      ['committee-decision-due', addWorkingDays('2027-08-05', 60, vietnamCalendar).on, addWorkingDays('2027-08-05', 45, vietnamCalendar).on],
    ]);
    expect([limits[0]?.to?.citation.document, opens, closes]).toEqual(['a draft', [], []]);
  });

  it('is nothing to a limit whose clock started the day before', () => {
    const found = impact(voted(), drafted('2027-08-06', { 'admission.decisionWorkingDays': 45 }), '2027-08-06');
    expect([found, isTouched(found)]).toEqual([{ limits: [], opens: [], closes: [] }, false]);
  });

  it('is nothing where no number differs', () => {
    for (const one of [ready(), voted(), new AdmissionCase(3)]) expect(isTouched(impact(one, drafted('2027-01-01', {}), '2027-08-05'))).toBe(false);
  });

  it('closes a step whose papers it lets expire, and says why', () => {
    const draft = drafted('2027-08-05', { 'admission.papersValidMonths': 2 });
    const { closes, opens } = impact(ready(), draft, '2027-08-05');
    expect(closes.map(({ step, refusals }) => [step, refusals.map(({ code }) => code)])).toEqual([['record-branch-vote', ['application-expired', 'cv-needs-supplement']]]);
    expect(opens).toEqual([]);
    // On the eve of its first day the older law holds.
    expect(impact(ready(), draft, '2027-08-04').closes).toEqual([]);
  });

  it('opens a step whose papers it lets live on', () => {
    const on = '2028-06-01';
    expect(openSteps(procedure, ready().state, on, { ...here, today: on }).find(({ step }) => step === 'record-branch-vote')?.open).toBe(false);
    expect(impact(ready(), drafted('2028-01-01', { 'admission.papersValidMonths': 24 }), on)).toMatchObject({ opens: ['record-branch-vote'], closes: [] });
  });

  it('is the opposite the other way round', () => {
    const draft = drafted('2027-08-05', { 'admission.decisionWorkingDays': 45, 'admission.papersValidMonths': 2 });
    for (const one of [ready(), voted()]) {
      const [there, back] = [impactOf(procedure, draft, one.state, '2027-08-05', here), impactOf(draft, procedure, one.state, '2027-08-05', here)];
      expect(isTouched(there)).toBe(true);
      expect(back.limits).toEqual(there.limits.map(({ key, from, to }) => ({ key, from: to, to: from })));
      expect([back.opens, back.closes.map(({ step }) => step)]).toEqual([there.closes.map(({ step }) => step), there.opens]);
    }
  });

  it('may be that a limit begins to run, or runs no longer', () => {
    const silent: AnyProcedure = { ...procedure, deadlinesOf: () => [] };
    const { limits } = impact(voted(), silent, '2027-08-05');
    expect(limits.map(({ key, from, to }) => [key, from !== undefined, to])).toEqual([['committee-decision-due', true, undefined]]);
    expect(impactOf(silent, procedure, voted().state, '2027-08-05', here).limits.map(({ from, to }) => [from, to?.key])).toEqual([[undefined, 'committee-decision-due']]);
  });
});
