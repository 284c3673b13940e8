import fc from 'fast-check';
import ICAL from 'ical.js';
import { calendarText, type CalendarDay } from '../../src/feeds/calendar-text.js';

const day: CalendarDay = {
  uid: '0f6b1f5e-6d0b-4f4e-9a3e-0c1d2e3f4a5b-ceremony-due-2026-08-10@lotrinh',
  on: '2026-09-09',
  sequence: 3,
  changedAt: new Date('2026-08-10T02:15:00Z'),
  summary: 'Hạn tổ chức lễ kết nạp, quá hạn phải báo cáo và được cấp ủy cấp trên trực tiếp đồng ý (HS-000123-4)',
  description: 'Bên thực hiện: Chi bộ\nCăn cứ: Điều 4; 5, 208-QĐ/TW (26/07/2026, Ban Chấp hành Trung ương)',
  category: 'Hạn theo quy định',
};
const head = { name: 'Thời hạn hồ sơ', description: 'Lịch chỉ ghi 2.000 thời hạn; xem thêm trong hệ thống, mục «Thời hạn».' };

/** Another library reads it. */
function read(text: string): ICAL.Event[] {
  return new ICAL.Component(ICAL.parse(text) as unknown as unknown[]).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
}
const longestLine = (text: string) => Math.max(...text.split('\r\n').map((line) => Buffer.byteLength(line)));

describe('the text of a calendar', () => {
  it('is read by another library as it was meant', () => {
    const text = calendarText(head, [day]);
    const [event] = read(text);
    expect({ uid: event!.uid, summary: event!.summary, description: event!.description, sequence: event!.sequence }).toEqual({ uid: day.uid, summary: day.summary, description: day.description, sequence: 3 });
    expect([event!.startDate.isDate, event!.startDate.toString(), event!.duration.toSeconds()]).toEqual([true, '2026-09-09', 86_400]);
    const value = (name: string) => String(event!.component.getFirstPropertyValue(name));
    expect([value('dtstamp'), value('categories'), value('transp')]).toEqual(['2026-08-10T02:15:00Z', 'Hạn theo quy định', 'TRANSPARENT']);
  });

  it('has no time zone, and lines no longer than 75 octets that part no letter', () => {
    const text = calendarText(head, [day]);
    expect(text).toContain('DTSTART;VALUE=DATE:20260909\r\n');
    expect(text).toContain('DTSTAMP:20260810T021500Z\r\n');
    expect(text).not.toMatch(/TZID|VTIMEZONE|X-WR-TIMEZONE/);
    expect(longestLine(text)).toBeLessThanOrEqual(75);
    expect(text).not.toContain('\uFFFD');
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('is the same for the same days, also in a process that lives elsewhere', () => {
    const here = calendarText(head, [day]);
    const zone = process.env['TZ'];
    process.env['TZ'] = 'America/New_York';
    expect(calendarText(head, [day])).toBe(here);
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });

  it('holds nothing where nothing runs, and can be read all the same', () => {
    const text = calendarText(head, []);
    expect(read(text)).toEqual([]);
    const calendar = new ICAL.Component(ICAL.parse(text));
    expect(calendar.getFirstPropertyValue('x-wr-caldesc')).toBe(head.description);
  });

  it('gives back ten thousand summaries as they were, whatever letters they are of', () => {
    const vietnamese = fc.string({ unit: fc.constantFrom(...'aăâđeêioôơuưyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệờởỡớợừửữứựỳỷỹýỵĐẶ ,;\\:"«»-()\n'.split('')), maxLength: 150 });
    const anything = fc.string({ unit: 'grapheme', maxLength: 60 }).filter((one) => !/[\p{Cc}\u2028\u2029]/u.test(one));
    const summaries = fc.array(fc.oneof(vietnamese, anything), { minLength: 100, maxLength: 100 });
    fc.assert(
      fc.property(summaries, (written) => {
        const text = calendarText(head, written.map((summary, nth) => ({ ...day, uid: `${nth}@lotrinh`, summary, description: summary })));
        expect(longestLine(text)).toBeLessThanOrEqual(75);
        const events = read(text);
        expect(events.map(({ summary }) => summary ?? '')).toEqual(written);
        expect(events.map(({ description }) => description ?? '')).toEqual(written);
      }),
      { numRuns: 100 },
    );
  }, 60_000);
});
