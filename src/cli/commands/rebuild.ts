import type { Command } from 'commander';
import type { Shell } from '../shell.js';
import type { Words } from '../words.js';

/** `rebuild`: derives anew, from the events of every case, what is stored beside them; tells how many cases differed. */
export function addRebuild(program: Command, { words, action }: Shell): void {
  program
    .command('rebuild')
    .description(words.say('help.rebuild'))
    .action(
      action(async () => {
        const { withApplication } = await import('../house.js');
        const { CaseRebuildService } = await import('../../cases/case-rebuild.service.js');
        const bar = await progressBar(words);
        const found = await withApplication(words, async (application) => application.get(CaseRebuildService).all(bar.show));
        bar.done();
        const { cases, differed, leftAlone } = found;
        const lines = [words.say('rebuild.done', { cases, differed }), ...(leftAlone > 0 ? [words.say('rebuild.leftAlone', { count: leftAlone })] : [])];
        return { json: found, text: lines.join('\n') };
      }),
    );
}

/** A bar on a terminal; a log file needs none. */
async function progressBar(words: Words) {
  const { progress } = await import('../../platform/progress/progress.js');
  let bar: ReturnType<typeof progress> | undefined;
  let shown = 0;
  return {
    show: (done: number, total: number) => {
      if (!process.stderr.isTTY) return;
      bar ??= progress(words.say('rebuild.progress'), total);
      bar.advance(done - shown);
      shown = done;
    },
    done: () => bar?.done(),
  };
}
