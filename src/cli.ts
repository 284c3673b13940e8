import { CommanderError, Option, type Command } from 'commander';
import { addAccountCreate } from './cli/commands/account-create.js';
import { addAccountDisable } from './cli/commands/account-disable.js';
import { addAccountList } from './cli/commands/account-list.js';
import { addAccountPassword } from './cli/commands/account-password.js';
import { addAddMonths } from './cli/commands/calendar-add-months.js';
import { addAddWorkingDays } from './cli/commands/calendar-add-working-days.js';
import { addCaseConfirm, addCaseCorrections, addCasePropose } from './cli/commands/case-corrections.js';
import { addCaseHistory } from './cli/commands/case-history.js';
import { addCaseList } from './cli/commands/case-list.js';
import { addCaseRecord } from './cli/commands/case-record.js';
import { addCaseShow } from './cli/commands/case-show.js';
import { addDeadlineExplain } from './cli/commands/deadlines-explain.js';
import { addDeadlineLists } from './cli/commands/deadlines-list.js';
import { addDeadlineRebuild } from './cli/commands/deadlines-rebuild.js';
import { addDemo, type LoadDemonstration } from './cli/commands/demo.js';
import { addFiguresCheck } from './cli/commands/figures-check.js';
import { addHolidaysImport } from './cli/commands/holidays-import.js';
import { addMigrate } from './cli/commands/migrate.js';
import { addOrgansImport } from './cli/commands/organs-import.js';
import { addOrgansResume } from './cli/commands/organs-resume.js';
import { addDefinitionsCheck } from './cli/commands/definitions-check.js';
import { addRegulationsImpact } from './cli/commands/regulations-impact.js';
import { addRebuild } from './cli/commands/rebuild.js';
import { addRules } from './cli/commands/rules.js';
import { addServe } from './cli/commands/serve.js';
import { addSimulate } from './cli/commands/simulate.js';
import { addVerify } from './cli/commands/verify.js';
import { addWorker } from './cli/commands/worker.js';
import { Shell } from './cli/shell.js';
import { rootCommand, wrongUse } from './cli/usage.js';
import { Words } from './cli/words.js';
import { languageOfTerminal } from './platform/config/terminal-language.js';
import { Language } from './platform/language/language.js';
import { languageCodes, type LanguageCode } from './platform/language/locale-files.js';

/** The commands of `lotrinh`; `docs/cli.md` tells of each, of the exit codes and of the files. */
function allCommands(shell: Shell): Command {
  const { words } = shell;
  const program = rootCommand(words)
    .option('--json', words.say('help.json'))
    .addOption(new Option('--lang <code>', words.say('help.lang')).choices(languageCodes));
  addServe(program, shell);
  addWorker(program, shell);
  addMigrate(program, shell);
  addDemo(program, shell, loadDemonstration);
  const account = program.command('account').description(words.say('help.accounts'));
  for (const add of [addAccountCreate, addAccountList, addAccountPassword, addAccountDisable]) add(account, shell);
  addRules(program, shell);
  const calendar = program.command('calendar').description(words.say('help.calendar'));
  for (const add of [addAddWorkingDays, addAddMonths]) add(calendar, shell);
  addHolidaysImport(program.command('holidays').description(words.say('help.holidays')), shell);
  addSimulate(program, shell);
  const cases = program.command('case').description(words.say('help.cases'));
  for (const add of [addCaseList, addCaseShow, addCaseHistory, addCaseRecord, addCaseCorrections, addCasePropose, addCaseConfirm]) add(cases, shell);
  const deadlines = program.command('deadlines').description(words.say('help.deadlines'));
  for (const add of [addDeadlineLists, addDeadlineExplain, addDeadlineRebuild]) add(deadlines, shell);
  addFiguresCheck(program.command('figures').description(words.say('help.figures')), shell);
  const organs = program.command('organs').description(words.say('help.organs'));
  for (const add of [addOrgansImport, addOrgansResume]) add(organs, shell);
  addRegulationsImpact(program.command('regulations').description(words.say('help.regulations')), shell);
  addVerify(program, shell);
  addRebuild(program, shell);
  addDefinitionsCheck(program.command('definitions').description(words.say('help.definitions')), shell);
  return program;
}

const loadDemonstration: LoadDemonstration = async (surroundings, owner, asked) => {
  const { ensureDemo } = await import('./demo/load-demo.js');
  const { demoPassword } = await import('./identity/demo-password.js');
  return { ...(await ensureDemo({ ...surroundings, password: demoPassword }, owner, asked)), password: demoPassword };
};

/** The language asked for, before anything else is read: help and complaints speak it too. */
function languageOf(given: readonly string[]): LanguageCode {
  const asked = given.findLast((word, place) => word.startsWith('--lang=') || given[place - 1] === '--lang')?.replace('--lang=', '');
  return languageCodes.find((code) => code === (asked ?? languageOfTerminal())) ?? 'vi';
}

async function run(given: readonly string[]): Promise<void> {
  const words = new Words(new Language(), languageOf(given));
  const shell = new Shell(words, given.includes('--json'));
  const program = allCommands(shell);
  try {
    if (given.length === 0) program.outputHelp();
    else await program.parseAsync(given, { from: 'user' });
  } catch (error) {
    const complaint = error instanceof CommanderError ? wrongUse(error, words) : error;
    if (complaint !== undefined) await shell.fail(complaint);
  }
  process.exitCode = shell.exitCode;
}

// Whoever reads only the first lines, as head does, closes the pipe; that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

await run(process.argv.slice(2));
