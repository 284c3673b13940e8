import { CaseRebuildService } from '../../src/cases/case-rebuild.service.js';
import { CaseCommandsService } from '../../src/cases/case-commands.service.js';
import { CasesService } from '../../src/cases/cases.service.js';
import { CalendarProjectionService, longestRequest } from '../../src/deadlines/calendar-projection.service.js';
import { CalendarShiftsService } from '../../src/deadlines/calendar-shifts.service.js';
import { HolidaysService } from '../../src/deadlines/holidays.service.js';
import { findStep, type IsoDate } from '../../workflows/index.js';
import { VerificationService } from '../../src/audit/verification.service.js';
import { useApplication } from '../http/support/application.js';
import { LimitTables } from '../support/limits.js';
import { noticeOf } from '../support/noticed-year.js';
import { enterPartyOffice, wholeRoad, type PartyOffice } from '../support/party-office.js';

const running = useApplication();
const tables = new LimitTables(running.database);
const service = <T>(type: abstract new (...given: never[]) => T): T => running.application.get(type as never);
let office: PartyOffice;
beforeAll(async () => {
  office = await enterPartyOffice(running.application);
});

/** A case on the lawful road; the branch votes with the tenth step, and the committee has thirty working days. */
async function aCase(steps: number): Promise<string> {
  const [{ actor }, cases] = [office.clerk, service(CasesService)];
  const { event } = await cases.open('admission', office.command('begin-outreach', '2024-01-05', { subject: await office.newCandidate() }), actor);
  for (const [step, on] of wholeRoad.slice(0, steps)) await cases.record(event.caseId, step, office.command(step, on), actor);
  return event.caseId;
}
const decisionDue = async (id: string) => (await tables.sql<{ dueOn: string; sequence: number; ringAt: Date; caseDue: string }>(
  `select d.due_on as "dueOn", d.sequence, d.ring_at as "ringAt", c.due_on as "caseDue" from deadline d join case_file c on c.id = d.case_id where d.case_id = $1 and d.key = 'committee-decision-due'`, [id]))[0];
const marks = () => tables.sql(`select 'deadline' as table, case_id as id, key, xmin::text, ctid::text from deadline union all select 'case_file', id, '', xmin::text, ctid::text from case_file order by 1, 2, 3`);
const nothingDiffers = async () => {
  expect(await service(CaseRebuildService).all()).toMatchObject({ differed: 0, leftAlone: 0 });
  expect((await service(VerificationService).verifyAll()).faults).toEqual([]);
};
const enter = (notice: ReturnType<typeof noticeOf>) => service(HolidaysService).enter(notice, office.administrator.actor);
const project = () => service(CalendarProjectionService).project(new AbortController().signal);
const settled = async () => (await tables.sql<{ revision: number }>('select revision from calendar_projection order by revision')).map(({ revision }) => revision);
const newest = async () => (await tables.sql<{ revision: number }>('select revision from working_calendar'))[0]!.revision;

it('enters no notice that was issued after today, and looks at none', async () => {
  const before = await newest();
  const [today, tomorrow] = [running.clock.now(), new Date(running.clock.now().getTime() + 24 * 60 * 60_000)].map((at) => at.toISOString().slice(0, 10) as IsoDate);
  const fault = { code: 'invalid-fields', details: { errors: [{ pointer: '#/issuedOn', code: 'issued-after-today', params: { on: tomorrow } }] } };
  await expect(enter({ ...noticeOf(2025), issuedOn: tomorrow! })).rejects.toMatchObject(fault);
  await expect(service(HolidaysService).preview({ ...noticeOf(2025), issuedOn: tomorrow! }, office.administrator.actor, { limit: 5 })).rejects.toMatchObject(fault);
  expect(await newest()).toBe(before);
  expect(await service(HolidaysService).preview({ ...noticeOf(2025), issuedOn: today! }, office.administrator.actor, { limit: 5 })).toMatchObject({ isNew: true });
});

it('shows before anything is written which limits a notice would move', async () => {
  const id = await aCase(10);
  const before = await marks();
  const found = await service(HolidaysService).preview(noticeOf(2024, { also: ['2024-08-20'] }), office.administrator.actor, { limit: 50 });
  expect(found).toMatchObject({ isNew: true, next: undefined, totals: { complete: true, limits: [{ procedure: 'admission', key: 'committee-decision-due', sooner: 0, later: 1, sameDay: 0 }] } });
  expect(found.moved).toMatchObject([{ caseId: id, number: expect.stringMatching(/^HS-/), was: { dueOn: '2024-10-30', provisional: false }, becomes: { dueOn: '2024-10-31', provisional: false } }]);
  expect(await marks()).toEqual(before);
  expect(await newest()).toBe(0);
});

it('supersedes the dates that a notice moves, keeps the reason, and leaves every other row alone', async () => {
  const [moved, other] = [await aCase(10), await aCase(3)];
  const before = await decisionDue(moved);
  const untouched = (rows: Awaited<ReturnType<typeof marks>>) => rows.filter(({ id }) => id === other);
  const marked = untouched(await marks());
  const entered = await enter(noticeOf(2024, { also: ['2024-08-21'], reason: 'Bù ngày bão' }));
  expect(entered).toMatchObject({ isNew: true, complete: true });
  const after = await decisionDue(moved);
  expect(before).toMatchObject({ dueOn: '2024-10-30', caseDue: '2024-10-30' });
  expect(after).toMatchObject({ dueOn: '2024-10-31', caseDue: '2024-10-31' });
  expect(after!.sequence).toBeGreaterThan(before!.sequence);
  expect(await service(CalendarShiftsService).of(moved, 'committee-decision-due')).toMatchObject([
    { anchoredOn: '2024-08-05', wasDueOn: '2024-10-30', dueOn: '2024-10-31', wasProvisional: false, provisional: false, revision: entered.revision, year: 2024, reason: 'Bù ngày bão', document: '101/TB-BNV | 2023-12-01 | Bộ Nội vụ' },
  ]);
  expect(untouched(await marks())).toEqual(marked);
  await nothingDiffers();
});

it('enters the same notice once, whatever order its days are in, and one that says otherwise anew', async () => {
  const notice = noticeOf(2025, { also: ['2025-07-07', '2025-07-08'] });
  const first = await enter(notice);
  expect(await enter({ ...notice, daysOff: notice.daysOff.toReversed(), reason: 'Nhập lại' })).toMatchObject({ isNew: false, revision: first.revision });
  expect((await service(HolidaysService).preview(notice, office.administrator.actor, { limit: 1 })).isNew).toBe(false);
  expect(await enter(noticeOf(2025))).toMatchObject({ isNew: true, revision: first.revision + 1 });
  expect(await enter(notice)).toMatchObject({ isNew: true, revision: first.revision + 2 });
});

it('enters two notices one after the other when both come at once, and one of two alike', async () => {
  const before = await newest();
  const [a, b] = [noticeOf(2023, { also: ['2023-03-01'] }), noticeOf(2023, { also: ['2023-03-02'] })];
  const entered = await Promise.all([a, b, a, b, b].map(enter));
  const revisions = entered.filter(({ isNew }) => isNew).map(({ revision }) => revision).sort((x, y) => x - y);
  expect(revisions).toEqual(revisions.map((_, place) => before + 1 + place));
  expect(revisions.length).toBeGreaterThanOrEqual(2);
  expect(await newest()).toBe(before + revisions.length);
  await nothingDiffers();
});

it('is only for administrators', async () => {
  const refused = { code: 'not-allowed' };
  for (const { actor } of [office.clerk, office.inspector, office.secretary]) {
    await expect(service(HolidaysService).enter(noticeOf(2026), actor)).rejects.toMatchObject(refused);
    await expect(service(HolidaysService).preview(noticeOf(2026), actor, { limit: 1 })).rejects.toMatchObject(refused);
  }
});

it('finds what was decided by the calendar before and recorded after, until no request can be that old', async () => {
  const [{ actor }, id] = [office.clerk, await aCase(9)];
  const [step, on] = wholeRoad[9]!;
  // Somebody reads the case; while they decide, a notice is entered and everything is counted.
  const stale = await service(CasesService).get(id, actor);
  const before = await newest();
  await enter(noticeOf(2024, { also: ['2024-08-21', '2024-08-22'] }));
  const found = findStep(stale.procedure, step)!;
  await service(CaseCommandsService).record({ procedure: stale.procedure, step: found, command: found.command.parse(office.command(step, on)), actor }, stale);
  expect(await decisionDue(id)).toMatchObject({ dueOn: '2024-10-31' });

  expect(await project()).toEqual({ done: 1, truncated: false });
  expect(await decisionDue(id)).toMatchObject({ dueOn: '2024-11-01', caseDue: '2024-11-01' });
  expect(await settled()).not.toContain(before + 1);
  running.clock.moveTo(new Date(running.clock.now().getTime() + longestRequest));
  expect(await project()).toEqual({ done: 0, truncated: false });
  expect(await settled()).toEqual(Array.from({ length: before + 1 }, (_, place) => place + 1));
  expect(await project()).toEqual({ done: 0, truncated: false });
  await nothingDiffers();
});

it('goes on where a stopped round ended, and rings anew only for a last day that moved', async () => {
  const id = await aCase(10);
  const before = await decisionDue(id);
  const stopped = new AbortController();
  stopped.abort();
  await tables.sql('delete from calendar_projection');
  expect(await service(CalendarProjectionService).project(stopped.signal)).toEqual({ done: 0, truncated: true });
  running.clock.moveTo('2026-08-11');
  await enter(noticeOf(2024, { also: ['2024-08-21', '2024-08-22', '2024-08-23'] }));
  const later = await decisionDue(id);
  expect(later!.ringAt.getTime()).toBeGreaterThan(before!.ringAt.getTime());
  running.clock.moveTo('2026-08-12');
  await enter(noticeOf(2024, { also: ['2024-08-21', '2024-08-22', '2024-08-26'] }));
  expect(await decisionDue(id)).toEqual(later);
});

it('tells what holds for each year, from whom and why', async () => {
  const years = await service(HolidaysService).list();
  expect(years.map(({ holds }) => holds.year)).toEqual([2027, 2026, 2025, 2024, 2023]);
  expect(years[0]).toMatchObject({ entered: [], holds: { citation: { confidence: 'summary' } } });
  expect(years.find(({ holds }) => holds.year === 2024)?.entered[0]).toMatchObject({ account: office.administrator.account, reason: 'Bổ sung ngày nghỉ' });
});
