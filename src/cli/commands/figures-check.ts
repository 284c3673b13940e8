import type { Command } from 'commander';
import picocolors from 'picocolors';
import { fieldErrorsOf } from '../../platform/http/field-errors.js';
import { Problem } from '../../platform/http/problem.js';
import { CommandError } from '../command-error.js';
import { exitCodes } from '../exit-codes.js';
import { readJson } from '../files.js';
import type { Shell } from '../shell.js';

/** `figures check`: checks the sums, percentages, differences and plans of a table of figures in a file, without a database. */
export function addFiguresCheck(figures: Command, { words, action }: Shell): void {
  figures
    .command('check <file>')
    .description(words.say('help.figuresCheck'))
    .action(
      action(async (name: string) => {
        const { Figures, FiguresService } = await import('../../reports/figures.service.js');
        const written = await readJson(name);
        const stated = Figures.safeParse(written);
        if (!stated.success) throw new CommandError(exitCodes.wrongUse, 'unreadable', {}, Problem.invalidFields(fieldErrorsOf(stated.error.issues, written)));
        const found = new FiguresService(words.language).check(stated.data, words.code);
        const verdict = found.agrees ? picocolors.green(words.say('figures.agree', { checked: found.checked })) : picocolors.red(words.say('figures.disagree', { checked: found.checked, wrong: found.disagreements.length }));
        const text = [...found.disagreements.map(({ message }) => `${picocolors.red('✗')} ${message}`), verdict].join('\n');
        return { json: found, text, exitCode: found.agrees ? exitCodes.done : exitCodes.no };
      }),
    );
}
