import type { Command } from 'commander';
import { addWorkingDays, vietnamCalendar } from '../../../workflows/index.js';
import { countOf, dayOf } from '../arguments.js';
import type { Shell } from '../shell.js';

/** About as many working days as the calendar of dates we read has; a larger number is a slip of the finger. */
const most = 50_000;

/** `calendar add-working-days`: the last of so many working days after a day, by the notices the program brings; those entered since are in a database. */
export function addAddWorkingDays(calendar: Command, { words, action }: Shell): void {
  calendar
    .command('add-working-days <date> <count>')
    .description(words.say('help.addWorkingDays'))
    .action(
      action((date: string, count: string) => {
        const counted = addWorkingDays(dayOf(date), countOf(count, most), vietnamCalendar);
        return { json: counted, text: counted.provisional ? `${counted.on} provisional` : counted.on, ...(counted.provisional && { note: words.say('calendar.provisional') }) };
      }),
    );
}
