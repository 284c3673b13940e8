import fc from 'fast-check';
import { addDays, calendarWith, documentKey, HolidayNotice, isSaturday, isWeekend, isWorkingDay, noticedYear, vietnamCalendar, workingCalendar, type IsoDate, type WorkingYear } from '../../../workflows/index.js';
import { fixedDaysOff, workingYears } from '../../../workflows/regulations/public-holidays.js';

const notice = {
  year: 2028,
  daysOff: ['2028-01-25', '2028-01-26', '2028-01-27', '2028-01-28', '2028-01-31', '2028-04-04', '2028-05-01', '2028-09-01', '2028-11-24'],
  workedSaturdays: ['2028-09-09'],
  number: '11111/TB-VPCP',
  issuer: 'Văn phòng Chính phủ',
  issuedOn: '2027-11-15',
  reason: 'Thông báo nghỉ Tết Nguyên đán và các dịp lễ năm 2028',
};
const faultsIn = (changed: object): string[] => {
  const read = HolidayNotice.safeParse({ ...notice, ...changed });
  return read.success ? [] : read.error.issues.map((issue) => `${issue.path.join('/')} ${issue.code === 'custom' ? `${issue.params?.['code']} ${issue.params?.['on']}` : issue.code}`);
};

describe('a notice of days off, as it is entered', () => {
  it('is read when it names all days off of its year', () => {
    expect(faultsIn({})).toEqual([]);
  });
  it('CAL-04 is refused with a day of another year, off or worked', () => {
    expect(faultsIn({ daysOff: [...notice.daysOff, '2029-01-01'] })).toEqual(['daysOff/9 day-of-other-year 2029-01-01']);
    expect(faultsIn({ workedSaturdays: ['2027-12-25'] })).toEqual(['workedSaturdays/0 day-of-other-year 2027-12-25']);
  });
  it('CAL-03 is refused with a weekend given as day off, and with a worked day that is no Saturday', () => {
    expect(faultsIn({ daysOff: ['2028-01-29', ...notice.daysOff, '2028-09-03'] })).toEqual(['daysOff/0 day-off-is-weekend 2028-01-29', 'daysOff/10 day-off-is-weekend 2028-09-03']);
    expect(faultsIn({ workedSaturdays: ['2028-09-10', '2028-09-11'] })).toEqual(['workedSaturdays/0 day-is-no-saturday 2028-09-10', 'workedSaturdays/1 day-is-no-saturday 2028-09-11']);
  });
  it('CAL-04 is refused with a day given twice, at the second one', () => {
    expect(faultsIn({ daysOff: [...notice.daysOff, '2028-01-25'] })).toEqual(['daysOff/9 day-given-twice 2028-01-25']);
    expect(faultsIn({ workedSaturdays: ['2028-09-09', '2028-09-09'] })).toEqual(['workedSaturdays/1 day-given-twice 2028-09-09']);
  });
  it('CAL-04 is refused with a Saturday both off and worked, in both places', () => {
    expect(faultsIn({ daysOff: [...notice.daysOff, '2028-09-09'] })).toEqual(['daysOff/9 day-off-is-weekend 2028-09-09', 'workedSaturdays/0 day-given-twice 2028-09-09']);
  });
  it('CAL-01 CAL-02 is refused without a day off that the law fixes, unless that is a weekend', () => {
    const without = (day: string) => ({ daysOff: notice.daysOff.filter((on) => on !== day) });
    expect(faultsIn(without('2028-11-24'))).toEqual(['daysOff day-off-by-law-missing 2028-11-24']);
    expect(faultsIn(without('2028-05-01'))).toEqual(['daysOff day-off-by-law-missing 2028-05-01']);
    // New Year, 30 April and 2 September of 2028 are weekends, and none of them was asked for.
    expect(['2028-01-01', '2028-04-30', '2028-09-02'].map((on) => isWeekend(on as IsoDate))).toEqual([true, true, true]);
  });
  it('says of a day that is none, and of a year beyond reading, that it is', () => {
    expect(faultsIn({ daysOff: ['2028-02-30'] })).toEqual(['daysOff/0 invalid_format']);
    expect(faultsIn({ year: 2200, daysOff: [], workedSaturdays: [] })).toEqual(['year too_big']);
    expect(faultsIn({ year: -1e9, daysOff: [], workedSaturdays: [] })).toEqual(['year too_small']);
  });
  it('keeps its number and its issuer apart from each other in the key of the document', () => {
    expect(faultsIn({ number: '1 | 2' })).toEqual(['number undefined undefined']);
    expect(documentKey(HolidayNotice.parse(notice))).toBe('11111/TB-VPCP | 2027-11-15 | Văn phòng Chính phủ');
  });
  it('of each year that the program brings would have been read', () => {
    for (const { year, daysOff, workedSaturdays } of workingYears) expect(faultsIn({ year, daysOff, workedSaturdays })).toEqual([]);
  });
});

const yearOf = (days: Partial<WorkingYear>): WorkingYear => noticedYear({ year: 2028, daysOff: [], workedSaturdays: [], document: 'a notice', ...days });
const everyDay = (first: IsoDate, last: IsoDate): IsoDate[] => {
  const days: IsoDate[] = [];
  for (let on = first; on <= last; on = addDays(on, 1)) days.push(on);
  return days;
};
const worked = (year: number, calendar = vietnamCalendar): readonly IsoDate[] => calendar.workingDays(year);

describe('the calendar with notices', () => {
  it('is without any the one of the program, day for day', () => {
    const calendar = calendarWith([]);
    expect([...calendar.years.values()]).toEqual([...vietnamCalendar.years.values()]);
    for (let year = 2015; year <= 2040; year += 1) {
      expect([calendar.workingDays(year), calendar.fixedDaysOff(year)]).toEqual([vietnamCalendar.workingDays(year), vietnamCalendar.fixedDaysOff(year)]);
    }
  });
  it('has a year that had none, cited as nobody but who entered it has read it', () => {
    const read = HolidayNotice.parse(notice);
    const calendar = calendarWith([noticedYear({ ...read, document: documentKey(read) })]);
    expect(vietnamCalendar.years.has(2028)).toBe(false);
    expect(calendar.years.get(2028)).toMatchObject({ citation: { document: '11111/TB-VPCP | 2027-11-15 | Văn phòng Chính phủ', confidence: 'summary' } });
    expect([isWorkingDay('2028-09-01', calendar), isWorkingDay('2028-09-09', calendar)]).toEqual([false, true]);
    expect([isWorkingDay('2028-09-01', vietnamCalendar), isWorkingDay('2028-09-09', vietnamCalendar)]).toEqual([true, false]);
  });
  it('has of a year the newest notice, wholly, and of the others what they had', () => {
    const days = everyDay('2028-01-01', '2028-12-31');
    const off = fc.subarray(days.filter((on) => !isWeekend(on)), { maxLength: 30 });
    const saturdays = fc.subarray(days.filter(isSaturday), { maxLength: 6 });
    const years = fc.array(fc.record({ daysOff: off, workedSaturdays: saturdays }).map(yearOf), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(years, (notices) => {
        const calendar = calendarWith(notices);
        expect(worked(2028, calendar)).toEqual(workingCalendar([notices.at(-1)!], fixedDaysOff).workingDays(2028));
        expect([worked(2027, calendar), worked(2029, calendar)]).toEqual([worked(2027), worked(2029)]);
      }),
      { numRuns: 20 },
    );
  });
  it('lets a notice take the place of the one that the program brings, with nothing left of that', () => {
    const calendar = calendarWith([yearOf({ year: 2026, daysOff: ['2026-01-01'] })]);
    expect(calendar.years.get(2026)).toMatchObject({ daysOff: ['2026-01-01'], workedSaturdays: [] });
    expect(calendar.years.get(2026)).not.toHaveProperty('furtherCitations');
    expect(isWorkingDay('2026-08-31', calendar)).toBe(true);
  });
});
