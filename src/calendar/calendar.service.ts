import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { calendarWith, fixedDaysOff, noticedYear, workingYears, type WorkingCalendar } from '../../workflows/index.js';
import { CalendarRepository, type CalendarRevision } from './calendar.repository.js';

export type { CalendarRevision } from './calendar.repository.js';

/** Cases are decided by the newest calendar, and for a moment still by those just before. */
const mostRemembered = 4;

/** Stands for the days off that this program brings; another version may bring others. */
const program = createHash('sha256')
  .update(JSON.stringify([workingYears.map(({ year, daysOff, workedSaturdays }) => [year, daysOff, workedSaturdays]), fixedDaysOff.map(({ month, day, firstYear }) => [month, day, firstYear])]))
  .digest('hex');

/** The working calendar (lịch làm việc): what the program brings, with the notices that were entered since. */
@Injectable()
export class CalendarService {
  private readonly known = new Map<CalendarRevision, Promise<WorkingCalendar>>();

  constructor(private readonly repository: CalendarRepository) {}

  /**
   * The calendar of a revision, which whoever decides has read in the same statement as the case: nothing stale is believed. What a
   * revision holds never changes, so it is read once.
   */
  at(revision: CalendarRevision): Promise<WorkingCalendar> {
    const known = this.known.get(revision);
    if (known) return known;
    const read = this.repository.upTo(revision).then((notices) => calendarWith(notices.map(noticedYear)));
    this.known.set(revision, read);
    // What could not be read is asked for again.
    read.catch(() => this.known.delete(revision));
    for (const oldest of [...this.known.keys()].slice(0, -mostRemembered)) this.known.delete(oldest);
    return read;
  }

  /** The calendar that holds now, for what is not decided about a case that was read. */
  async current(): Promise<WorkingCalendar> {
    return this.at(await this.repository.revision());
  }

  /** Whether the stored time limits were counted by the days off of another version of the program. */
  async isOfAnotherProgram(): Promise<boolean> {
    const counted = await this.repository.countedBy();
    return counted !== undefined && counted !== program;
  }

  /** Puts on record that they are counted by those of this one. */
  noteProgram(): Promise<void> {
    return this.repository.noteCountedBy(program);
  }
}
