import { officePassword, type Officer } from '../support/party-office.js';
import { lotrinh, on } from './support/command.js';
import { useRecordedOffice } from './support/recorded-office.js';

/** Every command is a process of its own, and machines are busy. */
const patience = 90_000;

/** How the count of sixty working days from 5 August 2024 begins, and how it goes over the day off of 2 September. */
const counted = `
  Tháng 8/2024
    T2 05/08                    ngày bắt đầu, không tính
    T3 06/08                 1
    T4 07/08                 2
    T5 08/08                 3
    T6 09/08                 4
    T7 10/08 - CN 11/08         nghỉ cuối tuần, không tính
    T2 12/08                 5
`;
const overTheDayOff = / {4}T6 30\/08 {16}19\n {4}T7 31\/08 {20}nghỉ cuối tuần, không tính\n\n {2}Tháng 9\/2024\n {4}CN 01\/09 {20}nghỉ cuối tuần, không tính\n {4}T2 02\/09 - T3 03\/09 {9}ngày nghỉ, không tính\n {4}T4 04\/09 {16}20\n/;

describe('lotrinh deadlines', () => {
  const recorded = useRecordedOffice(4, 10);
  const decided = () => recorded.cases[1]?.number ?? '';
  const run = (words: string[]) => lotrinh(['deadlines', ...words], { env: { ...on(recorded.database), LOTRINH_PASSWORD: officePassword } });
  const as = ({ account }: Officer, words: string[]) => run([...words, '--account', account]);
  const clerk = () => recorded.office.clerk;

  it('due and overdue tell what the account may see, as of a day that may be another one', async () => {
    const due = await as(clerk(), ['due', '--on', '2024-10-23', '--days', '10']);
    expect([due.status, due.stdout]).toEqual([0, expect.stringMatching(/^Giả sử hôm nay là ngày 23\/10\/2024\. /)]);
    expect(due.stdout).toMatch(new RegExp(`30/10/2024  Hạn quyết định kết nạp \\(committee-decision-due\\)  \\(còn 7 ngày, trong đó 5 ngày làm việc\\)\\n    ${decided()}  Đặng Thị Thùy Hường  Chi bộ thôn Một\\n    Cấp ủy có thẩm quyền: Đảng bộ xã Thử Nghiệm\\n    ADM-30 `));
    const overdue = await as(clerk(), ['overdue', '--on', '2024-10-31', '--json']);
    expect([overdue.status, overdue.json]).toMatchObject([0, { on: '2024-10-31', assumed: true, entries: [{ key: 'committee-decision-due', overdue: true, daysLeft: -1, case: { number: decided() } }] }]);
    expect((await as(recorded.office.otherSecretary, ['overdue', '--json'])).json).toMatchObject({ assumed: false, entries: [] });
  }, patience);

  it('explain prints the count day by day', async () => {
    const { status, stdout } = await as(clerk(), ['explain', decided(), 'committee-decision-due']);
    expect([status, stdout]).toEqual([0, expect.stringContaining(counted)]);
    expect(stdout).toMatch(/Ngày cuối: 30\/10\/2024 \(đã quá \d+ ngày/);
    expect(stdout).toMatch(/Tính từ: sự kiện 11, .+, ngày 05\/08\/2024; ghi lúc /);
    expect(stdout).toMatch(overTheDayOff);
    expect(stdout).toMatch(/T4 30\/10 +60\n\n {2}Ngày nghỉ, ngày làm bù năm 2024 theo:\n {4}5015\/TB-LĐTBXH .+\n {4}1570\/.+\n\nCAL-06: [\s\S]+91\/2015\/QH13.+\[chưa kiểm chứng\]\n$/);
    const { json } = await as(clerk(), ['explain', decided(), 'committee-decision-due', '--json']);
    expect(json).toMatchObject({ dueOn: '2024-10-30', convention: { confirmed: false }, changes: [{ turn: 'began' }] });
  }, patience);

  it('explain tells reminders in words and in their order, those that rang as one together', async () => {
    const rungs = ['before-3', 'before-10', 'missed', 'before-30', 'on-the-day', 'overdue-1', 'overdue-8'];
    await recorded.asSuperuser("insert into lotrinh.rung_claim select $1, 'committee-decision-due', '2024-10-30', rung, '2024-11-07T01:00:00Z', 2 from unnest($2::text[]) rung", [recorded.cases[1]?.id, rungs]);
    const { stdout } = await as(clerk(), ['explain', decided(), 'committee-decision-due']);
    const told = 'Đã nhắc\n  08:00 7/11/24  quá hạn 8 ngày, gộp cả 5 lần nhắc trước chưa gửi được (ngày cuối 30/10/2024); số người được nhắc: 2\n  08:00 7/11/24  đã ghi là quá hạn (ngày cuối 30/10/2024); số người được nhắc: 2\n\n';
    expect(stdout).toContain(told);
    const { json } = await as(clerk(), ['explain', decided(), 'committee-decision-due', '--json', '--lang', 'en']);
    expect(json['rungs']).toMatchObject(['30 days before', '10 days before', '3 days before', 'on the last day', '1 days late', '8 days late', 'recorded as missed'].map((label) => ({ label })));
  }, patience);

  it('explain knows no limit that does not run, and no case of others', async () => {
    for (const [officer, key] of [[clerk(), 'ceremony-due'], [recorded.office.otherSecretary, 'committee-decision-due']] as const) {
      const { status, json } = await as(officer, ['explain', decided(), key, '--json']);
      expect([status, json]).toMatchObject([2, { error: { code: 'not-found' } }]);
    }
  }, patience);

  it('refuses what it cannot read', async () => {
    const { status, stderr } = await as(clerk(), ['due', '--days', 'x', '--on', '2026-02-30']);
    expect([status, stderr]).toEqual([2, expect.stringMatching(/on: |days: /)]);
  }, patience);

  it('rebuild finds no difference in a healthy database, and puts right what was changed', async () => {
    const healthy = await run(['rebuild', '--check']);
    expect([healthy.status, healthy.stdout]).toEqual([0, 'Đã xem 2 hồ sơ.\nKhông có chỗ nào khác.\n']);
    await recorded.asSuperuser('delete from lotrinh.deadline');
    const looked = await run(['rebuild', '--check', '--json']);
    expect([looked.status, looked.json]).toMatchObject([1, { written: false, cases: 2, differed: 2, leftAlone: 0, limits: { superfluous: 0, 'last-day': 0, otherwise: 0 } }]);
    const rebuilt = await run(['rebuild']);
    expect([rebuilt.status, rebuilt.stdout]).toEqual([0, expect.stringMatching(/^Đã xem 2 hồ sơ\.\n.+đã được sửa: 2\.\n {2}thời hạn bị thiếu: \d+\n$/)]);
    expect((await run(['rebuild', '--lang', 'en'])).stdout).toBe('Looked at 2 cases.\nNo difference.\n');
  }, patience);
});
