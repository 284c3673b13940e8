import picocolors from 'picocolors';
import type { StepStanding } from '../../workflows/index.js';
import { explain } from '../platform/language/explain.js';
import { refusalLines } from './refusal-lines.js';
import type { Words } from './words.js';

/** A step as it stands, with every reason against it in words. */
export const standingDocument = ({ step, open, refusals }: StepStanding, words: Words) => ({
  step,
  label: words.step(step),
  open,
  refusals: refusals.map((refusal) => explain(refusal, words.code, words.language)),
});

/**
 * The steps of a case as a clerk reads them: those that can be recorded, those whose turn it is but which are refused and why, and
 * the names of the rest, whose turn it is not. `mayRecord` marks the open ones that the reader holds no office for.
 */
export function standingLines(standings: readonly StepStanding[], words: Words, mayRecord: (step: string) => boolean = () => true): string[] {
  const open = standings.filter((one) => one.open);
  const [waiting, refused] = [standings.filter(isNotItsTurn), standings.filter((one) => !one.open && !isNotItsTurn(one))];
  const name = ({ step }: StepStanding) => `${words.step(step)} ${picocolors.dim(`(${step})`)}`;
  return [
    ...section(words.say('case.open'), open.map((one) => `  ${name(one)}${mayRecord(one.step) ? '' : ` ${picocolors.dim(words.say('case.notYours'))}`}`)),
    ...section(words.say('case.refused'), refused.flatMap((one) => [`  ${name(one)}`, ...one.refusals.flatMap((refusal) => refusalLines(explain(refusal, words.code, words.language), words, '    '))])),
    // Of a case that has ended nothing waits for its turn.
    ...section(words.say('case.waiting'), open.length + refused.length === 0 ? [] : [`  ${waiting.map(({ step }) => words.step(step)).join('; ')}`]),
  ];
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', picocolors.bold(title), ...lines];
}

const isNotItsTurn = ({ refusals }: StepStanding): boolean => refusals.some(({ code }) => code === 'step-not-open');
