import { useApplication } from '../http/support/application.js';
import { LimitTables } from '../support/limits.js';
import { noticeOf } from '../support/noticed-year.js';
import { enterPartyOffice, officePassword, wholeRoad, type PartyOffice } from '../support/party-office.js';
import { CasesService } from '../../src/cases/cases.service.js';
import { lotrinh, on } from './support/command.js';

describe('lotrinh holidays import', () => {
  const running = useApplication();
  const tables = new LimitTables(running.database);
  let office: PartyOffice;
  let number: string;
  beforeAll(async () => {
    office = await enterPartyOffice(running.application);
    const cases = running.application.get(CasesService);
    const { event } = await cases.open('admission', office.command('begin-outreach', '2024-01-05', { subject: await office.newCandidate() }), office.clerk.actor);
    for (const [step, day] of wholeRoad.slice(0, 10)) await cases.record(event.caseId, step, office.command(step, day), office.clerk.actor);
    number = (await cases.get(event.caseId, office.clerk.actor)).file.number;
  });
  const importing = (stdin: string, words: string[] = [], account = office.administrator.account) =>
    lotrinh(['holidays', 'import', '-', '--account', account, ...words], { stdin, env: { ...on(running.database), LOTRINH_PASSWORD: officePassword } });
  const entered = async () => (await tables.sql<{ revision: number }>('select revision from working_calendar'))[0]!.revision;
  const notice = noticeOf(2024, { also: ['2024-08-20'] });

  it('names every fault by its field, in the language of the reader', async () => {
    const wrong = { ...notice, daysOff: ['2024-01-01', '2024-05-04', '2025-05-01', '2024-01-01'], issuer: undefined, more: 1 };
    const [vietnamese, english] = [await importing(JSON.stringify(wrong)), await importing(JSON.stringify({ ...notice, daysOff: [...notice.daysOff, '2024-05-05'] }), ['--lang', 'en'])];
    expect([vietnamese.status, english.status]).toEqual([2, 2]);
    expect(vietnamese.stderr).toMatch(/issuer: .+\n[\s\S]*more: /);
    expect(english.stderr).toMatch(/daysOff\.\d+: .*Saturday or a Sunday/i);
    const broken = await importing('{\n  "year": 2024,\n  "daysOff": [,]\n}', ['--json']);
    expect([broken.status, JSON.stringify(broken.json)]).toEqual([2, expect.stringContaining('3')]);
    expect(await entered()).toBe(0);
  });

  it('shows what would move and writes nothing until somebody says yes', async () => {
    const { status, stdout } = await importing(JSON.stringify(notice));
    expect(status).toBe(1);
    expect(stdout).toContain('Số hồ sơ có thời hạn thay đổi: 1.');
    expect(stdout).toMatch(new RegExp(`${number}.*30/10/2024 → 31/10/2024`));
    expect(stdout).toContain('Chưa ghi gì');
    expect(await entered()).toBe(0);
  });

  it('enters it with --yes, and then knows it', async () => {
    const first = await importing(JSON.stringify(notice), ['--yes', '--json']);
    expect([first.status, first.json]).toMatchObject([0, { preview: { isNew: true }, entered: { isNew: true, revision: 1, changed: 1, complete: true } }]);
    const again = await importing(JSON.stringify(notice), ['--yes']);
    expect([again.status, again.stdout]).toEqual([0, expect.stringContaining('Không có gì thay đổi')]);
    expect(await entered()).toBe(1);
  });

  it('is told by the explanation of a limit that it moved, with the day off and its notice', async () => {
    const { status, stdout } = await lotrinh(['deadlines', 'explain', number, 'committee-decision-due', '--account', office.clerk.account], { env: { ...on(running.database), LOTRINH_PASSWORD: officePassword } });
    expect([status, stdout]).toEqual([0, expect.stringContaining('Ngày cuối: 31/10/2024')]);
    expect(stdout).toContain('Những gì đã làm thay đổi thời hạn\n  30/10/2024 → 31/10/2024: Bổ sung ngày nghỉ (101/TB-BNV (01/12/2023, Bộ Nội vụ))\n');
    expect(stdout).toMatch(/ {4}T2 19\/08 {16}10\n {4}T3 20\/08 {20}ngày nghỉ, không tính\n {4}T4 21\/08 {16}11\n/);
    expect(stdout).toMatch(/Ngày nghỉ, ngày làm bù năm 2024 theo:\n {4}101\/TB-BNV .+\n\nCAL-06: /);
  });

  it('ends with 4 for an account that is no administrator', async () => {
    expect((await importing(JSON.stringify(notice), ['--yes'], office.clerk.account)).status).toBe(4);
  });
});
