import type { Command } from 'commander';
import picocolors from 'picocolors';
import { findDocument, procedures, regulationOn, type AnyProcedure, type Edition, type IsoDate } from '../../../workflows/index.js';
import { SystemClock } from '../../platform/clock/clock.js';
import { dayOf } from '../arguments.js';
import { provisionsOf, type Provision } from '../edition.js';
import { exitCodes } from '../exit-codes.js';
import { provisionText } from '../provision-text.js';
import { citationText } from '../refusal-lines.js';
import type { Answer, Shell } from '../shell.js';
import type { Words } from '../words.js';

/** `rules`: the rules in force on a day, each with where it stands written and how sure we are of it. */
export function addRules(program: Command, { words, action }: Shell): void {
  program
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
  const provisions = provisionsOf(edition);
  const groups = [...new Set(provisions.map(({ path }) => groupOf(path)))];
  const unconfirmed = provisions.filter(({ citation }) => citation.confidence === 'unconfirmed').length;
  return [
    picocolors.bold(words.say('rules.title', { procedure: words.say(`procedures.${procedure.id}`), on: words.day(on) })),
    ...headingOf(edition, words),
    ...groups.flatMap((group) => ['', picocolors.bold(words.find(`cli:groups.${group}`, group)), ...provisions.filter(({ path }) => groupOf(path) === group).flatMap((one) => linesOf(one, words))]),
    '',
    words.say('rules.unconfirmed', { unconfirmed, total: provisions.length }),
  ].join('\n');
}

function headingOf({ edition, document, effectiveFrom }: Edition, words: Words): string[] {
  const found = findDocument(document);
  const sure = found ? ` [${words.confidence(found.periodConfidence)}]` : '';
  return [words.say('rules.edition', { edition, document: found ? `${found.number}, ${found.issuer}` : document, from: words.day(effectiveFrom) }) + picocolors.dim(sure)];
}

function linesOf({ path, value, citation }: Provision, words: Words): string[] {
  const label = words.find(`cli:provisions.${path}`, path);
  const said = value === undefined ? label : `${label}: ${picocolors.bold(provisionText(path, value, words))}`;
  return [`  ${said}`, `      ${citationText(words.citation(citation), words)}`];
}

const groupOf = (path: string): string => path.split('.')[0] ?? '';
