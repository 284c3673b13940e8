import type { Command } from 'commander';
import picocolors from 'picocolors';
import type { ConfirmedView, CorrectionEffectView, CorrectionView } from '../../corrections/corrections.service.js';
import { countOf } from '../arguments.js';
import { CommandError } from '../command-error.js';
import { exitCodes } from '../exit-codes.js';
import { readJson } from '../files.js';
import type { Shell } from '../shell.js';
import type { Words } from '../words.js';

interface Options {
  readonly account: string;
  readonly dryRun?: boolean;
  readonly ifMatch?: string;
  readonly key?: string;
}

const optionsOf = ({ ifMatch, key }: Options) => {
  if (key !== undefined && !/^[\x21-\x7e]{8,128}$/.test(key)) throw new CommandError(exitCodes.wrongUse, 'bad-key');
  return { ifMatch: ifMatch === undefined ? undefined : countOf(ifMatch, 999_999_999), key };
};

/** `case corrections`: what was proposed to put the record right, and what became of it. */
export function addCaseCorrections(cases: Command, { words, action }: Shell): void {
  cases
    .command('corrections <case>')
    .description(words.say('help.caseCorrections'))
    .requiredOption('--account <name>', words.say('help.account'))
    .action(
      action(async (idOrNumber: string, { account }: Options) => {
        const { service, reader, actingOn } = await room();
        const corrections = await actingOn(words, account, idOrNumber, async (acting) => {
          const found = await service(acting).list(acting.opened.file.id, acting.actor);
          return found.map((proposed) => reader(acting, words).correction(proposed));
        });
        return { json: { corrections }, text: corrections.length === 0 ? words.say('corrections.none') : corrections.map((one) => lineOf(one, words)).join('\n') };
      }),
    );
}

/** `case propose`: proposes to put the record right, or with --dry-run only tells what it would change. */
export function addCasePropose(cases: Command, { words, action }: Shell): void {
  cases
    .command('propose <case>')
    .description(words.say('help.casePropose'))
    .requiredOption('--account <name>', words.say('help.account'))
    .requiredOption('--data <file>', words.say('help.correctionData'))
    .option('--dry-run', words.say('help.dryRun'))
    .option('--if-match <version>', words.say('help.ifMatch'))
    .option('--key <key>', words.say('help.key'))
    .action(
      action(async (idOrNumber: string, { data, ...options }: Options & { data: string }) => {
        const [asked, stated] = [optionsOf(options), await readJson(data)];
        const { service, reader, read, actingOn } = await room();
        return actingOn(words, options.account, idOrNumber, async (acting) => {
          const { actor, opened } = acting;
          const proposal = read(stated);
          if (options.dryRun) {
            const effect = reader(acting, words).effect(await service(acting).preview(opened.file.id, proposal, actor));
            return { json: { proposed: false, ...effect }, text: effectText(effect, words) };
          }
          const correction = reader(acting, words).correction(await service(acting).propose(opened.file.id, proposal, actor, asked));
          return { json: { proposed: true, correction }, text: `${picocolors.green('✓')} ${words.say('corrections.proposed', { id: correction.id })}` };
        });
      }),
    );
}

/** `case confirm`: confirms what somebody else proposed, or with --dry-run only tells what it would change. */
export function addCaseConfirm(cases: Command, { words, action }: Shell): void {
  cases
    .command('confirm <case> <correction>')
    .description(words.say('help.caseConfirm'))
    .requiredOption('--account <name>', words.say('help.account'))
    .option('--dry-run', words.say('help.dryRun'))
    .option('--if-match <version>', words.say('help.ifMatch'))
    .option('--key <key>', words.say('help.key'))
    .action(
      action(async (idOrNumber: string, correction: string, options: Options) => {
        const asked = optionsOf(options);
        const { service, reader, actingOn } = await room();
        return actingOn(words, options.account, idOrNumber, async (acting) => {
          const { actor, opened } = acting;
          const [views, corrections] = [reader(acting, words), service(acting)];
          if (options.dryRun) {
            const effect = views.effect(await corrections.previewConfirmation(opened.file.id, correction, actor));
            return { json: { confirmed: false, ...effect }, text: effectText(effect, words) };
          }
          const confirmed = views.confirmed(await corrections.confirm(opened.file.id, correction, actor, asked));
          return { json: { confirmed: true, ...confirmed }, text: confirmedText(confirmed, words) };
        });
      }),
    );
}

/** What the commands need of the application, loaded only when one of them runs. */
async function room() {
  const { actingOn } = await import('../acting.js');
  const { CorrectionsService, NewCorrection, viewConfirmed, viewCorrection, viewEffect } = await import('../../corrections/corrections.service.js');
  const { Clock } = await import('../../platform/clock/clock.js');
  const { readWith } = await import('../../platform/http/schema.pipe.js');
  type Acting = Parameters<Parameters<typeof actingOn>[3]>[0];
  return {
    actingOn,
    service: ({ application }: Acting) => application.get(CorrectionsService),
    read: (stated: unknown) => readWith(NewCorrection, stated),
    reader: ({ application }: Acting, { code, language }: Words) => {
      const reader = { code, language, today: application.get(Clock).today() };
      return {
        correction: (proposed: Parameters<typeof viewCorrection>[0]) => viewCorrection(proposed, reader),
        effect: (effect: Parameters<typeof viewEffect>[0]) => viewEffect(effect, reader),
        confirmed: (confirmed: Parameters<typeof viewConfirmed>[0]) => viewConfirmed(confirmed, reader),
      };
    },
  };
}

function lineOf({ id, label, event, reason, proposed, outcome }: CorrectionView, words: Words): string {
  const stands = words.say(`corrections.outcomes.${outcome?.kind ?? 'open'}`);
  const about = words.say('corrections.about', { seq: event.seq, step: event.label, on: event.happenedOn });
  return [`${label}: ${about} · ${stands}`, picocolors.dim(`  ${id} · ${proposed.account}, ${words.instant(proposed.at)} · ${reason}`)].join('\n');
}

function effectText({ before, after, changes, dropped }: CorrectionEffectView, words: Words): string {
  const labels = (standing: typeof before) => standing.states.map(({ label }) => label).join(', ');
  const about = ({ seq, label, happenedOn }: (typeof dropped)[number] | (typeof changes)[number]) => words.say('corrections.about', { seq, step: label, on: happenedOn });
  return [
    `${words.say('case.states')}: ${labels(before)} → ${labels(after)}`,
    ...changes.map((change) => `${picocolors.yellow('~')} ${words.say('corrections.changes', { event: about(change) })}`),
    ...dropped.map((gone) => `${picocolors.red('-')} ${words.say('corrections.drops', { event: about(gone) })}`),
    words.say('corrections.nothingWritten'),
  ].join('\n');
}

function confirmedText({ correction: { label }, standing: { version, states } }: ConfirmedView, words: Words): string {
  return [`${picocolors.green('✓')} ${words.say('record.done', { step: label, version })}`, `${words.say('case.states')}: ${states.map((state) => state.label).join(', ')}`].join('\n');
}
