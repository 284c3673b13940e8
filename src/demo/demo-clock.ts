import { AsyncLocalStorage } from 'node:async_hooks';
import { Clock } from '../platform/clock/clock.js';

/** A clock that shows each piece of work its own time, so that acts of different years can be recorded side by side. */
export class DemoClock extends Clock {
  private readonly shown = new AsyncLocalStorage<Date>();

  override now(): Date {
    const instant = this.shown.getStore();
    if (!instant) throw new Error('In the demonstration nothing is recorded without a time.');
    return new Date(instant);
  }

  /** Runs work that takes place at an instant. */
  at<T>(instant: Date, work: () => Promise<T>): Promise<T> {
    return this.shown.run(instant, work);
  }
}
