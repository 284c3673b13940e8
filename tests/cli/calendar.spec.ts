import { lotrinh } from './support/command.js';

describe('lotrinh calendar add-working-days', () => {
  it.each([
    ['2024-02-01', '60', '2024-05-07'],
    ['2025-12-15', '30', '2026-01-27'],
    ['2026-11-02', '60', '2027-01-27'],
    ['2026-07-26', '30', '2026-09-08'],
    ['2026-11-02', '0', '2026-11-02'],
  ])('counts from %s by %s to %s', async (from, count, to) => {
    expect(await lotrinh(['calendar', 'add-working-days', from, count])).toMatchObject({ status: 0, stdout: `${to}\n`, stderr: '' });
  });

  it('says that a count through a year without a notice is provisional', async () => {
    const plain = await lotrinh(['calendar', 'add-working-days', '2027-12-20', '30']);
    expect(plain).toMatchObject({ status: 0, stdout: '2028-01-31 provisional\n', stderr: expect.stringContaining('Tạm tính') });
    const { json } = await lotrinh(['calendar', 'add-working-days', '2027-12-20', '30', '--json']);
    expect(json).toEqual({ on: '2028-01-31', provisional: true });
  });

  it.each([
    ['a day that does not exist', ['2024-02-30', '5'], 'bad-date'],
    ['a day written otherwise', ['01/02/2024', '5'], 'bad-date'],
    ['part of a day', ['2024-02-01', '1.5'], 'bad-count'],
    ['a negative number', ['2024-02-01', '-5'], 'bad-count'],
    ['a number in words', ['2024-02-01', 'five'], 'bad-count'],
    ['a number beyond all calendars', ['2024-02-01', '999999999999'], 'bad-count'],
    ['nothing to count', ['2024-02-01'], 'missingArgument'],
    ['a word too many', ['2024-02-01', '5', '6'], 'excessArguments'],
  ])('refuses %s', async (_, given, code) => {
    const { status, stderr, json } = await lotrinh(['calendar', 'add-working-days', ...given, '--json']);
    expect([status, json]).toEqual([2, { error: { code, message: stderr.trimEnd(), exitCode: 2 } }]);
  });
});

describe('lotrinh calendar add-months', () => {
  it.each([
    ['2024-02-29', '12', '2025-02-28'],
    ['2025-01-31', '1', '2025-02-28'],
    ['2024-10-01', '12', '2025-10-01'],
  ])('counts from %s by %s to %s', async (from, count, to) => {
    expect(await lotrinh(['calendar', 'add-months', from, count])).toMatchObject({ status: 0, stdout: `${to}\n` });
  });

  it('answers in JSON', async () => {
    expect((await lotrinh(['--json', 'calendar', 'add-months', '2024-02-29', '12'])).json).toEqual({ on: '2025-02-28', provisional: false });
  });

  it('refuses what is no day and what is no count', async () => {
    for (const given of [['2025-13-01', '1'], ['2025-01-01', '-1']]) expect((await lotrinh(['calendar', 'add-months', ...given])).status).toBe(2);
  });
});
