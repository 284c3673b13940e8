import picocolors from 'picocolors';
import type { LimitPageView } from '../deadlines/deadline-list.service.js';
import type { Words } from './words.js';

type Limit = Pick<LimitPageView['entries'][number], 'dueOn' | 'suspended' | 'overdue' | 'daysLeft' | 'workingDaysLeft' | 'provisional' | 'extension' | 'unit' | 'purpose'>;

/** The last day of a time limit, or that it has none while it is suspended. */
export function lastDayText({ dueOn }: { readonly dueOn?: string | undefined }, words: Words): string {
  return dueOn === undefined ? words.say('deadline.suspended') : words.day(dueOn);
}

/** How far the last day is, and what there is to know of it. */
export function leftText({ suspended, overdue, daysLeft = 0, workingDaysLeft = 0, provisional, extension, unit, purpose }: Limit, words: Words): string {
  const distance = daysLeft < 0 ? 'late' : daysLeft === 0 ? 'today' : 'left';
  const far = words.say(`deadlines.${distance}`, { days: Math.abs(daysLeft), working: Math.abs(workingDaysLeft) });
  const marks = [
    ...(suspended ? [] : [overdue ? picocolors.red(far) : far]),
    ...(provisional ? [picocolors.yellow(words.say('deadline.provisional'))] : []),
    ...(extension > 0 ? [words.say(`deadlines.extended.${unit}`, { count: extension })] : []),
    ...(purpose === 'legal' ? [] : [picocolors.dim(words.find(`limits:purposes.${purpose}`, purpose))]),
  ];
  return marks.length === 0 ? '' : `(${marks.join('; ')})`;
}
