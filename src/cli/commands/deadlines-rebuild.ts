import type { Command } from 'commander';
import picocolors from 'picocolors';
import type { RebuildResult } from '../../cases/case-rebuild.service.js';
import { exitCodes } from '../exit-codes.js';
import { rebuildCases } from '../rebuilding.js';
import type { Shell } from '../shell.js';
import type { Words } from '../words.js';

/** `deadlines rebuild`: derives the time limits of all cases anew from their events, and tells how what was stored differed. */
export function addDeadlineRebuild(deadlines: Command, { words, action }: Shell): void {
  deadlines
    .command('rebuild')
    .description(words.say('help.deadlinesRebuild'))
    .option('--check', words.say('help.deadlinesCheck'))
    .action(
      action(async ({ check = false }: { check?: boolean }) => {
        const found = await rebuildCases('deadlines.rebuild.progress', words, check ? 'look' : undefined);
        const isSound = found.differed === 0 && found.leftAlone === 0;
        return { json: { written: !check, ...found }, text: textOf(found, check, words), exitCode: check && !isSound ? exitCodes.no : exitCodes.done };
      }),
    );
}

function textOf({ cases, differed, leftAlone, limits }: RebuildResult, check: boolean, words: Words): string {
  const say = (key: string, params = {}) => words.say(`deadlines.rebuild.${key}`, params);
  const kinds = Object.entries(limits).filter(([, count]) => count > 0).map(([kind, count]) => `  ${say(`kinds.${kind}`, { count })}`);
  const verdict = differed === 0 ? picocolors.green(say('none')) : picocolors.yellow(say(check ? 'wouldChange' : 'changed', { count: differed }));
  return [say('cases', { cases }), verdict, ...kinds, ...(leftAlone > 0 ? [picocolors.red(words.say('rebuild.leftAlone', { count: leftAlone }))] : [])].join('\n');
}
