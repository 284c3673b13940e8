import type { Command } from 'commander';
import picocolors from 'picocolors';
import { neverExpires } from '../../../workflows/index.js';
import type { CasePage } from '../../cases/case-list.service.js';
import type { Shell } from '../shell.js';
import { stateDocuments, stateText } from '../state-text.js';
import type { Words } from '../words.js';

/** What the table shows; the same names as in the interface for programs. */
const fields = 'number,procedure,subject,branch,states,due,waitingSince,closed';

type Row = CasePage['rows'][number];

/** `case list`: the cases that the account may see, the nearest limit first. */
export function addCaseList(cases: Command, { words, action }: Shell): void {
  cases
    .command('list')
    .description(words.say('help.caseList'))
    .requiredOption('--account <name>', words.say('help.account'))
    .option('--organ <id>', words.say('help.ofOrgan'))
    .option('--procedure <id>', words.say('help.ofProcedure'))
    .option('--state <state>', words.say('help.inState'))
    .option('--due <when>', words.say('help.due'))
    .option('--text <words>', words.say('help.text'))
    .option('--closed <which>', words.say('help.closed'))
    .option('--limit <count>', words.say('help.limit'))
    .action(
      action(async ({ account, ...stated }: { account: string }) => {
        const { actingAs } = await import('../acting.js');
        const { CaseListService } = await import('../../cases/case-list.service.js');
        const page = await actingAs(words, account, ({ application, actor }) => application.get(CaseListService).listStated({ ...stated, fields }, actor));
        return { json: documentOf(page, words), text: textOf(page, words) };
      }),
    );
}

/** A limit that is suspended has no last day, but it is there. */
const isSuspended = ({ dueOn, dueKey }: Row) => typeof dueKey === 'string' && dueOn === neverExpires;
const dueOf = ({ dueOn }: Row) => (dueOn === neverExpires ? undefined : dueOn);

function documentOf({ rows, total, next }: CasePage, words: Words) {
  const entries = rows.map((row) => ({
    id: row.id,
    number: row.number,
    procedure: row.procedure,
    subject: { id: row.subject, fullName: row.fullName },
    branch: { id: row.branchId, name: row.branchName },
    states: stateDocuments(row.states ?? [], words),
    dueOn: dueOf(row) ?? null,
    suspended: isSuspended(row),
    waitingSince: row.waitingSince,
    closed: row.closed,
  }));
  return { entries, total, more: next !== undefined };
}

function textOf({ rows, total }: CasePage, words: Words): string {
  const table = rows.map((row) => {
    const due = dueOf(row);
    return [row.number ?? '', isSuspended(row) ? words.say('deadline.suspended') : due === undefined ? '' : words.day(due), row.fullName ?? '', row.branchName ?? '', stateText(row.states ?? [], words)];
  });
  const widths = [0, 1, 2, 3].map((column) => Math.max(0, ...table.map((cells) => cells[column]?.length ?? 0)));
  const lines = table.map((cells) => cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd());
  const count = { shown: rows.length, count: total?.count ?? rows.length };
  return [...lines, picocolors.dim(words.say(total?.exact === false ? 'list.atLeast' : 'list.count', count))].join('\n');
}
