import { Option, type Command } from 'commander';
import type { Surroundings } from '../../app.module.js';
import type { DatabaseAddress } from '../../platform/database/connection.js';
import { CommandError } from '../command-error.js';
import { exitCodes } from '../exit-codes.js';
import type { Shell } from '../shell.js';

/** How large a demonstration may be asked for. */
const scales = ['commune', 'province'] as const;
interface Asked {
  readonly scale?: (typeof scales)[number];
}

/** What was found, which demonstration is there now, and what was recorded for it. */
interface Answer {
  readonly found: 'empty' | 'loaded' | 'cut-short' | 'in-use' | 'other-scale';
  readonly scale: (typeof scales)[number];
  readonly recorded?: { readonly steps: number; readonly seconds: number; readonly cases: Readonly<Record<string, number>>; readonly accounts: readonly string[] };
  readonly password: string;
}

/** Loads the demonstration where nothing else is, tells what it found there, and the password of all accounts. */
export type LoadDemonstration = (surroundings: Omit<Surroundings, 'clock'>, owner: DatabaseAddress, asked: Asked) => Promise<Answer>;

/** `demo`: made-up organs, people and cases in the PostgreSQL of our own; a database of the operator's own is never touched. */
export function addDemo(program: Command, { words, action }: Shell, load: LoadDemonstration): void {
  program
    .command('demo')
    .description(words.say('help.demo'))
    .addOption(new Option('--scale <scale>', words.say('help.demoScale')).choices(scales))
    .action(
      action(async (asked: Asked) => {
        const { quietLogger, withDatabase } = await import('../house.js');
        const { migrateDatabase } = await import('../../platform/database/migrate.js');
        const result = await withDatabase(words, async ({ configuration, application: address, migrator, embedded }) => {
          if (!embedded) throw new CommandError(exitCodes.no, 'demo-own-database');
          await migrateDatabase(migrator);
          return load({ configuration, logger: quietLogger('warn'), database: { address } }, migrator, asked);
        });
        const { found, scale, recorded } = result;
        const figures = recorded && figuresOf(recorded);
        const first = words.say(`demo.${scale === 'province' && found === 'cut-short' ? 'continued' : found}`);
        const further = recorded && figures ? [words.say('demo.recorded', figures), words.say('demo.accounts', { accounts: recorded.accounts.join(', '), password: result.password })] : [];
        const refused = found === 'in-use' || found === 'other-scale';
        return { json: { loaded: recorded !== undefined, found, scale, ...figures, ...(recorded && { accounts: recorded.accounts }) }, text: [first, ...further].join('\n'), exitCode: refused ? exitCodes.no : exitCodes.done };
      }),
    );
}

function figuresOf({ cases, steps, seconds }: NonNullable<Answer['recorded']>) {
  return { cases: Object.values(cases).reduce((sum, one) => sum + one, 0), steps, seconds: Math.round(seconds), stepsPerSecond: Math.round(steps / seconds) };
}
