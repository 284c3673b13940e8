import type { Condition, Seen } from '../../kernel/condition.js';
import type { IsoDate } from '../../kernel/iso-date.js';
import { timelinessOf, timeToComplain } from '../deadlines.js';
import type { ComplaintAct } from '../complaint-step.js';
import type { ComplainedOf } from '../events.js';

/** From which day the time to complain runs, and of what. */
export interface Clock {
  readonly complainedOf: ComplainedOf;
  readonly receivedOn: IsoDate;
}
type ClockOf<C> = (act: ComplaintAct<C>) => Clock | undefined;

const readingsOf = ({ complainedOf, receivedOn }: Clock, { law, here }: ComplaintAct<unknown>) => timeToComplain(complainedOf, receivedOn, law, here.calendar);

/** Whether by one reading, though not by every one, the complaint comes too late (EXT-06). */
export const isDisputed = <C>(act: ComplaintAct<C>, clock: Clock | undefined): boolean => clock !== undefined && timelinessOf(readingsOf(clock, act), act.on) === 'disputed';

/** A complaint is late only when it is late by every reading of the law; a disputed one is accepted, and says so. */
export function inTime<C>(clockOf: ClockOf<C>): readonly Condition<ComplaintAct<C>>[] {
  const late = (of: ComplainedOf) => (act: ComplaintAct<C>): Seen | undefined => {
    const clock = clockOf(act);
    if (clock?.complainedOf !== of) return undefined;
    const readings = readingsOf(clock, act);
    if (timelinessOf(readings, act.on) !== 'late') return undefined;
    return { on: act.on, receivedOn: clock.receivedOn, dueOn: readings.at(-1)?.dueOn ?? clock.receivedOn };
  };
  return [
    { rule: 'EXT-05', code: 'complaint-too-late', curedBy: 'nobody', cite: ({ regulation }) => regulation.exits.complaintRemovalWorkingDays.citation, unmet: late('removal') },
    { rule: 'EXT-06', code: 'discipline-complaint-too-late', curedBy: 'nobody', cite: ({ regulation }) => regulation.exits.complaintDiscipline.citation, unmet: late('discipline') },
  ];
}
