import pg from 'pg';
import type { IsoDate } from '../../workflows/index.js';
import { VerificationService } from '../../src/audit/verification.service.js';
import { CaseRebuildService } from '../../src/cases/case-rebuild.service.js';
import { IdentityService } from '../../src/identity/identity.service.js';
import { OrganisationsService } from '../../src/organisations/organisations.service.js';
import { PeopleService } from '../../src/people/people.service.js';
import { AdmissionsRepository } from '../../src/reports/admissions.repository.js';
import { ListsRepository } from '../../src/reports/lists.repository.js';
import { TargetsRepository } from '../../src/reports/targets.repository.js';
import { enterPartyOffice, officePassword, wholeRoad, type Officer, type PartyOffice } from '../support/party-office.js';
import { lawful as screened } from '../support/screening-case.js';
import type { Answer } from './support/answer.js';
import { useApplication } from './support/application.js';

const running = useApplication();
let office: PartyOffice;
/** Deputy secretary of the commune committee: a second person with the power of the clerk. */
let deputy: Officer;
/** The clerk's second account. */
let sameClerk: Officer;
beforeAll(async () => {
  office = await enterPartyOffice(running.application);
  const [organisations, people] = [running.application.get(OrganisationsService), running.application.get(PeopleService)];
  const { id: personId } = await people.create({ fullName: 'Đồng chí Phó', bornOn: '1970-01-01', fullMemberSince: '2000-01-01', homeOrgan: office.branch });
  await organisations.appoint(office.commune, { personId, office: 'deputy-secretary', fromOn: '2016-01-01' });
  const account = async (name: string, person: string): Promise<Officer> => {
    const { id } = await running.application.get(IdentityService).createAccount({ name, password: officePassword, personId: person });
    return { account: name, actor: { accountId: id, accountName: name, personId: person, offices: [] } };
  };
  deputy = await account('deputy-of-the-corrections', personId);
  sameClerk = await account('clerk-once-more', office.clerk.actor.personId ?? '');
});

const as = (officer: { account: string }) => ({
  get: (url: string) => running.askAs(officer.account, { method: 'GET', url: `/api/v1${url}` }),
  post: (url: string, payload: object = {}, headers: Record<string, string> = {}) =>
    running.askAs(officer.account, { method: 'POST', url: `/api/v1${url}`, payload, headers: { 'content-type': 'application/json', ...headers } }),
});
async function aCase(until: string): Promise<string> {
  const opened = await as(office.clerk).post('/cases', { procedure: 'admission', ...office.command('begin-outreach', '2024-01-05', { subject: await office.newCandidate() }) });
  const id = String(opened.body['id']);
  for (const [step, on] of wholeRoad) {
    const answer = await as(office.clerk).post(`/cases/${id}/steps/${step}`, office.command(step, on));
    if (answer.status !== 201) throw new Error(`${step}: ${answer.text}`);
    if (step === until) break;
  }
  return id;
}
/** The number of the event of a step on the whole road. */
const seqOf = (step: string): number => 2 + wholeRoad.findIndex(([name]) => name === step);
const ground = { reason: 'Ghi nhầm so với biên bản', basis: { number: '05-BB/VP', issuedOn: '2026-08-01' } };
const correction = (step: string, on: string, changed: object, more: object = {}) => ({ kind: 'correct-record', event: seqOf(step), data: office.command(step, on, { ...changed }), ...ground, ...more });
const shortVote = { vote: { form: 'party-card', present: 20, inFavour: 13, against: 7, abstaining: 0 } };
const propose = (id: string, body: object, officer: { account: string } = office.clerk, query = '', headers = {}) => as(officer).post(`/cases/${id}/corrections${query}`, body, headers);
const settle = (id: string, correctionId: unknown, what: string, { officer = deputy, body = {}, headers = {} }: { officer?: { account: string }; body?: object; headers?: Record<string, string> } = {}) =>
  as(officer).post(`/cases/${id}/corrections/${String(correctionId)}/${what}`, body, headers);
async function corrected(id: string, body: object): Promise<Answer> {
  const proposed = await propose(id, body);
  if (proposed.status !== 201) throw new Error(proposed.text);
  return settle(id, proposed.body['id'], 'confirm');
}
const codes = (answer: Answer) => (answer.body['refusals'] as { code: string; seen: Record<string, unknown> }[]).map(({ code }) => code);
const view = async (id: string) => (await as(office.clerk).get(`/cases/${id}`)).body;
const events = async (id: string) => ((await as(office.clerk).get(`/cases/${id}/history`)).body['entries'] as Record<string, unknown>[]).filter(({ kind }) => kind === 'event');
const verify = async (id: string) => (await running.application.get(VerificationService).verifyCase(id))?.faults;
async function asSuperuser(sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ ...running.database, options: '-c search_path=lotrinh,public' });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
}

/** A way out of the Party by screening. */
const outOfTheParty: readonly (readonly [step: string, on: string, changed?: object])[] = [
  ['collect-screening-opinions', '2026-01-12'], ['ask-direction', '2026-01-14'], ['record-direction', '2026-01-21'], ['record-explanation', '2026-01-26'], ['record-listing-ballot', '2026-02-02'], ['report-listing', '2026-02-04'],
  ['open-exit', '2026-05-04', { ground: 'dropped-activity' }], ['record-self-criticism', '2026-05-08'], ['record-explanation', '2026-05-08', { matter: 'exit' }], ['hold-exit-vote', '2026-05-18'], ['hold-exit-committee-vote', '2026-05-25'],
  ['decide-exit', '2026-06-01'],
];

describe('a correction', () => {
  it('is proposed by one and confirmed by another, and the original stays to be read', async () => {
    const id = await aCase('record-branch-vote');
    const proposed = await propose(id, correction('list-candidate', '2024-02-05', { helper: office.helpers[2] }));
    expect(proposed).toMatchObject({ status: 201, body: { kind: 'correct-record', label: 'Đính chính', event: { seq: 2, step: 'list-candidate' }, proposed: { account: office.clerk.account }, baseVersion: 11 } });
    expect(await view(id)).toMatchObject({ version: 11, facts: { helper: office.helpers[0] } });

    const confirmed = await settle(id, proposed.body['id'], 'confirm');
    expect(confirmed).toMatchObject({ status: 200, headers: { etag: '"12"' }, body: { correction: { outcome: { kind: 'confirmed', account: deputy.account, event: 12 } }, standing: { version: 12 } } });
    expect(await view(id)).toMatchObject({ version: 12, facts: { helper: office.helpers[2] } });

    const told = await events(id);
    expect(told[1]).toMatchObject({ seq: 2, payload: { helper: office.helpers[0] }, verified: true, repaired: { by: 12, kind: 'corrected', happenedOn: '2024-02-05', payload: { helper: office.helpers[2] } } });
    expect(told[1]?.['summary']).toContain('Hoàng Văn Một');
    expect((told[1]?.['repaired'] as { summary: string }).summary).toContain('Triệu Văn Ba');
    expect(told[1]?.['marks']).toContain('đã đính chính, xem sự kiện 12');
    expect(told[11]).toMatchObject({ type: 'RecordCorrected', step: 'correct-record', label: 'Đính chính', repair: true, office: 'deputy-secretary', computed: ['REC-07', 'REC-08'], summary: expect.stringContaining('Đính chính sự kiện 2: Ghi nhầm so với biên bản; căn cứ số 05-BB/VP ngày 01/08/2026') as string });
    expect(await verify(id)).toEqual([]);
    const listed = JSON.parse((await as(office.secretary).get(`/cases/${id}/corrections`)).text) as unknown[];
    expect(listed).toMatchObject([{ id: proposed.body['id'], event: { payload: { helper: office.helpers[0] } }, data: { helper: office.helpers[2] }, outcome: { kind: 'confirmed' } }]);
  });

  it('moves time limits, lists and the person with the day of an act', async () => {
    const id = await aCase('record-recognition-decision');
    const before = await view(id);
    expect(before).toMatchObject({ closed: true, facts: { officialFrom: '2025-10-01' } });
    const later = correction('hold-ceremony', '2024-10-01', { happenedOn: '2024-10-02' });
    expect(await corrected(id, later)).toMatchObject({ status: 200 });
    expect(await view(id)).toMatchObject({ closed: true, facts: { officialFrom: '2025-10-02', ceremonyOn: '2024-10-02' } });
    const [person] = await asSuperuser('select p.full_member_since::text as since from person p join case_file c on c.subject = p.id where c.id = $1', [id]);
    expect(person).toEqual({ since: '2025-10-02' });
    const [counted] = await asSuperuser(`select happened_on::text as "on", (select happened_on::text from case_event where case_id = $1 and seq = $2) as recorded from effective_event where case_id = $1 and seq = $2`, [id, seqOf('hold-ceremony')]);
    expect(counted).toEqual({ on: '2024-10-02', recorded: '2024-10-01' });
    expect(await verify(id)).toEqual([]);
  });

  it('of the day of recognition does not take somebody back in who has left since by another case', async () => {
    const id = await aCase('record-recognition-decision');
    const [{ subject } = {}] = await asSuperuser('select subject from case_file where id = $1', [id]);
    const memberSince = async () => (await as(office.clerk).get(`/people/${String(subject)}`)).body['fullMemberSince'];
    const command = (step: string, on: string, changed: object = {}) => ({ ...office.ids(screened[step]?.(on) ?? {}), ...changed });
    const opened = await as(office.clerk).post('/cases', { procedure: 'screening', ...command('begin-screening', '2026-01-05', { subject, branch: office.branch }) });
    expect([opened.status, opened.text]).toEqual([201, expect.any(String)]);
    for (const [step, on, changed] of outOfTheParty) {
      const answer = await as(office.clerk).post(`/cases/${String(opened.body['id'])}/steps/${step}`, command(step, on, changed));
      expect([step, answer.status, answer.status === 201 ? '' : answer.text]).toEqual([step, 201, '']);
    }
    expect(await memberSince()).toBeNull();
    expect(await corrected(id, correction('hold-ceremony', '2024-10-01', { happenedOn: '2024-10-02' }))).toMatchObject({ status: 200 });
    expect(await view(id)).toMatchObject({ facts: { officialFrom: '2025-10-02' } });
    expect(await memberSince()).toBeNull();
    expect(await verify(id)).toEqual([]);
  });

  it('changes the time limit that runs', async () => {
    const id = await aCase('record-branch-vote');
    const due = async () => (JSON.parse((await as(office.clerk).get(`/cases/${id}/deadlines`)).text) as { key: string; dueOn: IsoDate }[])[0];
    const before = await due();
    await corrected(id, correction('record-branch-vote', '2024-08-07', {}));
    const after = await due();
    expect([before?.key, after?.key]).toEqual(['committee-decision-due', 'committee-decision-due']);
    expect(after && before && after.dueOn > before.dueOn).toBe(true);
    expect(await verify(id)).toEqual([]);
  });

  it('moves the day on which the case was opened', async () => {
    const id = await aCase('list-candidate');
    const [{ subject } = {}] = await asSuperuser('select subject from case_file where id = $1', [id]);
    expect((await propose(id, { kind: 'correct-record', event: 1, data: office.command('begin-outreach', '2024-01-03', { subject: office.helpers[0] }), ...ground })).body).toMatchObject({ refusals: [{ code: 'subject-and-branch-stay' }] });
    await corrected(id, { kind: 'correct-record', event: 1, data: office.command('begin-outreach', '2024-01-03', { subject }), ...ground });
    expect(await view(id)).toMatchObject({ openedOn: '2024-01-03' });
    expect(await verify(id)).toEqual([]);
  });

  it('is refused, naming the later step, where a vote falls below two thirds; or takes the later steps back', async () => {
    const id = await aCase('record-committee-decision');
    const short = correction('record-branch-vote', '2024-08-05', shortVote);
    const refused = await propose(id, short);
    expect(refused.status).toBe(422);
    expect(codes(refused)).toEqual(expect.arrayContaining(['later-step-no-longer-follows', 'step-not-open']));
    expect(refused.body['refusals']).toMatchObject([{ rule: 'REC-07', seen: { step: 'record-committee-vote', on: '2024-08-19', seq: 12 }, message: expect.stringMatching(/đảng ủy cơ sở.*19\/08\/2024/i) as string }, {}]);

    const proposed = await propose(id, { ...short, reopen: true });
    const tried = await as(deputy).post(`/cases/${id}/corrections/${String(proposed.body['id'])}/confirm?dryRun=true`);
    expect(tried.body).toMatchObject({
      before: { states: [{ name: 'awaitingCeremony' }] },
      after: { states: [{ name: 'awaitingResultReport' }] },
      dropped: [{ step: 'record-committee-vote', refusals: [{ code: 'step-not-open' }] }, { step: 'submit-dossier' }, { step: 'record-committee-decision' }],
      changes: [{ seq: 11, was: { outcome: 'approved' }, becomes: { outcome: 'not-approved' } }],
    });
    expect(await view(id)).toMatchObject({ version: 14 });
    expect(await settle(id, proposed.body['id'], 'confirm')).toMatchObject({ status: 200 });
    const told = await events(id);
    expect(told.slice(10, 14).map((event) => (event['repaired'] as { kind: string }).kind)).toEqual(['corrected', 'taken-back', 'taken-back', 'taken-back']);
    expect(told).toHaveLength(15);
    expect(await verify(id)).toEqual([]);
    expect(await asSuperuser(`select count(*)::int as count from effective_event where case_id = $1 and type = 'CommitteeDecisionMade'`, [id])).toEqual([{ count: 0 }]);
    // The case goes on from there.
    expect(await as(office.clerk).post(`/cases/${id}/steps/report-vote-result`, office.command('report-vote-result', '2024-08-10'))).toMatchObject({ status: 201, body: { version: 16 } });
    expect(await verify(id)).toEqual([]);
  });

  it('lets only whoever is competent for the steps that are taken back confirm it', async () => {
    const id = await aCase('record-committee-vote');
    const proposed = await propose(id, correction('record-branch-vote', '2024-08-05', shortVote, { reopen: true }));
    const refused = await settle(id, proposed.body['id'], 'confirm', { officer: office.secretary });
    expect(refused).toMatchObject({ status: 403, body: { refusals: [{ code: 'not-competent', seen: { role: 'grassroots-committee' } }] } });
    expect(await settle(id, proposed.body['id'], 'confirm')).toMatchObject({ status: 200 });
  });

  it('names the later act that would come before it', async () => {
    const id = await aCase('submit-dossier');
    const refused = await propose(id, correction('record-committee-vote', '2024-08-22', {}));
    expect(codes(refused)).toEqual(['later-step-no-longer-follows', 'date-before-earlier-step']);
  });

  it('tells beforehand what it would change, and writes nothing', async () => {
    const id = await aCase('record-branch-vote');
    const body = correction('record-branch-vote', '2024-08-05', shortVote);
    const tried = await propose(id, body, office.clerk, '?dryRun=true');
    expect(tried).toMatchObject({ status: 200, body: { before: { version: 11, deadlines: [{ key: 'committee-decision-due' }] }, after: { version: 12, deadlines: [] }, changes: [{ seq: 11 }], dropped: [] } });
    const open = (of: string) => ((tried.body[of] as { openSteps: { name: string }[] }).openSteps.map(({ name }) => name));
    expect(open('before')).toContain('record-committee-vote');
    expect(open('after')).not.toContain('record-committee-vote');
    expect(await view(id)).toMatchObject({ version: 11 });
    expect((await as(office.clerk).get(`/cases/${id}/corrections`)).text).toBe('[]');
  });

  it('names every field of the corrected data that cannot be read', async () => {
    const id = await aCase('record-branch-vote');
    const answer = await propose(id, correction('record-branch-vote', '2024-08-05', { vote: { form: 'shouting' }, minutes: 7 }));
    expect(answer.status).toBe(400);
    expect((answer.body['errors'] as { pointer: string }[]).map(({ pointer }) => pointer)).toEqual(expect.arrayContaining(['#/data/minutes', '#/data/vote/form']));
    expect(await propose(id, { ...correction('record-branch-vote', '2024-08-05', {}), event: 99 })).toMatchObject({ status: 404 });
    const basis = { number: '1', issuedOn: '2026-08-11' };
    expect(codes(await propose(id, { ...correction('record-branch-vote', '2024-08-05', shortVote), basis }))).toEqual(['date-in-the-future']);
  });

  it('can be made of an act that was corrected before, but not of a correction', async () => {
    const id = await aCase('list-candidate');
    await corrected(id, correction('list-candidate', '2024-02-05', { helper: office.helpers[2] }));
    await corrected(id, correction('list-candidate', '2024-02-06', { helper: office.helpers[1] }));
    expect(await view(id)).toMatchObject({ version: 4, facts: { helper: office.helpers[1] } });
    expect(codes(await propose(id, { kind: 'void-step', event: 3, ...ground }))).toEqual(['repair-cannot-be-corrected']);
    expect(codes(await propose(id, correction('list-candidate', '2024-02-06', { helper: office.helpers[1] })))).toEqual(['nothing-corrected']);
    expect(await verify(id)).toEqual([]);
  });

  it('is shown in the diagram', async () => {
    const id = await aCase('record-branch-vote');
    await corrected(id, correction('record-branch-vote', '2024-08-06', { minutes: { number: '06-BB/CB', issuedOn: '2024-08-06' } }));
    const entries = (await as(office.clerk).get(`/cases/${id}/diagram`)).body['entries'] as { name: string; on: string[]; corrected: boolean }[];
    expect(entries.filter(({ name, on }) => name === 'record-branch-vote' && on.length > 0)).toMatchObject([{ on: ['2024-08-06'], corrected: true }]);
    expect(entries.filter(({ corrected: is }) => is)).toHaveLength(1);
  });
});

describe('who corrects', () => {
  it('is never one person alone, by whatever account', async () => {
    const id = await aCase('list-candidate');
    const proposed = await propose(id, correction('list-candidate', '2024-02-05', { helper: office.helpers[2] }));
    for (const officer of [office.clerk, sameClerk]) {
      for (const [what, body] of [['confirm', {}], ['reject', { reason: 'Không đúng' }]] as const) {
        expect(await settle(id, proposed.body['id'], what, { officer, body })).toMatchObject({ status: 403, body: { refusals: [{ code: 'second-person-needed', rule: 'REC-08' }] } });
      }
    }
    expect(await settle(id, proposed.body['id'], 'withdraw', { officer: sameClerk })).toMatchObject({ status: 403 });
    expect(await view(id)).toMatchObject({ version: 2 });
  });

  it('holds an office that could have recorded the act', async () => {
    const id = await aCase('propose-course');
    const body = correction('propose-course', '2024-03-05', { proposal: { number: '9-CV/ĐU', issuedOn: '2024-03-05' } });
    expect(await propose(id, body, office.secretary)).toMatchObject({ status: 403, body: { refusals: [{ code: 'not-competent', rule: 'ORD-05' }] } });
    expect(await propose(id, body, office.inspector)).toMatchObject({ status: 403 });
    expect(await propose(id, body, office.administrator)).toMatchObject({ status: 404 });
    expect(await propose(id, body, office.otherSecretary)).toMatchObject({ status: 404 });
    const proposed = await propose(id, body);
    for (const officer of [office.secretary, office.inspector]) expect(await settle(id, proposed.body['id'], 'confirm', { officer })).toMatchObject({ status: 403 });
    expect(await settle(id, proposed.body['id'], 'confirm', { officer: office.otherSecretary })).toMatchObject({ status: 404 });
    expect((await as(office.otherSecretary).get(`/cases/${id}/corrections`)).status).toBe(404);
    expect((await as(office.inspector).get(`/cases/${id}/corrections`)).status).toBe(200);
  });

  it('says no with a reason, or takes the own proposal back; each once', async () => {
    const id = await aCase('list-candidate');
    const body = correction('list-candidate', '2024-02-05', { helper: office.helpers[2] });
    const [first, second] = [await propose(id, body), await propose(id, body)];
    expect(await settle(id, first.body['id'], 'reject', { body: { reason: 'Biên bản ghi khác' } })).toMatchObject({ status: 200, body: { outcome: { kind: 'rejected', reason: 'Biên bản ghi khác' } } });
    expect(await settle(id, first.body['id'], 'confirm')).toMatchObject({ status: 409, body: { detail: expect.stringContaining('đã được xác nhận') as string } });
    expect(await settle(id, second.body['id'], 'withdraw', { officer: office.clerk })).toMatchObject({ status: 200, body: { outcome: { kind: 'withdrawn' } } });
    expect(await settle(id, second.body['id'], 'withdraw', { officer: office.clerk })).toMatchObject({ status: 200 });
    expect(await settle(id, second.body['id'], 'reject', { body: { reason: 'Muộn' } })).toMatchObject({ status: 409 });
    expect(await settle(id, '00000000-0000-4000-8000-000000000000', 'confirm')).toMatchObject({ status: 404 });
  });

  it('proposes and confirms once for each key, and only on the version named', async () => {
    const id = await aCase('list-candidate');
    const body = correction('list-candidate', '2024-02-05', { helper: office.helpers[2] });
    const key = { 'idempotency-key': `correction-${id}` };
    expect(await propose(id, body, office.clerk, '', { 'if-match': '"1"' })).toMatchObject({ status: 412 });
    const proposed = await Promise.all([propose(id, body, office.clerk, '', key), propose(id, body, office.clerk, '', key)]);
    expect(proposed.map(({ status }) => status)).toEqual([201, 201]);
    expect(new Set(proposed.map((answer) => answer.body['id'])).size).toBe(1);
    expect(await propose(id, { ...body, reason: 'Khác' }, office.clerk, '', key)).toMatchObject({ status: 409, body: { code: 'key-reused' } });
    const correctionId = proposed[0].body['id'];
    expect(await settle(id, correctionId, 'confirm', { headers: { 'if-match': '"1"' } })).toMatchObject({ status: 412 });
    const headers = { 'idempotency-key': `confirm-${id}` };
    const confirmed = await settle(id, correctionId, 'confirm', { headers });
    await as(office.clerk).post(`/cases/${id}/steps/propose-course`, office.command('propose-course', '2024-03-05'));
    expect(await settle(id, correctionId, 'confirm', { headers })).toMatchObject({ status: 200, body: confirmed.body });
    expect(await settle(id, correctionId, 'confirm')).toMatchObject({ status: 409 });
  });

  it('looks again where the case was corrected since it was proposed', async () => {
    const id = await aCase('list-candidate');
    const [old, newer] = [await propose(id, correction('list-candidate', '2024-02-05', { helper: office.helpers[1] })), await propose(id, correction('list-candidate', '2024-02-05', { helper: office.helpers[2] }))];
    expect(await settle(id, newer.body['id'], 'confirm')).toMatchObject({ status: 200 });
    expect(await settle(id, old.body['id'], 'confirm')).toMatchObject({ status: 409 });
  });

  it('is one of two who confirm at once', async () => {
    const id = await aCase('list-candidate');
    const proposed = await propose(id, correction('list-candidate', '2024-02-05', { helper: office.helpers[2] }));
    const answers = await Promise.all([settle(id, proposed.body['id'], 'confirm'), settle(id, proposed.body['id'], 'confirm', { officer: office.secretary })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await view(id)).toMatchObject({ version: 3 });
  });
});

describe('a step recorded in the wrong case', () => {
  it('is voided and stays to be read', async () => {
    const id = await aCase('collect-opinions');
    expect(codes(await propose(id, { kind: 'void-step', event: 1, ...ground }))).toEqual(['opening-step-stays']);
    expect(await corrected(id, { kind: 'void-step', event: 10, ...ground })).toMatchObject({ status: 200, body: { correction: { label: 'Hủy bước ghi nhầm' } } });
    const told = await events(id);
    expect(told[9]).toMatchObject({ repaired: { by: 11, kind: 'taken-back' }, payload: { residence: {} } });
    expect(told[9]?.['marks']).toContain('đã hủy, xem sự kiện 11');
    expect(told[10]).toMatchObject({ type: 'StepVoided', step: 'void-step', computed: ['REC-07', 'REC-08', 'REC-09'] });
    expect(codes(await propose(id, { kind: 'void-step', event: 10, ...ground }))).toEqual(['step-no-longer-counts']);
    expect(codes(await as(office.clerk).post(`/cases/${id}/steps/record-branch-vote`, office.command('record-branch-vote', '2024-08-05')))).toContain('opinions-missing');
    expect(await verify(id)).toEqual([]);
  });

  it('carries the branch of later acts with it', async () => {
    const id = await aCase('certify-training');
    await as(office.clerk).post(`/cases/${id}/steps/issue-transfer-letter`, office.command('issue-transfer-letter', '2024-04-10'));
    await as(office.clerk).post(`/cases/${id}/steps/receive-transfer`, office.command('receive-transfer', '2024-04-12'));
    expect(await as(office.clerk).post(`/cases/${id}/steps/submit-application`, office.command('submit-application', '2024-05-06'))).toMatchObject({ status: 201 });
    expect(await view(id)).toMatchObject({ branch: { id: office.otherBranch } });
    const home = async () => asSuperuser('select home_organ as home from person p join case_file c on c.subject = p.id where c.id = $1', [id]);
    expect(await home()).toEqual([{ home: office.otherBranch }]);
    expect(codes(await propose(id, { kind: 'void-step', event: 6, ...ground }))).toContain('later-step-no-longer-follows');
    const answer = await corrected(id, { kind: 'void-step', event: 5, ...ground, reopen: true });
    expect(answer.status).toBe(200);
    expect(await view(id)).toMatchObject({ branch: { id: office.branch } });
    expect(await home()).toEqual([{ home: office.branch }]);
    expect(await asSuperuser('select branch_id as branch from effective_event where case_id = $1 and seq = 7', [id])).toEqual([{ branch: office.branch }]);
    expect(await verify(id)).toEqual([]);
  });
});

describe('a case closed by mistake', () => {
  it('is opened again by taking back what closed it', async () => {
    const id = await aCase('record-recognition-decision');
    const since = async () => (await asSuperuser('select p.full_member_since::text as since from person p join case_file c on c.subject = p.id where c.id = $1', [id]))[0]?.['since'];
    expect(await since()).toBe('2025-10-01');
    expect(codes(await propose(id, { kind: 'reopen-case', event: 21, ...ground }))).toEqual(['not-what-closed-the-case']);
    const answer = await corrected(id, { kind: 'reopen-case', ...ground });
    expect(answer).toMatchObject({ status: 200, body: { correction: { kind: 'reopen-case', event: { seq: 22 } } } });
    expect(await view(id)).toMatchObject({ version: 23, closed: false });
    expect(await since()).toBeNull();
    expect(await propose(id, { kind: 'reopen-case', ...ground })).toMatchObject({ status: 409, body: { detail: expect.stringContaining('đang mở') as string } });
    expect(await verify(id)).toEqual([]);
    expect(await as(office.clerk).post(`/cases/${id}/steps/record-recognition-decision`, office.command('record-recognition-decision', '2025-11-04'))).toMatchObject({ status: 201 });
    expect(await since()).toBe('2025-10-01');
    expect(await verify(id)).toEqual([]);
  });

  it('is not opened beside another open case of the person', async () => {
    const id = await aCase('list-candidate');
    await as(office.clerk).post(`/cases/${id}/steps/stop-case`, office.command('stop-case', '2024-03-01'));
    const [{ subject } = {}] = await asSuperuser('select subject from case_file where id = $1', [id]);
    const proposed = await propose(id, { kind: 'reopen-case', ...ground });
    expect(await as(office.clerk).post('/cases', { procedure: 'admission', ...office.command('begin-outreach', '2024-04-01', { subject }) })).toMatchObject({ status: 201 });
    expect(await settle(id, proposed.body['id'], 'confirm')).toMatchObject({ status: 409 });
    expect(await view(id)).toMatchObject({ closed: true });
  });
});

describe('an act that reaches into another case', () => {
  it('is not taken back on either side', async () => {
    const id = await aCase('hold-ceremony');
    const post = async (of: string, step: string, data: object) => {
      const answer = await as(office.clerk).post(`/cases/${of}/steps/${step}`, data);
      if (answer.status !== 201) throw new Error(`${step}: ${answer.text}`);
    };
    await post(id, 'record-discipline', office.command('record-discipline', '2025-03-03'));
    const [{ subject } = {}] = await asSuperuser('select subject from case_file where id = $1', [id]);
    const paper = (number: string, issuedOn: string) => ({ number, issuedOn });
    const lodged = { happenedOn: '2025-03-20', subject, branch: office.branch, against: id, complainedOf: 'discipline', decision: paper('21-QĐ/CB', '2025-03-03'), receivedOn: '2025-03-06', letter: paper('01', '2025-03-20'), requests: 'Đề nghị xem xét lại' };
    const opened = await as(office.clerk).post('/cases', { procedure: 'complaint', ...lodged });
    expect(opened.status).toBe(201);
    const complaint = String(opened.body['id']);
    const noted = Number((await view(id))['version']);
    expect(codes(await propose(id, { kind: 'void-step', event: noted, ...ground }))).toEqual(['comes-from-another-case']);
    await post(complaint, 'hear-complainant', { happenedOn: '2025-04-02', record: paper('03', '2025-04-02'), hearing: 'in-person' });
    await post(complaint, 'answer-complaint-above-grassroots', { happenedOn: '2025-05-06', decisionNumber: '88', members: 5, vote: { form: 'party-card', present: 5, inFavour: 5, against: 0, abstaining: 0 }, answer: 'upheld', reasons: 'Không đúng quy định' });
    expect(codes(await propose(complaint, { kind: 'void-step', event: 3, ...ground, reopen: true }))).toEqual(['has-effect-in-another-case']);
    const telling = { kind: 'correct-record', event: 2, data: { happenedOn: '2025-04-02', record: paper('03', '2025-04-02'), hearing: 'in-writing' }, ...ground };
    const answer = await propose(complaint, telling);
    expect([answer.status, answer.text]).toEqual([201, expect.stringContaining('correct-record')]);
    expect(await settle(complaint, answer.body['id'], 'confirm')).toMatchObject({ status: 200 });
    expect([await verify(id), await verify(complaint)]).toEqual([[], []]);
  });
});

describe('what counts', () => {
  it('is found to differ when somebody changes it behind the history, and is derived anew', async () => {
    const id = await aCase('list-candidate');
    await corrected(id, correction('list-candidate', '2024-02-05', { helper: office.helpers[2] }));
    const damages = [`update repaired_event set payload = payload || '{"helper": "x"}' where case_id = $1`, `update repaired_event set dropped = true where case_id = $1`, `delete from repaired_event where case_id = $1`];
    for (const damage of damages) {
      await asSuperuser(damage, [id]);
      expect(await verify(id)).toMatchObject([{ kind: 'repairs-differ', seq: 2 }]);
      expect(await running.application.get(CaseRebuildService).all()).toMatchObject({ differed: 1 });
      expect(await verify(id)).toEqual([]);
    }
    await asSuperuser(`update case_file set opened_on = opened_on - 1 where id = $1`, [id]);
    expect(await verify(id)).toMatchObject([{ kind: 'file-differs', field: 'opened_on' }]);
    await running.application.get(CaseRebuildService).all();
    expect(await verify(id)).toEqual([]);
    await asSuperuser(`update case_event set payload = jsonb_set(payload, '{changes}', '7') where case_id = $1 and seq = 3`, [id]);
    expect(await verify(id)).toMatchObject([{ kind: 'event-altered', seq: 3 }]);
  });

  it('is what reports count', async () => {
    const id = await aCase('record-recognition-decision');
    const path = (await running.application.get(OrganisationsService).pathsOf([office.commune]))[office.commune] ?? '';
    const year = { from: '2024-01-01', to: '2024-12-31' } as const;
    const [admissions, targets, lists] = [running.application.get(AdmissionsRepository), running.application.get(TargetsRepository), running.application.get(ListsRepository)];
    const counted = async () => ({
      admitted: (await admissions.admitted({ path, now: year, before: { from: '2023-01-01', to: '2023-12-31' }, byOrgan: false })).find(({ period, partition }) => period === 'now' && partition === 'all')?.n ?? 0,
      results: (await targets.results(path, 2024, 2024)).find(({ measure }) => measure === 'admitted')?.n ?? 0,
      recognised: (await lists.recognised({ visible: [path], sort: 'due', today: '2026-08-10', limit: 100 })).filter(({ caseId }) => caseId === id).length,
    });
    const before = await counted();
    expect(before.recognised).toBe(1);
    await corrected(id, { kind: 'void-step', event: seqOf('hold-ceremony'), ...ground, reopen: true });
    expect(await counted()).toEqual({ admitted: before.admitted - 1, results: before.results - 1, recognised: 0 });
  });
});
