/** The lawful road of an invented candidate, from outreach to full recognition, and the offices that record it. */

const paper = (number, issuedOn) => ({ number, issuedOn });
const cards = (inFavour, against) => ({ form: 'party-card', present: inFavour + against, inFavour, against, abstaining: 0 });
const branchMeeting = { electorate: { fullMembers: 20, exempt: 0, temporarilyAway: 0 }, vote: cards(18, 2) };
const roll = { fullMembers: 20, exempt: 0, temporarilyAway: 0, committeeMembers: 15, standingMembers: 5 };
const foundedOn = '2016-01-01';

/** Each step with the day it happens on when outreach begins on 5 January 2024, and what is entered. */
export const road = [
  ['begin-outreach', '2024-01-05', ({ subject, branch }) => ({ subject, branch })],
  ['list-candidate', '2024-02-05', ({ on, helpers }) => ({ resolution: paper('01-NQ/CB', on), helper: helpers[0] })],
  ['propose-course', '2024-03-05', ({ on }) => ({ proposal: paper('02-CV/ĐU', on) })],
  ['certify-training', '2024-04-05', ({ on }) => ({ certificate: paper('15/GCN', on), issuer: 'political-training-centre' })],
  ['submit-application', '2024-05-06', () => ({ handwritten: true })],
  ['declare-cv', '2024-05-20', () => ({ writtenByCandidate: true, pagesSealed: true })],
  ['request-verification', '2024-05-27', () => ({ married: false, persons: [{ relation: 'candidate' }, { relation: 'father', exemption: 'relative-is-member' }, { relation: 'mother' }] })],
  ['conclude-verification', '2024-07-15', ({ on }) => ({ results: [{ relation: 'candidate', receivedOn: on }, { relation: 'mother', receivedOn: on }], certifiedOn: on, politicalReview: { needed: false } })],
  ['record-introductions', '2024-07-20', ({ helpers }) => ({ introducers: helpers.map((person) => ({ person, togetherSince: '2015-01-01' })) })],
  ['collect-opinions', '2024-07-22', ({ on }) => ({ organisations: [{ organisation: 'youth-union', givenOn: on }], residence: { givenOn: on } })],
  ['record-branch-vote', '2024-08-05', ({ on }) => ({ ...branchMeeting, minutes: paper('06-BB/CB', on), education: { proof: 'certificate' } })],
  ['record-committee-vote', '2024-08-19', ({ on }) => ({ minutes: paper('09-BB/ĐU', on), members: 15, vote: cards(14, 1) })],
  ['submit-dossier', '2024-08-21', ({ on }) => ({ receipt: paper('10', on), papers: ['01', '37', '38', '39', '40', '41', '42', '43', '44', '45'] })],
  ['record-committee-decision', '2024-09-10', () => ({ decisionNumber: '12-QĐ/ĐU', members: 5, vote: cards(5, 0) })],
  ['record-decision-receipt', '2024-09-12', () => ({})],
  ['hold-ceremony', '2024-10-01', ({ helpers }) => ({ guide: helpers[0] })],
  ['certify-new-member-training', '2025-03-01', ({ on }) => ({ certificate: paper('20/GCN', on) })],
  ['assess-probationer', '2025-09-01', ({ on }) => ({ selfCriticismOn: on })],
  ['collect-probation-opinions', '2025-09-10', ({ on }) => ({ organisations: [{ organisation: 'youth-union', givenOn: on }], residence: { givenOn: on } })],
  ['record-recognition-vote', '2025-10-08', ({ on }) => ({ ...branchMeeting, minutes: paper('22-BB/CB', on) })],
  ['record-committee-vote', '2025-10-15', ({ on }) => ({ minutes: paper('23-BB/ĐU', on), members: 15, vote: cards(14, 1) })],
  ['record-recognition-decision', '2025-11-03', () => ({ decisionNumber: '25-QĐ/ĐU', members: 5, vote: cards(5, 0) })],
];

/** The act at a place of the road, as a clerk sends it; the whole road may lie some days later. */
export function actAt(place, { subject, office: { branch, helpers }, daysLater }) {
  const [step, day, entered] = road[place];
  const on = new Date(Date.parse(day) + daysLater * 86_400_000).toISOString().slice(0, 10);
  return { step, stated: { happenedOn: on, ...entered({ on, subject, branch, helpers }) } };
}

/**
 * Enters communes, each with grassroots committees and their branches, a clerk with an account, and members who help. Gives one
 * office for each branch: who records for it, and its people.
 */
export async function enterOffices({ organisations, people, identity }, { communes, grassroots, branches, password }) {
  const organ = async (code, level, parentId, admits) => {
    const { id } = await organisations.createOrgan({ code, name: `Tổ chức đảng ${code}`, level, validFrom: foundedOn, ...(parentId && { parentId }), ...(admits && { admits }) });
    await organisations.setRoll(id, foundedOn, roll);
    return id;
  };
  const members = (homeOrgan, count) => people.createMany(Array.from({ length: count }, () => ({ fullName: 'Hoàng Thị Thử Nghiệm', bornOn: '1970-01-01', fullMemberSince: '2000-01-01', homeOrgan })));
  const offices = [];
  for (let c = 0; c < communes; c += 1) {
    const commune = await organ(`${c}`, 'above-grassroots', undefined, 'above-grassroots');
    const [personId] = await members(commune, 1);
    await organisations.appoint(commune, { personId, office: 'clerk', fromOn: foundedOn });
    const account = `clerk-${c}`;
    const { id: accountId } = await identity.createAccount({ name: account, password, personId });
    const actor = { accountId, accountName: account, personId, offices: [{ office: 'clerk', organ: commune }] };
    for (let g = 0; g < grassroots; g += 1) {
      const committee = await organ(`${c}.${g}`, 'grassroots', commune);
      for (let b = 0; b < branches; b += 1) {
        const branch = await organ(`${c}.${g}.${b}`, 'branch', committee);
        offices.push({ branch, actor, account, helpers: await members(branch, 2) });
      }
    }
  }
  return offices;
}

/** Candidates of these offices in turn, put on file by one statement for each branch. */
export async function enterCandidates({ people }, offices, count) {
  const each = Math.ceil(count / offices.length);
  const candidates = [];
  for (const office of offices) {
    const stated = Array.from({ length: each }, () => ({ fullName: 'Nông Văn Thử Nghiệm', bornOn: '1995-05-05', homeOrgan: office.branch }));
    for (const subject of await people.createMany(stated)) candidates.push({ subject, office, daysLater: candidates.length % 90 });
  }
  return candidates;
}
