import type { Command } from 'commander';
import { SystemClock } from '../../platform/clock/clock.js';
import { fieldErrorsOf } from '../../platform/http/field-errors.js';
import { Problem } from '../../platform/http/problem.js';
import { CommandError } from '../command-error.js';
import { exitCodes } from '../exit-codes.js';
import { readJson } from '../files.js';
import type { Shell } from '../shell.js';
import { SimulateFile } from '../simulation/simulate-file.js';
import { simulate } from '../simulation/simulation.js';
import { simulationDocument, simulationText } from '../simulation/simulation-report.js';

/** `simulate`: plays a case written in a file through the procedure, without a database. */
export function addSimulate(program: Command, { words, action }: Shell): void {
  program
    .command('simulate <file>')
    .description(words.say('help.simulate'))
    .action(
      action(async (name: string) => {
        const file = read(await readJson(name));
        const simulated = simulate(file, file.today ?? new SystemClock().today());
        const exitCode = [...simulated.others, simulated].flatMap(({ steps }) => steps).every(({ verdict }) => verdict === 'accepted') ? exitCodes.done : exitCodes.no;
        return { json: simulationDocument(simulated, words), text: simulationText(simulated, words), exitCode };
      }),
    );
}

function read(written: unknown): SimulateFile {
  const result = SimulateFile.safeParse(written);
  if (result.success) return result.data;
  throw new CommandError(exitCodes.wrongUse, 'unreadable', {}, Problem.invalidFields(fieldErrorsOf(result.error.issues, written)));
}
