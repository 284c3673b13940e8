import picocolors from 'picocolors';
import { limitStanding, type Deadline, type IsoDate } from '../../workflows/index.js';
import { lastDayText } from './limit-lines.js';
import { citationText } from './refusal-lines.js';
import type { Words } from './words.js';

/** A time limit with its label and its clause in words. Only a limit of an organ can be overdue; a reminder rings for somebody. */
export function deadlineDocument(deadline: Deadline, today: IsoDate, words: Words) {
  const { dueOn: _dueOn, ...said } = deadline;
  return {
    ...said,
    ...limitStanding(deadline, today),
    label: words.find(`deadlines:${deadline.key}.label`, deadline.key),
    citation: words.citation(deadline.citation),
  };
}

/** Time limits as a clerk reads them, under a heading; nothing when none runs. */
export function deadlineLines(deadlines: readonly Deadline[], today: IsoDate, words: Words): string[] {
  if (deadlines.length === 0) return [];
  return ['', picocolors.bold(words.say('case.deadlines')), ...deadlines.flatMap((deadline) => linesOf(deadline, today, words))];
}

function linesOf(deadline: Deadline, today: IsoDate, words: Words): string[] {
  const { key, unit, budget, extension, anchoredOn, provisional, rule, citation, whoActs } = deadline;
  const standing = limitStanding(deadline, today);
  const marks = [...(provisional ? [picocolors.yellow(words.say('deadline.provisional'))] : []), ...(standing.overdue ? [picocolors.red(words.say('deadline.overdue'))] : [])];
  const length = words.say(`deadline.${unit}`, { count: budget + extension, from: words.day(anchoredOn) });
  return [
    `  ${lastDayText(standing, words)}  ${words.find(`deadlines:${key}.label`, key)} ${picocolors.dim(`(${key})`)}${marks.map((mark) => ` (${mark})`).join('')}`,
    picocolors.dim(`      ${length}; ${words.find(`organs:curers.${whoActs}`, whoActs)}; ${rule}`),
    `      ${citationText(words.citation(citation), words)}`,
  ];
}
