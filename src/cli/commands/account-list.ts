import type { Command } from 'commander';
import picocolors from 'picocolors';
import type { IdentityService } from '../../identity/identity.service.js';
import type { Shell } from '../shell.js';
import type { Words } from '../words.js';

type Account = Awaited<ReturnType<IdentityService['listAccounts']>>[number];

/** `account list`: every account by name, with nothing secret. */
export function addAccountList(account: Command, { words, action }: Shell): void {
  account
    .command('list')
    .description(words.say('help.accountList'))
    .action(
      action(async () => {
        const { withApplication } = await import('../house.js');
        const { IdentityService } = await import('../../identity/identity.service.js');
        const accounts = await withApplication(words, (application) => application.get(IdentityService).listAccounts());
        const documents = accounts.map(({ name, personId, demo, disabledAt, createdAt }) => ({ name, personId: personId ?? null, demo, disabled: disabledAt !== undefined, createdAt }));
        return { json: { accounts: documents }, text: accounts.length === 0 ? words.say('account.none') : accounts.map((one) => lineOf(one, words)).join('\n') };
      }),
    );
}

function lineOf({ name, personId, demo, disabledAt }: Account, words: Words): string {
  const marks = [...(demo ? [words.say('account.demo')] : []), ...(disabledAt === undefined ? [] : [words.say('account.disabled')])];
  return `${name.padEnd(24)}  ${picocolors.dim(personId ?? '')}${marks.map((mark) => `  ${picocolors.yellow(mark)}`).join('')}`.trimEnd();
}
