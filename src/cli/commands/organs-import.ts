import type { Command } from 'commander';
import picocolors from 'picocolors';
import { readText } from '../files.js';
import type { Shell } from '../shell.js';

/** `organs import`: enters organs by a table in CSV, or with --dry-run only checks it. All rows or none. */
export function addOrgansImport(organs: Command, { words, action }: Shell): void {
  organs
    .command('import <file>')
    .description(words.say('help.organsImport'))
    .requiredOption('--account <name>', words.say('help.account'))
    .option('--dry-run', words.say('help.dryRun'))
    .action(
      action(async (file: string, { account, dryRun = false }: { account: string; dryRun?: boolean }) => {
        const table = await readText(file);
        const { actingAs } = await import('../acting.js');
        const { OrganImportService } = await import('../../organisations/organ-import.service.js');
        const result = await actingAs(words, account, ({ application, actor }) => application.get(OrganImportService).enterTable(table, actor, { dryRun }));
        const text = words.say(dryRun ? 'organs.wouldEnter' : 'organs.entered', { ...result });
        return { json: { dryRun, ...result }, text: `${picocolors.green('✓')} ${text}` };
      }),
    );
}
