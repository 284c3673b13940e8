import { addMonths, waysOut, type DeciderLevel, type Here, type IsoDate, type OtherCase, type PaperFinding, type Roll } from '../../workflows/index.js';
import { here as usual, lawful, openVote, organs, procedure, type Entered } from './admission-case.js';
import { readmissionBars } from '../../workflows/regulations/exits.js';
import { chance, pick, upTo, type Draw, type Guide } from './arbitrary-history.js';

const from = (draw: Draw, least: number, greatest: number): number => least + upTo(draw, greatest - least);

/** Branches and committees of many sizes, with and without a section or a grassroots committee, decided at every level. */
function chainOf(draw: Draw): NonNullable<Here['organs']> {
  const exempt = upTo(draw, 3);
  const temporarilyAway = upTo(draw, 3);
  const decides = pick<DeciderLevel>(draw, ['grassroots', 'above-grassroots', 'above-grassroots', 'province', 'central']);
  const roll: Roll = { fullMembers: exempt + temporarilyAway + from(draw, 3, 30), exempt, temporarilyAway, committeeMembers: from(draw, 3, 15), standingMembers: decides === 'grassroots' && chance(draw, 40) ? 0 : from(draw, 3, 7) };
  const grassroots = chance(draw, 80) ? { ...organs.grassroots, roll } : undefined;
  return {
    branch: { ...organs.branch, roll },
    section: chance(draw, 50) ? { id: 'section-1', superiors: ['grassroots-1'], roll } : undefined,
    grassroots,
    competent: decides === 'grassroots' && grassroots ? { ...grassroots, decides } : { ...organs.competent, roll, decides },
    underTheCentre: chance(draw, 50) ? { id: 'province-1', superiors: [], roll, decides: 'province' } : undefined,
  };
}

function vote(draw: Draw, voters: number): Entered {
  const inFavour = chance(draw, 65) ? voters : upTo(draw, voters);
  const abstaining = upTo(draw, voters - inFavour);
  const open = openVote(inFavour, voters - inFavour - abstaining, abstaining);
  if (chance(draw, 4)) return openVote(0);
  if (chance(draw, 6)) return { ...open, form: 'written-opinions' };
  if (chance(draw, 60)) return open;
  if (chance(draw, 10)) return { ...open, form: 'secret-ballot' };
  return { ...open, form: 'secret-ballot', ballots: { issued: voters, returned: voters, valid: voters, blank: 0, invalid: 0 } };
}

function branchMeetingOf(here: Here, draw: Draw): Entered {
  const { fullMembers, exempt, temporarilyAway } = here.organs?.branch.roll ?? { fullMembers: 9, exempt: 0, temporarilyAway: 0 };
  const exemptPresent = upTo(draw, exempt);
  return { electorate: { fullMembers, exempt, temporarilyAway, exemptPresent }, vote: vote(draw, fullMembers - temporarilyAway - exempt + exemptPresent) };
}

const committeeMeetingOf = (members: number, draw: Draw): Entered => ({ members, vote: vote(draw, members) });

function decisionOf(on: IsoDate, { organs: chain }: Here, draw: Draw): Entered {
  const roll = chain?.competent?.roll;
  const whole = chain?.competent?.decides === 'grassroots' && (on < '2026-07-26' || roll?.standingMembers === 0);
  return committeeMeetingOf((whole ? roll?.committeeMembers : roll?.standingMembers) ?? 5, draw);
}

const paper = (issuedOn: string) => ({ number: '99-CV/TU', issuedOn });

/** A review of the papers a dossier mostly holds, now and then with faults, and with papers it need not hold. */
function findingsOf(draw: Draw): Entered[] {
  const found = (number: string): Entered => (chance(draw, 10) ? { paper: number, finding: 'missing', ...(chance(draw, 85) && { reason: 'Thiếu chữ ký' }) } : { paper: number, finding: 'in-order' });
  const others = ['40', '41', '44'].filter(() => chance(draw, 30)).map((number) => ({ paper: number, finding: 'not-applicable' }));
  const held = ['01', '37', '38', '39', '42', '43', '45'].filter((number) => number !== '45' || chance(draw, 70));
  return [...held.map(found), ...others, ...(chance(draw, 15) ? [found('37')] : [])];
}

const otherCase = (facts: OtherCase['facts']): OtherCase => ({ id: 'case-of-old', procedure: 'admission', state: 'removed', closed: true, openedOn: '2010-01-01', facts });
const removedOfOld = otherCase({ left: { way: 'name-removed', on: '2012-05-05' } });

/** A former membership, mostly as the record has it, mostly long ago, and seldom with a bar. */
function formerMembershipOf(on: IsoDate, { otherCases = [] }: Here, draw: Draw): Entered {
  const left = otherCases[0]?.facts.left;
  if (chance(draw, left ? 5 : 70)) return {};
  const way = pick(draw, ['name-removed', 'name-removed', ...waysOut]);
  const recorded = left && chance(draw, 95) ? { leftOn: left.on, way: left.way } : { leftOn: addMonths(on, -from(draw, 32, 90)), way };
  return {
    formerMembership: {
      ...recorded,
      readmittedBefore: chance(draw, 5),
      bars: chance(draw, 15) ? [pick(draw, readmissionBars)] : [],
      ...(chance(draw, 15) && { recordDeletedOn: addMonths(on, -from(draw, 36, 96)) }),
      ...(chance(draw, 40) && { specialFamilyCircumstance: paper(on) }),
    },
  };
}

/** Decisions that can be wrong, the usual one mostly. */
const decisions = ['admission', 'admission', 'admission', 'readmission', 'recognition'];
const assignments = ['no-branch', 'no-member', 'enterprise-with-state-capital', 'enterprise-without-state-capital', 'commune-without-branch'];

/** What a step needs beside its usual lawful command, given where the walk is. */
const fitting: Readonly<Record<string, (on: IsoDate, here: Here, draw: Draw) => Entered>> = {
  'begin-outreach': (on, here, draw) => ({ ...formerMembershipOf(on, here, draw), ...(chance(draw, 20) && { assignment: { ground: pick(draw, assignments), decision: paper(on) } }) }),
  'note-complaint': (_on, _here, draw) => ({ complaint: pick(draw, ['complaint-1', 'complaint-1', 'complaint-1', 'complaint-2']) }),
  'restore-rights': (_on, _here, draw) => ({ complaint: pick(draw, ['complaint-1', 'complaint-1', 'complaint-1', 'complaint-2']) }),
  'annul-decision': (on, here, draw) => ({
    ...decisionOf(on, here, draw),
    of: pick(draw, decisions),
    madeBy: here.organs?.competent?.id ?? 'commune-1',
    ...(chance(draw, 30) && { madeBy: 'commune-2' }),
    ...(chance(draw, 30) && { writtenAgreement: paper(on) }),
  }),
  'order-remedy': (on, _here, draw) => ({ ...(chance(draw, 5) && { letter: paper(addMonths(on, 1)) }), of: pick(draw, decisions), catalogue: pick(draw, ['98', '99']) }),
  'recognise-after-remedy': (on, here, draw) => decisionOf(on, here, draw),
  'request-verification': (_on, _here, draw) => (chance(draw, 90) ? {} : { persons: ['candidate', 'father', 'mother', 'mother'].map((relation) => ({ relation })) }),
  'record-branch-vote': (on, here, draw) => ({ ...branchMeetingOf(here, draw), ...(chance(draw, 60) && { overAgeGrounds: 'special-need' }) }),
  'record-recognition-vote': (_on, here, draw) => branchMeetingOf(here, draw),
  'record-removal-vote': (_on, here, draw) => branchMeetingOf(here, draw),
  'record-committee-vote': (_on, here, draw) => committeeMeetingOf(here.organs?.grassroots?.roll?.committeeMembers ?? 15, draw),
  'record-committee-decision': (on, here, draw) => ({ ...decisionOf(on, here, draw), ...(chance(draw, 80) && { overAgeConsent: paper(on) }), ...(chance(draw, 80) && { readmissionConsent: paper(on) }) }),
  'record-recognition-decision': decisionOf,
  'record-removal-decision': decisionOf,
  'record-section-appraisal': (_on, _here, draw) => ({ agrees: chance(draw, 80) }),
  'review-dossier': (on, _here, draw) => ({ findings: findingsOf(draw), ...(chance(draw, 30) && { returnBy: addMonths(on, 1) }) }),
  'hold-ceremony': (on, _here, draw) => (chance(draw, 60) ? { superiorAgreement: paper(on) } : {}),
  'begin-temporary-activity': (on, _here, draw) => ({ purpose: pick(draw, ['work', 'study']), until: addMonths(on, from(draw, 2, 13)) }),
  'issue-transfer-letter': (_on, _here, draw) => ({ kind: pick(draw, ['53', '92', '93', '94', '54']), destination: pick(draw, ['branch-1', 'branch-2']) }),
  'follow-reorganisation': (_on, _here, draw) => ({ successor: pick(draw, ['branch-1', 'branch-2', 'branch-3']), succeeds: pick(draw, ['holder', 'destination']) }),
  'stop-case': (_on, _here, draw) => ({ reason: pick(draw, ['died', 'other']) }),
};

/** Every paper that admission asks for, noted as found alike. */
const noted = (finding: PaperFinding, round?: number): NonNullable<Here['papers']> =>
  Object.fromEntries(procedure.steps.flatMap(({ papers = [] }) => papers.map(({ catalogue }) => [catalogue, { finding, round }])));

/** Things that go wrong around a case. */
const disturbances: readonly ((here: Here) => Partial<Here>)[] = [
  () => ({ organs: undefined }),
  () => ({ people: undefined }),
  () => ({ people: {} }),
  () => ({ subject: undefined }),
  () => ({ subject: {} }),
  () => ({ subject: { bornOn: '2020-01-01' } }),
  () => ({ subject: { bornOn: '2100-01-01' } }),
  () => ({ subject: { bornOn: '1930-01-01' } }),
  ({ organs: chain }) => ({ organs: chain && { branch: chain.branch } }),
  ({ organs: chain }) => ({ organs: chain && { ...chain, branch: { ...chain.branch, roll: undefined } } }),
  ({ organs: chain }) => ({ organs: chain?.branch.roll && { ...chain, branch: { ...chain.branch, roll: { ...chain.branch.roll, fullMembers: 2, exempt: 0, temporarilyAway: 0 } } } }),
  ({ organs: chain }) => ({ organs: chain?.grassroots && { ...chain, grassroots: { ...chain.grassroots, roll: undefined } } }),
  ({ organs: chain }) => ({ organs: chain?.competent && { ...chain, competent: { ...chain.competent, roll: undefined } } }),
  ({ organs: chain }) => ({ organs: chain?.competent && { ...chain, competent: { ...chain.competent, decides: undefined } } }),
  () => ({ subject: { bornOn: '1990-02-28', fullMemberSince: '2016-01-01' } }),
  () => ({ destination: undefined }),
  () => ({ successions: [] }),
  () => ({ otherCases: undefined }),
  () => ({ otherCases: [removedOfOld] }),
  () => ({ otherCases: [otherCase({ readmission: true, officialFrom: '2011-01-01' })] }),
  () => ({ today: '2020-06-15' }),
  () => ({ today: '2016-01-01' }),
  () => ({ papers: {} }),
  () => ({ papers: noted('missing') }),
  () => ({ papers: noted('not-applicable') }),
];

export const admissionGuide: Guide = {
  surroundings: (draw) => ({
    ...usual,
    today: '2031-12-31',
    organs: chainOf(draw),
    subject: { bornOn: pick<IsoDate>(draw, ['1990-02-28', '1995-05-05', '1996-02-29', '1950-01-31']) },
    // The candidate has become a full member elsewhere in the record: a rule must still see who it is.
    people: { ...usual.people, 'candidate-1': { fullMemberSince: '2010-01-01' } },
    otherCases: pick(draw, [[], [], [otherCase({})], [removedOfOld]]),
    // Somebody has looked again at what was given back.
    papers: chance(draw, 70) ? noted('in-order', 99) : {},
  }),
  // Several things at once: each rule sees what is its own.
  disturbed: (here, draw) => [1, 2, 3].reduce((worse) => ({ ...worse, ...pick(draw, disturbances)(worse) }), here),
  command: (step, on, here, draw) => ({ ...lawful[step.name]?.(on), ...fitting[step.name]?.(on, here, draw) }),
};
