import type { IsoDate } from '../../workflows/index.js';
import type { Draw } from './demo-draw.js';
import type { DemoTree } from './demo-tree.js';

/** How a vote ends: with most in favour, with nobody against, with just as many as it takes, or with one too few. */
export type Result = 'usual' | 'unanimous' | 'just-enough' | 'one-short';

type Entered = Record<string, unknown>;
/** How many of so many must agree. */
type Needed = (of: number) => number;

const twoThirds: Needed = (of) => Math.ceil((2 * of) / 3);
const moreThanHalf: Needed = (of) => Math.floor(of / 2) + 1;

/** From this day the standing committee of a delegated grassroots committee decides; before it, the whole committee did. */
const standingCommitteeDecidesFrom: IsoDate = '2026-07-26';

/** Which branch's matter is voted on, when, with what end. */
export interface Meeting {
  readonly tree: DemoTree;
  readonly branch: string;
  readonly on: IsoDate;
  readonly result: Result;
  readonly draw: Draw;
}

/** The minutes of a branch meeting, as a clerk enters them from the roll of that day. */
export function branchMeeting({ tree, branch, on, result, draw }: Meeting): Entered {
  const { fullMembers, exempt, temporarilyAway } = tree.ownRollOn(branch, on);
  const exemptPresent = draw.number(0, Math.min(exempt, 2));
  const voters = fullMembers - temporarilyAway - exempt + exemptPresent;
  return { electorate: { fullMembers, exempt, exemptPresent, temporarilyAway }, vote: vote(voters, twoThirds, result, draw) };
}

/** The secret ballot of a branch about a member under screening, in which the exempt take no part (SCR-02). */
export function screeningMeeting({ tree, branch, on, result, draw }: Meeting): Entered {
  const { fullMembers, exempt, temporarilyAway } = tree.ownRollOn(branch, on);
  const voters = fullMembers - temporarilyAway - exempt;
  const inFavour = inFavourOf(result, voters, twoThirds(fullMembers - exempt), draw);
  const ballots = { issued: voters, returned: voters, valid: voters, blank: 0, invalid: 0 };
  return { electorate: { fullMembers, exempt, temporarilyAway }, vote: { form: 'secret-ballot', present: voters, inFavour, against: voters - inFavour, abstaining: 0, ballots } };
}

/** The vote of the standing committee of the province on a complaint. */
export function answeringMeeting({ tree, branch, on, result, draw }: Meeting): Entered {
  const province = tree.chainFrom(branch, on).find(({ level }) => level === 'province');
  if (!province) throw new Error(`no province stands above ${branch}`);
  const members = tree.ownRollOn(province.key, on).standingMembers;
  return { members, vote: vote(members, moreThanHalf, result, draw) };
}

/** The vote of the grassroots committee above a branch. */
export function grassrootsMeeting({ tree, branch, on, result, draw }: Meeting): Entered {
  const committee = tree.chainFrom(branch, on).find(({ level }) => level === 'grassroots');
  if (!committee) throw new Error(`no grassroots committee stands above ${branch}`);
  const members = tree.ownRollOn(committee.key, on).committeeMembers;
  return { members, vote: vote(members, twoThirds, result, draw) };
}

/** The vote of the body that decides on a branch's cases that day. */
export function decidingMeeting({ tree, branch, on, result, draw }: Meeting): Entered {
  const competent = tree.chainFrom(branch, on).find(({ admits }) => admits !== undefined);
  if (!competent) throw new Error(`nobody decides on the cases of ${branch}`);
  const roll = tree.ownRollOn(competent.key, on);
  const isWhole = competent.admits === 'grassroots' && on < standingCommitteeDecidesFrom;
  const members = isWhole ? roll.committeeMembers : roll.standingMembers;
  return { members, vote: vote(members, isWhole ? twoThirds : moreThanHalf, result, draw) };
}

function vote(voters: number, needed: Needed, result: Result, draw: Draw): Entered {
  const present = voters - (voters >= 9 && result !== 'unanimous' ? draw.number(0, 1) : 0);
  const inFavour = inFavourOf(result, present, needed(voters), draw);
  const others = present - inFavour;
  if (draw.chance(50)) return { form: 'party-card', present, inFavour, against: others, abstaining: 0 };
  const blank = Math.min(others, draw.number(0, 1));
  return { form: 'secret-ballot', present, inFavour, against: others - blank, abstaining: 0, ballots: { issued: present, returned: present, valid: present - blank, blank, invalid: 0 } };
}

function inFavourOf(result: Result, present: number, needed: number, draw: Draw): number {
  switch (result) {
    case 'unanimous':
      return present;
    case 'usual':
      return Math.max(needed, present - draw.number(0, present > 9 ? 2 : 1));
    case 'just-enough':
      return needed;
    case 'one-short':
      return needed - 1;
  }
}
