import type { Command } from 'commander';
import picocolors from 'picocolors';
import type { LimitPageView } from '../../deadlines/deadline-list.service.js';
import { lastDayText, leftText } from '../limit-lines.js';
import { citationText } from '../refusal-lines.js';
import type { Shell } from '../shell.js';
import type { Words } from '../words.js';

/** `deadlines due` and `deadlines overdue`: the time limits that the account may see, the nearest last day first; with `--on` as of another day. */
export function addDeadlineLists(deadlines: Command, shell: Shell): void {
  addList(deadlines, shell, 'due').option('--days <count>', shell.words.say('help.deadlinesDays'));
  addList(deadlines, shell, 'overdue');
}

function addList(deadlines: Command, { words, action }: Shell, state: 'due' | 'overdue'): Command {
  return deadlines
    .command(state)
    .description(words.say(`help.deadlines-${state}`))
    .requiredOption('--account <name>', words.say('help.account'))
    .option('--within <id>', words.say('help.deadlinesWithin'))
    .option('--on <date>', words.say('help.deadlinesOn'))
    .option('--key <key>', words.say('help.deadlinesKey'))
    .option('--limit <count>', words.say('help.limit'))
    .action(
      action(async ({ account, ...stated }: { account: string }) => {
        const { actingAs } = await import('../acting.js');
        const { DeadlineListService, viewPage } = await import('../../deadlines/deadline-list.service.js');
        const page = await actingAs(words, account, ({ application, actor }) => application.get(DeadlineListService).listStated({ ...stated, state }, actor));
        const shown = viewPage(page, words);
        return { json: shown, text: textOf(shown, words) };
      }),
    );
}

type Line = LimitPageView['entries'][number];

function textOf({ on, assumed, entries, next }: LimitPageView, words: Words): string {
  return [
    ...(assumed ? [picocolors.yellow(words.say('deadlines.assumed', { on: words.day(on) })), ''] : []),
    ...entries.flatMap((line) => linesOf(line, words)),
    picocolors.dim(words.say(next === undefined ? 'deadlines.count' : 'deadlines.more', { count: entries.length })),
  ].join('\n');
}

function linesOf(line: Line, words: Words): string[] {
  const { case: file, subject, key, label, whoActs, rule, citation } = line;
  return [
    `${lastDayText(line, words)}  ${picocolors.bold(label)} ${picocolors.dim(`(${key})`)}  ${leftText(line, words)}`,
    `    ${file.number}  ${subject.fullName}  ${picocolors.dim(line.branch.name)}`,
    `    ${whoActs.label}${whoActs.organ ? `: ${whoActs.organ.name}` : ''}`,
    `    ${picocolors.dim(rule)} ${citationText(citation, words)}`,
  ];
}
