import { useToldPrograms } from '../support/told-programs.js';
import type { Answer } from './support/answer.js';

const told = useToldPrograms();
const { running } = told;
const unknownId = '0f6b1f5e-6d0b-4f4e-9a3e-0c1d2e3f4a5b';

beforeEach(() => told.sql('truncate webhook cascade'));

const register = (account: string, organ = told.office.branch, changed: object = {}): Promise<Answer> =>
  running.askAs(account, { method: 'POST', url: `/api/v1/organisations/${organ}/webhooks`, payload: { url: `http://${told.receiver.host}/ok`, events: ['deadline.missed'], ...changed } });
const get = (account: string, url: string) => running.askAs(account, { url: `/api/v1${url}` });
const post = (account: string, url: string) => running.askAs(account, { method: 'POST', url: `/api/v1${url}`, payload: {} });

describe('a webhook', () => {
  it('is entered with a secret that is shown once and never again', async () => {
    const { clerk } = told.office;
    const entered = await register(clerk.account);
    expect([entered.status, entered.headers['location']]).toEqual([201, `/api/v1/webhooks/${String(entered.body['id'])}`]);
    expect(entered.body).toEqual({ id: expect.any(String), organ: told.office.branch, url: `http://${told.receiver.host}/ok`, events: ['deadline.missed'], createdAt: expect.any(String), secret: expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/) });
    const listed = await get(clerk.account, `/organisations/${told.office.branch}/webhooks`);
    const { secret, ...shown } = entered.body;
    expect(listed.body['entries']).toEqual([shown]);
    await post(clerk.account, `/webhooks/${String(shown['id'])}/test`);
    const deliveries = await get(clerk.account, `/webhooks/${String(shown['id'])}/deliveries`);
    for (const text of [listed.text, deliveries.text, running.logged()]) expect(text).not.toContain(String(secret).slice(6));
  });

  it('is for those who answer for the organ or one above, and for nobody else', async () => {
    const { clerk, secretary, administrator, otherSecretary, inspector, branch, commune } = told.office;
    const statuses = await Promise.all([clerk, secretary, administrator, otherSecretary, inspector].map(async ({ account }) => (await register(account)).status));
    expect(statuses).toEqual([201, 201, 201, 403, 403]);
    expect((await register(secretary.account, commune)).status).toBe(403);
    expect((await register(secretary.account, unknownId)).status).toBe(404);
    const { id } = await told.enter('/ok');
    for (const account of [otherSecretary.account, inspector.account]) {
      expect((await get(account, `/organisations/${branch}/webhooks`)).status).toBe(403);
      for (const answer of [await get(account, `/webhooks/${id}/deliveries`), await post(account, `/webhooks/${id}/test`), await post(account, `/webhooks/${id}/deliveries/${unknownId}/again`), await running.askAs(account, { method: 'DELETE', url: `/api/v1/webhooks/${id}` })]) {
        expect([answer.status, answer.body['detail']]).toEqual([404, 'Không tìm thấy địa chỉ nhận thông báo này.']);
      }
    }
  });

  it.each([
    ['http://tichhop.example.vn/', 'host-not-listed', /WEBHOOK_HOSTS/],
    ['http://127.0.0.1:1/ok', 'host-not-listed', /WEBHOOK_HOSTS/],
    ['http://ten:matkhau@127.0.0.1/', 'address-with-credentials', /chữ ký/],
    ['ftp://127.0.0.1/', 'not-a-web-address', /https:/],
  ])('may not lead to %s: %s', async (url, code, words) => {
    const answer = await register(told.office.clerk.account, told.office.branch, { url });
    expect([answer.status, answer.fields]).toEqual([400, { '#/url': code }]);
    expect(answer.text).toMatch(words);
    expect(await told.sql('select from webhook')).toEqual([]);
  });

  it('names events that there are, and an organ has no more than twenty', async () => {
    const { account } = told.office.clerk;
    expect((await register(account, told.office.branch, { events: ['ping'] })).status).toBe(400);
    expect((await register(account, told.office.branch, { events: [] })).status).toBe(400);
    for (let made = 0; made < 20; made += 1) expect((await register(account)).status).toBe(201);
    const answer = await register(account);
    expect([answer.status, answer.body['detail']]).toEqual([409, 'Mỗi tổ chức đăng ký được tối đa 20 địa chỉ nhận thông báo. Xin dừng bớt rồi đăng ký lại.']);
    const first = await get(account, `/organisations/${told.office.branch}/webhooks?limit=15`);
    const second = await get(account, `/organisations/${told.office.branch}/webhooks?limit=15&after=${String(first.body['next'])}`);
    const ids = [first, second].flatMap(({ body }) => (body['entries'] as { id: string }[]).map(({ id }) => id));
    expect([ids.length, new Set(ids).size, second.body['next']]).toEqual([20, 20, undefined]);
  });

  it('is told no more once it has ended, and cannot be tried', async () => {
    const { id } = await told.enter('/ok');
    await told.announce();
    const account = told.office.secretary.account;
    expect((await running.askAs(account, { method: 'DELETE', url: `/api/v1/webhooks/${id}` })).status).toBe(204);
    expect(await told.deliver()).toMatchObject({ done: 0 });
    expect((await get(account, `/webhooks/${id}/deliveries`)).body['entries']).toMatchObject([{ state: 'dropped', attempts: [] }]);
    const answer = await post(account, `/webhooks/${id}/test`);
    expect([answer.status, answer.body['code']]).toEqual([409, 'conflict']);
  });
});

describe('a trial', () => {
  it('is sent at once, and its result is shown', async () => {
    const { id } = await told.enter('/ok');
    const answer = await post(told.office.clerk.account, `/webhooks/${id}/test`);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ event: 'ping', state: 'delivered', data: {}, attempts: [{ attempt: 1, status: 204, label: 'Bên nhận đã nhận', milliseconds: expect.any(Number) }] });
    const { headers, body } = told.receiver.received.at(-1)!;
    expect(JSON.parse(body)).toEqual({ id: answer.body['id'], type: 'ping', at: running.clock.now().toISOString(), data: {} });
    expect(headers['webhook-id']).toBe(answer.body['id']);
  });

  it('ends the webhook of a receiver that wants no more', async () => {
    const { id } = await told.enter('/gone');
    const { account } = told.office.clerk;
    expect((await post(account, `/webhooks/${id}/test`)).body).toMatchObject({ attempts: [{ status: 410, label: expect.stringContaining('đã dừng') as string }] });
    expect((await post(account, `/webhooks/${id}/test`)).status).toBe(409);
  });

  it('says what went wrong, is not repeated, and is no dead letter', async () => {
    const { id } = await told.enter('/reset');
    const answer = await running.askAs(told.office.clerk.account, { method: 'POST', url: `/api/v1/webhooks/${id}/test`, payload: {}, headers: { 'accept-language': 'en' } });
    expect(answer.body).toMatchObject({ state: 'dropped', label: 'No longer sent', attempts: [{ error: 'ECONNRESET', label: 'The connection was broken off' }] });
    expect(await told.deliver()).toMatchObject({ done: 0, nextAt: undefined });
    expect((await told.webhooks.dead({ limit: 10 })).entries).toEqual([]);
  });
});

describe('the log', () => {
  it('shows the newest first, in pages, and by state', async () => {
    const { id } = await told.enter('/ok');
    await told.announce(3);
    await told.deliver();
    running.clock.moveTo('2026-08-11');
    await told.announce(2);
    const page = async (query: string) => (await get(told.office.clerk.account, `/webhooks/${id}/deliveries?${query}`)).body as { entries: { id: string; state: string }[]; next?: string };
    const first = await page('limit=3');
    const second = await page(`limit=3&after=${first.next}`);
    expect([...first.entries, ...second.entries].map(({ state }) => state)).toEqual(['waiting', 'waiting', 'delivered', 'delivered', 'delivered']);
    expect(new Set([...first.entries, ...second.entries].map((one) => one.id)).size).toBe(5);
    expect(second.next).toBeUndefined();
    expect((await page('state=waiting&limit=1')).entries).toHaveLength(1);
    expect((await page('state=dead')).entries).toEqual([]);
    expect((await get(told.office.clerk.account, `/webhooks/${id}/deliveries?after=e30`)).body['code']).toBe('malformed-cursor');
  });

  it('lets somebody have a delivery sent once more, which the receiver knows by the same id', async () => {
    const { id } = await told.enter('/ok');
    await told.announce();
    await told.deliver();
    const before = told.receiver.received.at(-1)!;
    const answer = await post(told.office.clerk.account, `/webhooks/${id}/deliveries/${String(before.headers['webhook-id'])}/again`);
    expect([answer.status, answer.body['state'], answer.body['settledAt']]).toEqual([202, 'waiting', undefined]);
    const count = told.receiver.received.length;
    expect(await told.deliver()).toMatchObject({ done: 1 });
    expect(told.receiver.received).toHaveLength(count + 1);
    expect([told.receiver.received.at(-1)!.headers['webhook-id'], told.receiver.received.at(-1)!.body]).toEqual([before.headers['webhook-id'], before.body]);
    expect((await post(told.office.clerk.account, `/webhooks/${id}/deliveries/${unknownId}/again`)).status).toBe(404);
  });
});
