import type { Command } from 'commander';
import type { Shell } from '../shell.js';

/** `serve`: the server, until it is told to stop. It speaks for itself. */
export function addServe(program: Command, { words, action }: Shell): void {
  program
    .command('serve')
    .description(words.say('help.serve'))
    .action(
      action(async () => {
        const { serve } = await import('../../serve.js');
        await serve();
        return undefined;
      }),
    );
}
