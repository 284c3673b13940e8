import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import picocolors from 'picocolors';
import { HolidayNotice } from '../../../workflows/index.js';
import type { HolidayImport, HolidayPreview, MovedLimit, MovedTotal } from '../../deadlines/holidays.service.js';
import { procedureLabel } from '../../platform/language/explain-law.js';
import type { Actor } from '../../platform/http/actor.js';
import { caseProgress } from '../case-progress.js';
import { exitCodes } from '../exit-codes.js';
import { readJson } from '../files.js';
import type { Shell } from '../shell.js';
import type { Words } from '../words.js';

/** As many limits as somebody looks through before they say yes; the totals tell of all. */
const mostShown = 20;

interface Imported {
  readonly preview: HolidayPreview;
  readonly entered?: HolidayImport | undefined;
}

/** `holidays import`: shows which time limits a notice of days off would move, and enters it when whoever asks says yes. */
export function addHolidaysImport(holidays: Command, { words, action, json }: Shell): void {
  holidays
    .command('import <file>')
    .description(words.say('help.holidaysImport'))
    .requiredOption('--account <name>', words.say('help.account'))
    .option('--yes', words.say('help.yes'))
    .action(
      action(async (file: string, { account, yes = false }: { account: string; yes?: boolean }) => {
        const { readWith } = await import('../../platform/http/schema.pipe.js');
        const notice = readWith(HolidayNotice, await readJson(file));
        const asks = !yes && !json && process.stdin.isTTY;
        const { actingAs } = await import('../acting.js');
        const { HolidaysService } = await import('../../deadlines/holidays.service.js');
        const done = await actingAs(words, account, ({ application, actor }) => importing(application.get(HolidaysService), notice, actor, words, async (preview) => (asks ? agrees(preview, words) : yes)));
        const { preview, entered } = done;
        const text = [...(asks ? [] : previewLines(preview, words)), outcomeOf(done, words)].join('\n');
        return { json: { preview, entered: entered ?? null }, text, exitCode: entered || !preview.isNew ? exitCodes.done : exitCodes.no };
      }),
    );
}

interface Holidays {
  preview(notice: HolidayNotice, actor: Actor, walk: { readonly limit: number; readonly onCases: (done: number, total: number) => void }): Promise<HolidayPreview>;
  enter(notice: HolidayNotice, actor: Actor, walk: { readonly onCases: (done: number, total: number) => void }): Promise<HolidayImport>;
}

async function importing(holidays: Holidays, notice: HolidayNotice, actor: Actor, words: Words, may: (preview: HolidayPreview) => Promise<boolean>): Promise<Imported> {
  const looking = await caseProgress('holidays.looking', words);
  const preview = await holidays.preview(notice, actor, { limit: mostShown, onCases: looking.show });
  looking.done();
  if (!preview.isNew || !(await may(preview))) return { preview };
  const counting = await caseProgress('holidays.counting', words);
  const entered = await holidays.enter(notice, actor, { onCases: counting.show });
  counting.done();
  return { preview, entered };
}

/** Shows what would happen and asks on the terminal. */
async function agrees(preview: HolidayPreview, words: Words): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await terminal.question(`${previewLines(preview, words).join('\n')}\n${words.say('holidays.ask')} `);
    return ['y', 'yes', 'c', 'có', 'co'].includes(answer.trim().normalize('NFC').toLowerCase());
  } finally {
    terminal.close();
  }
}

function previewLines({ isNew, totals, moved, next }: HolidayPreview, words: Words): string[] {
  if (!isNew) return [];
  const { cases = 0, limits = [] } = totals ?? {};
  return [
    picocolors.bold(words.say('holidays.touched', { cases })),
    ...limits.map((total) => `  ${procedureLabel(total.procedure, words.code, words.language)} · ${labelOf(total, words)}: ${countsOf(total, words)}`),
    ...moved.map((one) => `  ${one.number}  ${labelOf(one, words)}: ${endOf(one.was, words)} → ${endOf(one.becomes, words)}`),
    ...(next === undefined ? [] : [picocolors.dim(words.say('holidays.more'))]),
  ];
}

const labelOf = ({ key }: { readonly key: string }, words: Words): string => words.find(`deadlines:${key}.label`, key);
const endOf = ({ dueOn, provisional }: MovedLimit['was'], words: Words): string => `${words.day(dueOn)}${provisional ? ` (${words.say('holidays.provisional')})` : ''}`;

const countsOf = ({ later, sooner, sameDay }: MovedTotal, words: Words): string =>
  Object.entries({ later, sooner, sameDay })
    .flatMap(([name, count]) => (count > 0 ? [words.say(`holidays.totals.${name}`, { count })] : []))
    .join(', ');

function outcomeOf({ preview, entered }: Imported, words: Words): string {
  if (!preview.isNew || entered?.isNew === false) return words.say('holidays.known');
  if (!entered) return words.say('holidays.notEntered');
  return `${picocolors.green('✓')} ${words.say('holidays.entered', { count: entered.changed })}`;
}
