import type { Condition } from '../../kernel/condition.js';
import type { IsoDate } from '../../kernel/iso-date.js';
import type { Moment } from '../../kernel/step.js';
import type { ScreeningFacts } from '../facts.js';
import type { ScreeningRegulation } from '../regulation.js';

type When = Condition<Moment<ScreeningFacts, ScreeningRegulation>>;

/** SCR-07: a listed member who moves is waited for, on the days that `applies` tells. */
export const listedMemberIsMoving = (applies: (on: IsoDate, letterIssuedOn: IsoDate) => boolean): When => ({
  rule: 'SCR-07',
  code: 'listed-member-is-moving',
  curedBy: 'destination-branch',
  cite: ({ regulation }) => regulation.screening.clauses.transfer,
  unmet: ({ facts: { destination, letterIssuedOn }, on }) =>
    destination !== undefined && letterIssuedOn !== undefined && applies(on, letterIssuedOn) ? { letterIssuedOn } : undefined,
});

/** No letter is on its way, whatever its day: for another letter, and for an exit, which is begun and ended in one place (with `whileMoving`). */
export const noMoveUnderWay: When = listedMemberIsMoving(() => true);

/** A letter was issued and nobody has received the member yet. */
export const moveUnderWay: When = {
  rule: 'TRF-01',
  code: 'no-move-under-way',
  curedBy: 'grassroots-committee',
  cite: ({ regulation }) => regulation.transfer.procedureWorkingDays.citation,
  unmet: ({ facts }) => (facts.destination === undefined ? { moving: false } : undefined),
};
