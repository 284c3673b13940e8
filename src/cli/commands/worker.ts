import type { Command } from 'commander';
import type { Shell } from '../shell.js';

/** `worker`: answers the jobs of the queue beside a server with WORKER=apart, until it is told to stop. It speaks for itself. */
export function addWorker(program: Command, { words, action }: Shell): void {
  program
    .command('worker')
    .description(words.say('help.worker'))
    .option('--check', words.say('help.workerCheck'))
    .action(
      action(async ({ check: checks = false }: { check?: boolean }) => {
        const { check, work } = await import('../../work.js');
        await (checks ? check() : work());
        return undefined;
      }),
    );
}
