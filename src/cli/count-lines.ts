import picocolors from 'picocolors';
import type { ExplanationView } from '../deadlines/deadline-explanation.service.js';
import { citationText } from './refusal-lines.js';
import type { Words } from './words.js';

type Day = ExplanationView['count'][number];

/** Days that stand in one line: one that is counted, or neighbours that are skipped for the same reason. */
interface Run {
  readonly first: Day;
  last: Day;
}

/**
 * A count day by day, to be checked with a calendar of paper: a heading for each month, neighbours that are skipped for one reason in one line,
 * and at the end the notices by which days are off or made up for.
 */
export function countLines(count: readonly Day[], words: Words): string[] {
  const lines: string[] = [];
  let month = '';
  for (const run of runsOf(count)) {
    const { on } = run.first;
    if (on.slice(0, 7) !== month) {
      month = on.slice(0, 7);
      lines.push('', `  ${picocolors.bold(words.say('deadlines.month', { month: Number(month.slice(5)), year: month.slice(0, 4) }))}`);
    }
    lines.push(`    ${lineOf(run, words)}`);
  }
  return [...lines, ...noticeLines(count, words)];
}

/** The notices of each year, once: every day off of a year has the same. */
function noticeLines(count: readonly Day[], words: Words): string[] {
  const years = new Map(count.filter(({ citations }) => citations.length > 0).map(({ on, citations }) => [on.slice(0, 4), citations]));
  return [...years].flatMap(([year, citations]) => ['', `  ${words.say('deadlines.yearBy', { year })}`, ...citations.map((citation) => picocolors.dim(`    ${citationText(citation, words)}`))]);
}

function runsOf(count: readonly Day[]): Run[] {
  const runs: Run[] = [];
  for (const day of count) {
    const run = runs.at(-1);
    if (run && isSkipped(day) && saysTheSame(run.first, day) && isNextDay(run.last.on, day.on)) run.last = day;
    else runs.push({ first: day, last: day });
  }
  return runs;
}

const isSkipped = ({ number, as }: Day) => number === undefined && as !== 'start-day';
const saysTheSame = (one: Day, other: Day) => one.says === other.says && one.on.slice(0, 7) === other.on.slice(0, 7);
const isNextDay = (one: string, other: string) => Date.parse(other) - Date.parse(one) === 24 * 60 * 60 * 1000;

function lineOf({ first, last }: Run, words: Words): string {
  const days = first === last ? dayText(first, words) : `${dayText(first, words)} - ${dayText(last, words)}`;
  const number = first.number === undefined ? '' : String(first.number);
  const says = first.as === 'counted' && !first.workedSaturday && !first.provisional ? '' : first.says;
  return `${days.padEnd(21)} ${number.padStart(4)}  ${says}`.trimEnd();
}

/** Such as `T2 05/08`. */
function dayText({ on }: Day, words: Words): string {
  const weekday = new Intl.DateTimeFormat(words.code === 'en' ? 'en-GB' : 'vi-VN', { weekday: 'short', timeZone: 'UTC' }).format(new Date(`${on}T00:00:00Z`));
  return `${weekday.replace('Thứ ', 'T')} ${on.slice(8)}/${on.slice(5, 7)}`;
}
