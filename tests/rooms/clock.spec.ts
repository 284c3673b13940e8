import { FixedClock } from '../../src/platform/clock/fixed-clock.js';
import { SystemClock } from '../../src/platform/clock/clock.js';

describe('the clock', () => {
  it.each([
    ['2026-01-31T16:59:59.999Z', '2026-01-31'],
    ['2026-01-31T17:00:00.000Z', '2026-02-01'],
  ])('gives the legal day of Viet Nam: at %s it is %s', (instant, day) => {
    expect(new FixedClock(new Date(instant)).today()).toBe(day);
  });

  it('stands still until it is moved', () => {
    const clock = new FixedClock('2026-03-02');
    const before = clock.now();
    clock.now().setFullYear(1999);
    expect(clock.now()).toEqual(before);

    clock.moveTo('2026-03-03');
    expect(clock.today()).toBe('2026-03-03');
  });

  it('follows the machine in the product', () => {
    const apart = Math.abs(new SystemClock().now().getTime() - Date.now());
    expect(apart).toBeLessThan(1000);
  });
});
