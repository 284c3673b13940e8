import type { Command } from 'commander';
import picocolors from 'picocolors';
import { differenceBetween, procedures, type LawDifference } from '../../../workflows/index.js';
import { explainDifference } from '../../platform/language/explain-law.js';
import { dayOf } from '../arguments.js';
import { changeLines, editionText } from '../law-lines.js';
import type { Shell } from '../shell.js';
import type { Words } from '../words.js';

/** `rules diff`: what differs between the rules of two days: numbers and choices, and where they stand written. */
export function addRulesDiff(rules: Command, { words, action }: Shell): void {
  rules
    .command('diff <from> <to>')
    .description(words.say('help.rulesDiff'))
    .action(
      action((stated: string, statedTo: string) => {
        const [from, to] = [dayOf(stated), dayOf(statedTo)];
        const differences = procedures.map((procedure) => differenceBetween(procedure, from, to));
        const json = { from, to, procedures: differences.map((difference) => explainDifference(difference, words.code, words.language)) };
        return { json, text: differences.map((difference) => textOf(difference, from, to, words)).join('\n\n') };
      }),
    );
}

function textOf(difference: LawDifference, from: string, to: string, words: Words): string {
  const { label, changes } = explainDifference(difference, words.code, words.language);
  const edition = (one: LawDifference['from'], day: string) => `${words.day(day)}: ${one ? editionText(one, words) : words.say('rulesDiff.noEdition')}`;
  const began = difference.began.filter(({ edition }) => edition !== difference.to?.edition && edition !== difference.from?.edition);
  return [
    picocolors.bold(words.say('rulesDiff.title', { procedure: label, from: words.day(from), to: words.day(to) })),
    edition(difference.from, from),
    ...began.map((one) => `    ${words.say('rulesDiff.between')}: ${editionText(one, words)}`),
    edition(difference.to, to),
    ...(changes.length === 0 ? ['', words.say('rulesDiff.nothing')] : changeLines(changes, words)),
  ].join('\n');
}
