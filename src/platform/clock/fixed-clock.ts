import type { IsoDate } from '../../../workflows/index.js';
import { Clock } from './clock.js';

/** A clock that stands still until it is told otherwise, for tests and for demonstrations. */
export class FixedClock extends Clock {
  private instant: Date;

  constructor(at: IsoDate | Date) {
    super();
    this.instant = instantOf(at);
  }

  override now(): Date {
    return new Date(this.instant);
  }

  /** Moves the clock to an instant, or to a quarter past nine in the morning of a day in Viet Nam, when offices are open. */
  moveTo(at: IsoDate | Date): void {
    this.instant = instantOf(at);
  }
}

function instantOf(at: IsoDate | Date): Date {
  return typeof at === 'string' ? new Date(`${at}T09:15:00+07:00`) : new Date(at);
}
