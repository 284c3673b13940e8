import type { Command } from 'commander';
import picocolors from 'picocolors';
import type { ExplanationView } from '../../deadlines/deadline-explanation.service.js';
import { countLines } from '../count-lines.js';
import { lastDayText, leftText } from '../limit-lines.js';
import { citationText } from '../refusal-lines.js';
import type { Shell } from '../shell.js';
import type { Words } from '../words.js';

/** `deadlines explain`: why a time limit ends on its day, counted day by day as on paper. */
export function addDeadlineExplain(deadlines: Command, { words, action }: Shell): void {
  deadlines
    .command('explain <case> <key>')
    .description(words.say('help.deadlinesExplain'))
    .requiredOption('--account <name>', words.say('help.account'))
    .action(
      action(async (idOrNumber: string, key: string, { account }: { account: string }) => {
        const { actingOn } = await import('../acting.js');
        const { DeadlineExplanationService, viewExplanation } = await import('../../deadlines/deadline-explanation.service.js');
        const { Clock } = await import('../../platform/clock/clock.js');
        const shown = await actingOn(words, account, idOrNumber, async ({ application, actor, opened }) => {
          const today = application.get(Clock).today();
          return viewExplanation(await application.get(DeadlineExplanationService).explain(opened.file.id, key, actor, words.code, today), today, words);
        });
        return { json: shown, text: textOf(shown, words) };
      }),
    );
}

function textOf(shown: ExplanationView, words: Words): string {
  const { case: file, label, description, whoActs, rule, citation, budget, extension, unit, anchoredOn, beganWith, convention } = shown;
  const counted = words.say(`deadline.${unit}`, { count: budget + extension, from: words.day(anchoredOn) });
  return [
    `${picocolors.bold(file.number)}  ${picocolors.bold(label)}`,
    picocolors.dim(description),
    `${words.say('deadlines.lastDay')}: ${picocolors.bold(lastDayText(shown, words))} ${leftText(shown, words)}`.trimEnd(),
    `${counted}; ${whoActs.label}${whoActs.organ ? `: ${whoActs.organ.name}` : ''}`,
    `${words.say('refusal.citation')} (${rule}): ${citationText(citation, words)}`,
    ...(beganWith ? [`${words.say('deadlines.beganWith')}: ${eventText(beganWith, words)}`] : []),
    ...section(words.say('deadlines.changes'), changeLines(shown, words)),
    ...section(words.say('deadlines.told'), rungLines(shown, words)),
    '',
    picocolors.bold(words.say('deadlines.countHeading')),
    ...countLines(shown.count, words),
    '',
    `${convention.rule}: ${convention.says}`,
    `  ${citationText(convention.citation, words)}`,
  ].join('\n');
}

/** What moved the last day, and where it is on record that it was missed. That the limit began is said already. */
function changeLines({ changes, shifts, missed }: ExplanationView, words: Words): string[] {
  const to = (dueOn: string | undefined) => lastDayText({ dueOn }, words);
  // What a notice moved later is not what the last day was then.
  const counted = shifts.length === 0 ? '' : ` (${words.say('deadlines.byTodaysCalendar')})`;
  return [
    ...changes.filter(({ turn }) => turn !== 'began').map(({ says, dueOn, reason, event }) => `  ${says} → ${to(dueOn)}${dueOn === undefined ? '' : counted}${reason === undefined ? '' : `: ${reason}`}${event ? picocolors.dim(` (${eventText(event, words)})`) : ''}`),
    ...shifts.map(({ wasDueOn, dueOn, citation, reason }) => `  ${to(wasDueOn)} → ${to(dueOn)}: ${reason} ${picocolors.dim(`(${citation.name})`)}`),
    ...missed.map(({ dueOn, event }) => `  ${picocolors.red(words.say('deadlines.missed', { on: words.day(dueOn) }))}${event ? picocolors.dim(` (${event.summary})`) : ''}`),
  ];
}

/** What was told, oldest first: rungs that rang at one moment were told as one. */
function rungLines({ rungs }: ExplanationView, words: Words): string[] {
  const together = new Map<string, ExplanationView['rungs'][number][]>();
  for (const one of rungs) {
    const moment = `${one.at} ${one.dueOn} ${one.rung === 'missed'}`;
    together.set(moment, [...(together.get(moment) ?? []), one]);
  }
  return [...together.values()].flatMap((told) => {
    const last = told.at(-1);
    if (!last) return [];
    const label = told.length === 1 ? last.label : words.say('deadlines.rungFor', { label: last.label, passed: told.length - 1 });
    return [`  ${words.say('deadlines.rung', { at: words.instant(last.at), label, on: lastDayText(last, words), people: last.told })}`];
  });
}

function eventText({ seq, label, happenedOn, recordedAt, who }: NonNullable<ExplanationView['beganWith']>, words: Words): string {
  const by = [who.person?.fullName ?? who.account, ...(who.organ === undefined ? [] : [who.organ])].join(', ');
  return words.say('deadlines.event', { seq, label, on: words.day(happenedOn), recorded: words.instant(recordedAt), by });
}

const section = (title: string, lines: readonly string[]): string[] => (lines.length === 0 ? [] : ['', picocolors.bold(title), ...lines]);
