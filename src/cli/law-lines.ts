import picocolors from 'picocolors';
import type { Edition } from '../../workflows/index.js';
import { explainEdition, type ExplainedChange } from '../platform/language/explain-law.js';
import { citationText } from './refusal-lines.js';
import type { Words } from './words.js';

/** An edition in one line: its name, its document, the day it came into force and how sure we are of that day. */
export function editionText(edition: Edition, words: Words): string {
  const { name, confidence } = explainEdition(edition);
  return words.say('rules.edition', { edition: edition.edition, document: name, from: words.day(edition.effectiveFrom) }) + picocolors.dim(` [${words.confidence(confidence)}]`);
}

/** Changes as a reader compares them: first the numbers and choices that differ, then what only stands elsewhere or is known better or worse. */
export function changeLines(changes: readonly ExplainedChange[], words: Words): string[] {
  const isOfSubstance = ({ parts, from, to }: ExplainedChange) => !from || !to || parts.includes('value');
  const section = (title: string, some: readonly ExplainedChange[]) =>
    some.length === 0 ? [] : ['', picocolors.bold(words.say(title, { count: some.length })), ...some.flatMap((change) => linesOf(change, words))];
  return [...section('rulesDiff.values', changes.filter(isOfSubstance)), ...section('rulesDiff.citations', changes.filter((change) => !isOfSubstance(change)))];
}

function linesOf({ groupLabel, label, parts, from, to }: ExplainedChange, words: Words): string[] {
  const title = `${groupLabel}: ${label}`;
  const cited = (side: ExplainedChange['from'], absent: string) => (side ? citationText(side.citation, words) : words.say(absent));
  if (!from || !to || parts.includes('value')) {
    const text = (side: ExplainedChange['from']) => (side ? (side.text ?? words.say('rulesDiff.clause')) : words.say('rulesDiff.absent'));
    return [`  ${title}: ${text(from)} → ${picocolors.bold(text(to))}`, `      ${cited(from, 'rulesDiff.absent')}`, `    → ${cited(to, 'rulesDiff.absent')}`];
  }
  const what = parts.map((part) => words.say(`rulesDiff.parts.${part}`)).join(', ');
  return [`  ${title} ${picocolors.dim(`(${what})`)}`, `      ${citationText(from.citation, words)}`, `    → ${citationText(to.citation, words)}`];
}
