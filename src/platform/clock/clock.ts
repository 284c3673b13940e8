import { Temporal } from 'temporal-polyfill';
import type { IsoDate } from '../../../workflows/index.js';

/** The only source of time in the house, so that tests and demonstrations can choose it. */
export abstract class Clock {
  /** The instant at which something is recorded. */
  abstract now(): Date;

  private lastAsked: { readonly minute: number; readonly day: IsoDate } | undefined;

  /** The legal day (ngày): what the calendar on the wall in Viet Nam says, wherever the machine stands. It is worked out once a minute. */
  today(): IsoDate {
    const now = this.now();
    const minute = Math.floor(now.getTime() / 60_000);
    if (this.lastAsked?.minute !== minute) this.lastAsked = { minute, day: legalDayOf(now) };
    return this.lastAsked.day;
  }
}

/** The legal day on which an instant lies. */
export function legalDayOf(at: Date): IsoDate {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate().toString() as IsoDate;
}

/** The time of the machine. */
export class SystemClock extends Clock {
  override now(): Date {
    return new Date();
  }
}
