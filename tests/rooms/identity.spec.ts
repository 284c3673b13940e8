import { hashPassword, isPassword } from '../../src/identity/password.js';
import { endOfSession } from '../../src/identity/session-term.js';
import { secondsToWait } from '../../src/identity/sign-in-backoff.js';
import { Database } from '../../src/platform/database/database.js';
import { Problem } from '../../src/platform/http/problem.js';
import { goodPassword, useApplication } from '../http/support/application.js';

describe('accounts', () => {
  const running = useApplication();

  it('are kept by name in small letters, and listed without anything secret', async () => {
    const { id } = await running.identity.createAccount({ name: ' Van.Thu@xa1 ', password: goodPassword, demo: true });
    const accounts = await running.identity.listAccounts();
    expect(accounts).toEqual([{ id, name: 'van.thu@xa1', personId: undefined, demo: true, disabledAt: undefined, createdAt: running.clock.now() }]);
  });

  it.each([
    ['a name that is taken', { name: 'VAN.THU@xa1', password: goodPassword }, 409],
    ['a name with spaces', { name: 'van thu', password: goodPassword }, 400],
    ['a short password', { name: 'short', password: 'mười một ký'.normalize('NFD') }, 400],
    ['an endless password', { name: 'endless', password: 'x'.repeat(257) }, 400],
    ['somebody who is not on file', { name: 'stranger', password: goodPassword, personId: '0f6b1f5e-6d0b-4f4e-9a3e-0c1d2e3f4a5b' }, 404],
  ])('are not made for %s', async (_, account, status) => {
    const refused = await running.identity.createAccount(account).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Problem);
    expect(refused).toHaveProperty('status', status);
  });

  it('are those of people: nobody signs in as the program itself, or gives it a password', async () => {
    expect((await running.identity.listAccounts()).map(({ name }) => name)).not.toContain('(lotrinh)');
    await expect(running.identity.setPassword('(lotrinh)', goodPassword)).rejects.toMatchObject({ status: 404 });
    for (const password of ['!', goodPassword]) {
      await expect(running.identity.signIn({ account: '(lotrinh)', password, kind: 'program', address: '::1' })).rejects.toMatchObject({ status: 401 });
    }
  });

  it('that do not exist can be neither changed nor disabled', async () => {
    await expect(running.identity.setPassword('nobody', goodPassword)).rejects.toHaveProperty('status', 404);
    await expect(running.identity.disable('nobody')).rejects.toHaveProperty('status', 404);
  });

  it('leave no password, no token, no name of a guesser in the tables', async () => {
    const { token } = await running.identity.signIn({ account: 'van.thu@xa1', password: goodPassword, kind: 'program', address: '192.0.2.77' });
    const database = running.application.get(Database);
    const rows = await Promise.all(['account', 'session', 'sign_in_attempt'].map((table) => database.query('dump', `select row_to_json(t)::text as row from ${table} t`).catch((error: unknown) => error)));
    const text = JSON.stringify(rows);
    expect(text).not.toContain(token);
    expect(text).not.toContain(goodPassword);
    expect(text).not.toContain('192.0.2.77');
    expect(text).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
  });
});

describe('a password', () => {
  it('is known again however its letters are composed', async () => {
    const hashed = await hashPassword('Mật khẩu của tôi'.normalize('NFD'));
    expect(await isPassword('Mật khẩu của tôi'.normalize('NFC'), hashed)).toBe(true);
    expect(await isPassword('mật khẩu của tôi', hashed)).toBe(false);
  });

  it('costs as much to refuse when there is no account', async () => {
    const hashed = await hashPassword(goodPassword);
    await isPassword('warm up', undefined);
    const time = async (work: () => Promise<unknown>) => {
      const began = performance.now();
      for (let round = 0; round < 5; round += 1) await work();
      return performance.now() - began;
    };
    const [known, unknown] = [await time(() => isPassword('wrong', hashed)), await time(() => isPassword('wrong', undefined))];
    expect(unknown / known).toBeGreaterThan(0.4);
    expect(unknown / known).toBeLessThan(2.5);
  });
});

describe('waiting after failures', () => {
  const now = new Date('2026-08-10T02:00:00Z');

  it.each([
    [9, 0],
    [10, 30],
    [11, 60],
    [14, 480],
    [15, 900],
    [5000, 900],
  ])('after %d failures of an account takes %d seconds', (count, seconds) => {
    expect(secondsToWait('account', { count, last: now }, now)).toBe(seconds);
  });

  it('counts from the last failure, and an address is given more', () => {
    const last = new Date(now.getTime() - 20_000);
    expect(secondsToWait('account', { count: 10, last }, now)).toBe(10);
    expect(secondsToWait('address', { count: 49, last }, now)).toBe(0);
    expect(secondsToWait('address', { count: 50, last }, now)).toBe(10);
  });
});

describe('the end of a session', () => {
  it('is the earlier of unused and too old', () => {
    const created = new Date('2026-08-10T00:00:00Z');
    expect(endOfSession('browser', created, created)).toEqual(new Date('2026-08-10T04:00:00Z'));
    expect(endOfSession('browser', created, new Date('2026-08-10T11:00:00Z'))).toEqual(new Date('2026-08-10T12:00:00Z'));
  });
});
