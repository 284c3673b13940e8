import fc from 'fast-check';
import { addDays, type IsoDate } from '../../workflows/index.js';
import { openVote, organs } from './admission-case.js';
import type { Entered } from './case-in-memory.js';
import { aScreening, firstDay, onTheMove, withRoll, type ScreeningCase } from './screening-case.js';
import { keepsTheOrder } from './step-rules.js';

/** A step, a case that waits for it, a day on which it is accepted, and the earliest day on which it could be. */
interface StepInOrder {
  readonly step: string;
  readonly on: IsoDate;
  readonly earliest: IsoDate;
  ready(): ScreeningCase;
}

/** What holds for every step of a screening but its opening: its place in the order. */
export const keepsItsPlace = (about: StepInOrder): void => keepsTheOrder({ ...about, fresh: aScreening, firstDay });

/** SCR-07: a step of somebody listed waits while the member moves; `again` is what the new branch has to do first. */
export function waitsForTheMove({ step, on, ready, again = (received) => received }: Omit<StepInOrder, 'earliest'> & { again?(received: ScreeningCase): ScreeningCase }): void {
  it('SCR-07 waits while the member moves and is open again when the new branch has received the member', () => {
    const moving = onTheMove(ready(), on);
    expect(moving.refusals(step, on)).toEqual(['SCR-07 listed-member-is-moving']);
    expect(again(moving.record('receive-listed-member', on)).refusals(step, on)).toEqual([]);
  });
  it('SCR-07 can still be entered after the letter when it happened before it', () => {
    expect(onTheMove(ready(), addDays(on, 1)).refusals(step, on)).toEqual([]);
  });
}

/** The same for a step that can only be before anybody is listed: it never meets a member who moves, and would wait if it did. */
export function wouldWaitForTheMove(step: string): void {
  it('SCR-07 would wait while a listed member moves', () => {
    const moving = onTheMove(aScreening().educated(), '2024-06-03');
    expect(moving.refusals(step, '2024-06-03')).toEqual(expect.arrayContaining(['ORD-01 step-not-open', 'SCR-07 listed-member-is-moving']));
    expect(aScreening().educated().refusals(step, '2024-06-03')).not.toContain('SCR-07 listed-member-is-moving');
  });
}

/** A step that records a meeting of the branch about a listed member, and how such a meeting votes. */
interface Meeting extends Omit<StepInOrder, 'earliest'> {
  vote(inFavour: number, against?: number): Entered;
}

const ballots = (issued: number, returned: number, valid: number, blank = 0, invalid = 0) => ({ issued, returned, valid, blank, invalid });
const secret = (present: number, inFavour: number, against: number, counted: ReturnType<typeof ballots>) => ({ form: 'secret-ballot', present, inFavour, against, abstaining: 0, ballots: counted });

/** Tallies of twenty voters that cannot be true, with the identity each one breaks. */
const impossible: readonly (readonly [string, Entered])[] = [
  ['secret-ballot-without-ballots', { form: 'secret-ballot', present: 20, inFavour: 18, against: 2 }],
  ['ballots-without-secret-ballot', { ...openVote(18, 2), ballots: ballots(20, 20, 20) }],
  ['ballots-issued-exceed-present', secret(20, 18, 2, ballots(21, 20, 20))],
  ['ballots-returned-exceed-issued', secret(20, 18, 2, ballots(19, 20, 20))],
  ['ballots-do-not-add-up', secret(20, 17, 2, ballots(20, 20, 19))],
  ['votes-do-not-add-up', secret(20, 18, 2, ballots(20, 20, 19, 1))],
  ['nobody-voted', secret(20, 0, 0, ballots(0, 0, 0))],
];

/** The rules every meeting about a listed member keeps: REC-01, REC-02, ADM-24, ADM-28, and that the exempt are never counted (SCR-02). */
export function aboutAListedMember({ step, on, ready, vote }: Meeting): void {
  const electorate = (fullMembers: number, exempt = 0, temporarilyAway = 0, exemptPresent = 0) => ({ fullMembers, exempt, temporarilyAway, exemptPresent });

  it.each(impossible)('REC-01 refuses a tally in which %s', (code, tally) => {
    expect(ready().refusals(step, on, { vote: tally })).toContain(`REC-01 ${code}`);
    expect(ready().refusals(step, on)).toEqual([]);
  });
  it('REC-01 refuses more present than can vote, and accepts all of them', () => {
    expect(ready().refusals(step, on, { vote: vote(19, 2) })).toEqual(['REC-01 present-exceeds-electorate']);
    expect(ready().refusals(step, on, { vote: vote(18, 2) })).toEqual([]);
  });
  it('REC-01 refuses more exempt and absent members than full members', () => {
    expect(ready().refusals(step, on, { electorate: electorate(20, 15, 6), vote: vote(1) }, withRoll({ exempt: 15, temporarilyAway: 6 }))).toContain('REC-01 members-do-not-add-up');
    expect(ready().refusals(step, on, { electorate: electorate(20, 14, 5), vote: vote(1) }, withRoll({ exempt: 14, temporarilyAway: 5 }))).toEqual([]);
  });
  it('REC-02 refuses a branch without a roll on that day, and minutes that differ from it', () => {
    expect(ready().refusals(step, on, {}, { organs: { ...organs, branch: { ...organs.branch, roll: undefined } } })).toEqual(['REC-02 no-roll-on-that-day']);
    for (const changed of [{ fullMembers: 21 }, { exempt: 1 }, { temporarilyAway: 1 }]) expect(ready().refusals(step, on, {}, withRoll(changed))).toEqual(['REC-02 minutes-differ-from-the-roll']);
  });
  it('ADM-24 refuses a branch of two full members and accepts one of three', () => {
    expect(ready().refusals(step, on, { electorate: electorate(2), vote: vote(2) }, withRoll({ fullMembers: 2 }))).toEqual(['ADM-24 too-few-full-members']);
    expect(ready().eventOf(step, on, { electorate: electorate(3), vote: vote(2, 1) }, withRoll({ fullMembers: 3 }))).toMatchObject({ outcome: 'approved', needed: 2 });
  });
  it('ADM-28 refuses opinions collected in writing', () => {
    expect(ready().refusals(step, on, { vote: { ...openVote(18, 2), form: 'written-opinions' } })).toContain('ADM-28 vote-form-not-allowed');
    expect(ready().refusals(step, on)).not.toContain('ADM-28 vote-form-not-allowed');
  });

  it('SCR-06 takes out the exempt and nobody else: of 20 with 3 exempt and 2 away, 12 of 17 must agree', () => {
    const five = { electorate: electorate(20, 3, 2) };
    const roll = withRoll({ exempt: 3, temporarilyAway: 2 });
    expect(ready().eventOf(step, on, { ...five, vote: vote(12, 3) }, roll)).toMatchObject({ denominator: 17, needed: 12, outcome: 'approved' });
    expect(ready().eventOf(step, on, { ...five, vote: vote(11, 4) }, roll)).toMatchObject({ denominator: 17, needed: 12, outcome: 'not-approved' });
  });
  it('SCR-02 refuses minutes that count exempt members who came', () => {
    const three = withRoll({ exempt: 3 });
    expect(ready().refusals(step, on, { electorate: electorate(20, 3, 0, 1), vote: vote(17) }, three)).toEqual(['SCR-02 exempt-not-counted']);
    expect(ready().refusals(step, on, { electorate: electorate(20, 3, 0, 0), vote: vote(17) }, three)).toEqual([]);
  });
  it('REC-01 refuses exempt members present beyond the exempt and beyond those present', () => {
    expect(ready().refusals(step, on, { electorate: electorate(20, 1, 0, 2) }, withRoll({ exempt: 1 }))).toContain('REC-01 exempt-present-exceeds-exempt');
    expect(ready().refusals(step, on, { electorate: electorate(20, 5, 0, 5), vote: vote(4) }, withRoll({ exempt: 5 }))).toContain('REC-01 exempt-present-exceeds-present');
  });

  it('reaches the share exactly when three times the votes are at least twice the full members counted', () => {
    const waiting = ready();
    fc.assert(
      fc.property(fc.record({ voters: fc.integer({ min: 3, max: 300 }), exempt: fc.nat({ max: 30 }), away: fc.nat({ max: 30 }), yes: fc.nat(), edge: fc.constantFrom(-1, 0, 1, undefined) }), ({ voters, exempt, away, yes, edge }) => {
        const counted = voters + away;
        const inFavour = edge === undefined ? yes % (voters + 1) : Math.min(voters, Math.ceil((2 * counted) / 3) + edge);
        const fullMembers = voters + exempt + away;
        const event = waiting.eventOf(step, on, { electorate: electorate(fullMembers, exempt, away), vote: vote(inFavour, voters - inFavour) }, withRoll({ fullMembers, exempt, temporarilyAway: away }));
        expect(event).toMatchObject({ denominator: counted, outcome: inFavour * 3 >= 2 * counted ? 'approved' : 'not-approved' });
      }),
      { numRuns: 100 },
    );
  });
}

/** SCR-01: the member could answer before the vote. `unheard` is the same case before the member said anything. */
export function hearsTheMember({ step, on, unheard, matter, since }: { readonly step: string; readonly on: IsoDate; readonly unheard: () => ScreeningCase; readonly matter: string; readonly since: IsoDate }): void {
  const invited = (days: readonly string[]) => days.reduce((screened, meetingOn) => screened.record('invite-member', since, { matter, meetingOn }), unheard());
  it('SCR-01 refuses while the member neither explained nor was invited', () => {
    expect(unheard().refused(step, on)).toMatchObject([{ rule: 'SCR-01', code: 'member-not-heard', curedBy: 'branch', seen: { matter, invitations: 0, asked: 3 } }]);
  });
  it('SCR-01 accepts an explanation in writing, by word of mouth, and the word that there is none', () => {
    for (const explanation of [{ declined: false, manner: 'written', words: 'Tôi xin giải trình.' }, { declined: false, manner: 'oral', words: 'Tôi xin giải trình.' }, { declined: true }]) {
      expect(unheard().record('record-explanation', since, { matter, explanation }).refusals(step, on)).toEqual([]);
    }
  });
  it('SCR-01 does not take an explanation that came after the meeting', () => {
    const late = unheard().record('record-explanation', addDays(on, 1), { matter });
    expect(late.refusals(step, on)).toEqual(['SCR-01 member-not-heard']);
    expect(late.refusals(step, addDays(on, 1))).toEqual([]);
  });
  it('SCR-01 goes on without an explanation after invitations to three meetings, not to two, and not to one meeting three times', () => {
    const [first, second, third] = [since, addDays(since, 1), addDays(since, 2)];
    expect(invited([first, second]).refusals(step, on)).toEqual(['SCR-01 member-not-heard']);
    expect(invited([first, first, first]).refused(step, on)).toMatchObject([{ seen: { invitations: 1 } }]);
    expect(invited([first, second, third]).refusals(step, on)).toEqual([]);
  });
  it('SCR-01 counts an invitation to this very meeting, and none to a later one', () => {
    expect(invited([since, addDays(since, 1), on]).refusals(step, on)).toEqual([]);
    expect(invited([since, addDays(since, 1), addDays(on, 1)]).refused(step, on)).toMatchObject([{ seen: { invitations: 2 } }]);
  });
}
