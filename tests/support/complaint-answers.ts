import { mainState, type IsoDate, type OtherCase } from '../../workflows/index.js';
import { openVote } from './admission-case.js';
import { consequenceOf, keepsItsPlace, organs, type ComplaintCase } from './complaint-case.js';
import type { Entered } from './case-in-memory.js';

interface Answering {
  readonly step: string;
  /** A day on which the body answers; the complainant was heard on `heardOn`, the latest act before it. */
  readonly on: IsoDate;
  readonly heardOn: IsoDate;
  /** Members of the body by the usual roll, or those that the minutes alone tell. */
  readonly members: number;
  /** The organ whose roll counts, where one is on file. */
  readonly role?: 'competent' | 'underTheCentre';
  /** A case with this instance before it has heard anybody. */
  unheard(): ComplaintCase;
  /** Where an answer leads. */
  readonly leads: Readonly<Record<'upheld' | 'partly-upheld' | 'rejected', string>>;
  /** The last day of the time to answer, and the day after it. */
  readonly dueOn: IsoDate;
  readonly dayAfter: IsoDate;
}

const ballots = (issued: number, returned: number, valid: number) => ({ issued, returned, valid, blank: 0, invalid: 0 });

/** Tallies that cannot be true, by the identity each one breaks. */
const impossible = (n: number): readonly (readonly [string, Entered])[] => {
  const secret = (counted: Entered) => ({ form: 'secret-ballot', present: n, inFavour: n, against: 0, abstaining: 0, ballots: counted });
  return [
    ['nobody-voted', openVote(0)],
    ['present-exceeds-electorate', openVote(n, 1)],
    ['secret-ballot-without-ballots', { ...openVote(n), form: 'secret-ballot' }],
    ['ballots-without-secret-ballot', { ...openVote(n), ballots: ballots(n, n, n) }],
    ['ballots-issued-exceed-present', secret(ballots(n + 1, n, n))],
    ['ballots-returned-exceed-issued', secret(ballots(n - 1, n, n))],
    ['ballots-do-not-add-up', secret({ ...ballots(n, n, n), invalid: 1 })],
    ['votes-do-not-add-up', { ...openVote(n - 1), present: n }],
  ];
};

/** The rules that an answer of every instance keeps: its place, EXT-05, EXT-07, REC-01 and, where there is a roll, REC-02. */
export function answerKeepsItsRules({ step, on, heardOn, members, role, unheard, leads, dueOn, dayAfter }: Answering): void {
  const ready = () => unheard().heard(heardOn);
  keepsItsPlace({ step, on, earliest: heardOn, ready });

  it.each(impossible(members))('REC-01 refuses a tally that cannot be true: %s', (code, vote) => {
    expect(ready().refusals(step, on, { vote })).toEqual([`REC-01 ${code}`]);
  });
  it('REC-01 accepts a secret ballot in which one paper did not come back', () => {
    expect(ready().refusals(step, on, { vote: { form: 'secret-ballot', present: members, inFavour: members - 1, against: 0, abstaining: 0, ballots: ballots(members, members - 1, members - 1) } })).toEqual([]);
  });
  if (role) {
    it('REC-02 refuses minutes that differ from the roll of the standing committee, and a body without a roll', () => {
      expect(ready().refusals(step, on, { members: members + 1 })).toEqual(['REC-02 committee-minutes-differ-from-the-roll']);
      expect(ready().refusals(step, on, {}, { organs: { ...organs, [role]: { ...organs[role], roll: undefined } } })).toEqual(['REC-02 no-committee-roll-on-that-day']);
      expect(ready().refusals(step, on, {}, { organs: { branch: organs.branch } })).toEqual(['REC-02 no-committee-roll-on-that-day']);
    });
    it('REC-02 counts the whole committee where there is no standing committee', () => {
      const whole = { organs: { ...organs, [role]: { ...organs[role], roll: { ...organs[role].roll, committeeMembers: 9, standingMembers: 0 } } } };
      expect(ready().refusals(step, on, { members: 9, vote: openVote(9) }, whole)).toEqual([]);
      expect(ready().refusals(step, on, {}, whole)).toEqual(['REC-02 committee-minutes-differ-from-the-roll']);
    });
  }

  it('EXT-07 refuses an answer before this instance has heard the complainant', () => {
    expect(unheard().refused(step, on)).toMatchObject([{ rule: 'EXT-07', code: 'complainant-not-heard', seen: { invitations: 0, needed: 2 } }]);
    for (const hearing of ['in-person', 'in-writing', 'declined']) expect(unheard().record('hear-complainant', heardOn, { hearing }).refusals(step, on)).toEqual([]);
  });
  it('EXT-07 goes on without somebody who did not come to the second invitation, from that day on', () => {
    const invited = unheard().record('invite-complainant', heardOn, { invitedFor: heardOn }).record('invite-complainant', heardOn, { invitedFor: on });
    expect(invited.refusals(step, on)).toEqual([]);
    const once = unheard().record('invite-complainant', heardOn, { invitedFor: heardOn }).record('invite-complainant', heardOn, { invitedFor: dueOn });
    expect(once.refused(step, on)).toMatchObject([{ code: 'complainant-not-heard', seen: { invitations: 1 } }]);
    expect(once.refusals(step, dueOn)).toEqual([]);
  });

  it.each(Object.entries(leads))('EXT-05 leads a complaint that is %s to %s', (answer, state) => {
    const answered = ready().record(step, on, { answer });
    expect(mainState(answered.state.place)).toBe(state);
  });
  it('EXT-05 takes more than half of all members for an answer, and a draft that falls short is none', () => {
    const half = Math.floor(members / 2);
    const vote = (inFavour: number) => ({ vote: openVote(inFavour, members - inFavour), answer: 'upheld' });
    expect(ready().eventOf(step, on, vote(half + 1))).toMatchObject({ outcome: 'approved', needed: half + 1, denominator: members });
    const failed = ready().record(step, on, vote(half));
    expect(failed.state.place).toEqual(ready().state.place);
    expect(failed.refusals(step, on)).toEqual([]);
    expect(failed.events.at(-1)).toMatchObject({ outcome: 'not-approved' });
  });
  it('EXT-05 is in time on the last day and late, but valid, on the next', () => {
    expect(ready().eventOf(step, dueOn)).toMatchObject({ dueOn, late: false });
    expect(ready().eventOf(step, dayAfter)).toMatchObject({ dueOn, late: true });
  });
  it('EXT-05 restores the rights only by an answer that upholds and that the body approved', () => {
    const decided = (answer: string, vote = openVote(members)) => consequenceOf(ready(), step, on, { answer, vote });
    expect(decided('upheld')).toEqual({ caseId: 'case-removed', step: 'restore-rights', command: { complaint: 'complaint-1', decisionNumber: '88-QĐ/TU' } });
    expect(decided('partly-upheld')).toBeUndefined();
    expect(decided('rejected')).toBeUndefined();
    expect(decided('upheld', openVote(1, members - 1))).toBeUndefined();
  });
  it('EXT-05 says in the answer whether there is anything left to restore in the case complained of', () => {
    const upheld = (facts: OtherCase['facts'] | undefined) => {
      const waiting = ready();
      waiting.surroundings = { ...waiting.surroundings, otherCases: facts ? [{ id: 'case-removed', procedure: 'admission', state: 'stopped', closed: true, openedOn: '2015-01-05', facts }] : [] };
      expect(waiting.refusals(step, on, { answer: 'upheld' })).toEqual([]);
      expect(consequenceOf(waiting, step, on, { answer: 'upheld' }) !== undefined).toBe((waiting.eventOf(step, on, { answer: 'upheld' }) as unknown as { restores: boolean }).restores);
      return waiting.eventOf(step, on, { answer: 'upheld' });
    };
    expect(upheld({ left: { way: 'name-removed', on: '2024-03-01' } })).toMatchObject({ restores: true });
    expect(upheld({ disciplined: { number: '21-QĐ/CB', on: '2024-03-01' } })).toMatchObject({ restores: true });
    expect(upheld({})).toMatchObject({ restores: false });
    expect(upheld({ left: { way: 'admission-annulled', on: '2024-03-01' } })).toMatchObject({ restores: false });
    expect(upheld(undefined)).toMatchObject({ restores: false });
    expect(ready().eventOf(step, on, { answer: 'partly-upheld' })).toMatchObject({ restores: false });
  });
}
