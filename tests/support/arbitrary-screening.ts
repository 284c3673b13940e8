import { addDays, mainState, type DeciderLevel, type Here, type IsoDate, type OtherCase, type Roll } from '../../workflows/index.js';
import { openVote, organs } from './admission-case.js';
import { chance, pick, upTo, type Draw, type Guide } from './arbitrary-history.js';
import type { Entered } from './case-in-memory.js';
import { here as usual, lawful, secretBallot } from './screening-case.js';

const from = (draw: Draw, least: number, greatest: number): number => least + upTo(draw, greatest - least);

/** Branches of many sizes, with and without a section or a grassroots committee above them, under committees of every level. */
function chainOf(draw: Draw): NonNullable<Here['organs']> {
  const exempt = upTo(draw, 3);
  const temporarilyAway = upTo(draw, 3);
  const decides = pick<DeciderLevel>(draw, ['grassroots', 'above-grassroots', 'above-grassroots', 'province', 'central']);
  const roll: Roll = { fullMembers: exempt + temporarilyAway + from(draw, 3, 30), exempt, temporarilyAway, committeeMembers: from(draw, 3, 15), standingMembers: decides === 'grassroots' && chance(draw, 40) ? 0 : from(draw, 3, 7) };
  const grassroots = chance(draw, 85) ? { ...organs.grassroots, roll } : undefined;
  return {
    branch: { ...organs.branch, roll },
    section: chance(draw, 50) ? { id: 'section-1', superiors: ['grassroots-1'], roll } : undefined,
    grassroots,
    competent: decides === 'grassroots' && grassroots ? { ...grassroots, decides } : { ...organs.competent, roll, decides },
  };
}

/** A vote that mostly carries; `usually` is the form in which it is mostly taken. */
function vote(draw: Draw, voters: number, usually: 'secret' | 'open'): Entered {
  const inFavour = chance(draw, 75) ? voters : upTo(draw, voters);
  if (chance(draw, 3)) return openVote(0);
  if (chance(draw, 4)) return { ...openVote(inFavour, voters - inFavour), form: 'written-opinions' };
  const secret = chance(draw, usually === 'secret' ? 93 : 25);
  return secret ? secretBallot(inFavour, voters - inFavour) : openVote(inFavour, voters - inFavour);
}

function meetingOf(here: Here, draw: Draw, usually: 'secret' | 'open'): Entered {
  const { fullMembers, exempt, temporarilyAway } = here.organs?.branch.roll ?? { fullMembers: 9, exempt: 0, temporarilyAway: 0 };
  const exemptPresent = chance(draw, 93) ? 0 : upTo(draw, exempt);
  return { electorate: { fullMembers, exempt, temporarilyAway, exemptPresent }, vote: vote(draw, fullMembers - temporarilyAway - exempt + exemptPresent, usually) };
}

const committeeOf = (members: number, draw: Draw): Entered => ({ members, vote: vote(draw, members, 'open') });

function decisionOf(on: IsoDate, { organs: chain }: Here, draw: Draw): Entered {
  const roll = chain?.competent?.roll;
  const whole = chain?.competent?.decides === 'grassroots' && (on < '2026-07-26' || roll?.standingMembers === 0);
  return committeeOf((whole ? roll?.committeeMembers : roll?.standingMembers) ?? 5, draw);
}

const criteria = ['not-completed-two-years', 'offended-again-while-disciplined', 'degraded-concluded', 'conduct-rules-breached'];
/** Most walks stand behind the ballot, so that most of what the member is heard on is of there. */
const matters = ['listing', 'listing', 'evaluation', 'evaluation', 'exit', 'exit', 'exit', 'exit'];

const paper = (issuedOn: string) => ({ number: '99-CV/ĐU', issuedOn });
/** Ways out that can be opened, and some that cannot. */
function exitOf(on: IsoDate, draw: Draw): Entered {
  const form = pick(draw, ['removal', 'removal', 'leave', 'leave', 'expulsion']);
  const violation = chance(draw, 85) ? (form === 'expulsion' ? 'warrants-expulsion' : 'none') : pick(draw, ['none', 'below-expulsion', 'warrants-expulsion']);
  return {
    form, violation,
    ground: (form === 'removal') === chance(draw, 95) ? pick(draw, ['no-progress-after-education', 'no-progress-after-education', 'dropped-activity', 'political-standard']) : undefined,
    application: (form === 'leave') === chance(draw, 95) ? { letter: paper(on), reasons: 'Vì sức khỏe' } : undefined,
    conclusion: violation === 'none' ? (chance(draw, 20) ? paper(on) : undefined) : chance(draw, 90) ? paper(addDays(on, -upTo(draw, 9))) : undefined,
  };
}

/** Mostly somebody who can help, now and then the member in person. */
const helperOf = (_on: IsoDate, _here: Here, draw: Draw): Entered => ({ helper: chance(draw, 92) ? pick(draw, ['helper-1', 'helper-2', 'helper-3']) : 'member-1' });

/** What a step needs beside its usual lawful command, given where the walk is. */
const fitting: Readonly<Record<string, (on: IsoDate, here: Here, draw: Draw) => Entered>> = {
  'begin-screening': (on, _here, draw) => ({
    ...(chance(draw, 40) && { round: 'round-1' }),
    criteria: Array.from({ length: 1 + upTo(draw, 1) }, () => ({ criterion: chance(draw, 92) ? pick(draw, criteria) : 'further', conclusion: paper(addDays(on, chance(draw, 95) ? -upTo(draw, 30) : 1)), concludedBy: 'Đảng ủy xã' })),
  }),
  'collect-screening-opinions': (on, _here, draw) => {
    const residenceFront = chance(draw, 60) ? { givenOn: addDays(on, chance(draw, 90) ? 0 : upTo(draw, 60) - 50) } : undefined;
    return { residenceFront, employer: chance(draw, residenceFront ? 30 : 85) ? { leadershipOn: on, organisationsOn: on } : undefined };
  },
  'record-direction': (_on, _here, draw) => ({ direction: chance(draw, 85) ? 'list' : 'leave-out' }),
  'invite-member': (on, _here, draw) => ({ matter: pick(draw, matters), meetingOn: addDays(on, chance(draw, 95) ? upTo(draw, 6) : -1) }),
  'record-explanation': (_on, _here, draw) => ({ matter: pick(draw, matters), ...(chance(draw, 30) && { explanation: { declined: true } }) }),
  'record-listing-ballot': (_on, here, draw) => meetingOf(here, draw, 'secret'),
  'assign-helper': helperOf,
  'receive-listed-member': helperOf,
  'plan-education': (_on, _here, draw) => (chance(draw, 60) ? {} : { months: from(draw, 1, 24) }),
  'record-evaluation': (_on, here, draw) => {
    const proposal = pick(draw, ['progress', 'continue', 'unqualified', 'unqualified']);
    const goesOn = proposal === 'continue' && chance(draw, 85);
    return { ...meetingOf(here, draw, 'open'), proposal, ...(goesOn && { grounds: 'Chưa rõ', months: from(draw, 1, 12) }), ...(chance(draw, 4) && { months: 3 }) };
  },
  'record-progress-decision': (_on, { organs: chain }, draw) => committeeOf((chain?.grassroots ?? chain?.branch)?.roll?.committeeMembers ?? 15, draw),
  'open-exit': (on, _here, draw) => exitOf(on, draw),
  'hold-exit-vote': (_on, here, draw) => meetingOf(here, draw, 'open'),
  'appraise-exit': (_on, _here, draw) => ({ agrees: chance(draw, 80) }),
  'hold-exit-committee-vote': (_on, { organs: chain }, draw) => committeeOf(chain?.grassroots?.roll?.committeeMembers ?? 15, draw),
  'decide-exit': decisionOf,
  // Mostly refused, so that an exit goes on to its end.
  'withdraw-exit': (on, _here, draw) => ({ reason: pick(draw, ['application-taken-back', 'exit-not-pursued']), basis: paper(addDays(on, chance(draw, 20) ? 0 : 1)) }),
  'note-complaint': (_on, _here, draw) => ({ complaint: pick(draw, ['complaint-1', 'complaint-2']) }),
  'undo-listing': (on, _here, draw) => ({ basis: paper(addDays(on, chance(draw, 95) ? 0 : 1)) }),
  'transfer-listed-member': (_on, _here, draw) => ({ destination: pick(draw, ['branch-1', 'branch-2']) }),
  'follow-reorganisation': (_on, _here, draw) => ({ successor: pick(draw, ['branch-1', 'branch-2', 'branch-3']), succeeds: pick(draw, ['holder', 'holder', 'destination']) }),
  'close-screening': (_on, _here, draw) => ({ reason: pick(draw, ['died', 'membership-ended-otherwise', 'opened-by-mistake', 'moved-before-listing']) }),
};

const gone: OtherCase = { id: 'case-0', procedure: 'screening', state: 'exited', closed: true, openedOn: '2016-01-04', facts: { left: { way: 'name-removed', on: '2016-02-01' } } };

/** Things that go wrong around a screening. */
const disturbances: readonly ((here: Here) => Partial<Here>)[] = [
  () => ({ organs: undefined }),
  () => ({ people: undefined }),
  () => ({ people: {} }),
  () => ({ people: { 'member-1': { fullMemberSince: '2010-01-01' } } }),
  () => ({ subject: undefined }),
  () => ({ subject: { fullMemberSince: '2100-01-01' } }),
  () => ({ otherCases: undefined }),
  () => ({ otherCases: [gone] }),
  ({ organs: chain }) => ({ organs: chain && { branch: chain.branch } }),
  ({ organs: chain }) => ({ organs: chain && { ...chain, branch: { ...chain.branch, roll: undefined } } }),
  ({ organs: chain }) => ({ organs: chain?.branch.roll && { ...chain, branch: { ...chain.branch, roll: { ...chain.branch.roll, fullMembers: 2, exempt: 0, temporarilyAway: 0 } } } }),
  ({ organs: chain }) => ({ organs: chain?.grassroots && { ...chain, grassroots: { ...chain.grassroots, roll: undefined } } }),
  ({ organs: chain }) => ({ organs: chain?.competent && { ...chain, competent: { ...chain.competent, roll: undefined } } }),
  ({ organs: chain }) => ({ organs: chain?.competent && { ...chain, competent: { ...chain.competent, decides: undefined } } }),
  () => ({ destination: undefined }),
  () => ({ round: undefined }),
  () => ({ round: { organ: 'branch-1', begunOn: '2030-01-01' } }),
  () => ({ successions: [] }),
  () => ({ today: '2022-06-15' }),
  () => ({ today: '2021-01-01' }),
];

export const screeningGuide: Guide = {
  surroundings: (draw) => ({ ...usual, today: '2031-12-31', round: { organ: 'branch-1', begunOn: '2015-01-01' }, organs: chainOf(draw), people: { ...usual.people, 'member-1': { fullMemberSince: '2010-01-01' } } }),
  disturbed: (here, draw) => ({ ...here, ...pick(draw, disturbances)(here) }),
  command: (step, on, here, draw) => ({ ...lawful[step.name]?.(on), ...fitting[step.name]?.(on, here, draw) }),
  // The member is heard anew on the evaluation and on every exit, though every walk has heard the member before.
  again: ({ place }) => (['awaitingEvaluation', 'awaitingExitVote'].includes(mainState(place)) ? 'record-explanation' : undefined),
};
