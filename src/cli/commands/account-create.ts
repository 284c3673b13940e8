import type { Command } from 'commander';
import type { Shell } from '../shell.js';

/** `account create`: an account for a person on file. The password comes from stdin or is typed, never given as an argument. */
export function addAccountCreate(account: Command, { words, action }: Shell): void {
  account
    .command('create <name>')
    .description(words.say('help.accountCreate'))
    .requiredOption('--person <id>', words.say('help.person'))
    .option('--password-stdin', words.say('help.passwordStdin'))
    .action(
      action(async (name: string, { person, passwordStdin = false }: { person: string; passwordStdin?: boolean }) => {
        const { Problem } = await import('../../platform/http/problem.js');
        const { isUuid } = await import('../../platform/database/uuid.js');
        if (!isUuid(person)) throw Problem.notFound('person');
        const { newPassword } = await import('../passwords.js');
        const password = await newPassword(words, { fromStdin: passwordStdin });

        const { withApplication } = await import('../house.js');
        const { IdentityService } = await import('../../identity/identity.service.js');
        const created = await withApplication(words, (application) => application.get(IdentityService).createAccount({ name, password, personId: person }));
        return { json: { name: created.name, personId: created.personId }, text: words.say('account.created', { name: created.name }) };
      }),
    );
}
