import { Command, CommanderError, Help } from 'commander';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { productRoot } from '../platform/config/product-root.js';
import { CommandError } from './command-error.js';
import { exitCodes } from './exit-codes.js';
import type { Words } from './words.js';

/** The root of all commands: speaks the language of the house, and throws what is written wrongly instead of ending the process. */
export function rootCommand(words: Words): Command {
  const titles: Readonly<Record<string, string>> = {
    'Usage:': words.say('help.usage'),
    'Arguments:': words.say('help.arguments'),
    'Options:': words.say('help.options'),
    'Global Options:': words.say('help.globalOptions'),
    'Commands:': words.say('help.commands'),
  };
  return new Command('lotrinh')
    .description(words.say('help.description'))
    .version(installedVersion(), '-V, --version', words.say('help.version'))
    .helpOption('-h, --help', words.say('help.help'))
    .helpCommand('help [command]', words.say('help.helpCommand'))
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: (title) => titles[title] ?? title,
      optionDescription: ({ description }) => description,
      subcommandTerm: (command) => new Help().subcommandTerm(command).replace(' [options]', ''),
      commandUsage: (command) => new Help().commandUsage(command).replace('[options]', `[${words.say('help.optionsShort')}]`).replace('[command]', `[${words.say('help.commandShort')}]`),
    })
    .configureOutput({ outputError: () => undefined })
    .exitOverride();
}

function installedVersion(): string {
  const { version } = JSON.parse(readFileSync(path.join(productRoot, 'package.json'), 'utf8')) as { version: string };
  return version;
}

const shows = new Set(['commander.helpDisplayed', 'commander.version']);

/** What a complaint of the library means here: nothing when it only showed what was asked for. */
export function wrongUse(error: CommanderError, words: Words): CommandError | undefined {
  if (shows.has(error.code)) return undefined;
  const code = error.code.replace('commander.', '');
  const [what = '', value = ''] = [...error.message.matchAll(/'([^']*)'/g)].map(([, quoted = '']) => quoted);
  const suggestion = /\(Did you mean (?:one of )?([^?]+)\?\)/.exec(error.message)?.[1];
  const params = { what, value, allowed: /choices are (.+)\.$/.exec(error.message)?.[1] ?? '', meant: suggestion === undefined ? '' : words.say('errors.meant', { suggestion }) };
  const known = words.language.has(words.code, `cli:errors.${code}`);
  return new CommandError(exitCodes.wrongUse, known ? code : 'wrongUse', params);
}
