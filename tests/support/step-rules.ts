import { addDays, findStep, mainState, type IsoDate, type PaperFinding } from '../../workflows/index.js';
import { aCase, here, procedure, type AdmissionCase } from './admission-case.js';
import { untriedRules, type CaseInMemory } from './case-in-memory.js';

/** A step, a case that waits for it, a day on which it is accepted, and the earliest day on which it could be. */
interface StepInOrder {
  readonly step: string;
  readonly on: IsoDate;
  readonly earliest: IsoDate;
  ready(): AdmissionCase;
  /** Steps that are open while the dossier travels. */
  readonly whileMoving?: true;
  /** The step is itself the letter of the move. */
  readonly isTheLetter?: true;
}

const letters = ['53', '92', '93', '94', '54'];

/** The same case while its dossier travels, with the letter that fits its stage. */
export function onTheMove(ready: AdmissionCase, on: IsoDate): AdmissionCase {
  const kind = letters.find((letter) => ready.refusals('issue-transfer-letter', on, { kind: letter }).length === 0);
  return ready.record('issue-transfer-letter', on, { kind });
}

/** What holds for a step of any procedure: its place in the order (ORD-01) and its day (ORD-02 to ORD-04). */
interface InOrder {
  readonly step: string;
  readonly on: IsoDate;
  /** The earliest day on which the step could be. */
  readonly earliest: IsoDate;
  ready(): CaseInMemory;
  /** A case before its first step. */
  fresh(): CaseInMemory;
  /** The first day that the procedure has an edition for. */
  readonly firstDay: IsoDate;
}

export function keepsTheOrder({ step, on, earliest, ready, fresh, firstDay }: InOrder): void {
  it('ORD-01 is refused in a case where it is not its turn, saying what the case waits for', () => {
    const { bench, state } = fresh();
    const refusal = fresh().refused(step, on).find(({ rule }) => rule === 'ORD-01');
    expect(refusal).toMatchObject({ code: 'step-not-open', seen: { state: mainState(state.place), waitsFor: bench.procedure.opening } });
    expect(ready().refusals(step, on)).toEqual([]);
  });
  it(`ORD-02 is refused on the day before the act it follows and can be of the same day`, () => {
    expect(ready().refusals(step, addDays(earliest, -1))).toContain('ORD-02 date-before-earlier-step');
    expect(ready().refusals(step, earliest)).not.toContain('ORD-02 date-before-earlier-step');
  });
  it('ORD-03 is refused on a day that has not come and can be recorded the same day', () => {
    expect(ready().refusals(step, on, {}, { today: addDays(on, -1) })).toEqual(['ORD-03 date-in-the-future']);
    expect(ready().refusals(step, on, {}, { today: on })).toEqual([]);
  });
  it(`ORD-04 is refused before the first regulation, on the eve of ${firstDay}`, () => {
    expect(ready().refusals(step, addDays(firstDay, -1))).toContain('ORD-04 no-regulation-on-that-day');
    expect(ready().refusals(step, firstDay)).not.toContain('ORD-04 no-regulation-on-that-day');
  });
}

/** What holds for every step of an admission: its place in the order, and that it waits for a move to end (ADM-20). */
export function keepsItsPlaceInTheOrder({ step, on, earliest, ready, whileMoving, isTheLetter }: StepInOrder): void {
  keepsTheOrder({ step, on, earliest, ready, fresh: () => aCase(), firstDay: '2016-07-25' });
  it(whileMoving ? 'ADM-20 is open while the dossier travels' : 'ADM-20 waits while the dossier travels and is open again when it has arrived', () => {
    const moving = onTheMove(ready(), on);
    expect(moving.refusals(step, on)).toEqual(whileMoving ? [] : ['ADM-20 case-is-moving']);
    if (!whileMoving) expect(moving.record('receive-transfer', on).refusals(step, on)).not.toContain('ADM-20 case-is-moving');
  });
  if (!isTheLetter) it('ADM-20 can still be entered after the letter when it happened before it', () => {
    const moving = onTheMove(ready(), addDays(on, 1));
    expect(moving.refusals(step, on)).toEqual([]);
    expect(moving.record('recall-transfer-letter', addDays(on, 2)).refusals(step, addDays(on, 2))).not.toContain('ADM-20 case-is-moving');
  });
}

/** What holds for a step after the end of a case, when nothing travels any more. */
export function keepsTheOrderOfTheEnded({ step, on, earliest, ready }: Omit<StepInOrder, 'whileMoving' | 'isTheLetter'>): void {
  keepsTheOrder({ step, on, earliest, ready, fresh: () => aCase(), firstDay: '2016-07-25' });
}

/** A step that asks for papers, and a case in which it is accepted. */
interface Papers {
  readonly step: string;
  readonly on: IsoDate;
  ready(): AdmissionCase;
}

/** What holds for every paper that a step asks for: found missing it stands in the way, found in order it does not, and one that does not apply never does. */
export function asksForPapers({ step, on, ready }: Papers): void {
  const { papers = [] } = findStep(procedure, step) ?? {};
  it.each(papers.map(({ catalogue }) => catalogue))('is refused while paper %s is noted as missing, where the dossier holds it, and no longer when it is in order', (catalogue) => {
    const noted = (finding: PaperFinding) => ready().refused(step, on, {}, { papers: { [catalogue]: { finding } } });
    const applies = papers.find((need) => need.catalogue === catalogue)?.appliesTo(ready().state.facts);
    expect(noted('missing')).toMatchObject(applies ? [{ code: 'paper-found-missing', seen: { paper: catalogue } }] : []);
    expect(noted('in-order')).toEqual([]);
    expect(noted('not-applicable')).toEqual([]);
  });
}

/** The last test of a step's file: every rule of the step was seen to hold and to fail. */
export function hasTriedEveryRule(step: string, of = procedure): void {
  it('has seen every rule of the step hold and fail', () => {
    expect(untriedRules(of, step)).toEqual([]);
  });
}

/** People on file beside the usual ones. */
export const peopleAnd = (others: NonNullable<typeof here.people>) => ({ people: { ...here.people, ...others } });
