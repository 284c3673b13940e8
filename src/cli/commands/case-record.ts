import type { Command } from 'commander';
import picocolors from 'picocolors';
import { statesOf, type IsoDate } from '../../../workflows/index.js';
import type { StepResult } from '../../cases/cases.service.js';
import { countOf } from '../arguments.js';
import { CommandError } from '../command-error.js';
import { deadlineDocument, deadlineLines } from '../deadline-lines.js';
import { exitCodes } from '../exit-codes.js';
import { readJson } from '../files.js';
import type { Shell } from '../shell.js';
import { stateDocuments, stateText } from '../state-text.js';
import type { Words } from '../words.js';

interface Options {
  readonly account: string;
  readonly data: string;
  readonly dryRun?: boolean;
  readonly ifMatch?: string;
  readonly key?: string;
}

/** `case record`: records a step of a case, or with --dry-run only tells what it would lead to. */
export function addCaseRecord(cases: Command, { words, action }: Shell): void {
  cases
    .command('record <case> <step>')
    .description(words.say('help.caseRecord'))
    .requiredOption('--account <name>', words.say('help.account'))
    .requiredOption('--data <file>', words.say('help.data'))
    .option('--dry-run', words.say('help.dryRun'))
    .option('--if-match <version>', words.say('help.ifMatch'))
    .option('--key <key>', words.say('help.key'))
    .action(
      action(async (idOrNumber: string, step: string, { account, data, dryRun = false, ifMatch, key }: Options) => {
        const options = { ifMatch: ifMatch === undefined ? undefined : countOf(ifMatch, 999_999_999), key: keyOf(key) };
        const stated = await readJson(data);
        const { actingOn } = await import('../acting.js');
        const { CasesService } = await import('../../cases/cases.service.js');
        const { Clock } = await import('../../platform/clock/clock.js');
        const { result, today } = await actingOn(words, account, idOrNumber, async ({ application, actor, opened: { file } }) => {
          const service = application.get(CasesService);
          const result = dryRun ? await service.preview(file.id, step, stated, actor) : await service.record(file.id, step, stated, actor, options);
          return { result, today: application.get(Clock).today() };
        });
        return { json: documentOf(result, dryRun, today, words), text: textOf(result, step, dryRun, today, words) };
      }),
    );
}

/** The same form as the header `Idempotency-Key` takes. */
function keyOf(key: string | undefined): string | undefined {
  if (key !== undefined && !/^[\x21-\x7e]{8,128}$/.test(key)) throw new CommandError(exitCodes.wrongUse, 'bad-key');
  return key;
}

function documentOf({ event, state, deadlines, consequence }: StepResult, dryRun: boolean, today: IsoDate, words: Words) {
  return {
    recorded: !dryRun,
    version: event.seq,
    event,
    states: stateDocuments(statesOf(state.place), words),
    deadlines: deadlines.map((deadline) => deadlineDocument(deadline, today, words)),
    ...(consequence && { consequence: { ...consequence, state: undefined, states: stateDocuments(statesOf(consequence.state.place), words) } }),
  };
}

function textOf({ event, state, deadlines, consequence }: StepResult, step: string, dryRun: boolean, today: IsoDate, words: Words): string {
  const done = words.say(dryRun ? 'record.wouldBe' : 'record.done', { step: words.step(step), version: event.seq });
  return [
    `${picocolors.green('✓')} ${done} ${picocolors.dim(`(${event.type}, ${event.edition})`)}`,
    `${words.say('case.states')}: ${stateText(statesOf(state.place), words)}`,
    ...(consequence ? [words.say('record.consequence', { case: consequence.number, event: consequence.event.type, states: stateText(statesOf(consequence.state.place), words) })] : []),
    ...deadlineLines(deadlines, today, words),
  ].join('\n');
}
