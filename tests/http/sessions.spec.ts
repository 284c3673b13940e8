import { goodPassword, useApplication } from './support/application.js';
import type { Answer } from './support/answer.js';
import { enterOfficer, type Officer } from './support/officers.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

describe('sessions', () => {
  const running = useApplication();
  let officer: Officer;

  beforeAll(async () => {
    officer = await enterOfficer(running, 'clerk');
  });
  beforeEach(() => running.clock.moveTo('2026-08-10'));

  const later = (milliseconds: number) => running.clock.moveTo(new Date(running.clock.now().getTime() + milliseconds));
  const signIn = (account = 'clerk', password = goodPassword, more: object = {}, headers: Record<string, string> = {}) =>
    running.ask({ method: 'POST', url: '/api/v1/sessions', payload: { account, password, ...more }, headers });
  const current = (headers: Record<string, string>, method: 'GET' | 'DELETE' = 'GET') => running.ask({ method, url: '/api/v1/sessions/current', headers });
  const bearer = (answer: Answer) => ({ authorization: `Bearer ${String(answer.body['token'])}` });
  const cookie = (answer: Answer) => ({ cookie: answer.headers['set-cookie']?.split(';')[0] ?? '' });

  it('begin with a token, tell who is signed in with the offices held today, and end at once', async () => {
    const opened = await signIn();
    const { account, personId, organ } = officer;
    expect(opened.status).toBe(201);
    expect(opened.headers['set-cookie']).toBeUndefined();
    expect(opened.body).toMatchObject({ kind: 'program', token: expect.stringMatching(/^[\w-]{43}$/), account: { name: account, personId, offices: [{ office: 'clerk', organ }] } });
    const { token: _, ...shown } = opened.body;
    expect((await current(bearer(opened))).body).toEqual(shown);

    expect((await current(bearer(opened), 'DELETE')).status).toBe(204);
    expect((await current(bearer(opened))).body['code']).toBe('sign-in-required');
  });

  it('follow the offices: one that has ended no longer counts', async () => {
    const opened = await signIn();
    running.clock.moveTo('2023-06-01');
    expect((await current(bearer(opened))).body).toMatchObject({ account: { offices: [] } });
  });

  it('of a browser are carried by a cookie that scripts cannot read', async () => {
    const opened = await signIn('clerk', goodPassword, { cookie: true });
    expect(opened.body).not.toHaveProperty('token');
    expect(opened.headers['set-cookie']).toMatch(/^lotrinh_session=[\w-]{43}; Expires=[^;]+; Path=\/; HttpOnly; SameSite=Strict$/);
    expect((await current(cookie(opened))).status).toBe(200);
    const proxied = await signIn('clerk', goodPassword, { cookie: true }, { 'x-forwarded-proto': 'https' });
    expect(proxied.headers['set-cookie']).toContain('; Secure');
  });

  it('of a browser change nothing on behalf of another site', async () => {
    const opened = await signIn('clerk', goodPassword, { cookie: true });
    const foreign: Record<string, string>[] = [{}, { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { 'x-requested-with': 'XMLHttpRequest' }];
    for (const headers of foreign) {
      const answer = await current({ ...cookie(opened), ...headers }, 'DELETE');
      expect([answer.status, answer.body['code']]).toEqual([403, 'cross-site-request']);
    }
    const closed = await current({ ...cookie(opened), 'sec-fetch-site': 'same-origin' }, 'DELETE');
    expect([closed.status, closed.headers['set-cookie']]).toEqual([204, expect.stringContaining('lotrinh_session=; Max-Age=0')]);
    const another = await signIn('clerk', goodPassword, { cookie: true });
    expect((await current({ ...cookie(another), 'x-requested-with': 'lotrinh' }, 'DELETE')).status).toBe(204);
  });

  it('are not carried the other way', async () => {
    const [program, browser] = [await signIn(), await signIn('clerk', goodPassword, { cookie: true })];
    const stolen = cookie(browser).cookie.split('=')[1] ?? '';
    expect((await current({ cookie: `lotrinh_session=${String(program.body['token'])}` })).status).toBe(401);
    expect((await current({ authorization: `Bearer ${stolen}` })).status).toBe(401);
  });

  it.each<Record<string, string>>([{}, { authorization: 'Bearer' }, { authorization: 'Basic Y2xlcms6eA==' }, { authorization: `Bearer ${'A'.repeat(43)}` }, { cookie: 'lotrinh_session=%' }])(
    'are not opened by %j',
    async (headers) => {
      const answer = await current(headers);
      expect([answer.status, answer.body['code'], answer.headers['www-authenticate']]).toEqual([401, 'sign-in-required', 'Bearer realm="lotrinh"']);
    },
  );

  it('end when they are not used, and some time even if they are', async () => {
    const [idle, busy] = [await signIn('clerk', goodPassword, { cookie: true }), await signIn('clerk', goodPassword, { cookie: true })];
    for (const pause of [3, 3, 3, 2.9]) {
      later(pause * hour);
      expect((await current(cookie(busy))).status).toBe(200);
    }
    expect((await current(cookie(idle))).status).toBe(401);
    later(0.2 * hour);
    expect((await current(cookie(busy))).status).toBe(401);
  });

  it('of programs last longer', async () => {
    const opened = await signIn();
    for (const pause of [6.9, 6.9, 6.9, 6.9]) {
      later(pause * day);
      expect((await current(bearer(opened))).status).toBe(200);
    }
    later(2.5 * day);
    expect((await current(bearer(opened))).status).toBe(401);
  });

  it('end with a new password and with the account', async () => {
    await running.identity.createAccount({ name: 'leaver', password: goodPassword });
    const before = await signIn('leaver');
    await running.identity.setPassword('leaver', 'mật khẩu mới hẳn');
    expect((await current(bearer(before))).status).toBe(401);
    const after = await signIn('leaver', 'mật khẩu mới hẳn');
    await running.identity.disable('leaver');
    expect((await current(bearer(after))).status).toBe(401);
    expect((await signIn('leaver', 'mật khẩu mới hẳn')).status).toBe(401);
  });

  it('are refused alike for an unknown account, a wrong password and a disabled account', async () => {
    await running.identity.createAccount({ name: 'disabled', password: goodPassword });
    await running.identity.disable('disabled');
    const answers = [await signIn('nobody'), await signIn('clerk', 'một mật khẩu khác'), await signIn('disabled')];
    const [first] = answers.map(({ status, body, headers }) => ({ status, body: { ...body, instance: '' }, language: headers['content-language'] }));
    expect(first).toMatchObject({ status: 401, body: { code: 'wrong-credentials' } });
    for (const { status, body, headers } of answers) expect({ status, body: { ...body, instance: '' }, language: headers['content-language'] }).toEqual(first);
  });

  it('take the password however its letters are composed, and the name however it is written', async () => {
    expect((await signIn(' CLERK ', goodPassword.normalize('NFD'))).status).toBe(201);
  });

  it('want an account and a password, and nothing they do not know', async () => {
    const answer = await running.ask({ method: 'POST', url: '/api/v1/sessions', payload: { account: 7, remember: true } });
    expect([answer.status, answer.fields]).toEqual([400, { '#/account': 'wrong-type', '#/password': 'required', '#/remember': 'unknown-field' }]);
  });

  it.each(['guessed', 'no-such-account'])('are not found by guessing: %s has to wait longer and longer', async (account) => {
    if (account === 'guessed') await running.identity.createAccount({ name: account, password: goodPassword });
    // A guesser at home, so that the address of the other tests stays free.
    const from = { 'x-forwarded-for': account === 'guessed' ? '198.51.100.7' : '2001:db8::7' };
    for (let guess = 0; guess < 10; guess += 1) expect((await signIn(account, `wrong password ${guess}`, {}, from)).status).toBe(401);

    const refused = await signIn(account, goodPassword, {}, from);
    expect([refused.status, refused.headers['retry-after'], refused.body['detail']]).toEqual([429, '30', expect.stringContaining('30 giây')]);
    later(31_000);
    expect((await signIn(account, 'wrong password', {}, from)).status).toBe(401);
    expect((await signIn(account, goodPassword, {}, from)).headers['retry-after']).toBe('60');
    later(61_000);
    expect((await signIn(account, goodPassword, {}, from)).status).toBe(account === 'guessed' ? 201 : 401);
    if (account === 'guessed') expect((await signIn(account, 'wrong password', {}, from)).status).toBe(401);
  });

  it('are not found by guessing many at once', async () => {
    const from = { 'x-forwarded-for': '198.51.100.8' };
    const answers = await Promise.all(Array.from({ length: 25 }, (_, guess) => signIn('rushed', `wrong password ${guess}`, {}, from)));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(10);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(15);
  });

  it('leave neither passwords nor tokens in the log', async () => {
    const opened = await signIn();
    await current(bearer(opened));
    expect(running.logged()).toContain('/api/v1/sessions');
    expect(running.logged()).not.toContain(String(opened.body['token']));
    expect(running.logged()).not.toContain(goodPassword);
  });
});
