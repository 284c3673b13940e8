import { addDays, findStep, lateRoles, missedLimits, openSteps, type Entry, type Happening, type LateRole } from '../../workflows/index.js';
import { deadlinesIn, type CaseInMemory } from './case-in-memory.js';

/** A case in which a limit runs that an organ can be late with, and the act it is set for. */
interface Missable {
  ready(): CaseInMemory;
  readonly key: string;
  readonly role: LateRole;
  readonly organ: string;
  /** A case in which a limit runs that nobody is late with. */
  reminding(): CaseInMemory;
  readonly reminder: string;
  readonly act: string;
  /** A day on which the act is in time, and one on which it is not. */
  readonly inTime: string;
  readonly tooLate: string;
}

const step = 'record-missed-limit';
const entriesOf = (events: readonly Happening[]): Entry[] => events.map(({ type, happenedOn, ...payload }, place) => ({ seq: place + 1, type, happenedOn, payload }));

/** What holds in every procedure of a limit that went by (REC-12). */
export function recordsAMissedLimit({ ready, key, role, organ, reminding, reminder, act, inTime, tooLate }: Missable): void {
  const dueIn = (of: CaseInMemory, name = key) => deadlinesIn(of).find((limit) => limit.key === name)?.dueOn ?? (() => { throw new Error(name); })();
  const dueOn = () => dueIn(ready());
  const after = () => addDays(dueOn(), 1);
  const stated = () => ({ key, role, organ });
  const since = (of: CaseInMemory) => missedLimits(of.bench.procedure, entriesOf(of.events), of.surroundings.calendar);

  it('names the limit, its last day and the organ that had to act, and leaves the case where it is', () => {
    const before = ready();
    const missed = ready().missed(key);
    expect(missed.events.at(-1)).toEqual({ type: 'DeadlineMissed', happenedOn: after(), key, dueOn: dueOn(), role, organ });
    expect(missed.state.place).toEqual(before.state.place);
    expect(missed.state.facts).toEqual({ ...before.state.facts, missed: [{ key, dueOn: dueOn() }] });
    expect(deadlinesIn(missed)).toEqual(deadlinesIn(before));
  });
  it('ORD-03 is not recorded on the last day itself, and is on the day after', () => {
    expect(ready().refusals(step, after(), stated(), { today: dueOn() })).toEqual(['ORD-03 date-in-the-future']);
    expect(ready().refusals(step, after(), stated(), { today: after() })).toEqual([]);
  });
  it('REC-12 is recorded as of the day after the last one, and of no other', () => {
    expect(ready().refusals(step, addDays(after(), 1), { ...stated(), dueOn: dueOn() })).toEqual(['REC-12 not-the-day-after-the-limit']);
  });
  it('REC-12 is recorded once', () => {
    expect(ready().missed(key).refusals(step, after(), stated())).toEqual(['REC-12 missed-limit-on-record']);
  });
  it('REC-12 is refused of a limit that does not run, or has another last day', () => {
    expect(ready().refusals(step, after(), { ...stated(), key: 'nothing-due' })).toEqual(['REC-12 limit-not-running']);
    expect(ready().refusals(step, addDays(after(), 1), stated())).toEqual(['REC-12 limit-not-running']);
  });
  it('REC-12 tells of no organ that it was late with a limit that only reminds', () => {
    const due = dueIn(reminding(), reminder);
    expect(reminding().refusals(step, addDays(due, 1), { key: reminder, role: 'branch', organ: 'branch-1' })).toContain('REC-12 nobody-late-with-this-limit');
  });
  it('REC-12 names the organ that had to act, and no other', () => {
    const other = lateRoles.find((one) => one !== role);
    expect(ready().refused(step, after(), { ...stated(), role: other })).toMatchObject([{ code: 'another-organ-had-to-act', seen: { role } }]);
    expect(ready().refusals(step, after(), { ...stated(), organ: 'nobody-knows' })).toEqual(['REC-12 another-organ-had-to-act']);
    expect(ready().refusals(step, after(), { ...stated(), organ: 'nobody-knows' }, { organs: undefined })).toEqual(['REC-12 another-organ-had-to-act']);
  });

  it('is nobody\'s act: it is observed by the program and offered to nobody', () => {
    const { bench, state, surroundings } = ready();
    expect(findStep(bench.procedure, step)).toMatchObject({ recordedBy: 'system', part: 'observed' });
    expect(openSteps(bench.procedure, state, after(), surroundings).map((one) => one.step)).not.toContain(step);
  });
  it('stands in the way of nothing: an act of a day before it is entered after it as if it were not there', () => {
    const act_ = (of: CaseInMemory) => of.eventOf(act, inTime);
    expect(inTime <= dueOn()).toBe(true);
    expect(act_(ready().missed(key))).toEqual(act_(ready()));
  });
  it('tells of an act entered afterwards whether it was late, or only its entry', () => {
    const missed = ready().missed(key);
    expect(since(missed)).toMatchObject([{ key, dueOn: dueOn(), lastDay: dueOn() }]);
    expect(since(missed)[0]).not.toHaveProperty('ended');
    const eventOf = findStep(missed.bench.procedure, act)?.event;
    expect(since(ready().missed(key).record(act, inTime))).toMatchObject([{ ended: { event: eventOf, on: inTime, inTime: true } }]);
    expect(since(ready().missed(key).record(act, tooLate))).toMatchObject([{ ended: { event: eventOf, on: tooLate, inTime: false } }]);
  });
}
