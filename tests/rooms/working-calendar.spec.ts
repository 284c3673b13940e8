import { CalendarRepository, type NoticeRow } from '../../src/calendar/calendar.repository.js';
import { CalendarService } from '../../src/calendar/calendar.service.js';
import { HolidayNoticesService } from '../../src/calendar/holiday-notices.service.js';
import { Database } from '../../src/platform/database/database.js';
import { isWorkingDay } from '../../workflows/index.js';
import { useApplication } from '../http/support/application.js';
import { noticeOf } from '../support/noticed-year.js';
import { enterPartyOffice } from '../support/party-office.js';

const running = useApplication();

/** The repository itself, which tells how often notices are read, and whose connection can be cut. */
class WatchedRepository extends CalendarRepository {
  reads = 0;
  isCut = false;

  override async upTo(revision: number): Promise<NoticeRow[]> {
    this.reads += 1;
    if (this.isCut) throw new Error('the connection is cut');
    return super.upTo(revision);
  }
}

it('gives each revision its own calendar, reads it once, and asks again for what could not be read', async () => {
  const [office, notices] = [await enterPartyOffice(running.application), running.application.get(HolidayNoticesService)];
  const repository = new WatchedRepository(running.application.get(Database));
  const calendars = new CalendarService(repository);
  const isWorked = async (revision: number) => isWorkingDay('2026-07-08', await calendars.at(revision));

  expect(await isWorked(0)).toBe(true);
  await notices.enter(noticeOf(2026, { also: ['2026-07-08'] }), office.administrator.actor.accountId);
  await notices.enter(noticeOf(2026, { also: ['2026-07-09', '2026-07-10'] }), office.administrator.actor.accountId);
  repository.isCut = true;
  await expect(isWorked(1)).rejects.toThrow('cut');
  repository.isCut = false;
  // Whoever has read the earlier revision with a case decides by it, whatever was entered since.
  expect(await Promise.all([1, 2, 0, 1, 2].map(isWorked))).toEqual([false, true, true, false, true]);
  expect(repository.reads).toBe(4);
  expect(isWorkingDay('2026-07-09', await calendars.current())).toBe(false);
  expect(repository.reads).toBe(4);
});

it('does not enter a notice that makes no calendar', async () => {
  const office = await enterPartyOffice(running.application);
  const [notices, calendars] = [running.application.get(HolidayNoticesService), running.application.get(CalendarService)];
  const before = await calendars.current();
  // A Sunday: the schema of a notice refuses it, and so does whoever comes past the schema.
  await expect(notices.enter(noticeOf(2026, { also: ['2026-07-12'] }), office.administrator.actor.accountId)).rejects.toThrow(RangeError);
  expect(await calendars.current()).toBe(before);
});
