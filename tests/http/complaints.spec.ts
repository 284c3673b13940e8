import pg from 'pg';
import { VerificationService } from '../../src/audit/verification.service.js';
import { CaseHistoryRepository } from '../../src/cases/case-history.repository.js';
import { CasesService } from '../../src/cases/cases.service.js';
import { IdentityService } from '../../src/identity/identity.service.js';
import { OrganisationsService } from '../../src/organisations/organisations.service.js';
import { PeopleService } from '../../src/people/people.service.js';
import { enterPartyOffice, officePassword, wholeRoad, type PartyOffice } from '../support/party-office.js';
import { lawful as screened } from '../support/screening-case.js';
import type { Answer } from './support/answer.js';
import { useApplication } from './support/application.js';

interface Linked {
  id: string;
  number: string;
  procedure: string;
  event: { type: string; happenedOn: string; payload: Record<string, unknown> };
  version: number;
  states: { name: string }[];
}

const running = useApplication();
let office: PartyOffice;
let cases: CasesService;
let provinceClerk: string;
beforeAll(async () => {
  const { application } = running;
  const organisations = application.get(OrganisationsService);
  const { id: province } = await organisations.createOrgan({ code: 'T-PROVINCE', name: 'Đảng bộ tỉnh Thử Nghiệm', level: 'province', validFrom: '2016-01-01', admits: 'province' });
  await organisations.setRoll(province, '2016-01-01', { fullMembers: 0, exempt: 0, temporarilyAway: 0, committeeMembers: 55, standingMembers: 15 });
  const person = await application.get(PeopleService).create({ fullName: 'Lý Văn Tỉnh', bornOn: '1975-01-01', homeOrgan: province });
  await organisations.appoint(province, { personId: person.id, office: 'clerk', fromOn: '2016-01-01' });
  await application.get(IdentityService).createAccount({ name: 'province-clerk', password: officePassword, personId: person.id });
  provinceClerk = 'province-clerk';
  office = await enterPartyOffice(application, province);
  cases = application.get(CasesService);
});

const post = (url: string, payload: object, { as = office.clerk.account, headers = {} }: { as?: string; headers?: Record<string, string> } = {}): Promise<Answer> =>
  running.askAs(as, { method: 'POST', url, payload, headers: { 'content-type': 'application/json', 'accept-language': 'en', ...headers } });
const get = (url: string, as = office.clerk.account): Promise<Answer> => running.askAs(as, { method: 'GET', url });
const viewOf = async (id: string) => (await get(`/api/v1/cases/${id}`)).body;
const codes = ({ body }: Answer) => (body['refusals'] as { code: string; citation: { clause: string } }[]).map(({ code }) => code);
const consequenceOf = ({ body }: Answer) => body['consequence'] as Linked;
const typesOf = async (id: string) => {
  const { body } = await get(`/api/v1/cases/${id}/history?limit=100`);
  expect(body).toMatchObject({ intact: true });
  return (body['entries'] as { kind: string; seq: number; type: string }[]).filter(({ kind }) => kind === 'event').sort((a, b) => a.seq - b.seq).map(({ type }) => type);
};
async function sql<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ ...running.database });
  await client.connect();
  try {
    await client.query('set search_path = lotrinh, public');
    return (await client.query<Row>(text, [...values])).rows;
  } finally {
    await client.end();
  }
}

interface Parent {
  readonly id: string;
  readonly subject: string;
}

async function onProbation(): Promise<Parent> {
  const { actor } = office.clerk;
  const subject = await office.newCandidate();
  const { event } = await cases.open('admission', office.command('begin-outreach', '2024-01-05', { subject }), actor);
  for (const [step, on] of wholeRoad.slice(0, 15)) await cases.record(event.caseId, step, office.command(step, on), actor);
  return { id: event.caseId, subject };
}
const follow = async (parent: Parent, steps: readonly (readonly [step: string, on: string])[]) => {
  for (const [step, on] of steps) await cases.record(parent.id, step, office.command(step, on), office.clerk.actor);
  return parent;
};

/** A probationer whose name was removed on 2025-03-03. */
const removed = async (): Promise<Parent> => follow(await onProbation(), [['record-removal-vote', '2025-02-05'], ['record-committee-vote', '2025-02-12'], ['record-removal-decision', '2025-03-03']]);
const recordDelivery = (id: string) => cases.record(id, 'deliver-decision', office.command('deliver-decision', '2025-03-06'), office.clerk.actor);

const paper = (number: string, issuedOn: string) => ({ number, issuedOn });
const letterOf = ({ id, subject }: Parent, on = '2025-03-20', changed: object = {}) => ({
  procedure: 'complaint', happenedOn: on, subject, branch: office.branch, against: id, complainedOf: 'removal', decision: paper('26-QĐ/ĐU', '2025-03-03'), receivedOn: '2025-03-06', letter: paper('01/ĐKN', on), requests: 'Đề nghị xem xét lại', ...changed,
});
const lodge = (parent: Parent, on?: string, changed?: object, headers?: Record<string, string>) => post('/api/v1/cases', letterOf(parent, on, changed), { ...(headers && { headers }) });
async function lodged(parent: Parent, on?: string, changed?: object): Promise<string> {
  const answer = await lodge(parent, on, changed);
  if (answer.status !== 201) throw new Error(answer.text);
  return String(answer.body['id']);
}
const hear = (id: string, on = '2025-04-02', as?: string) => post(`/api/v1/cases/${id}/steps/hear-complainant`, { happenedOn: on, record: paper('03-BB/ĐU', on), hearing: 'in-person' }, { ...(as !== undefined && { as }) });
const decisionOf = (answer: string, on = '2025-05-06', members = 5) => ({
  happenedOn: on, decisionNumber: '88-QĐ/ĐU', members, vote: { form: 'party-card', present: members, inFavour: members, against: 0, abstaining: 0 }, answer, reasons: 'Biểu quyết ở chi bộ không đúng quy định',
});
const answer = (id: string, verdict: string, query = '', headers = {}) => post(`/api/v1/cases/${id}/steps/answer-complaint-above-grassroots${query}`, decisionOf(verdict), { headers });

describe('a complaint about a removal', () => {
  it('is noted in the case complained of as it is lodged, and both histories tell it', async () => {
    const parent = await removed();
    const before = await viewOf(parent.id);
    const opened = await lodge(parent);
    expect(opened).toMatchObject({ status: 201, body: { version: 1, states: [{ name: 'awaitingAnswerAboveGrassroots' }] } });
    const id = String(opened.body['id']);
    expect(consequenceOf(opened)).toMatchObject({
      id: parent.id, number: before['number'], procedure: 'admission', version: 20, states: [{ name: 'removed' }], event: { type: 'ComplaintNoted', happenedOn: '2025-03-20', payload: { complaint: id } },
    });
    expect(await typesOf(id)).toEqual(['ComplaintLodged']);
    expect((await typesOf(parent.id)).slice(-2)).toEqual(['RemovalDecided', 'ComplaintNoted']);
    const [main, noted] = await sql<{ account_id: string; office: string; organ_id: string }>('select account_id, office, organ_id from case_event where case_id = any($1) and type = any($2) order by type desc', [[id, parent.id], ['ComplaintNoted', 'ComplaintLodged']]);
    expect(noted).toEqual(main);
    expect(await viewOf(parent.id)).toMatchObject({ version: 20, closed: true, facts: { complaints: [id] } });
  });

  it('that is upheld makes the person a probationer again', async () => {
    const parent = await removed();
    const id = await lodged(parent);
    await hear(id);
    const tried = await answer(id, 'upheld', '?dryRun=true');
    expect(tried).toMatchObject({ status: 200, body: { version: 3, consequence: { id: parent.id, version: 21, states: [{ name: 'onProbation' }], event: { type: 'RightsRestored' } } } });
    expect([(await viewOf(id))['version'], (await viewOf(parent.id))['version']]).toEqual([2, 20]);

    const decided = await answer(id, 'upheld');
    expect(decided).toMatchObject({ status: 201, body: { states: [{ name: 'upheld' }] } });
    expect(consequenceOf(decided)).toMatchObject({ id: parent.id, version: 21, states: [{ name: 'onProbation' }], event: { payload: { complaint: id, decisionNumber: '88-QĐ/ĐU' } } });
    const view = await viewOf(parent.id);
    expect(view).toMatchObject({ version: 21, closed: false, states: [{ name: 'onProbation' }] });
    expect(view['facts']).not.toHaveProperty('left');
    expect((await typesOf(parent.id)).slice(-2)).toEqual(['ComplaintNoted', 'RightsRestored']);
    for (const one of [id, parent.id]) expect((await running.application.get(VerificationService).verifyCase(one))?.faults).toEqual([]);
  });

  it('that is rejected changes nothing there', async () => {
    const parent = await removed();
    const id = await lodged(parent);
    await hear(id);
    const decided = await answer(id, 'rejected');
    expect(decided).toMatchObject({ status: 201, body: { states: [{ name: 'awaitingAnswerReceipt' }] } });
    expect(decided.body).not.toHaveProperty('consequence');
    expect(await viewOf(parent.id)).toMatchObject({ version: 20, states: [{ name: 'removed' }] });
  });

  it('that comes too late is refused with its clause, and nothing is recorded anywhere', async () => {
    const parent = await removed();
    const late = await lodge(parent, '2025-04-25');
    expect(late.status).toBe(422);
    expect(codes(late)).toEqual(['complaint-too-late']);
    expect(late.body['refusals']).toMatchObject([{ rule: 'EXT-05', citation: { clause: 'Điểm 8.2' } }]);
    expect(await viewOf(parent.id)).toMatchObject({ version: 19 });
    expect(await sql('select from case_file where subject = $1', [parent.subject])).toHaveLength(1);
  });

  it('of a case of somebody else is refused as of no case of this person', async () => {
    const [parent, other] = [await removed(), await removed()];
    expect(codes(await lodge({ id: other.id, subject: parent.subject }))).toEqual(['no-such-case-of-this-person']);
  });

  it('is judged by the other case as the running definition has it, whatever was stored', async () => {
    const parent = await removed();
    await sql(`update case_file set definition_hash = repeat('0', 64), facts = '{}', place = '"refused"', state = 'refused' where id = $1`, [parent.id]);
    expect(consequenceOf(await lodge(parent))).toMatchObject({ version: 20, states: [{ name: 'removed' }] });
  });
});

describe('what only happens as a consequence', () => {
  it.each(['note-complaint', 'restore-rights'])('is recorded by nobody directly: %s', async (step) => {
    const { id } = await removed();
    const refused = await post(`/api/v1/cases/${id}/steps/${step}`, { happenedOn: '2025-03-20', complaint: id, ...(step === 'restore-rights' && { decisionNumber: '1' }) }, { as: provinceClerk });
    expect(refused.status).toBe(403);
    expect(refused.body['refusals']).toMatchObject([{ code: 'happens-only-as-a-consequence', rule: 'ORD-05', message: expect.stringContaining('another case') }]);
    expect((await get(`/api/v1/cases/${id}/steps`)).text).not.toContain(`"${step}"`);
  });

  it('stands against both where the other case refuses it, and says which case that is', async () => {
    const parent = await onProbation();
    await cases.record(parent.id, 'annul-decision', office.command('annul-decision', '2025-03-03', { madeBy: office.commune }), office.clerk.actor);
    const { number, version } = await viewOf(parent.id);
    const before = await sql('select id from case_file');
    const refused = await lodge(parent);
    expect(refused).toMatchObject({ status: 422, body: { concernsCase: number } });
    expect(codes(refused)).toContain('step-not-open');
    expect(await sql('select id from case_file')).toHaveLength(before.length);
    expect(await viewOf(parent.id)).toMatchObject({ version, states: [{ name: 'annulled' }] });
  });

  it('is answered all the same where the case complained of holds nothing to restore any more', async () => {
    const parent = await follow(await onProbation(), [['record-discipline', '2025-03-03']]);
    const id = await lodged(parent, '2025-03-20', { complainedOf: 'discipline' });
    await hear(id);
    await cases.record(parent.id, 'stop-case', office.command('stop-case', '2025-04-20', { reason: 'died' }), office.clerk.actor);
    const { version } = await viewOf(parent.id);
    const upheld = await answer(id, 'upheld');
    expect(upheld).toMatchObject({ status: 201, body: { event: { payload: { restores: false } } } });
    expect(consequenceOf(upheld)).toBeUndefined();
    expect([await viewOf(id), await viewOf(parent.id)]).toMatchObject([{ states: [{ name: 'upheld' }] }, { version, states: [{ name: 'stopped' }] }]);
  });

  it('about a removal is taken in while one about discipline still waits, and one decision is complained of once at a time', async () => {
    const parent = await follow(await onProbation(), [['record-discipline', '2025-01-15']]);
    await lodged(parent, '2025-02-03', { complainedOf: 'discipline', decision: paper('21-QĐ/CB', '2025-01-15'), receivedOn: '2025-01-16' });
    await follow(parent, [['record-removal-vote', '2025-02-05'], ['record-committee-vote', '2025-02-12'], ['record-removal-decision', '2025-03-03']]);
    expect((await lodge(parent)).status).toBe(201);
    expect(codes(await lodge(parent, '2025-03-21'))).toContain('already-complained-of');
  });

  it('does not open a case again beside another one that was opened meanwhile', async () => {
    const parent = await removed();
    const id = await lodged(parent);
    await hear(id);
    const { event } = await cases.open('admission', office.command('begin-outreach', '2024-01-05', { subject: await office.newCandidate() }), office.clerk.actor);
    await sql('update case_file set subject = $2 where id = $1', [event.caseId, parent.subject]);
    expect(await answer(id, 'upheld')).toMatchObject({ status: 409, body: { code: 'conflict' } });
    expect([(await viewOf(id))['version'], (await viewOf(parent.id))['version']]).toEqual([2, 20]);
  });
});

describe('two cases that go on together', () => {
  /** Lets something happen between reading a case and writing to it, once. */
  function beforeWritingTo(id: string, happen: () => Promise<unknown>): void {
    const history = running.application.get(CaseHistoryRepository);
    const read = history.read.bind(history);
    history.read = async (...asked: Parameters<typeof read>) => {
      const reading = await read(...asked);
      if (asked[0] === id) {
        history.read = read;
        await happen();
      }
      return reading;
    };
  }

  it('are judged anew when the other one has gone on meanwhile', async () => {
    const parent = await removed();
    beforeWritingTo(parent.id, () => recordDelivery(parent.id));
    expect(consequenceOf(await lodge(parent))).toMatchObject({ version: 21 });
    expect((await typesOf(parent.id)).slice(-2)).toEqual(['DecisionDelivered', 'ComplaintNoted']);

    const id = String(((await viewOf(parent.id))['facts'] as { complaints: string[] }).complaints[0]);
    await hear(id);
    beforeWritingTo(id, () => post(`/api/v1/cases/${id}/steps/invite-complainant`, { happenedOn: '2025-04-03', invitation: paper('02-GM/ĐU', '2025-04-03'), invitedFor: '2025-04-10' }));
    expect(await answer(id, 'upheld')).toMatchObject({ status: 201, body: { version: 4, consequence: { version: 22 } } });
    expect(await typesOf(id)).toEqual(['ComplaintLodged', 'ComplainantHeard', 'ComplainantInvited', 'ComplaintAnsweredAboveGrassroots']);
  });

  it('lose nothing and record nothing twice when many acts collide', async () => {
    const parents = await Promise.all([removed(), removed(), removed()]);
    const answers = await Promise.all(parents.flatMap((parent) => [lodge(parent), lodge(parent), recordDelivery(parent.id)]));
    const lodgings = answers.filter((one): one is Answer => 'status' in one).map(({ status }) => status);
    expect(lodgings.filter((status) => status === 201)).toHaveLength(3);
    expect(lodgings.every((status) => [201, 409, 422].includes(status))).toBe(true);
    for (const { id, subject } of parents) {
      const types = await typesOf(id);
      expect(types.slice(-2).sort()).toEqual(['ComplaintNoted', 'DecisionDelivered']);
      const [complaint, ...more] = await sql<{ id: string }>(`select id from case_file where subject = $1 and procedure = 'complaint'`, [subject]);
      expect(more).toEqual([]);
      for (const one of [id, complaint!.id]) expect((await running.application.get(VerificationService).verifyCase(one))?.faults).toEqual([]);
    }
  });

  it.each([
    ['the database refuses the second event', `raise exception 'refused by the test'`],
    ['the connection is lost between the two', 'perform pg_terminate_backend(pg_backend_pid())'],
  ])('are both as they were when %s', async (_, failure) => {
    const parent = await removed();
    const headers = { 'idempotency-key': `whole-${parent.id}` };
    await sql(`create function fail_here() returns trigger language plpgsql as $$ begin ${failure}; return new; end $$`);
    await sql(`create trigger fail_here before insert on case_event for each row when (new.type = 'ComplaintNoted') execute function fail_here()`);
    try {
      expect((await lodge(parent, undefined, undefined, headers)).status).toBeGreaterThanOrEqual(500);
    } finally {
      await sql('drop trigger fail_here on case_event');
      await sql('drop function fail_here');
    }
    expect(await sql('select from case_file where subject = $1', [parent.subject])).toHaveLength(1);
    expect(await sql('select from idempotency_key where key = $1', [headers['idempotency-key']])).toEqual([]);
    expect((await running.application.get(VerificationService).verifyCase(parent.id))?.faults).toEqual([]);
    expect(await viewOf(parent.id)).toMatchObject({ version: 19 });
    expect((await lodge(parent, undefined, undefined, headers)).status).toBe(201);
  });

  it('answer an equal request alike, with what was brought about', async () => {
    const parent = await removed();
    const headers = { 'idempotency-key': `once-${parent.id}` };
    const [one, two] = [await lodge(parent, undefined, undefined, headers), await lodge(parent, undefined, undefined, headers)];
    expect(two).toMatchObject({ status: 201, body: { id: one.body['id'] } });
    expect(consequenceOf(two)).toEqual(consequenceOf(one));
    const id = String(one.body['id']);
    await hear(id);
    const upheld = { 'idempotency-key': `upheld-${parent.id}` };
    const [first, again] = [await answer(id, 'upheld', '', upheld), await answer(id, 'upheld', '', upheld)];
    expect(consequenceOf(again)).toEqual(consequenceOf(first));
    expect(await viewOf(parent.id)).toMatchObject({ version: 21 });
  });
});

describe('the record of the person', () => {
  const memberSince = async ({ subject }: Parent) => (await get(`/api/v1/people/${subject}`)).body['fullMemberSince'];

  it('follows recognition, its annulment, and what comes after', async () => {
    const parent = await follow(await onProbation(), wholeRoad.slice(15));
    expect(await memberSince(parent)).toBe('2025-10-01');
    const annulled = await post(`/api/v1/cases/${parent.id}/steps/annul-decision`, office.command('annul-decision', '2026-02-02', { of: 'recognition', madeBy: office.commune }), { as: provinceClerk });
    expect(annulled).toMatchObject({ status: 201, body: { states: [{ name: 'onProbation' }] } });
    expect(await memberSince(parent)).toBeNull();
  });

  it('follows a full member out of the Party, and back since the day from before', async () => {
    const { actor } = office.clerk;
    const { id: subject } = await running.application.get(PeopleService).create({ fullName: 'Bàn Thị Năm', bornOn: '1980-05-05', fullMemberSince: '2010-01-01', homeOrgan: office.branch });
    const command = (step: string, on: string, changed: object = {}) => ({ ...office.ids(screened[step]?.(on) ?? {}), ...changed });
    const { event } = await cases.open('screening', command('begin-screening', '2024-01-08', { subject, branch: office.branch }), actor);
    const parent = { id: event.caseId, subject };
    const road: readonly (readonly [step: string, on: string, changed?: object])[] = [
      ['collect-screening-opinions', '2024-01-15'], ['ask-direction', '2024-01-17'], ['record-direction', '2024-01-24'], ['record-explanation', '2024-01-29'], ['record-listing-ballot', '2024-02-05'], ['report-listing', '2024-02-07'],
      ['open-exit', '2024-05-06', { ground: 'dropped-activity' }], ['record-self-criticism', '2024-05-10'], ['record-explanation', '2024-05-10', { matter: 'exit' }], ['hold-exit-vote', '2024-05-20'], ['hold-exit-committee-vote', '2024-05-27'],
    ];
    for (const [step, on, changed] of road) await cases.record(parent.id, step, command(step, on, changed), actor);
    expect(await memberSince(parent)).toBe('2010-01-01');
    await cases.record(parent.id, 'decide-exit', command('decide-exit', '2024-06-03'), actor);
    expect(await memberSince(parent)).toBeNull();
    await cases.record(parent.id, 'deliver-decision', command('deliver-decision', '2024-06-06'), actor);

    const id = await lodged(parent, '2024-06-20', { decision: paper('16-QĐ/ĐU', '2024-06-03'), receivedOn: '2024-06-06' });
    await hear(id, '2024-07-02');
    const decided = await post(`/api/v1/cases/${id}/steps/answer-complaint-above-grassroots`, decisionOf('upheld', '2024-08-05'));
    expect(consequenceOf(decided)).toMatchObject({ id: parent.id, procedure: 'screening', states: [{ name: 'closedByComplaint' }] });
    expect(await memberSince(parent)).toBe('2010-01-01');
  });

  it('leaves a removed probationer what they were before', async () => {
    const parent = await removed();
    await sql(`update person set full_member_since = '2010-01-01' where id = $1`, [parent.subject]);
    expect(await memberSince(parent)).toBe('2010-01-01');
    const id = await lodged(parent);
    await hear(id);
    await answer(id, 'upheld');
    expect(await memberSince(parent)).toBeNull();
  });
});

describe('the committee directly under the Centre', () => {
  it('sees a complaint among those that wait for it, from the day it goes there', async () => {
    const parent = await removed();
    const id = await lodged(parent);
    await hear(id);
    await answer(id, 'rejected');
    const step = (name: string, on: string, stated: object) => post(`/api/v1/cases/${id}/steps/${name}`, { happenedOn: on, ...stated });
    expect((await step('receive-answer', '2025-05-09', {})).status).toBe(201);
    const mine = async () => JSON.stringify((await get('/api/v1/cases?mine=true&limit=200', provinceClerk)).body);
    expect(await mine()).not.toContain(id);
    expect((await step('escalate-complaint', '2025-05-20', { letter: paper('06/ĐKN', '2025-05-20'), requests: 'Đề nghị xem xét lại' })).status).toBe(201);
    expect(await mine()).toContain(id);
    const ofRole = (await get('/api/v1/cases?whoActs=province-committee&procedure=complaint&limit=200')).body['entries'] as { id: string; procedure: string }[];
    expect(ofRole.map((one) => one.id)).toEqual([id]);
    expect((await get('/api/v1/cases?whoActs=province-committee&procedure=admission')).body['entries']).toEqual([]);
    expect(((await get('/api/v1/cases/counts?procedure=complaint')).body['byWhoActs'] as { role: string }[]).map(({ role }) => role)).toContain('province-committee');

    const late = (await get('/api/v1/reports/late-organs', provinceClerk)).body['entries'] as { organ: { code: string }; overdue: number }[];
    expect(late.map(({ organ, overdue }) => [organ.code, overdue])).toContainEqual(['T-PROVINCE', 1]);

    await hear(id, '2025-06-02', provinceClerk);
    const province = (as: string) => post(`/api/v1/cases/${id}/steps/answer-complaint-province`, decisionOf('upheld', '2025-06-20', 15), { as });
    expect((await province(office.clerk.account)).status).toBe(403);
    expect(consequenceOf(await province(provinceClerk))).toMatchObject({ id: parent.id, states: [{ name: 'onProbation' }] });
  });
});
