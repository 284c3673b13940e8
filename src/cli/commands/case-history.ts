import type { Command } from 'commander';
import picocolors from 'picocolors';
import type { HistoryEntry, HistoryView } from '../../audit/history.service.js';
import { exitCodes } from '../exit-codes.js';
import type { Shell } from '../shell.js';
import type { Words } from '../words.js';

/** `case history`: every act and every refused attempt of a case as evidence, and whether the record is intact. */
export function addCaseHistory(cases: Command, { words, action }: Shell): void {
  cases
    .command('history <case>')
    .description(words.say('help.caseHistory'))
    .requiredOption('--account <name>', words.say('help.account'))
    .action(
      action(async (idOrNumber: string, { account }: { account: string }) => {
        const { actingOn } = await import('../acting.js');
        const { HistoryService } = await import('../../audit/history.service.js');
        const history = await actingOn(words, account, idOrNumber, async ({ application, actor, opened }) => {
          const service = application.get(HistoryService);
          let page = await service.read(opened.file.id, actor, words.code);
          const entries = [...page.entries];
          while (page.next !== undefined) {
            page = await service.read(opened.file.id, actor, words.code, { after: page.next });
            entries.push(...page.entries);
          }
          return { ...page, entries };
        });
        return { json: history, text: textOf(history, words), exitCode: history.intact ? exitCodes.done : exitCodes.no };
      }),
    );
}

function textOf({ number, fault, quiet, entries }: HistoryView, words: Words): string {
  const verdict = fault ? picocolors.red(fault.says) : picocolors.green(words.say('verify.intact'));
  return [picocolors.bold(number), ...entries.flatMap((entry) => linesOf(entry, words)), ...(quiet ? [picocolors.dim(`     ${quiet.says}`)] : []), verdict].join('\n');
}

function linesOf(entry: HistoryEntry, words: Words): string[] {
  const below = (text: string) => `      ${text}`;
  if (entry.kind !== 'event') return [`${picocolors.yellow('·')}     ${words.day(entry.happenedOn)}  ${entry.summary}`];
  const { seq, label, type, summary, happenedOn, recordedAt, edition, hash, who, verified, notVerified, gapBefore, marks } = entry;
  const author = [who.person?.fullName ?? who.account, who.office, who.organ].filter((one) => one !== undefined).join(', ');
  const recorded = words.say('history.recorded', { at: words.instant(recordedAt), who: author });
  return [
    ...(gapBefore ? [picocolors.dim(below(gapBefore.says))] : []),
    `${verified ? picocolors.green('✓') : picocolors.red('✗')}${String(seq).padStart(3)}  ${words.day(happenedOn)}  ${label} ${picocolors.dim(`(${type})`)}`,
    below([summary, ...marks.map((mark) => picocolors.yellow(mark))].join(' · ')),
    picocolors.dim(below(`${edition} · ${recorded} · ${hash.slice(0, 12)}`)),
    ...(notVerified === undefined ? [] : [picocolors.red(below(notVerified))]),
  ];
}
