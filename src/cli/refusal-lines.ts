import picocolors from 'picocolors';
import type { ExplainedCitation, ExplainedRefusal } from '../platform/language/explain.js';
import type { Words } from './words.js';

/** A refusal as a clerk reads it: the rule, what stands against the step, where it stands written, and what can be done by whom. */
export function refusalLines({ rule, code, message, cure, curedBy, citation }: ExplainedRefusal, words: Words, indent = '  '): string[] {
  const who = words.find(`organs:curers.${curedBy}`, curedBy);
  return [
    `${indent}${picocolors.bold(rule)} ${picocolors.dim(code)}`,
    `${indent}  ${message}`,
    `${indent}  ${words.say('refusal.citation')}: ${citationText(citation, words)}`,
    `${indent}  ${words.say('refusal.cure')} (${who}): ${cure}`,
  ];
}

/** Number, day and issuer of the document, the clause, and how sure we are of it. */
export function citationText({ name, clause, confidence }: ExplainedCitation, words: Words): string {
  const mark = `[${words.confidence(confidence)}]`;
  return `${name}; ${clause} ${confidence === 'unconfirmed' ? picocolors.yellow(mark) : picocolors.dim(mark)}`;
}
