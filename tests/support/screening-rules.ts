import { addDays, type IsoDate } from '../../workflows/index.js';
import { onTheMove, aScreening, firstDay, type ScreeningCase } from './screening-case.js';
import { keepsTheOrder } from './step-rules.js';

/** A step, a case that waits for it, a day on which it is accepted, and the earliest day on which it could be. */
interface StepInOrder {
  readonly step: string;
  readonly on: IsoDate;
  readonly earliest: IsoDate;
  ready(): ScreeningCase;
}

/** What holds for every step of a screening but its opening: its place in the order. */
export const keepsItsPlace = (about: StepInOrder): void => keepsTheOrder({ ...about, fresh: aScreening, firstDay });

/** SCR-07: a step of somebody listed waits while the member moves. */
export function waitsForTheMove({ step, on, ready }: Omit<StepInOrder, 'earliest'>): void {
  it('SCR-07 waits while the member moves and is open again when the new branch has received the member', () => {
    const moving = onTheMove(ready(), on);
    expect(moving.refusals(step, on)).toEqual(['SCR-07 listed-member-is-moving']);
    expect(moving.record('receive-listed-member', on).refusals(step, on)).toEqual([]);
  });
  it('SCR-07 can still be entered after the letter when it happened before it', () => {
    expect(onTheMove(ready(), addDays(on, 1)).refusals(step, on)).toEqual([]);
  });
}

/** The same for a step that can only be before anybody is listed: it never meets a member who moves, and would wait if it did. */
export function wouldWaitForTheMove(step: string): void {
  it('SCR-07 would wait while a listed member moves', () => {
    const moving = onTheMove(aScreening().educated(), '2024-06-03');
    expect(moving.refusals(step, '2024-06-03')).toEqual(expect.arrayContaining(['ORD-01 step-not-open', 'SCR-07 listed-member-is-moving']));
    expect(aScreening().educated().refusals(step, '2024-06-03')).not.toContain('SCR-07 listed-member-is-moving');
  });
}
