import type { Command } from 'commander';
import type { Shell } from '../shell.js';

/** `account disable`: takes an account out of use and ends its sessions. */
export function addAccountDisable(account: Command, { words, action }: Shell): void {
  account
    .command('disable <name>')
    .description(words.say('help.accountDisable'))
    .action(
      action(async (name: string) => {
        const { withApplication } = await import('../house.js');
        const { IdentityService } = await import('../../identity/identity.service.js');
        await withApplication(words, (application) => application.get(IdentityService).disable(name));
        return { json: { name, disabled: true }, text: words.say('account.nowDisabled', { name }) };
      }),
    );
}
