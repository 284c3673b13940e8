import type { Command } from 'commander';
import { exitCodes } from '../exit-codes.js';
import type { Shell } from '../shell.js';

/** Nobody waits for an answer over the network here. */
const asLongAsItTakes = Number.POSITIVE_INFINITY;

/** `organs resume`: lets the open cases follow a reorganisation, or every one, that have not followed it yet. */
export function addOrgansResume(organs: Command, { words, action }: Shell): void {
  organs
    .command('resume [change]')
    .description(words.say('help.organsResume'))
    .requiredOption('--account <name>', words.say('help.account'))
    .action(
      action(async (change: string | undefined, { account }: { account: string }) => {
        const { actingAs } = await import('../acting.js');
        const { OrganChangesService } = await import('../../organisations/organ-changes.service.js');
        const { ReorganisationService } = await import('../../reorganisation/reorganisation.service.js');
        const { progress } = await import('../../platform/progress/progress.js');
        const result = await actingAs(words, account, async ({ application, actor }) => {
          if (change !== undefined) await application.get(OrganChangesService).get(change);
          let bar: ReturnType<typeof progress> | undefined;
          const onFollowed = (_done: number, total: number) => {
            bar ??= progress(words.say('organs.following'), total);
            bar.advance();
          };
          const followed = await application.get(ReorganisationService).resume(change, actor, { within: asLongAsItTakes, onFollowed });
          bar?.done();
          return followed;
        });
        const { followed, remaining, held } = result;
        const lines = [words.say('organs.followed', { followed, remaining }), ...held.map(({ caseId, codes }) => `  ${caseId}: ${codes.join(', ')}`)];
        return { json: result, text: lines.join('\n'), exitCode: remaining > 0 ? exitCodes.no : exitCodes.done };
      }),
    );
}
