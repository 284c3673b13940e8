import { enterPartyOffice, type PartyOffice } from '../support/party-office.js';
import type { Answer } from './support/answer.js';
import { useApplication } from './support/application.js';

const token = 'a-token-for-the-tests-1234';
const running = useApplication({ METRICS_TOKEN: token });
let office: PartyOffice;
beforeAll(async () => {
  office = await enterPartyOffice(running.application);
});

const measured = async (): Promise<string> => (await running.ask({ url: '/metrics', headers: { authorization: `Bearer ${token}` } })).text;

/** The value of one line, such as `lotrinh_steps_total{…}`; 0 when nothing was counted there. */
async function valueOf(name: string, labels: Readonly<Record<string, string>>): Promise<number> {
  const lines = (await measured()).split('\n').filter((line) => line.startsWith(`${name}{`));
  const found = lines.find((line) => Object.entries(labels).every(([label, value]) => line.includes(`${label}="${value}"`)));
  return Number(found?.split(' ').at(-1) ?? 0);
}

const post = (account: string, url: string, payload: object, headers = {}): Promise<Answer> => running.askAs(account, { method: 'POST', url, payload, headers });

async function openCase(subject?: string): Promise<Answer> {
  const opening = { procedure: 'admission', ...office.command('begin-outreach', '2024-01-05', { subject: subject ?? (await office.newCandidate()) }) };
  return post(office.secretary.account, '/api/v1/cases', opening);
}

describe('the measurements', () => {
  it('are told to an administrator and to whoever carries the token', async () => {
    for (const answer of [await running.askAs(office.administrator.account, { url: '/metrics' }), await running.ask({ url: '/metrics', headers: { authorization: `Bearer ${token}` } })]) {
      expect([answer.status, answer.headers['content-type'], answer.headers['cache-control']]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8', 'no-store']);
      expect(answer.text).toContain('lotrinh_build_info{version="0.1.0"} 1');
    }
  });

  it.each([
    ['nothing', {}],
    ['a token that is nearly right', { authorization: `Bearer ${token}5` }],
    ['a part of the token', { authorization: `Bearer ${token.slice(0, -1)}` }],
    ['no token after the word', { authorization: 'Bearer ' }],
    ['the token in another way', { authorization: `Basic ${token}` }],
    ['the token as a cookie', { cookie: `lotrinh_session=${token}` }],
  ])('are not told to whoever carries %s', async (_, headers) => {
    const answer = await running.ask({ url: '/metrics', headers });
    expect([answer.status, answer.headers['content-type'], answer.body['code']]).toEqual([401, 'application/problem+json; charset=utf-8', 'sign-in-required']);
  });

  it('are not told to other officers', async () => {
    for (const { account } of [office.secretary, office.clerk, office.inspector]) {
      const answer = await running.askAs(account, { url: '/metrics' });
      expect([answer.status, answer.body['code']]).toEqual([403, 'not-allowed']);
    }
  });

  it('are opened by a token that opens nothing else', async () => {
    expect((await running.ask({ url: '/api/v1/cases', headers: { authorization: `Bearer ${token}` } })).status).toBe(401);
  });

  it('count answers by the pattern of the route and the class of the status', async () => {
    const labels = { method: 'GET', route: '/api/v1/cases/:id', status: '4xx' };
    const before = await valueOf('lotrinh_http_request_seconds_count', labels);
    for (const id of ['0f6b1f5e-6d0b-4f4e-9a3e-0c1d2e3f4a5b', 'x', 'Nguyen']) await running.askAs(office.clerk.account, { url: `/api/v1/cases/${id}` });
    expect(await valueOf('lotrinh_http_request_seconds_count', labels)).toBe(before + 3);
    await running.ask({ url: '/no/such/place' });
    expect(await valueOf('lotrinh_http_request_seconds_count', { route: 'none', status: '4xx' })).toBeGreaterThan(0);
  });

  it('count steps by how recording them ended, a repetition and a trial not at all', async () => {
    const steps = async () => ({
      opened: await valueOf('lotrinh_steps_total', { procedure: 'admission', step: 'begin-outreach', outcome: 'recorded' }),
      again: await valueOf('lotrinh_steps_total', { step: 'begin-outreach', outcome: 'conflicted' }),
      recorded: await valueOf('lotrinh_steps_total', { step: 'list-candidate', outcome: 'recorded' }),
      refused: await valueOf('lotrinh_steps_total', { step: 'hold-ceremony', outcome: 'refused' }),
      notAllowed: await valueOf('lotrinh_steps_total', { step: 'list-candidate', outcome: 'not-allowed' }),
      stale: await valueOf('lotrinh_steps_total', { step: 'list-candidate', outcome: 'conflicted' }),
      timed: await valueOf('lotrinh_step_recording_seconds_count', { procedure: 'admission' }),
    });
    const before = await steps();
    const subject = await office.newCandidate();
    const url = `/api/v1/cases/${String((await openCase(subject)).body['id'])}/steps`;
    const listing = office.command('list-candidate', '2024-02-05');
    const statuses = [
      await openCase(subject),
      await post(office.clerk.account, `${url}/hold-ceremony`, office.command('hold-ceremony', '2024-10-01')),
      await post(office.inspector.account, `${url}/list-candidate`, listing),
      await post(office.clerk.account, `${url}/list-candidate?dryRun=true`, listing),
      await post(office.clerk.account, `${url}/list-candidate`, listing, { 'if-match': '"7"' }),
      await post(office.clerk.account, `${url}/list-candidate`, { happenedOn: 'Nguyen' }),
      await post(office.clerk.account, `${url}/list-candidate`, listing, { 'idempotency-key': 'metrics-1' }),
      await post(office.clerk.account, `${url}/list-candidate`, listing, { 'idempotency-key': 'metrics-1' }),
    ].map(({ status }) => status);
    expect(statuses).toEqual([409, 422, 403, 200, 412, 400, 201, 201]);
    const grown = Object.entries(await steps()).map(([name, value]) => [name, value - before[name as keyof typeof before]]);
    expect(Object.fromEntries(grown)).toEqual({ opened: 1, again: 1, recorded: 1, refused: 1, notAllowed: 1, stale: 1, timed: 2 });
  });

  it('tell how the connections to the database are used, and how the process is', async () => {
    await running.askAs(office.clerk.account, { url: '/api/v1/cases' });
    const text = await measured();
    const pool = Object.fromEntries([...text.matchAll(/^lotrinh_database_pool\{state="(\w+)"\} (\d+)$/gm)].map(([, state, number]) => [state, Number(number)]));
    expect(pool).toEqual({ in_use: 0, idle: expect.any(Number), waiting: 0, most: 4 });
    expect(pool['idle']).toBeGreaterThan(0);
    for (const name of ['process_resident_memory_bytes', 'nodejs_eventloop_lag_p99_seconds', 'process_cpu_seconds_total']) expect(text).toContain(`\n${name} `);
  });

  it('hold nothing of what anybody sent or who they are', async () => {
    const mark = 'Khuyết-Danh';
    const spoilt = `${mark}/${encodeURIComponent(mark)}`;
    const opened = await openCase();
    const id = String(opened.body['id']);
    for (const url of [`/${spoilt}`, `/api/v1/people?text=${encodeURIComponent(mark)}`, `/api/v1/cases/${encodeURIComponent(mark)}`, `/api/v1/cases/${id}/history`, `/api/v1/procedures/${encodeURIComponent(mark)}`, `/api/v1/%${mark}`]) {
      await running.askAs(office.clerk.account, { url });
    }
    await post(office.clerk.account, `/api/v1/cases/${id}/steps/${encodeURIComponent(mark)}`, { happenedOn: mark });
    await post(office.clerk.account, `/api/v1/cases/${id}/steps/list-candidate`, { ...office.command('list-candidate', '2024-02-05'), [mark]: mark });
    await post(office.clerk.account, '/api/v1/cases', { procedure: mark });
    await post(office.secretary.account, '/api/v1/people', { fullName: mark, bornOn: '1990-01-01', homeOrgan: office.branch });
    await running.ask({ method: 'POST', url: '/api/v1/sessions', payload: { account: mark, password: mark } });
    const text = await measured();
    expect(text).not.toMatch(/Khuy|Danh|%/i);
    for (const secret of [id, office.branch, office.clerk.actor.accountId, office.clerk.account, token]) expect(text).not.toContain(secret);
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
  });

  it('stay few, whatever is sent', async () => {
    const before = (await measured()).split('\n').length;
    for (let made = 0; made < 40; made += 1) await running.askAs(office.clerk.account, { url: `/${made}/x?${made}` });
    expect((await measured()).split('\n').length).toBeLessThan(before + 3);
  });
});
