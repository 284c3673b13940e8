import type { Command } from 'commander';
import type { Surroundings } from '../../app.module.js';
import type { DatabaseAddress } from '../../platform/database/connection.js';
import { CommandError } from '../command-error.js';
import { exitCodes } from '../exit-codes.js';
import type { Shell } from '../shell.js';

/** Loads the demonstration where nothing else is, and tells what it found there. */
export type LoadDemonstration = (surroundings: Omit<Surroundings, 'clock'>, owner: DatabaseAddress) => Promise<'empty' | 'loaded' | 'cut-short' | 'in-use'>;

/** `demo`: made-up organs, people and cases in the PostgreSQL of our own; a database of the operator's own is never touched. */
export function addDemo(program: Command, { words, action }: Shell, load: LoadDemonstration): void {
  program
    .command('demo')
    .description(words.say('help.demo'))
    .action(
      action(async () => {
        const { quietLogger, withDatabase } = await import('../house.js');
        const { migrateDatabase } = await import('../../platform/database/migrate.js');
        const found = await withDatabase(words, async ({ configuration, application: address, migrator, embedded }) => {
          if (!embedded) throw new CommandError(exitCodes.no, 'demo-own-database');
          await migrateDatabase(migrator);
          return load({ configuration, logger: quietLogger('warn'), database: { address } }, migrator);
        });
        const loaded = found === 'empty' || found === 'cut-short';
        return { json: { loaded, found }, text: words.say(`demo.${found}`), exitCode: found === 'in-use' ? exitCodes.no : exitCodes.done };
      }),
    );
}
