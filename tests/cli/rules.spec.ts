import { procedures, provisionsOf } from '../../workflows/index.js';
import { Language } from '../../src/platform/language/language.js';
import { lotrinh } from './support/command.js';

describe('lotrinh rules', () => {
  it('tells the rules in force on a day, marks the unconfirmed ones and counts them', async () => {
    const { status, stdout } = await lotrinh(['rules', '--on', '2024-06-01', '--lang', 'en']);
    expect(status).toBe(0);
    expect(stdout).toContain('Edition R21: 24-QĐ/TW, Ban Chấp hành Trung ương, in force from 30 July 2021');
    expect(stdout).toMatch(/Highest age, full years: 60\n\s+24-QĐ\/TW .+Ban Chấp hành Trung ương.+Điểm 1\.1 \[checked against the text\]/);
    expect(stdout).toMatch(/Answer to a verification request, working days: 30\n.+\[unconfirmed\]/);
    expect(stdout).toMatch(/\d+ of \d+ provisions are unconfirmed/);
  });

  it.each([
    ['2026-07-25', 'R26a', 'receipt'],
    ['2026-07-26', 'R26b', 'issue'],
  ])('gives the whole edition of %s in JSON', async (on, name, clock) => {
    const { json } = await lotrinh(['rules', '--on', on, '--json']);
    const edition = procedures[0]?.editions.find((one) => one.edition === name);
    expect(json).toMatchObject({ on, procedures: [{ procedure: 'admission', edition: { edition: name, admission: { ceremonyClockStarts: { value: clock } } } }] });
    expect((json['procedures'] as { edition: unknown }[])[0]?.edition).toEqual(JSON.parse(JSON.stringify(edition)));
  });

  it('takes today for the day', async () => {
    const { status, json } = await lotrinh(['rules', '--json']);
    expect([status, json['on']]).toEqual([0, expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/)]);
  });

  it('answers no before the first edition', async () => {
    const { status, stdout } = await lotrinh(['rules', '--on', '2016-07-24']);
    expect([status, stdout]).toEqual([1, expect.stringContaining('có hiệu lực từ 25/07/2016')]);
    expect((await lotrinh(['rules', '--on', '2016-07-24', '--json'])).json).toEqual({ on: '2016-07-24', procedures: [], firstEditionFrom: '2016-07-25' });
  });

  it('refuses a day that does not exist', async () => {
    expect((await lotrinh(['rules', '--on', '2026-02-29'])).status).toBe(2);
  });

  it('has words for every provision of every edition', () => {
    const language = new Language();
    const paths = procedures.flatMap(({ editions }) => editions.flatMap((edition) => provisionsOf(edition).map(({ path }) => path)));
    const missing = [...new Set(paths)].filter((path) => !language.has('vi', `cli:provisions.${path}`) || !language.has('vi', `cli:groups.${path.split('.')[0] ?? ''}`));
    expect(missing).toEqual([]);
  });
});
