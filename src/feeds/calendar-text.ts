import { ICalCalendar, ICalEventTransparency } from 'ical-generator';
import type { IsoDate } from '../../workflows/index.js';

/** A day in a calendar. */
export interface CalendarDay {
  /** Stays the same as long as the limit runs. */
  readonly uid: string;
  readonly on: IsoDate;
  readonly sequence: number;
  readonly changedAt: Date;
  readonly summary: string;
  readonly description: string;
  readonly category: string;
}

/** What a calendar says of itself. */
export interface CalendarHead {
  readonly name: string;
  readonly description: string;
}

/** How often programs should read a calendar anew, in seconds. */
const refreshEvery = 3600;

/** A calendar as other programs read it (RFC 5545). The same days give the same text. No time zone is set: whole days have none. */
export function calendarText({ name, description }: CalendarHead, days: readonly CalendarDay[]): string {
  const calendar = new ICalCalendar({ name, description, ttl: refreshEvery, prodId: { company: 'lotrinh', product: 'lotrinh' } });
  for (const { uid, on, sequence, changedAt, category, ...words } of days) {
    calendar.createEvent({
      id: uid,
      start: new Date(`${on}T00:00:00Z`),
      allDay: true,
      sequence,
      stamp: changedAt,
      summary: words.summary,
      description: words.description,
      categories: [{ name: category }],
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}
