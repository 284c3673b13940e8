import { addDays, type DeciderLevel, type Here, type IsoDate, type OtherCase, type Roll } from '../../workflows/index.js';
import { openVote } from './admission-case.js';
import { chance, pick, upTo, type Draw, type Guide } from './arbitrary-history.js';
import type { Entered } from './case-in-memory.js';
import { casesOf, ended, here as usual, lawful, organs } from './complaint-case.js';

/** Older than every walk, so that a decision of any walk can have been received on any day. */
const decidedOn: IsoDate = '2016-01-04';
const before: OtherCase = { ...ended('complaint-0', { way: 'name-removed', on: decidedOn }), procedure: 'complaint', state: 'awaitingAnswerProvince', closed: false, facts: { subject: 'member-1' } };
const complained = ended('case-complained', { way: 'name-removed', on: decidedOn });

function otherCasesOf(draw: Draw): OtherCase[] {
  const delivered = ended('case-delivered', { way: 'name-removed', on: decidedOn, receivedOn: addDays('2024-02-01', upTo(draw, 900)) });
  return [...casesOf(decidedOn), delivered, { ...complained, facts: { ...complained.facts, complaints: [before.id] } }, before];
}

function chainOf(draw: Draw): NonNullable<Here['organs']> {
  const roll: Roll = { ...organs.branch.roll, committeeMembers: 3 + upTo(draw, 12), standingMembers: chance(draw, 20) ? 0 : 3 + upTo(draw, 6) };
  const decides = pick<DeciderLevel>(draw, ['grassroots', 'above-grassroots', 'above-grassroots', 'above-grassroots', 'province']);
  return { ...organs, competent: { ...organs.competent, roll, decides }, underTheCentre: { ...organs.underTheCentre, roll } };
}

function answerOf(members: number, draw: Draw): Entered {
  const inFavour = chance(draw, 80) ? members : upTo(draw, members);
  const open = openVote(inFavour, members - inFavour);
  const vote = chance(draw, 4) ? openVote(0) : chance(draw, 20) ? { ...open, form: 'secret-ballot', ballots: { issued: members, returned: members, valid: members, blank: 0, invalid: 0 } } : open;
  return { members, vote, answer: pick(draw, ['upheld', 'partly-upheld', 'rejected', 'rejected', 'rejected', 'rejected']) };
}

const standing = (roll: Roll | undefined): number => roll?.standingMembers || (roll?.committeeMembers ?? 5);

/** What a step needs beside its usual lawful command, given where the walk is. */
const fitting: Readonly<Record<string, (on: IsoDate, here: Here, draw: Draw) => Entered>> = {
  'lodge-complaint': (on, _here, draw) => {
    const complainedOf = pick(draw, ['removal', 'removal', 'discipline']);
    const held = complainedOf === 'removal' ? ['case-removed', 'case-left'] : ['case-expelled', 'case-disciplined', undefined];
    const against = chance(draw, 80) ? pick(draw, held) : pick(draw, ['case-removed', 'case-expelled', 'case-disciplined', 'case-delivered', 'case-complained', 'case-of-another', undefined]);
    const ago = chance(draw, 75) ? upTo(draw, 25) : upTo(draw, 70);
    return { complainedOf, against, decision: { number: '26-QĐ/ĐU', issuedOn: chance(draw, 93) ? decidedOn : addDays(on, -upTo(draw, 40)) }, receivedOn: addDays(on, -ago) };
  },
  'invite-complainant': (on, _here, draw) => ({ invitedFor: addDays(on, upTo(draw, 4)) }),
  'hear-complainant': (_on, _here, draw) => ({ hearing: pick(draw, ['in-person', 'in-writing', 'declined']) }),
  'answer-complaint-above-grassroots': (_on, { organs: chain }, draw) => answerOf(standing(chain?.competent?.roll), draw),
  'answer-complaint-province': (_on, { organs: chain }, draw) => answerOf(standing(chain?.underTheCentre?.roll), draw),
  'answer-complaint-centre': (_on, _here, draw) => answerOf(5 + upTo(draw, 15), draw),
  'settle-complaint': (_on, _here, draw) => (chance(draw, 50) ? { letter: undefined } : {}),
  'decline-complaint': (_on, _here, draw) => ({ declineGround: pick(draw, ['lodged-by-others', 'finally-decided', 'sentenced-by-court', 'late', 'other']) }),
  'follow-reorganisation': (_on, _here, draw) => ({ successor: pick(draw, ['branch-1', 'branch-2', 'branch-3']), succeeds: pick(draw, ['holder', 'holder', 'destination']) }),
};

/** Things that go wrong around a complaint. */
const disturbances: readonly ((here: Here) => Partial<Here>)[] = [
  () => ({ organs: undefined }),
  ({ organs: chain }) => ({ organs: chain && { branch: chain.branch } }),
  ({ organs: chain }) => ({ organs: chain?.competent && { ...chain, competent: { ...chain.competent, roll: undefined } } }),
  ({ organs: chain }) => ({ organs: chain?.underTheCentre && { ...chain, underTheCentre: { ...chain.underTheCentre, roll: undefined } } }),
  () => ({ otherCases: undefined }),
  () => ({ otherCases: [] }),
  () => ({ successions: [] }),
  () => ({ today: '2020-06-15' }),
  () => ({ today: '2016-01-01' }),
];

export const complaintGuide: Guide = {
  surroundings: (draw) => ({ ...usual, today: '2031-12-31', organs: chainOf(draw), otherCases: otherCasesOf(draw) }),
  disturbed: (here, draw) => ({ ...here, ...pick(draw, disturbances)(here) }),
  command: (step, on, here, draw) => ({ ...lawful[step.name]?.(on), ...fitting[step.name]?.(on, here, draw) }),
};
