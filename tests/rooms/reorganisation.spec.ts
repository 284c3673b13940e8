import pg from 'pg';
import { CasesService } from '../../src/cases/cases.service.js';
import { OrganisationsService } from '../../src/organisations/organisations.service.js';
import { PeopleService } from '../../src/people/people.service.js';
import { Database } from '../../src/platform/database/database.js';
import { ReorganisationService } from '../../src/reorganisation/reorganisation.service.js';
import { OrganChange } from '../../src/organisations/organ-changes.service.js';
import { VerificationService } from '../../src/audit/verification.service.js';
import { useApplication } from '../http/support/application.js';
import { enterPartyOffice, wholeRoad, type PartyOffice } from '../support/party-office.js';

const running = useApplication();
let office: PartyOffice;
let cases: CasesService;
let organisations: OrganisationsService;
let reorganisation: ReorganisationService;
beforeEach(async () => {
  office = await enterPartyOffice(running.application);
  cases = running.application.get(CasesService);
  organisations = running.application.get(OrganisationsService);
  reorganisation = running.application.get(ReorganisationService);
});

const on = '2026-01-01';
const basis = { number: '15-QĐ/ĐU', issuedOn: '2025-12-20' };
const change = (stated: object): OrganChange => OrganChange.parse({ effectiveOn: on, basis, reason: 'Sắp xếp lại tổ chức đảng', ...stated });
const roll = { fullMembers: 20, exempt: 0, temporarilyAway: 0, committeeMembers: 15, standingMembers: 5 };
const code = () => `m-${Math.random().toString(36).slice(2, 10)}`;

/** A case followed through so many steps of the lawful road, entered by the clerk. */
async function aRecordedCase(steps: number): Promise<string> {
  const { actor } = office.clerk;
  const { event } = await cases.open('admission', office.command('begin-outreach', '2024-01-05', { subject: await office.newCandidate() }), actor);
  for (const [step, day] of wholeRoad.slice(0, steps)) await cases.record(event.caseId, step, office.command(step, day), actor);
  return event.caseId;
}

const stepsUntil = (name: string) => wholeRoad.findIndex(([step]) => step === name) + 1;
const look = (id: string, who = office.clerk) => cases.get(id, who.actor);
const limits = async (id: string) => JSON.stringify(cases.deadlines(await look(id)));
const enter = async (stated: object, who = office.clerk) => {
  const done = await reorganisation.enter(change(stated), who.actor);
  return { ...done, cases: await reorganisation.resume(done.id, who.actor) };
};
const intact = async (id: string) => expect((await running.application.get(VerificationService).verifyCase(id))?.faults).toEqual([]);
const places = (id: string) => running.application.get(Database).query('test-places', 'select branch_id, above_id, grassroots_id from case_file where id = $1', [id]);

describe('a merger of branches', () => {
  it('takes every open case along with its papers, votes and clocks, and the successor goes on with it', async () => {
    const [early, voted] = [await aRecordedCase(4), await aRecordedCase(stepsUntil('record-branch-vote'))];
    const before = await limits(voted);
    const done = await enter({ kind: 'merge', organs: [office.branch], into: { id: office.otherBranch } });

    expect(done.cases).toEqual({ followed: 2, remaining: 0, held: [] });
    expect(done.affected).toMatchObject({ organs: 0, offices: 1, cases: 2 });
    for (const id of [early, voted]) {
      expect((await look(id)).state.facts).toMatchObject({ branch: office.otherBranch, helper: office.helpers[0], earlierBranches: [office.branch] });
      await intact(id);
    }
    expect(await limits(voted)).toBe(before);
    expect((await look(voted, office.otherSecretary)).file.id).toBe(voted);
    await organisations.setRoll(office.otherBranch, on, roll);
    await cases.record(voted, 'record-committee-vote', office.command('record-committee-vote', '2026-01-12'), office.clerk.actor);
  });

  it('ends the old branch on the eve, with its offices, moves its people, and keeps its closed cases in sight of the successor', async () => {
    const id = await aRecordedCase(1);
    await cases.record(id, 'withdraw-application', office.command('withdraw-application', '2024-03-01'), office.clerk.actor);
    await enter({ kind: 'merge', organs: [office.branch], into: { id: office.otherBranch } });

    expect(await organisations.getOrgan(office.branch)).toMatchObject({ validTo: '2025-12-31', succeededBy: office.otherBranch });
    expect(await organisations.organsOf(office.branch, '2025-12-31')).toMatchObject({ branch: { id: office.branch }, grassroots: { id: office.grassroots } });
    expect(await organisations.organsOf(office.branch, on)).toBeUndefined();
    expect(await organisations.officesIn(office.branch, on)).toEqual([]);
    expect(await organisations.officesOf(office.secretary.actor.personId ?? '', '2025-12-31')).toHaveLength(1);
    expect(await organisations.officesOf(office.secretary.actor.personId ?? '', on)).toEqual([]);
    expect((await running.application.get(PeopleService).get(office.helpers[0])).homeOrgan).toBe(office.otherBranch);
    expect((await look(id, office.otherSecretary)).file.branchId).toBe(office.branch);
    expect(await places(id)).toEqual([{ branch_id: office.branch, above_id: office.commune, grassroots_id: office.grassroots }]);
  });

  it('into a new one tells that it needs a roll, and several follow at once', async () => {
    const id = await aRecordedCase(3);
    const done = await enter({ kind: 'merge', organs: [office.branch, office.otherBranch], into: { found: { code: code(), name: 'Chi bộ thôn Một Hai', level: 'branch', parentId: office.grassroots } } });
    const [founded] = done.plan.founds;

    expect(founded).toMatchObject({ parentId: office.grassroots });
    expect((await look(id)).state.facts.branch).toBe(founded?.id);
    expect(await organisations.getOrgan(founded?.id ?? '')).toMatchObject({ name: 'Chi bộ thôn Một Hai', validFrom: on, parentId: office.grassroots });
    expect(await organisations.findOrgan(founded?.id ?? '', '2025-12-31')).toBeUndefined();
  });

  it('turns a letter to the branch that ended to its successor, and one between the two into nothing', async () => {
    const third = (await organisations.createOrgan({ code: code(), name: 'Chi bộ thôn Ba', level: 'branch', parentId: office.grassroots, validFrom: '2016-01-01' })).id;
    const [away, within] = [await aRecordedCase(4), await aRecordedCase(4)];
    const letter = (destination: string) => office.command('issue-transfer-letter', '2025-11-03', { destination });
    await cases.record(away, 'issue-transfer-letter', letter(third), office.clerk.actor);
    await cases.record(within, 'issue-transfer-letter', letter(office.otherBranch), office.clerk.actor);

    const first = await enter({ kind: 'merge', organs: [third], into: { id: office.otherBranch } });
    expect(first.cases).toEqual({ followed: 1, remaining: 0, held: [] });
    expect((await look(away)).state.facts).toMatchObject({ branch: office.branch, destination: office.otherBranch });
    const second = await enter({ kind: 'merge', organs: [office.otherBranch], into: { id: office.branch }, effectiveOn: '2026-01-15' });
    expect(second.cases).toEqual({ followed: 2, remaining: 0, held: [] });
    for (const id of [away, within]) {
      expect((await look(id)).state.facts.destination).toBeUndefined();
      expect((await look(id)).file.destinationId).toBeUndefined();
    }
  });

  it('judges an act of an earlier day by the organs of that day', async () => {
    const id = await aRecordedCase(stepsUntil('collect-opinions'));
    await enter({ kind: 'merge', organs: [office.branch], into: { id: office.otherBranch } });
    expect((await organisations.organsOf(office.branch, '2025-06-01'))?.branch.id).toBe(office.branch);
    await organisations.setRoll(office.otherBranch, '2016-01-01', { ...roll, fullMembers: 7 });
    const vote = (day: string) => cases.record(id, 'record-branch-vote', office.command('record-branch-vote', day), office.clerk.actor);
    await expect(vote('2026-01-05')).rejects.toMatchObject({ details: { refusals: expect.arrayContaining([expect.objectContaining({ code: 'minutes-differ-from-the-roll' })]) as unknown } });
    await expect(vote('2024-08-05')).resolves.toMatchObject({ event: { type: 'BranchVoteHeld' } });
  });
});

describe('a crash between the tree and the cases', () => {
  it('loses nothing: what has not followed is known, is finished by asking again, and asking once more does nothing', async () => {
    const ids = [await aRecordedCase(2), await aRecordedCase(2), await aRecordedCase(2)];
    const { id } = await reorganisation.enter(change({ kind: 'merge', organs: [office.branch], into: { id: office.otherBranch } }), office.clerk.actor);
    expect(await reorganisation.remaining(id)).toBe(3);
    expect((await look(ids[0] ?? '')).file.branchId).toBe(office.branch);

    const some = await reorganisation.resume(id, office.clerk.actor, { within: -1 });
    expect(some.followed + some.remaining).toBe(3);
    const rest = await reorganisation.resume(id, office.clerk.actor);
    expect(some.followed + rest.followed).toBe(3);
    expect(await reorganisation.resume(id, office.clerk.actor)).toEqual({ followed: 0, remaining: 0, held: [] });
    for (const one of ids) {
      const { state, file } = await look(one);
      expect([state.facts.branch, file.version]).toEqual([office.otherBranch, 4]);
    }
  });

  it('is told apart from a lack of office: an administrator changes the tree and leaves the cases to whoever records', async () => {
    const id = await aRecordedCase(2);
    const done = await enter({ kind: 'merge', organs: [office.branch], into: { id: office.otherBranch } }, office.administrator);
    expect(done.cases).toEqual({ followed: 0, remaining: 1, held: [] });
    expect(await reorganisation.resume(done.id, office.clerk.actor)).toEqual({ followed: 1, remaining: 0, held: [] });
    expect((await look(id)).file.branchId).toBe(office.otherBranch);
  });

  it('needs an office above the successor: whoever has none learns how many remain, and of no case which it is', async () => {
    await aRecordedCase(2);
    const done = await reorganisation.enter(change({ kind: 'merge', organs: [office.branch], into: { id: office.otherBranch } }), office.clerk.actor);
    const stranger = await enterPartyOffice(running.application);
    expect(await reorganisation.resume(done.id, stranger.clerk.actor)).toEqual({ followed: 0, remaining: 1, held: [] });
  });
});

describe('two changes, one after the other', () => {
  it('take along a case that was opened after both, before anything was entered', async () => {
    const third = (await organisations.createOrgan({ code: code(), name: 'Chi bộ thôn Ba', level: 'branch', parentId: office.grassroots, validFrom: '2016-01-01' })).id;
    await organisations.setRoll(third, '2016-01-01', roll);
    const { event } = await cases.open('admission', office.command('begin-outreach', '2026-01-08', { subject: await office.newCandidate() }), office.clerk.actor);
    await reorganisation.enter(change({ kind: 'merge', organs: [office.branch], into: { id: office.otherBranch }, effectiveOn: '2026-01-05' }), office.clerk.actor);
    await reorganisation.enter(change({ kind: 'merge', organs: [office.otherBranch], into: { id: third }, effectiveOn: '2026-01-07' }), office.clerk.actor);
    await reorganisation.resume(undefined, office.clerk.actor);
    expect((await look(event.caseId)).state.facts.branch).toBe(third);
    await intact(event.caseId);
  });
});

describe('a case that is opened while the tree changes', () => {
  it('waits for the change and finds its place in the new tree', async () => {
    const other = (await organisations.createOrgan({ code: code(), name: 'Đảng ủy cơ sở khác', level: 'grassroots', parentId: office.commune, validFrom: '2016-01-01' })).id;
    const subject = await office.newCandidate();
    const tree = new pg.Client({ ...running.database, user: 'postgres' });
    await tree.connect();
    try {
      await tree.query('set search_path = lotrinh, public');
      await tree.query('begin');
      await tree.query('update organ set parent_id = $2, path = (select path from organ where id = $2) || subpath(path, -1) where id = $1', [office.branch, other]);
      let opened = false;
      const opening = cases.open('admission', office.command('begin-outreach', '2024-01-05', { subject }), office.clerk.actor).finally(() => (opened = true));
      await untilSomebodyWaits(tree);
      expect(opened).toBe(false);
      await tree.query('commit');
      expect(await places((await opening).event.caseId)).toEqual([{ branch_id: office.branch, above_id: office.commune, grassroots_id: other }]);
    } finally {
      await tree.end();
    }
  });

  async function untilSomebodyWaits(client: pg.Client): Promise<void> {
    for (let look = 0; look < 200; look += 1) {
      const { rows } = await client.query(`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
      if (rows.length > 0) return;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error('nobody waits for the tree');
  }
});

describe('the cases of one person', () => {
  const paper = (number: string, issuedOn: string) => ({ number, issuedOn });

  it('follow whatever their procedure, and one that had ended follows once it is opened again', async () => {
    const { actor } = office.clerk;
    const removed = await aRecordedCase(stepsUntil('hold-ceremony'));
    for (const [step, day] of [['record-removal-vote', '2025-02-05'], ['record-committee-vote', '2025-02-12'], ['record-removal-decision', '2025-03-03']] as const) await cases.record(removed, step, office.command(step, day), actor);
    const { subject } = (await look(removed)).file;
    const letter = { happenedOn: '2025-03-20', subject, branch: office.branch, against: removed, complainedOf: 'removal', decision: paper('26-QĐ/ĐU', '2025-03-03'), receivedOn: '2025-03-06', letter: paper('01/ĐKN', '2025-03-20'), requests: 'Đề nghị xem xét lại' };
    const complaint = (await cases.open('complaint', letter, actor)).event.caseId;
    await cases.record(complaint, 'hear-complainant', { happenedOn: '2025-04-02', record: paper('03-BB/ĐU', '2025-04-02'), hearing: 'in-person' }, actor);

    const effectiveOn = '2025-04-15';
    const done = await enter({ kind: 'merge', organs: [office.branch], into: { id: office.otherBranch }, effectiveOn, basis: { number: '15-QĐ/ĐU', issuedOn: '2025-04-10' } });
    expect(done.cases).toEqual({ followed: 1, remaining: 0, held: [] });
    expect((await look(complaint)).state.facts).toMatchObject({ branch: office.otherBranch });

    const vote = { form: 'party-card', present: 5, inFavour: 5, against: 0, abstaining: 0 };
    const { consequence } = await cases.record(complaint, 'answer-complaint-above-grassroots', { happenedOn: '2025-05-06', decisionNumber: '88-QĐ/ĐU', members: 5, vote, answer: 'upheld', reasons: 'Biểu quyết không đúng quy định' }, actor);
    expect(consequence).toMatchObject({ caseId: removed, state: { place: 'onProbation', facts: { branch: office.branch } } });
    expect(await reorganisation.resume(done.id, actor)).toEqual({ followed: 1, remaining: 0, held: [] });
    expect((await look(removed)).state).toMatchObject({ place: 'onProbation', facts: { branch: office.otherBranch } });
    for (const id of [removed, complaint]) await intact(id);
  });
});

describe('a change that is entered late', () => {
  const branchNamed = async (name: string, parentId = office.grassroots, level = 'branch') => (await organisations.createOrgan({ code: code(), name, level, parentId, validFrom: '2016-01-01' })).id;
  const tooEarly = (day: string) => ({ details: { errors: [{ pointer: '#/effectiveOn', code: 'before-last-change', params: { on: day } }] } });

  it('does not end a branch before the day on which it took over from another, so that no case waits for an organ that was no more', async () => {
    const third = await branchNamed('Chi bộ thôn Ba');
    await reorganisation.enter(change({ kind: 'merge', organs: [office.branch], into: { id: office.otherBranch } }), office.clerk.actor);
    const early = { kind: 'merge', organs: [office.otherBranch], into: { id: third } };
    await expect(reorganisation.enter(change({ ...early, effectiveOn: '2025-12-25' }), office.clerk.actor)).rejects.toMatchObject(tooEarly(on));
    await expect(reorganisation.enter(change({ ...early, effectiveOn: '2026-01-02' }), office.clerk.actor)).resolves.toMatchObject({ affected: { offices: 1 } });
  });

  it('does not end a branch before the day on which a part of it went', async () => {
    const third = await branchNamed('Chi bộ thôn Ba');
    await enter({ kind: 'split', organ: office.branch, into: [{ code: code(), name: 'Chi bộ thôn Mới', level: 'branch', parentId: office.grassroots }] });
    await expect(enter({ kind: 'dissolve', organ: office.branch, successor: third, effectiveOn: '2025-12-25' })).rejects.toMatchObject(tooEarly(on));
  });

  it('puts nothing under an organ that stood below it on that day: no chain of any day turns in a circle', async () => {
    const province = (await organisations.createOrgan({ code: code(), name: 'Tỉnh ủy Thử Nghiệm', level: 'province', validFrom: '2016-01-01' })).id;
    const ward = await branchNamed('Đảng ủy xã Thử Nghiệm', province, 'grassroots');
    const inner = await branchNamed('Đảng ủy bộ phận', ward, 'section');
    const clerk = { account: '', actor: { ...office.clerk.actor, offices: [{ office: 'clerk' as const, organ: province }] } };
    await enter({ kind: 'move', organ: inner, parentId: province, level: 'above-grassroots', effectiveOn: '2026-01-10' }, clerk);
    const late = { kind: 'move', organ: ward, parentId: inner };
    await expect(enter({ ...late, effectiveOn: '2026-01-09' }, clerk)).rejects.toMatchObject(tooEarly('2026-01-10'));
    await expect(enter({ ...late, effectiveOn: '2026-01-10' }, clerk)).resolves.toMatchObject({ affected: { organs: 1 } });
  });
});

describe('a split of a branch', () => {
  it('takes the named cases and people to the new branch and leaves the rest', async () => {
    const [goes, stays] = [await aRecordedCase(4), await aRecordedCase(4)];
    const done = await enter({
      kind: 'split', organ: office.branch,
      into: [{ code: code(), name: 'Chi bộ thôn Mới', level: 'branch', parentId: office.grassroots, cases: [goes], people: [office.helpers[0]] }],
    });
    const founded = done.plan.founds[0]?.id;

    expect(done.cases).toEqual({ followed: 1, remaining: 0, held: [] });
    expect((await look(goes)).state.facts.branch).toBe(founded);
    expect((await look(stays)).state.facts.branch).toBe(office.branch);
    expect((await running.application.get(PeopleService).get(office.helpers[0])).homeOrgan).toBe(founded);
    expect((await running.application.get(PeopleService).get(office.helpers[1])).homeOrgan).toBe(office.branch);
    expect(await reorganisation.resume(done.id, office.clerk.actor)).toEqual({ followed: 0, remaining: 0, held: [] });

    const notNamed = cases.record(stays, 'follow-reorganisation', { ...office.command('follow-reorganisation', on), successor: founded, succeeds: 'holder' }, office.clerk.actor);
    await expect(notNamed).rejects.toMatchObject({ details: { refusals: [{ code: 'no-such-succession' }] } });
  });

  it('refuses cases and people who are not with that branch, and a case by hand that no split is on file for', async () => {
    const id = await aRecordedCase(4);
    const part = { code: code(), name: 'Chi bộ thôn Mới', level: 'branch', parentId: office.grassroots };
    const refused = reorganisation.enter(change({ kind: 'split', organ: office.otherBranch, into: [{ ...part, cases: [id], people: [office.helpers[0]] }] }), office.clerk.actor);
    await expect(refused).rejects.toMatchObject({ details: { errors: [{ pointer: '#/into/0/cases/0', code: 'not-in-that-branch' }, { pointer: '#/into/0/people/0', code: 'not-in-that-branch' }] } });
    expect((await organisations.listOrgans({ parentId: office.grassroots, limit: 10 })).entries).toHaveLength(2);

    const byHand = cases.record(id, 'follow-reorganisation', office.command('follow-reorganisation', on), office.clerk.actor);
    await expect(byHand).rejects.toMatchObject({ details: { refusals: [{ code: 'no-such-succession' }] } });
  });
});

describe('a committee that ends', () => {
  /** A district above the commune, until districts were abolished. */
  async function withDistrict() {
    const province = (await organisations.createOrgan({ code: code(), name: 'Tỉnh ủy Thử Nghiệm', level: 'province', admits: 'province', validFrom: '2016-01-01' })).id;
    const district = (await organisations.createOrgan({ code: code(), name: 'Huyện ủy Thử Nghiệm', level: 'above-grassroots', admits: 'above-grassroots', parentId: province, validFrom: '2016-01-01' })).id;
    const ward = (await organisations.createOrgan({ code: code(), name: 'Đảng ủy xã Thử Nghiệm', level: 'grassroots', parentId: district, validFrom: '2016-01-01' })).id;
    const section = (await organisations.createOrgan({ code: code(), name: 'Đảng ủy bộ phận', level: 'section', parentId: ward, validFrom: '2016-01-01' })).id;
    const branch = (await organisations.createOrgan({ code: code(), name: 'Chi bộ thôn', level: 'branch', parentId: section, validFrom: '2016-01-01' })).id;
    for (const id of [province, district, ward, section, branch]) await organisations.setRoll(id, '2016-01-01', roll);
    const clerk = { account: '', actor: { ...office.clerk.actor, offices: [{ office: 'clerk' as const, organ: province }] } };
    return { province, district, ward, section, branch, clerk };
  }

  it('leaves the chain of its days as it was, and gives those below another competent committee from its end on', async () => {
    const { province, district, ward, section, branch, clerk } = await withDistrict();
    await enter({ kind: 'dissolve', organ: district, successor: province, effectiveOn: '2025-07-01', basis: { number: '60-NQ/TW', issuedOn: '2025-04-12' } }, clerk);

    expect(await organisations.organsOf(branch, '2025-06-30')).toMatchObject({ branch: { superiors: [section, ward, district, province] }, competent: { id: district } });
    expect(await organisations.organsOf(branch, '2025-07-01')).toMatchObject({ branch: { superiors: [section, ward, province] }, competent: { id: province } });
    expect(await organisations.getOrgan(ward, '2025-06-30')).toMatchObject({ parentId: district });
    expect(await organisations.getOrgan(ward)).toMatchObject({ parentId: province });
    const below = async (parentId: string, day: `${number}-${number}-${number}`) => (await organisations.listOrgans({ parentId, on: day, limit: 10 })).entries.map(({ id, hasChildren }) => [id, hasChildren]);
    expect(await below(province, '2025-06-30')).toEqual([[district, true]]);
    expect(await below(province, '2025-07-01')).toEqual([[ward, true]]);
    expect(await below(district, '2025-07-01')).toEqual([]);
  });

  it('and the level of an organ that takes its part changes on the same day', async () => {
    const { province, district, ward, section, branch, clerk } = await withDistrict();
    const day = { effectiveOn: '2025-07-01' };
    await enter({ kind: 'dissolve', organ: district, successor: province, ...day, basis: { number: '60', issuedOn: '2025-04-12' } }, clerk);
    await enter({ kind: 'move', organ: ward, level: 'above-grassroots', admits: 'above-grassroots', ...day, basis: { number: '61', issuedOn: '2025-06-12' } }, clerk);
    expect(await organisations.organsOf(branch, '2025-06-30')).toMatchObject({ grassroots: { id: ward }, competent: { id: district } });
    const after = await organisations.organsOf(branch, '2025-07-01');
    expect([after?.grassroots, after?.competent?.id, after?.section?.id]).toEqual([undefined, ward, section]);
    expect(await organisations.getOrgan(ward, '2025-06-30')).toMatchObject({ level: 'grassroots', admits: null });
    expect(await organisations.getOrgan(ward, '2025-07-01')).toMatchObject({ level: 'above-grassroots', admits: 'above-grassroots' });
  });

  it('lets a case go on that waits for a section committee which is no more', async () => {
    const { ward, section, branch, clerk } = await withDistrict();
    const subject = await office.newCandidate();
    const { event } = await cases.open('admission', office.command('begin-outreach', '2024-01-05', { subject, branch }), clerk.actor);
    for (const [step, day] of wholeRoad.slice(0, stepsUntil('record-branch-vote'))) await cases.record(event.caseId, step, office.command(step, day), clerk.actor);
    const before = await limits0(event.caseId, clerk);
    expect((await look(event.caseId, clerk)).state.place).toBe('awaitingSectionAppraisal');

    const done = await enter({ kind: 'dissolve', organ: section, successor: ward }, clerk);
    expect(done.cases).toEqual({ followed: 1, remaining: 0, held: [] });
    expect(done.affected).toMatchObject({ organs: 1, casesBelow: 1 });
    const { state } = await look(event.caseId, clerk);
    expect([state.place, state.facts.branch]).toEqual(['awaitingCommitteeVote', branch]);
    expect(state.facts).not.toHaveProperty('earlierBranches');
    expect(await limits0(event.caseId, clerk)).toBe(before);
    await intact(event.caseId);
  });
  const limits0 = async (id: string, who: Parameters<typeof look>[1]) => JSON.stringify(cases.deadlines(await look(id, who)));
});

describe('a move', () => {
  it('puts the cases below under other organs, in lists too', async () => {
    const id = await aRecordedCase(2);
    const other = (await organisations.createOrgan({ code: code(), name: 'Đảng ủy cơ sở khác', level: 'grassroots', parentId: office.commune, validFrom: '2016-01-01' })).id;
    await enter({ kind: 'move', organ: office.branch, parentId: other });
    expect(await places(id)).toEqual([{ branch_id: office.branch, above_id: office.commune, grassroots_id: other }]);
    expect((await organisations.organsOf(office.branch, '2025-12-31'))?.grassroots?.id).toBe(office.grassroots);
    expect((await organisations.organsOf(office.branch, on))?.grassroots?.id).toBe(other);
    await enter({ kind: 'move', organ: office.branch, parentId: office.commune, effectiveOn: '2026-01-10' });
    expect(await places(id)).toEqual([{ branch_id: office.branch, above_id: office.commune, grassroots_id: null }]);
    await enter({ kind: 'move', organ: office.branch, parentId: other, effectiveOn: '2026-01-11' });
    expect(await places(id)).toEqual([{ branch_id: office.branch, above_id: office.commune, grassroots_id: other }]);
  });
});

describe('who may', () => {
  const merge = () => change({ kind: 'merge', organs: [office.branch], into: { id: office.otherBranch } });

  it.each<[string, () => PartyOffice['clerk'], boolean]>([
    ['a clerk of the committee above both', () => office.clerk, true],
    ['an administrator of an organ above both', () => office.administrator, true],
    ['the secretary of one of them', () => office.secretary, false],
    ['the secretary of the one that goes on', () => office.otherSecretary, false],
    ['an inspector above', () => office.inspector, false],
  ])('reorganise: %s: %s', async (_who, who, may) => {
    const tried = reorganisation.preview(merge(), who().actor);
    await (may ? expect(tried).resolves.toBeDefined() : expect(tried).rejects.toMatchObject({ status: 403 }));
    if (may) return;
    await expect(reorganisation.enter(merge(), who().actor)).rejects.toMatchObject({ status: 403 });
    expect(await organisations.getOrgan(office.branch)).toMatchObject({ validTo: null });
  });

  it('move something under an organ: only one who may found organs there too', async () => {
    const stranger = await enterPartyOffice(running.application);
    await expect(reorganisation.preview(change({ kind: 'move', organ: office.branch, parentId: stranger.grassroots }), office.clerk.actor)).rejects.toMatchObject({ status: 403 });
  });
});

describe('a change is refused, and nothing happens', () => {
  it.each<[string, () => object, string, string]>([
    ['on a day to come', () => ({ kind: 'merge', organs: [office.branch], into: { id: office.otherBranch }, effectiveOn: '2199-01-01' }), '#/effectiveOn', 'planned-change'],
    ['with a younger basis', () => ({ kind: 'merge', organs: [office.branch], into: { id: office.otherBranch }, effectiveOn: '2025-12-01' }), '#/basis/issuedOn', 'basis-later-than-change'],
    ['into itself', () => ({ kind: 'merge', organs: [office.branch], into: { id: office.branch } }), '#/into/id', 'successor-ends-too'],
    ['into a committee', () => ({ kind: 'merge', organs: [office.branch], into: { id: office.grassroots } }), '#/into/id', 'kinds-differ'],
    ['into one below it', () => ({ kind: 'dissolve', organ: office.grassroots, successor: office.branch }), '#/successor', 'successor-below'],
    ['for an organ nobody knows', () => ({ kind: 'dissolve', organ: office.branch, successor: '00000000-0000-4000-8000-000000000000' }), '#/successor', 'unknown-organ'],
    ['that changes nothing', () => ({ kind: 'move', organ: office.branch, parentId: office.grassroots }), '#/kind', 'nothing-changes'],
    ['that puts an organ under itself', () => ({ kind: 'move', organ: office.grassroots, parentId: office.branch }), '#/parentId', 'parent-below-itself'],
    ['that puts a level where it does not fit', () => ({ kind: 'move', organ: office.grassroots, level: 'branch' }), '#/level', 'kinds-differ'],
    ['before the organ was', () => ({ kind: 'merge', organs: [office.branch], into: { id: office.otherBranch }, effectiveOn: '2016-01-01', basis: { number: '1', issuedOn: '2015-01-01' } }), '#/effectiveOn', 'before-the-organ'],
  ])('%s', async (_why, stated, pointer, errorCode) => {
    const before = await running.application.get(Database).query('test-tree', 'select id, path::text, valid_to from organ order by id');
    const refused = { status: 400, details: { errors: expect.arrayContaining([expect.objectContaining({ pointer, code: errorCode })]) as unknown } };
    await expect(reorganisation.enter(change(stated()), office.clerk.actor)).rejects.toMatchObject(refused);
    expect(await running.application.get(Database).query('test-tree', 'select id, path::text, valid_to from organ order by id')).toEqual(before);
  });

  it('before the last change of an organ concerned, and for one that has ended', async () => {
    await enter({ kind: 'move', organ: office.branch, parentId: office.commune });
    const back = (effectiveOn: string) => reorganisation.enter(change({ kind: 'move', organ: office.branch, parentId: office.grassroots, effectiveOn }), office.clerk.actor);
    await expect(back('2025-12-31')).rejects.toMatchObject({ details: { errors: [{ code: 'before-last-change', params: { on } }] } });
    await enter({ kind: 'merge', organs: [office.branch], into: { id: office.otherBranch }, effectiveOn: '2026-01-10' });
    await expect(back('2026-01-12')).rejects.toMatchObject({ details: { errors: [{ pointer: '#/organ', code: 'organ-has-ended' }] } });
    await expect(organisations.createOrgan({ code: code(), name: 'Chi bộ', level: 'branch', parentId: office.branch, validFrom: '2026-01-12' })).rejects.toMatchObject({ status: 400 });
    await expect(organisations.setRoll(office.branch, '2026-02-01', roll)).rejects.toMatchObject({ status: 400 });
  });

  it('but a plan for a day to come can be tried', async () => {
    await aRecordedCase(1);
    const { affected } = await reorganisation.preview(change({ kind: 'merge', organs: [office.branch], into: { id: office.otherBranch }, effectiveOn: '2199-01-01' }), office.clerk.actor);
    expect(affected).toMatchObject({ cases: 1, offices: 1 });
    expect(await organisations.getOrgan(office.branch)).toMatchObject({ validTo: null });
  });
});
