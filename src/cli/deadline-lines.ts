import picocolors from 'picocolors';
import type { Deadline } from '../../workflows/index.js';
import { citationText } from './refusal-lines.js';
import type { Words } from './words.js';

/** A time limit with its label and its clause in words. Only a limit of an organ can be overdue; a reminder rings for somebody. */
export function deadlineDocument(deadline: Deadline, today: string, words: Words) {
  return {
    ...deadline,
    label: words.find(`deadlines:${deadline.key}.label`, deadline.key),
    overdue: isOverdue(deadline, today),
    citation: words.citation(deadline.citation),
  };
}

/** Time limits as a clerk reads them, under a heading; nothing when none runs. */
export function deadlineLines(deadlines: readonly Deadline[], today: string, words: Words): string[] {
  if (deadlines.length === 0) return [];
  return ['', picocolors.bold(words.say('case.deadlines')), ...deadlines.flatMap((deadline) => linesOf(deadline, today, words))];
}

function linesOf(deadline: Deadline, today: string, words: Words): string[] {
  const { key, unit, budget, extension, anchoredOn, provisional, rule, citation, whoActs } = deadline;
  const marks = [...(provisional ? [picocolors.yellow(words.say('deadline.provisional'))] : []), ...(isOverdue(deadline, today) ? [picocolors.red(words.say('deadline.overdue'))] : [])];
  const length = words.say(`deadline.${unit}`, { count: budget + extension, from: words.day(anchoredOn) });
  return [
    `  ${words.day(deadline.dueOn)}  ${words.find(`deadlines:${key}.label`, key)}${marks.map((mark) => ` (${mark})`).join('')}`,
    picocolors.dim(`      ${length}; ${words.find(`organs:curers.${whoActs}`, whoActs)}; ${rule}`),
    `      ${citationText(words.citation(citation), words)}`,
  ];
}

const isOverdue = ({ purpose, dueOn }: Deadline, today: string): boolean => purpose !== 'reminder' && dueOn < today;
