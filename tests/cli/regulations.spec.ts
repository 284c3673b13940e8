import { readFileSync } from 'node:fs';
import { officePassword, type Officer } from '../support/party-office.js';
import { lotrinh, on } from './support/command.js';
import { useRecordedOffice } from './support/recorded-office.js';

describe('lotrinh regulations impact', () => {
  // The second one waits for the vote of its branch; its papers are of 2024, so that they have expired since.
  const recorded = useRecordedOffice(3, 9);
  const impact = (officer: Officer, words: string[], stdin = '') =>
    lotrinh(['regulations', 'impact', ...words, '--account', officer.account], { stdin, env: { ...on(recorded.database), LOTRINH_PASSWORD: officePassword } });
  const draft = (values: object, changed: object = {}) =>
    JSON.stringify({ edition: 'R99', document: { number: '999-QĐ/TW', issuedOn: '2190-01-01', issuer: 'Ban Chấp hành Trung ương' }, effectiveFrom: '2026-07-27', procedures: { admission: values }, ...changed });
  const longer = draft({ 'admission.papersValidMonths': 1200 });
  const clerk = () => recorded.office.clerk;

  it('tells what the draft changes, which cases would differ, and how many in all', async () => {
    const [{ status, stdout, stderr }, vietnamese] = await Promise.all([impact(clerk(), ['-', '--lang', 'en'], longer), impact(clerk(), ['-'], longer)]);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Edition R99: 999-QĐ/TW, Ban Chấp hành Trung ương, in force from 27 July 2026 [unconfirmed]\n');
    expect(stdout).toMatch(/Admission: Other papers valid, months: 12 → 1200\n\s+01-HD\/TW .+\n\s+→ 999-QĐ\/TW \(1 January 2190, Ban Chấp hành Trung ương\); Điểm 5\.4 \[unconfirmed\]/);
    const { number } = recorded.cases[1] ?? {};
    expect(stdout).toMatch(new RegExp(`\\n${number ?? '-'}  Đặng Thị Thùy Hường  Chi bộ thôn Một\n    \\+ .+\n`));
    expect(stdout).toMatch(/In total\n {2}.+: can be recorded then in 1\n\nLooked at 2 open cases; 1 would differ\. Nothing was written\.\n$/);
    expect(vietnamese.stdout).toMatch(/Đã xem 2 hồ sơ đang mở; 1 hồ sơ sẽ khác đi\. Chưa ghi gì\.\n$/);
  });

  it('gives the same in JSON', async () => {
    const { status, json } = await impact(clerk(), ['-', '--json', '--lang', 'en'], longer);
    expect(status).toBe(0);
    expect(json).toEqual({
      edition: { edition: 'R99', effectiveFrom: '2026-07-27', document: '999-QĐ/TW | 2190-01-01 | Ban Chấp hành Trung ương', name: '999-QĐ/TW, Ban Chấp hành Trung ương', confidence: 'unconfirmed' },
      on: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
      procedures: [{ procedure: 'admission', changes: [expect.objectContaining({ path: 'admission.papersValidMonths', parts: ['value', 'document'], from: expect.objectContaining({ value: 12, text: '12' }), to: expect.objectContaining({ value: 1200, text: '1200' }) })] }],
      cases: 2,
      touched: [
        {
          id: recorded.cases[1]?.id,
          number: recorded.cases[1]?.number,
          procedure: 'admission',
          fullName: 'Đặng Thị Thùy Hường',
          branchName: 'Chi bộ thôn Một',
          limits: [],
          opens: [{ step: 'record-branch-vote', label: expect.any(String) }],
          closes: [],
        },
      ],
      totals: { touched: 1, limits: [], steps: [{ step: 'record-branch-vote', opens: 1, closes: 0, label: expect.any(String) }] },
    });
  });

  it('reads the example of the document', async () => {
    const { status, json } = await impact(clerk(), ['examples/draft-edition.json', '--json']);
    expect([status, json]).toMatchObject([0, { edition: { edition: 'R27' }, procedures: [{ changes: [{ path: 'admission.branchShare' }, { path: 'admission.decisionWorkingDays', to: { citation: { confidence: 'text' } } }] }], cases: 2 }]);
    expect(readFileSync('docs/cli.md', 'utf8')).toContain('examples/draft-edition.json');
  });

  it('says that nothing would differ, and sees only what the account may see', async () => {
    const [nothing, stranger] = await Promise.all([impact(clerk(), ['-', '--lang', 'en'], draft({})), impact(recorded.office.otherSecretary, ['-', '--json'], longer)]);
    expect(nothing.stdout).toMatch(/\n\nLooked at 2 open cases; 0 would differ\. Nothing was written\.\n$/);
    expect(stranger.json).toMatchObject({ cases: 0, touched: [] });
  });

  it('names everything that is wrong with a draft, and the nearest path', async () => {
    const wrong = draft({ 'admission.papersValidMonth': 1, 'admission.introducers': 'two' }, { effectiveFrom: '2026-07-26' });
    const { status, stderr } = await impact(clerk(), ['-', '--lang', 'en'], wrong);
    expect(status).toBe(2);
    expect(stderr).toContain('procedures.admission.admission.papersValidMonth: There is no such provision. The nearest is admission.papersValidMonths.\n');
    expect(stderr).toContain('procedures.admission.admission.introducers: This field must be a number.\n');
    expect(stderr).toContain('effectiveFrom: A draft takes effect after the newest edition: R26b, in force from 26 July 2026. Write a later day.\n');
    expect((await impact(clerk(), ['-', '--json'], wrong)).json).toMatchObject({ error: { code: 'invalid-fields', exitCode: 2, errors: expect.arrayContaining([expect.objectContaining({ code: 'unknown-provision' })]) } });
  });

  it.each([
    ['a file that is not there', ['nothing.json'], 2, 'file-missing'],
    ['what is no JSON', ['README.md'], 2, 'file-not-json'],
  ])('refuses %s', async (_, words, status, code) => {
    const ran = await impact(clerk(), [...words, '--json']);
    expect([ran.status, ran.json]).toMatchObject([status, { error: { code } }]);
  });

  it('leaves no session behind', async () => {
    await impact(clerk(), ['-'], draft({ nothing: 1 }));
    await expect(recorded.asSuperuser(`do $$ begin if exists (select from lotrinh.session where revoked_at is null) then raise 'a session is left'; end if; end $$`)).resolves.toBeUndefined();
  });
});

describe('lotrinh definitions check', () => {
  const recorded = useRecordedOffice(3, 4);
  const check = (...words: string[]) => lotrinh(['definitions', 'check', ...words], { env: on(recorded.database) });

  it('finds that every case leads where it led', async () => {
    const { status, stdout, stderr } = await check('--lang', 'en');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^admission of a Party member, definition \d+\.\d+\.\d+: 2 cases, 0 do not agree \([0-9a-f]{12}, running\)\nEvery case agrees with the definitions of this program\. Replayed 2 cases, 9 events; nothing was written\.\n$/);
    expect((await check('--json')).json).toEqual({
      agrees: true,
      cases: 2,
      events: 9,
      definitions: [{ procedure: 'admission', version: expect.any(String), hash: expect.stringMatching(/^[0-9a-f]{64}$/), running: true, cases: 2, differing: [] }],
    });
  });

  it('tells every case that would come out otherwise, and ends as verify does', async () => {
    const [first, second] = recorded.cases;
    await recorded.asSuperuser(`update lotrinh.case_file set state = 'gone', waiting_since = waiting_since - 1 where id = $1`, [first?.id]);
    await recorded.asSuperuser(`update lotrinh.case_event set payload = payload - 'helper' where case_id = $1 and seq = 2`, [second?.id]);
    const { status, stdout } = await check('--lang', 'en');
    expect(status).toBe(1);
    expect(stdout).toContain(`  ✗ ${first?.number ?? ''}: something else would come out than is stored (state, waiting_since)\n`);
    expect(stdout).toContain(`  ✗ ${second?.number ?? ''}: an event has data that the procedure no longer reads (event 2 CandidateListed, #/helper)\n`);
    expect(stdout).toMatch(/\nCases that do not agree: 2\. Replayed 2 cases, 9 events; nothing was written\.\n$/);
    expect((await check('--json')).json).toMatchObject({ agrees: false });
    expect((await check()).stdout).toMatch(/Hồ sơ không khớp: 2\./);
  });
});
