import type { Command } from 'commander';
import picocolors from 'picocolors';
import type { DefinitionCheck, DefinitionGroup, DifferingCase } from '../../cases/definition-check.service.js';
import { caseProgress } from '../case-progress.js';
import { exitCodes } from '../exit-codes.js';
import type { Shell } from '../shell.js';
import type { Words } from '../words.js';

/** `definitions check`: replays every stored case by the definitions of this program and tells every difference; writes nothing. */
export function addDefinitionsCheck(definitions: Command, { words, action }: Shell): void {
  definitions
    .command('check')
    .description(words.say('help.definitionsCheck'))
    .action(
      action(async () => {
        const { withApplication } = await import('../house.js');
        const { DefinitionCheckService } = await import('../../cases/definition-check.service.js');
        const bar = await caseProgress('definitions.progress', words);
        const found = await withApplication(words, (application) => application.get(DefinitionCheckService).check(bar.show));
        bar.done();
        const differing = differingIn(found);
        return { json: { agrees: differing === 0, ...found }, text: textOf(found, differing, words), exitCode: differing > 0 ? exitCodes.no : exitCodes.done };
      }),
    );
}

const differingIn = ({ definitions }: DefinitionCheck) => definitions.reduce((sum, { differing }) => sum + differing.length, 0);

function textOf({ cases, events, definitions }: DefinitionCheck, differing: number, words: Words): string {
  const verdict = differing === 0 ? picocolors.green(words.say('definitions.agree')) : picocolors.red(words.say('definitions.differ', { count: differing }));
  return [...definitions.flatMap((group) => groupLines(group, words)), `${verdict} ${words.say('definitions.totals', { cases, events })}`].join('\n');
}

function groupLines({ procedure, version, hash, running, cases, differing }: DefinitionGroup, words: Words): string[] {
  const title = words.say('definitions.group', { procedure: words.find(`cli:procedures.${procedure}`, procedure), version, cases, differing: differing.length });
  return [
    `${picocolors.bold(title)} ${picocolors.dim(`(${hash.slice(0, 12)}${running ? `, ${words.say('definitions.running')}` : ''})`)}`,
    ...differing.map((one) => `  ${picocolors.red('✗')} ${one.number}: ${words.say(`definitions.kinds.${one.kind}`)}${placeText(one, words)}`),
  ];
}

function placeText(difference: DifferingCase, words: Words): string {
  const event = 'seq' in difference ? [`${words.say('verify.event', { seq: difference.seq })} ${difference.type}`] : [];
  const fields = 'fields' in difference ? difference.fields : [];
  const place = [...event, ...fields].join(', ');
  return place === '' ? '' : ` ${picocolors.dim(`(${place})`)}`;
}
