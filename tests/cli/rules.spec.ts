import { procedures, provisionsOf, regulationOn, type IsoDate } from '../../workflows/index.js';
import { provisionText } from '../../src/platform/language/provision-text.js';
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
    const told = (json['procedures'] as { procedure: string; edition: { edition: string } }[]).map(({ procedure, edition }) => [procedure, edition]);
    expect([json['on'], told]).toEqual([on, procedures.map(({ id, editions }) => [id, JSON.parse(JSON.stringify(regulationOn(editions, on as IsoDate)))])]);
    expect(told[0]).toMatchObject(['admission', { edition: name, admission: { ceremonyClockStarts: { value: clock } } }]);
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

  it('has words for every choice of every edition', () => {
    const language = new Language();
    const values = procedures.flatMap(({ editions }) => editions.flatMap((edition) => provisionsOf(edition).map(({ value }) => value))).filter((value) => value !== undefined);
    const texts = new Set(values.map((value) => provisionText(value, 'vi', language)));
    // What has no words stays as the program writes it: in letters without marks, or in JSON.
    expect([...texts].filter((text) => /^\{|^[a-z-]+$|(^|, )[a-z]+(-[a-z]+)+/.test(text))).toEqual([]);
  });

  it('has words for every provision of every edition', () => {
    const language = new Language();
    const paths = procedures.flatMap(({ editions }) => editions.flatMap((edition) => provisionsOf(edition).map(({ path }) => path)));
    const missing = [...new Set(paths)].filter((path) => !language.has('vi', `cli:provisions.${path}`) || !language.has('vi', `cli:groups.${path.split('.')[0] ?? ''}`));
    expect(missing).toEqual([]);
  });
});

describe('lotrinh rules diff', () => {
  const diff = (...words: string[]) => lotrinh(['rules', 'diff', ...words]);
  const admissionOf = (json: Record<string, unknown>) => (json['procedures'] as { procedure: string; changes: { path: string; parts: string[] }[] }[]).find(({ procedure }) => procedure === 'admission');

  it('tells the numbers and choices that changed with one decree, where both stand written, and how sure we are of each', async () => {
    const { status, stdout } = await diff('2026-07-25', '2026-07-26', '--lang', 'en');
    expect(status).toBe(0);
    expect(stdout).toContain(`Rules of admission of a Party member: 25 July 2026 compared with 26 July 2026
25 July 2026: Edition R26a: 20-QĐ/TW, Ban Chấp hành Trung ương, in force from 8 April 2026 [unconfirmed]
26 July 2026: Edition R26b: 208-QĐ/TW, Ban Chấp hành Trung ương, in force from 26 July 2026 [unconfirmed]

Numbers and choices that differ (4)
  Admission: Proof of schooling: lower-secondary certificate → lower-secondary programme completed
      20-QĐ/TW (8 April 2026, Ban Chấp hành Trung ương); Điểm 1 (trình độ học vấn) [unconfirmed]
    → 208-QĐ/TW (26 July 2026, Ban Chấp hành Trung ương); Điểm 1 (trình độ học vấn) [as another source states it]
`);
    expect(stdout).toContain('\n  Admission: Decision of a delegated grassroots committee: the whole committee, at least 2/3 → the standing committee, more than 1/2\n');
    expect(stdout).toMatch(/The same, but cited otherwise \(\d+\)\n {2}Admission: Highest age, full years \(document, confidence\)\n/);
  });

  it('gives the same in JSON', async () => {
    const { status, json } = await diff('2026-07-25', '2026-07-26', '--json');
    expect([status, json]).toMatchObject([0, { from: '2026-07-25', to: '2026-07-26' }]);
    expect(admissionOf(json)).toMatchObject({ from: { edition: 'R26a' }, to: { edition: 'R26b' }, began: [{ edition: 'R26b' }] });
    expect(admissionOf(json)?.changes.filter(({ parts }) => parts.includes('value'))).toMatchObject([
      { path: 'admission.education', from: { value: 'certificate', text: 'bằng tốt nghiệp trung học cơ sở' }, to: { value: 'programme-completed' } },
      { path: 'admission.deciding.grassroots' },
      { path: 'admission.ownResolutionFirst', from: { text: 'không' }, to: { text: 'có' } },
      { path: 'admission.ceremonyClockStarts', from: { citation: { confidence: 'unconfirmed' } }, to: { citation: { confidence: 'summary' } } },
    ]);
  });

  it('says that nothing differs between two days of one edition', async () => {
    const { status, stdout, json } = await diff('2026-07-26', '2199-12-31', '--json');
    expect([status, admissionOf(json)?.changes, stdout === '']).toEqual([0, [], false]);
    expect((await diff('2026-07-26', '2026-07-27')).stdout).toMatch(/\n\nKhông có gì khác nhau\.\n/);
  });

  it('names the editions in between, and the time before the first one', async () => {
    expect((await diff('2025-01-20', '2026-04-08')).stdout).toMatch(/20\/01\/2025: Bản R25a.+\n {4}ở giữa: Bản R25b: 294-QĐ\/TW.+\n08\/04\/2026: Bản R26a/);
    const { status, stdout } = await diff('2016-07-24', '2016-07-25', '--lang', 'en');
    expect([status, stdout]).toEqual([0, expect.stringMatching(/24 July 2016: no edition yet\n[\s\S]+Lowest age, full years: not there → 18\n {6}not there\n {4}→ Điều lệ Đảng/)]);
  });

  it.each([[['2026-02-29', '2026-03-01']], [['2026-07-25', 'tomorrow']]])('refuses %j', async (days) => {
    expect(await diff(...days, '--json')).toMatchObject({ status: 2, json: { error: { code: 'bad-date' } } });
  });

  it('wants two days', async () => {
    expect((await diff('2026-07-25', '--json')).json).toMatchObject({ error: { code: 'missingArgument', exitCode: 2 } });
  });
});
