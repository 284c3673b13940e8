import type { Command } from 'commander';
import { addMonths } from '../../../workflows/index.js';
import { countOf, dayOf } from '../arguments.js';
import type { Shell } from '../shell.js';

const most = 12_000;

/** `calendar add-months`: the day a count of whole months from a day ends on. */
export function addAddMonths(calendar: Command, { words, action }: Shell): void {
  calendar
    .command('add-months <date> <count>')
    .description(words.say('help.addMonths'))
    .action(
      action((date: string, count: string) => {
        const on = addMonths(dayOf(date), countOf(count, most));
        return { json: { on, provisional: false }, text: on };
      }),
    );
}
