import { readFileSync } from 'node:fs';
import { lotrinh } from './support/command.js';

const commands = [
  'serve', 'worker', 'migrate', 'demo', 'account create', 'account list', 'account password', 'account disable', 'rules', 'rules diff', 'regulations impact', 'definitions check',
  'calendar add-working-days', 'calendar add-months', 'holidays import', 'simulate', 'case show', 'case history', 'case record', 'case corrections', 'case propose', 'case confirm', 'deadlines due', 'deadlines overdue', 'deadlines explain', 'deadlines rebuild', 'figures check', 'verify',
];

describe('lotrinh', () => {
  it('shows all commands to whoever only types its name', async () => {
    const { status, stdout } = await lotrinh([]);
    expect([status, stdout]).toEqual([0, expect.stringContaining('Cách dùng: lotrinh')]);
    for (const command of new Set(commands.map((words) => words.split(' ')[0] ?? ''))) expect(stdout).toMatch(new RegExp(`^ {2}${command}\\b`, 'm'));
  });

  it.each(commands)('explains %s in both languages, and the document does so too', async (command) => {
    const [vietnamese, english] = await Promise.all([lotrinh([...command.split(' '), '--help']), lotrinh([...command.split(' '), '--help', '--lang', 'en'])]);
    expect([vietnamese.status, english.status]).toEqual([0, 0]);
    expect(vietnamese.stdout).toMatch(/Cách dùng: lotrinh[\s\S]+--json/);
    expect(english.stdout).toMatch(/Usage: lotrinh[\s\S]+--json/);
    expect(vietnamese.stdout + english.stdout).not.toMatch(/help\.|cli:/);
    expect(readFileSync('docs/cli.md', 'utf8')).toContain(`lotrinh ${command}`);
  });

  it('tells its version', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(await lotrinh(['--version'])).toMatchObject({ status: 0, stdout: `${version}\n` });
  });

  it('speaks the language of the terminal, Vietnamese when that is neither', async () => {
    const complaint = async (env: Record<string, string>) => (await lotrinh(['nonsense'], { env })).stderr;
    expect(await complaint({ LANG: 'en_GB.UTF-8' })).toMatch(/^There is no command/);
    expect(await complaint({ LANG: 'en_GB.UTF-8', LC_ALL: 'vi_VN.UTF-8' })).toMatch(/^Không có lệnh/);
    expect(await complaint({ LANG: 'C.UTF-8' })).toMatch(/^Không có lệnh/);
    expect(await complaint({ LANG: 'fr_FR' })).toMatch(/^Không có lệnh/);
  });

  it.each([
    ['an unknown command', ['nonsense'], 'unknownCommand'],
    ['an unknown command of a group', ['account', 'nonsense'], 'unknownCommand'],
    ['a group alone', ['account'], 'help'],
    ['an unknown option', ['rules', '--of', 'x'], 'unknownOption'],
    ['an option without its value', ['rules', '--on'], 'optionMissingArgument'],
    ['an option that is needed', ['account', 'create', 'clerk'], 'missingMandatoryOptionValue'],
    ['an argument that is needed', ['simulate'], 'missingArgument'],
    ['a language that it does not speak', ['rules', '--lang', 'fr'], 'invalidArgument'],
  ])('refuses %s in a sentence', async (_, words, code) => {
    const { status, json, stderr } = await lotrinh([...words, '--json']);
    expect([status, json]).toEqual([2, { error: { code, message: expect.stringMatching(/[.]$/), exitCode: 2 } }]);
    expect(stderr).not.toMatch(/error:|at .+\.js/);
  });

  it('guesses what was meant', async () => {
    expect((await lotrinh(['verfy'])).stderr).toContain('"verify"');
  });

  it('writes no colours unless asked', async () => {
    // The sequences that begin with ESC are what is looked for.
    expect((await lotrinh(['rules'])).stdout.includes('\u001b')).toBe(false);
    expect((await lotrinh(['rules'], { env: { NO_COLOR: '', FORCE_COLOR: '1' } })).stdout.includes('\u001b')).toBe(true);
  });

  it('names what is wrong with the configuration', async () => {
    const { status, stderr } = await lotrinh(['verify', '--lang', 'en'], { env: { PORT: 'seven' } });
    expect([status, stderr]).toEqual([2, expect.stringContaining('PORT must be a number')]);
  });

  it.each([['migrate'], ['verify'], ['account', 'list']])('says that the database cannot be reached: %s %s', async (...words) => {
    const { status, stderr } = await lotrinh([...words, '--lang', 'en'], { env: { DATABASE_URL: 'postgres://a:b@127.0.0.1:1/c' } });
    expect([status, stderr]).toEqual([3, expect.stringMatching(/^The database of DATABASE_URL cannot be reached/)]);
  });
});
