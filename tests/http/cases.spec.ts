import { enterPartyOffice, wholeRoad, type PartyOffice } from '../support/party-office.js';
import type { Answer } from './support/answer.js';
import { useApplication } from './support/application.js';

interface Explained {
  code: string;
  rule: string;
  message: string;
  cure: string;
  citation: { name: string; clause: string };
}

const running = useApplication();
let office: PartyOffice;
beforeAll(async () => {
  office = await enterPartyOffice(running.application);
});

const as = (officer: { account: string }) => ({
  get: (url: string, headers: Record<string, string> = {}) => running.askAs(officer.account, { method: 'GET', url, headers }),
  post: (url: string, payload: object | string, headers: Record<string, string> = {}) =>
    running.askAs(officer.account, { method: 'POST', url, payload, headers: { 'content-type': 'application/json', ...headers } }),
});

async function openCase(subject?: string): Promise<string> {
  const candidate = subject ?? (await office.newCandidate());
  const opened = await as(office.secretary).post('/api/v1/cases', { procedure: 'admission', ...office.command('begin-outreach', '2024-01-05', { subject: candidate }) });
  expect(opened.status).toBe(201);
  return String(opened.body['id']);
}
const record = (id: string, step: string, on: string, { changed = {}, headers = {}, officer = office.clerk, query = '' }: { changed?: object; headers?: Record<string, string>; officer?: { account: string }; query?: string } = {}): Promise<Answer> =>
  as(officer).post(`/api/v1/cases/${id}/steps/${step}${query}`, office.command(step, on, { ...changed }), headers);
async function follow(id: string, until: string): Promise<void> {
  for (const [step, on] of wholeRoad) {
    const answer = await record(id, step, on);
    if (answer.status !== 201) throw new Error(`${step}: ${answer.text}`);
    if (step === until) return;
  }
}
const refusals = (answer: Answer) => answer.body['refusals'] as Explained[];

describe('a case over HTTP', () => {
  it('goes from outreach to full recognition, and its history is intact', async () => {
    const id = await openCase();
    await follow(id, 'record-recognition-decision');
    const view = await as(office.secretary).get(`/api/v1/cases/${id}`);
    expect(view.body).toMatchObject({ version: 22, closed: true, states: [{ name: 'fullMember' }], facts: { officialFrom: '2025-10-01', partyAgeFrom: '2024-09-10' } });
    expect(view.headers['etag']).toBe('"22"');
    const history = await as(office.inspector).get(`/api/v1/cases/${id}/history`);
    expect(history.body).toMatchObject({ intact: true });
    const events = history.body['entries'] as { seq: number; verified: boolean; prevHash: string; hash: string; office: string; edition: string }[];
    expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: 22 }, (_, place) => place + 1));
    expect(events.every(({ verified }) => verified)).toBe(true);
    expect(events[1]?.prevHash).toBe(events[0]?.hash);
    expect(new Set(events.map(({ edition }) => edition))).toEqual(new Set(['R21', 'R25a', 'R25b']));
  });

  it('tells a recognised member as somebody who may help from that day on', async () => {
    const member = await office.newCandidate();
    await follow(await openCase(member), 'record-recognition-decision');
    const early = await record(await openCase(), 'list-candidate', '2025-09-30', { changed: { helper: member } });
    expect(refusals(early).map(({ code }) => code)).toContain('not-a-full-member');
    expect((await record(await openCase(), 'list-candidate', '2025-10-01', { changed: { helper: member } })).status).toBe(201);
  });

  it('names every unmet condition with rule, citation and cure, in Vietnamese and in English', async () => {
    const id = await openCase();
    await follow(id, 'certify-training');
    const vi = await record(id, 'record-branch-vote', '2024-08-05');
    expect(vi.status).toBe(422);
    expect(vi.headers['content-type']).toContain('application/problem+json');
    expect(refusals(vi).map(({ code }) => code)).toEqual(expect.arrayContaining(['step-not-open', 'application-missing', 'verification-not-concluded', 'introductions-missing', 'opinions-missing']));
    for (const refusal of refusals(vi)) {
      expect(refusal.message.length).toBeGreaterThan(10);
      expect(refusal.cure.length).toBeGreaterThan(5);
      expect(refusal.citation.clause).not.toBe('');
    }
    const en = await record(id, 'record-branch-vote', '2024-08-05', { headers: { 'accept-language': 'en' } });
    expect(refusals(en)[0]?.message).not.toBe(refusals(vi)[0]?.message);
    expect((await as(office.clerk).get(`/api/v1/cases/${id}`)).body).toMatchObject({ version: 4 });
  });

  it('reports every step as open or refused, on a day', async () => {
    const id = await openCase();
    await follow(id, 'collect-opinions');
    const steps = async (on: string) => JSON.parse((await as(office.secretary).get(`/api/v1/cases/${id}/steps?on=${on}`)).text) as { step: string; open: boolean; mayRecord: boolean; refusals: Explained[] }[];
    const vote = (await steps('2024-08-05')).find(({ step }) => step === 'record-branch-vote');
    expect(vote).toMatchObject({ open: true, mayRecord: true });
    const late = (await steps('2025-08-05')).find(({ step }) => step === 'record-branch-vote');
    expect(late?.refusals.map(({ code }) => code)).toEqual(expect.arrayContaining(['application-expired', 'introductions-expired', 'opinions-expired']));
    expect((await steps('2024-08-05')).find(({ step }) => step === 'record-committee-decision')).toMatchObject({ open: false, mayRecord: false });
  });

  it('tries a step without writing anything', async () => {
    const id = await openCase();
    const tried = await record(id, 'list-candidate', '2024-02-05', { query: '?dryRun=true' });
    expect(tried).toMatchObject({ status: 200, body: { version: 2, states: [{ name: 'awaitingCourse' }] } });
    expect((await as(office.clerk).get(`/api/v1/cases/${id}`)).body).toMatchObject({ version: 1 });
    expect((await record(id, 'propose-course', '2024-02-05', { query: '?dryRun=true' })).status).toBe(422);
  });

  it('shows the limits that run, provisional ones marked', async () => {
    const id = await openCase();
    await follow(id, 'record-branch-vote');
    const deadlines = JSON.parse((await as(office.clerk).get(`/api/v1/cases/${id}/deadlines`)).text) as { key: string; dueOn: string; overdue: boolean; provisional: boolean }[];
    expect(deadlines).toMatchObject([{ key: 'committee-decision-due', dueOn: '2024-10-30', overdue: true, provisional: false }]);
  });
});

describe('who may record', () => {
  it('lets a branch secretary record the acts of the branch and no others: 403 with the citation', async () => {
    const id = await openCase();
    expect((await record(id, 'list-candidate', '2024-02-05', { officer: office.secretary })).status).toBe(201);
    const refused = await record(id, 'propose-course', '2024-03-05', { officer: office.secretary });
    expect(refused.status).toBe(403);
    expect(refusals(refused)).toMatchObject([{ code: 'not-competent', rule: 'ORD-05' }]);
    expect(refusals(refused)[0]?.citation.name).not.toBe('');
  });

  it('lets an inspector read and not write, and an administrator do neither', async () => {
    const id = await openCase();
    expect((await as(office.inspector).get(`/api/v1/cases/${id}`)).status).toBe(200);
    expect((await record(id, 'list-candidate', '2024-02-05', { officer: office.inspector })).status).toBe(403);
    expect((await as(office.administrator).get(`/api/v1/cases/${id}`)).status).toBe(404);
    expect((await as(office.administrator).get('/api/v1/cases')).body['entries']).toEqual([]);
  });

  it('does not tell the officers of another branch that a case exists', async () => {
    const id = await openCase();
    for (const url of [`/api/v1/cases/${id}`, `/api/v1/cases/${id}/steps`, `/api/v1/cases/${id}/history`, `/api/v1/cases/${id}/deadlines`]) {
      expect((await as(office.otherSecretary).get(url)).status).toBe(404);
    }
    expect((await record(id, 'list-candidate', '2024-02-05', { officer: office.otherSecretary })).status).toBe(404);
    const list = await as(office.otherSecretary).get('/api/v1/cases?limit=200');
    expect(list.text).not.toContain(id);
  });

  it('lets the branch a case moves to see and receive it', async () => {
    const id = await openCase();
    await follow(id, 'certify-training');
    expect((await record(id, 'issue-transfer-letter', '2024-04-20')).status).toBe(201);
    expect((await as(office.otherSecretary).get(`/api/v1/cases/${id}`)).status).toBe(200);
    expect((await record(id, 'submit-application', '2024-05-06')).status).toBe(422);
    expect((await record(id, 'receive-transfer', '2024-05-02', { officer: office.otherSecretary })).status).toBe(201);
    expect((await as(office.secretary).get(`/api/v1/cases/${id}`)).status).toBe(404);
    expect((await as(office.otherSecretary).get(`/api/v1/cases/${id}`)).body).toMatchObject({ branch: { id: office.otherBranch } });
  });
});

describe('two clerks at once', () => {
  it('answers 412 to the one who decided on an older version', async () => {
    const id = await openCase();
    expect((await record(id, 'list-candidate', '2024-02-05', { headers: { 'if-match': '"1"' } })).status).toBe(201);
    const late = await record(id, 'propose-course', '2024-03-05', { headers: { 'if-match': '"1"' } });
    expect(late).toMatchObject({ status: 412, body: { code: 'changed-meanwhile', version: 2 } });
  });

  it('records one of many equal steps and refuses the others', async () => {
    const id = await openCase();
    const answers = await Promise.all(Array.from({ length: 8 }, () => record(id, 'list-candidate', '2024-02-05')));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422, 422, 422, 422, 422, 422]);
    expect((await as(office.clerk).get(`/api/v1/cases/${id}`)).body).toMatchObject({ version: 2 });
  });

  it('decides different steps of one case anew, each on the version before it', async () => {
    const id = await openCase();
    await follow(id, 'certify-training');
    const steps: [string, string][] = [['record-introductions', '2024-07-20'], ['collect-opinions', '2024-07-22'], ['submit-application', '2024-05-06'], ['assign-helper', '2024-05-06']];
    const answers = await Promise.all(steps.map(([step, on]) => record(id, step, on)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect((await as(office.inspector).get(`/api/v1/cases/${id}/history`)).body).toMatchObject({ intact: true });
  });

  it('opens one case of a procedure for one person', async () => {
    const subject = await office.newCandidate();
    const opening = { procedure: 'admission', ...office.command('begin-outreach', '2024-01-05', { subject }) };
    const answers = await Promise.all([1, 2, 3].map(() => as(office.secretary).post('/api/v1/cases', opening)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });
});

describe('an idempotency key', () => {
  const headers = { 'idempotency-key': 'key-of-one-step' };

  it('carries one step out once, and answers again with the same event', async () => {
    const id = await openCase();
    const answers = [await record(id, 'list-candidate', '2024-02-05', { headers }), await record(id, 'list-candidate', '2024-02-05', { headers })];
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(answers[1]?.body['event']).toEqual(answers[0]?.body['event']);
    await record(id, 'propose-course', '2024-03-05');
    expect((await record(id, 'list-candidate', '2024-02-05', { headers })).body).toMatchObject({ version: 2, states: [{ name: 'awaitingCourse' }] });
  });

  it('refuses the same key with another body, even for another case', async () => {
    const answer = await record(await openCase(), 'list-candidate', '2024-02-06', { headers });
    expect(answer).toMatchObject({ status: 409, body: { code: 'key-reused' } });
  });

  it('carries simultaneous equal requests out once', async () => {
    const id = await openCase();
    const answers = await Promise.all(Array.from({ length: 6 }, () => record(id, 'list-candidate', '2024-02-05', { headers: { 'idempotency-key': `race-${id}` } })));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    const history = (await as(office.clerk).get(`/api/v1/cases/${id}/history`)).body as { entries: { kind: string }[] };
    expect(history.entries.map(({ kind }) => kind)).toEqual(['event', 'event']);
  });

  it('opens one case for one key', async () => {
    const opening = { procedure: 'admission', ...office.command('begin-outreach', '2024-01-05', { subject: await office.newCandidate() }) };
    const [one, two] = [await as(office.secretary).post('/api/v1/cases', opening, { 'idempotency-key': 'opening-1' }), await as(office.secretary).post('/api/v1/cases', opening, { 'idempotency-key': 'opening-1' })];
    expect(two.body['id']).toBe(one.body['id']);
  });
});

describe('bad input', () => {
  it.each([
    ['an unknown step', 'no-such-step', {}, 404],
    ['a missing field', 'list-candidate', { helper: undefined }, 400],
    ['a wrong type', 'list-candidate', { resolution: 'one' }, 400],
    ['a day that does not exist', 'list-candidate', { happenedOn: '2024-02-30' }, 400],
    ['an unknown field', 'list-candidate', { isAdmin: true }, 400],
    ['a day to come', 'list-candidate', { happenedOn: '2030-01-01', resolution: { number: '1', issuedOn: '2024-02-01' } }, 422],
    ['a day before the case began', 'list-candidate', { happenedOn: '2023-12-31', resolution: { number: '1', issuedOn: '2023-12-31' } }, 422],
    ['a control character', 'list-candidate', { resolution: { number: 'a\u0000b', issuedOn: '2024-02-05' } }, 400],
  ])('refuses %s and leaves the history as it was', async (_, step, changed, status) => {
    const id = await openCase();
    const answer = await as(office.clerk).post(`/api/v1/cases/${id}/steps/${step}`, { ...office.command('list-candidate', '2024-02-05'), ...changed });
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect((await as(office.clerk).get(`/api/v1/cases/${id}`)).body).toMatchObject({ version: 1 });
  });

  it('refuses a tally that cannot be true, naming each broken sum', async () => {
    const id = await openCase();
    await follow(id, 'collect-opinions');
    const vote = { form: 'secret-ballot', present: 10, inFavour: 12, against: 3, ballots: { issued: 11, returned: 12, valid: 9, blank: 1, invalid: 1 } };
    const answer = await record(id, 'record-branch-vote', '2024-08-05', { changed: { vote } });
    expect(refusals(answer).map(({ code }) => code)).toEqual(expect.arrayContaining(['ballots-issued-exceed-present', 'ballots-returned-exceed-issued', 'ballots-do-not-add-up', 'votes-do-not-add-up']));
  });

  it.each([
    ['a person who is not on file', { subject: '0f6b1f5e-6d0b-4f4e-9a3e-0c1d2e3f4a5b' }, 'subject'],
    ['a branch that does not exist', { branch: '0f6b1f5e-6d0b-4f4e-9a3e-0c1d2e3f4a5b' }, 'branch'],
  ])('opens no case for %s', async (_, changed, field) => {
    const opening = { procedure: 'admission', ...office.command('begin-outreach', '2024-01-05', { subject: await office.newCandidate(), ...changed }) };
    const answer = await as(office.secretary).post('/api/v1/cases', opening);
    expect(answer.status).toBe(400);
    expect(Object.keys(answer.fields)).toEqual([`#/${field}`]);
  });
});

describe('the list of cases', () => {
  it('is cut into pages by the database, the nearest due day first, without a gap or a repetition', async () => {
    for (let made = 0; made < 5; made += 1) await openCase();
    const seen: { id: string; due?: { dueOn: string } }[] = [];
    let after = '';
    do {
      const { body } = await as(office.clerk).get(`/api/v1/cases?limit=3${after}`);
      seen.push(...(body['entries'] as typeof seen));
      after = typeof body['next'] === 'string' ? `&after=${body['next']}` : '';
    } while (after !== '');
    const all = (await as(office.clerk).get('/api/v1/cases?limit=200')).body['entries'] as typeof seen;
    expect(seen.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
    const dues = seen.map(({ due }) => due?.dueOn ?? '9999-12-31');
    expect(dues).toEqual([...dues].sort());
  });

  it('is filtered by organ, state, closing and due day', async () => {
    const entries = async (query: string) => (await as(office.clerk).get(`/api/v1/cases?limit=200&${query}`)).body['entries'] as { branch: { id: string }; states: { name: string }[]; closed: boolean; due?: { overdue: boolean } }[];
    const moved = await entries(`organ=${office.otherBranch}`);
    expect(moved.length).toBeGreaterThan(0);
    expect(moved.every(({ branch }) => branch.id === office.otherBranch)).toBe(true);
    expect((await entries('state=fullMember&closed=any')).every(({ states }) => states[0]?.name === 'fullMember')).toBe(true);
    expect((await entries('closed=true')).every(({ closed }) => closed)).toBe(true);
    const overdue = await entries('due=overdue');
    expect(overdue.length).toBeGreaterThan(0);
    expect(overdue.every(({ due }) => due?.overdue === true)).toBe(true);
    expect((await as(office.clerk).get('/api/v1/cases?after=forged')).status).toBe(400);
  });
});

describe('procedures', () => {
  it('are described with states, steps as JSON Schema, rules, citations and editions', async () => {
    const { body } = await as(office.secretary).get('/api/v1/procedures/admission');
    const steps = body['steps'] as { name: string; schema: { properties: Record<string, unknown> }; rules: { rule: string; title: string }[] }[];
    const vote = steps.find(({ name }) => name === 'record-branch-vote');
    expect(Object.keys(vote?.schema.properties ?? {})).toEqual(expect.arrayContaining(['happenedOn', 'electorate', 'vote']));
    expect(vote?.rules.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['ADM-02', 'ADM-03', 'ADM-24']));
    expect((body['editions'] as unknown[]).length).toBe(6);
    expect((await as(office.secretary).get('/api/v1/procedures/none')).status).toBe(404);
  });
});

it('writes no name of a person and no token into the log', () => {
  expect(running.logged()).not.toMatch(/Hường|Nông Thị|Bearer [A-Za-z0-9]/);
});
