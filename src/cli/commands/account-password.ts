import type { Command } from 'commander';
import type { Shell } from '../shell.js';

/** `account password`: a new password, from stdin or typed; the sessions of the account end. */
export function addAccountPassword(account: Command, { words, action }: Shell): void {
  account
    .command('password <name>')
    .description(words.say('help.accountPassword'))
    .option('--password-stdin', words.say('help.passwordStdin'))
    .action(
      action(async (name: string, { passwordStdin = false }: { passwordStdin?: boolean }) => {
        const { newPassword } = await import('../passwords.js');
        const password = await newPassword(words, { fromStdin: passwordStdin });
        const { withApplication } = await import('../house.js');
        const { IdentityService } = await import('../../identity/identity.service.js');
        await withApplication(words, (application) => application.get(IdentityService).setPassword(name, password));
        return { json: { name, changed: true }, text: words.say('account.passwordChanged', { name }) };
      }),
    );
}
