import { useRecordedOffice } from './support/recorded-office.js';
import { lotrinh, on } from './support/command.js';

const password = 'một mật khẩu dài';

describe('lotrinh account', () => {
  const recorded = useRecordedOffice(1);
  const account = (words: string[], stdin = '') => lotrinh(['account', ...words], { env: on(recorded.database), stdin });
  const person = () => recorded.office.helpers[0];
  /** Whether somebody can sign in, as `case show` tells. */
  const signsIn = async (name: string, secret: string) => {
    const { status, stderr } = await lotrinh(['case', 'show', recorded.cases[0]?.number ?? '', '--account', name], { env: { ...on(recorded.database), LOTRINH_PASSWORD: secret } });
    return status === 2 && stderr.includes('hồ sơ');
  };

  it('create takes the password from stdin, and it is the one to sign in with', async () => {
    const { status, json, stdout } = await account(['create', 'tho', '--person', person(), '--password-stdin', '--json'], `${password}\n`);
    expect([status, json]).toEqual([0, { name: 'tho', personId: person() }]);
    expect(stdout).not.toContain(password);
    // This account holds no office, so it gets in and sees no case.
    expect(await signsIn('tho', password)).toBe(true);
    expect(await signsIn('tho', 'another long password')).toBe(false);
  });

  it('list tells every account and nothing secret', async () => {
    const { status, json, stdout } = await account(['list', '--json']);
    expect([status, json]).toMatchObject([0, { accounts: expect.arrayContaining([{ name: 'tho', personId: person(), demo: false, disabled: false, createdAt: expect.any(String) }]) }]);
    expect(stdout).not.toMatch(/argon|password/i);
    expect((await account(['list'])).stdout).toMatch(/^tho {2,}[0-9a-f-]{36}$/m);
  });

  it('password gives a new one, after which the old one is wrong', async () => {
    const { status, stdout } = await account(['password', 'tho', '--password-stdin'], 'một mật khẩu mới hơn');
    expect([status, stdout]).toEqual([0, 'Tài khoản tho đã có mật khẩu mới; các phiên cũ đã kết thúc.\n']);
    expect(await signsIn('tho', password)).toBe(false);
  });

  it('disable takes it out of use', async () => {
    expect((await account(['disable', 'tho', '--json'])).json).toEqual({ name: 'tho', disabled: true });
    expect((await account(['list'])).stdout).toMatch(/^tho .+đã ngừng dùng$/m);
  });

  it.each([
    ['a name that is taken', ['create', 'THO', '--person', 'HELPER', '--password-stdin'], 1, 'conflict'],
    ['a name with blanks', ['create', 'nguyen van a', '--person', 'HELPER', '--password-stdin'], 2, 'invalid-fields'],
    ['a person who is not on file', ['create', 'x', '--person', '00000000-0000-4000-8000-000000000000', '--password-stdin'], 2, 'not-found'],
    ['a person by another name than the id', ['create', 'x', '--person', 'Hoàng Văn Một', '--password-stdin'], 2, 'not-found'],
    ['a person left out', ['create', 'x', '--password-stdin'], 2, 'missingMandatoryOptionValue'],
    ['a new password for nobody', ['password', 'nobody', '--password-stdin'], 2, 'not-found'],
    ['to take nobody out of use', ['disable', 'nobody'], 2, 'not-found'],
  ])('refuses %s', async (_, words, status, code) => {
    const ran = await account([...words.map((word) => (word === 'HELPER' ? person() : word)), '--json'], password);
    expect([ran.status, ran.json]).toMatchObject([status, { error: { code, exitCode: status } }]);
  });

  it('refuses a short password by name of the field', async () => {
    const { status, stderr } = await account(['create', 'short', '--person', person(), '--password-stdin', '--lang', 'en'], 'short');
    expect([status, stderr]).toEqual([2, 'Some fields cannot be read:\n  password: This field needs at least 12 characters.\n']);
  });

  it('never takes a password as an argument, and says how to give it without a terminal', async () => {
    expect((await account(['create', 'x', password, '--person', person()])).status).toBe(2);
    const { status, json } = await account(['create', 'x', '--person', person(), '--json'], password);
    expect([status, json]).toMatchObject([2, { error: { code: 'password-needs-terminal' } }]);
  });
});
