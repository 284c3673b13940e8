import fc from 'fast-check';
import type { Here, Roll } from '../../workflows/index.js';
import { openVote, organs, roll } from './admission-case.js';
import type { CaseInMemory, Entered } from './case-in-memory.js';

/** A step that records a meeting, a case that waits for it, and the day of the meeting. */
interface Meeting {
  readonly step: string;
  readonly on: string;
  ready(): CaseInMemory;
}

const ballots = (issued: number, returned: number, valid: number, blank = 0, invalid = 0) => ({ issued, returned, valid, blank, invalid });
const secret = (present: number, inFavour: number, against: number, counted: ReturnType<typeof ballots>) => ({
  form: 'secret-ballot', present, inFavour, against, abstaining: 0, ballots: counted,
});

/** The branch of the usual surroundings with another roll. */
export const withBranchRoll = (changed: Partial<Roll>): Partial<Here> => ({ organs: { ...organs, branch: { ...organs.branch, roll: { ...roll, ...changed } } } });

/** Tallies of twenty voters that cannot be true, with the identity each one breaks. */
const impossible: readonly (readonly [string, Entered])[] = [
  ['ballots that were not counted', { form: 'secret-ballot', present: 20, inFavour: 18, against: 2 }],
  ['counted ballots of a vote by party cards', { ...openVote(18, 2), ballots: ballots(20, 20, 20) }],
  ['more ballots issued than people present', secret(20, 18, 2, ballots(21, 20, 20))],
  ['more ballots returned than issued', secret(20, 18, 2, ballots(19, 20, 20))],
  ['valid, blank and invalid ballots that are not those returned', secret(20, 17, 2, ballots(20, 20, 19))],
  ['votes in an open vote that are not those present', { ...openVote(17, 2), present: 20 }],
  ['votes in a secret ballot that are not the valid ballots', secret(20, 18, 2, ballots(20, 20, 19, 1))],
  ['a meeting to which nobody came', openVote(0)],
  ['a ballot in which nobody was given a paper', secret(20, 0, 0, ballots(0, 0, 0))],
];
const broken = [
  'secret-ballot-without-ballots', 'ballots-without-secret-ballot', 'ballots-issued-exceed-present', 'ballots-returned-exceed-issued',
  'ballots-do-not-add-up', 'votes-do-not-add-up', 'votes-do-not-add-up', 'nobody-voted', 'nobody-voted',
];

/** The rules every meeting of a branch keeps: REC-01, REC-02, ADM-23, ADM-24, ADM-28. */
export function branchMeetingKeepsItsRules({ step, on, ready }: Meeting): void {
  const electorate = (fullMembers: number, exempt = 0, temporarilyAway = 0, exemptPresent = 0) => ({ fullMembers, exempt, temporarilyAway, exemptPresent });

  it.each(impossible.map(([name, vote], place) => [name, broken[place], vote] as const))('REC-01 refuses %s: %s', (_name, code, vote) => {
    expect(ready().refusals(step, on, { vote })).toEqual([`REC-01 ${code}`]);
  });
  it('REC-01 accepts a secret ballot in which some came back blank, invalid or not at all', () => {
    expect(ready().eventOf(step, on, { vote: secret(19, 15, 1, ballots(19, 18, 16, 1, 1)) })).toMatchObject({ outcome: 'approved', needed: 14 });
  });
  it('REC-01 refuses more present than can vote, and accepts all of them', () => {
    expect(ready().refusals(step, on, { vote: openVote(19, 2) })).toEqual(['REC-01 present-exceeds-electorate']);
    expect(ready().refusals(step, on, { vote: openVote(18, 2) })).toEqual([]);
  });
  it('REC-01 refuses more exempt members present than there are exempt members, and accepts as many', () => {
    const one = withBranchRoll({ exempt: 1 });
    expect(ready().refusals(step, on, { electorate: electorate(20, 1, 0, 2) }, one)).toEqual(['REC-01 exempt-present-exceeds-exempt']);
    expect(ready().refusals(step, on, { electorate: electorate(20, 1, 0, 1) }, one)).toEqual([]);
  });
  it('REC-01 refuses more exempt members present than there were people present, and accepts as many', () => {
    const five = withBranchRoll({ exempt: 5 });
    const came = (present: number) => ({ electorate: electorate(20, 5, 0, 5), vote: openVote(present) });
    expect(ready().refusals(step, on, came(4), five)).toEqual(['REC-01 exempt-present-exceeds-present']);
    expect(ready().refusals(step, on, came(5), five)).toEqual([]);
  });
  it('REC-01 takes one person present, or one ballot issued, for a vote', () => {
    expect(ready().eventOf(step, on, { vote: openVote(1) })).toMatchObject({ outcome: 'not-approved' });
    expect(ready().eventOf(step, on, { vote: secret(20, 1, 0, ballots(1, 1, 1)) })).toMatchObject({ outcome: 'not-approved' });
  });
  it('REC-01 refuses more exempt and absent members than full members, and accepts exactly as many', () => {
    const away = (exempt: number) => withBranchRoll({ exempt, temporarilyAway: 6 });
    const vote = openVote(1);
    expect(ready().refusals(step, on, { electorate: electorate(20, 15, 6, 2), vote: openVote(1) }, away(15))).toContain('REC-01 members-do-not-add-up');
    expect(ready().refusals(step, on, { electorate: electorate(20, 14, 6, 1), vote }, away(14))).toEqual([]);
  });

  it('REC-02 refuses a branch without a roll on that day', () => {
    const { branch } = organs;
    expect(ready().refusals(step, on, {}, { organs: { ...organs, branch: { ...branch, roll: undefined } } })).toEqual(['REC-02 no-roll-on-that-day']);
  });
  it.each([{ fullMembers: 21 }, { exempt: 1 }, { temporarilyAway: 1 }])('REC-02 refuses minutes that differ from a roll of %j', (changed) => {
    expect(ready().refusals(step, on, {}, withBranchRoll(changed))).toEqual(['REC-02 minutes-differ-from-the-roll']);
  });

  it('ADM-24 refuses a branch of two full members and accepts one of three', () => {
    expect(ready().refusals(step, on, { electorate: electorate(2), vote: openVote(2) }, withBranchRoll({ fullMembers: 2 }))).toEqual(['ADM-24 too-few-full-members']);
    expect(ready().eventOf(step, on, { electorate: electorate(3), vote: openVote(2, 1) }, withBranchRoll({ fullMembers: 3 }))).toMatchObject({ outcome: 'approved', needed: 2 });
  });
  it('ADM-28 refuses opinions collected in writing and accepts party cards and secret ballots', () => {
    expect(ready().refusals(step, on, { vote: { ...openVote(18, 2), form: 'written-opinions' } })).toEqual(['ADM-28 vote-form-not-allowed']);
    expect(ready().refusals(step, on, { vote: secret(20, 18, 2, ballots(20, 20, 20)) })).toEqual([]);
  });
  it('ADM-29 refuses while no organ above has the power to decide', () => {
    expect(ready().refusals(step, on, {}, { organs: { ...organs, competent: undefined } })).toEqual(['ADM-29 no-competent-committee']);
  });

  it('ADM-23 counts the absent: of 20 full members with 3 absent, 14 must agree', () => {
    expect(ready().eventOf(step, on, { vote: openVote(14, 3) })).toMatchObject({ denominator: 20, needed: 14, outcome: 'approved' });
    expect(ready().eventOf(step, on, { vote: openVote(13, 4) })).toMatchObject({ denominator: 20, needed: 14, outcome: 'not-approved' });
  });
  it('ADM-23 does not count the exempt who stayed away, and counts those who came', () => {
    const two = withBranchRoll({ exempt: 2 });
    const vote = openVote(12, 6);
    expect(ready().eventOf(step, on, { electorate: electorate(20, 2), vote }, two)).toMatchObject({ denominator: 18, needed: 12, outcome: 'approved' });
    expect(ready().eventOf(step, on, { electorate: electorate(20, 2, 0, 1), vote }, two)).toMatchObject({ denominator: 19, needed: 13, outcome: 'not-approved' });
    expect(ready().eventOf(step, on, { electorate: electorate(20, 2, 0, 2), vote }, two)).toMatchObject({ denominator: 20, needed: 14, outcome: 'not-approved' });
  });
  it('ADM-23 does not count those in temporary activity elsewhere', () => {
    expect(ready().eventOf(step, on, { electorate: electorate(20, 0, 5), vote: openVote(10, 5) }, withBranchRoll({ temporarilyAway: 5 }))).toMatchObject({
      denominator: 15, needed: 10, outcome: 'approved',
    });
  });

  it('reaches the share of a branch exactly when three times the votes are at least twice those counted', () => {
    const meeting = fc.record({ voters: fc.integer({ min: 3, max: 400 }), exempt: fc.nat({ max: 40 }), away: fc.nat({ max: 40 }), came: fc.nat(), yes: fc.nat(), edge: fc.constantFrom(-1, 0, 1, undefined) });
    const waiting = ready();
    fc.assert(
      fc.property(meeting, ({ voters, exempt, away, came, yes, edge }) => {
        const exemptPresent = came % (exempt + 1);
        const counted = voters + exemptPresent;
        const inFavour = edge === undefined ? yes % (counted + 1) : Math.min(counted, Math.ceil((2 * counted) / 3) + edge);
        const fullMembers = voters + exempt + away;
        const entered = { electorate: electorate(fullMembers, exempt, away, exemptPresent), vote: openVote(inFavour, counted - inFavour) };
        const event = waiting.eventOf(step, on, entered, withBranchRoll({ fullMembers, exempt, temporarilyAway: away }));
        expect(event).toMatchObject({ denominator: counted, outcome: inFavour * 3 >= 2 * counted ? 'approved' : 'not-approved' });
      }),
      { numRuns: 150 },
    );
  });
}

/** How a body that meets above the branch is found on the roll. */
interface Body extends Meeting {
  /** Members of the body by the usual roll. */
  readonly members: number;
  /** The role whose roll counts. */
  readonly role: 'grassroots' | 'competent';
}

/** The rules every meeting of a committee or of its deciding body keeps: REC-01 and REC-02. */
export function committeeMeetingKeepsItsRules({ step, on, ready, members, role }: Body): void {
  it.each(impossible.map(([name, vote], place) => [name, broken[place], vote] as const))('REC-01 refuses %s: %s', (_name, code, vote) => {
    const twenty = { ...roll, committeeMembers: 20, standingMembers: 20 };
    expect(ready().refusals(step, on, { members: 20, vote }, { organs: { ...organs, [role]: { ...organs[role], roll: twenty } } })).toEqual([`REC-01 ${code}`]);
  });
  it('REC-01 refuses more present than members, and accepts all of them', () => {
    expect(ready().refusals(step, on, { vote: openVote(members, 1) })).toEqual(['REC-01 present-exceeds-electorate']);
    expect(ready().refusals(step, on, { vote: openVote(members) })).toEqual([]);
  });
  it('REC-02 refuses minutes whose number of members is not that of the roll', () => {
    expect(ready().refusals(step, on, { members: members + 1 })).toEqual(['REC-02 committee-minutes-differ-from-the-roll']);
  });
  it('REC-02 refuses a body without a roll on that day', () => {
    expect(ready().refusals(step, on, {}, { organs: { ...organs, [role]: { ...organs[role], roll: undefined } } })).toEqual(['REC-02 no-committee-roll-on-that-day']);
  });
}
