import type { Command } from 'commander';
import picocolors from 'picocolors';
import { findDocument, procedures, provisionsOf, regulationOn, type AnyProcedure, type Edition, type IsoDate } from '../../../workflows/index.js';
import { SystemClock } from '../../platform/clock/clock.js';
import { explainProvision, type ExplainedProvision } from '../../platform/language/explain-law.js';
import { dayOf } from '../arguments.js';
import { exitCodes } from '../exit-codes.js';
import { editionText } from '../law-lines.js';
import { citationText } from '../refusal-lines.js';
import type { Answer, Shell } from '../shell.js';
import type { Words } from '../words.js';
import { addRulesDiff } from './rules-diff.js';

/** `rules`: the rules in force on a day, each with where it stands written and how sure we are of it. */
export function addRules(program: Command, shell: Shell): void {
  const { words, action } = shell;
  const rules = program
    .command('rules')
    .description(words.say('help.rules'))
    .option('--on <date>', words.say('help.on'))
    .action(
      action(({ on: stated }: { on?: string }) => {
        const on = stated === undefined ? new SystemClock().today() : dayOf(stated);
        const found = procedures.flatMap((procedure) => {
          const edition = regulationOn(procedure.editions, on);
          return edition ? [{ procedure, edition }] : [];
        });
        return found.length > 0 ? inForce(on, found, words) : noneYet(on, words);
      }),
    );
  addRulesDiff(rules, shell);
}

function inForce(on: IsoDate, found: readonly { procedure: AnyProcedure; edition: Edition }[], words: Words): Answer {
  const json = { on, procedures: found.map(({ procedure, edition }) => ({ procedure: procedure.id, document: findDocument(edition.document), edition })) };
  return { json, text: found.map(({ procedure, edition }) => textOf(on, procedure, edition, words)).join('\n\n') };
}

function noneYet(on: IsoDate, words: Words): Answer {
  const first = procedures.flatMap(({ editions }) => editions.slice(0, 1)).toSorted((a, b) => a.effectiveFrom.localeCompare(b.effectiveFrom))[0];
  const from = first?.effectiveFrom ?? '';
  const text = words.say('rules.none', { on: words.day(on), from: words.day(from), document: findDocument(first?.document ?? '')?.number ?? '' });
  return { json: { on, procedures: [], firstEditionFrom: from }, text, exitCode: exitCodes.no };
}

function textOf(on: IsoDate, procedure: AnyProcedure, edition: Edition, words: Words): string {
  const provisions = provisionsOf(edition).map((provision) => explainProvision(provision, words.code, words.language));
  const groups = new Map(provisions.map(({ group, groupLabel }) => [group, groupLabel]));
  const unconfirmed = provisions.filter(({ citation }) => citation.confidence === 'unconfirmed').length;
  return [
    picocolors.bold(words.say('rules.title', { procedure: words.say(`procedures.${procedure.id}`), on: words.day(on) })),
    editionText(edition, words),
    ...[...groups].flatMap(([group, label]) => ['', picocolors.bold(label), ...provisions.filter((one) => one.group === group).flatMap((one) => linesOf(one, words))]),
    '',
    words.say('rules.unconfirmed', { unconfirmed, total: provisions.length }),
  ].join('\n');
}

function linesOf({ label, text, citation }: ExplainedProvision, words: Words): string[] {
  return [`  ${text === undefined ? label : `${label}: ${picocolors.bold(text)}`}`, `      ${citationText(citation, words)}`];
}
