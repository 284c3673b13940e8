import type { Command } from 'commander';
import { rebuildCases } from '../rebuilding.js';
import type { Shell } from '../shell.js';

/** `rebuild`: derives anew, from the events of every case, what is stored beside them; tells how many cases differed. */
export function addRebuild(program: Command, { words, action }: Shell): void {
  program
    .command('rebuild')
    .description(words.say('help.rebuild'))
    .action(
      action(async () => {
        const found = await rebuildCases('rebuild.progress', words);
        const { cases, differed, leftAlone } = found;
        const lines = [words.say('rebuild.done', { cases, differed }), ...(leftAlone > 0 ? [words.say('rebuild.leftAlone', { count: leftAlone })] : [])];
        return { json: found, text: lines.join('\n') };
      }),
    );
}
