import type { Command } from 'commander';
import type { Shell } from '../shell.js';

/** `migrate`: brings the tables to the present form and tells what was applied. */
export function addMigrate(program: Command, { words, action }: Shell): void {
  program
    .command('migrate')
    .description(words.say('help.migrate'))
    .action(
      action(async () => {
        const { withDatabase } = await import('../house.js');
        const { migrateDatabase } = await import('../../platform/database/migrate.js');
        const { applied } = await withDatabase(words, ({ migrator }) => migrateDatabase(migrator));
        const text = applied.length === 0 ? words.say('migrate.nothing') : [words.say('migrate.applied', { count: applied.length }), ...applied.map((name) => `  ${name}`)].join('\n');
        return { json: { applied }, text };
      }),
    );
}
