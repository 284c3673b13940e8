import type { Command } from 'commander';
import picocolors from 'picocolors';
import { limitStanding, type LimitShift } from '../../../workflows/index.js';
import { explainChange, explainEdition, procedureLabel } from '../../platform/language/explain-law.js';
import type { RegulationImpact, TouchedCase } from '../../regulations/regulation-impact.service.js';
import { caseProgress } from '../case-progress.js';
import { readJson } from '../files.js';
import { changeLines, editionText } from '../law-lines.js';
import { lastDayText } from '../limit-lines.js';
import type { Shell } from '../shell.js';
import { standingDocument } from '../standing-lines.js';
import type { Words } from '../words.js';

/** `regulations impact`: which open cases would get other time limits or other open steps by a draft edition. */
export function addRegulationsImpact(regulations: Command, { words, action }: Shell): void {
  regulations
    .command('impact <file>')
    .description(words.say('help.regulationsImpact'))
    .requiredOption('--account <name>', words.say('help.account'))
    .action(
      action(async (name: string, { account }: { account: string }) => {
        const written = await readJson(name);
        const { actingAs } = await import('../acting.js');
        const { RegulationImpactService } = await import('../../regulations/regulation-impact.service.js');
        const bar = await caseProgress('impact.progress', words);
        const found = await actingAs(words, account, ({ application, actor }) => application.get(RegulationImpactService).of(written, actor, bar.show));
        bar.done();
        return { json: documentOf(found, words), text: textOf(found, words) };
      }),
    );
}

const limitLabel = (key: string, words: Words) => words.find(`deadlines:${key}.label`, key);

function documentOf(found: RegulationImpact, words: Words) {
  const { edition, document, effectiveFrom, on, cases, changes, touched, limits, steps } = found;
  return {
    edition: explainEdition({ edition, document, effectiveFrom }),
    on,
    procedures: changes.map(({ procedure, changes: changed }) => ({ procedure, changes: changed.map((change) => explainChange(change, words.code, words.language)) })),
    cases,
    touched: touched.map(({ id, number, procedure, fullName, branchName, impact }) => ({
      id,
      number,
      procedure,
      fullName,
      branchName,
      limits: impact.limits.map(({ key, from, to }) => ({ key, label: limitLabel(key, words), from: endOf(from), to: endOf(to) })),
      opens: impact.opens.map((step) => ({ step, label: words.step(step) })),
      closes: impact.closes.map((standing) => standingDocument(standing, words)),
    })),
    totals: {
      touched: touched.length,
      limits: limits.map((total) => ({ ...total, label: limitLabel(total.key, words) })),
      steps: steps.map((total) => ({ ...total, label: words.step(total.step) })),
    },
  };
}

/** The last day for programs; null where no such limit runs. */
const endOf = (limit: LimitShift['from']) => (limit ? (limitStanding(limit, limit.dueOn).dueOn ?? 'suspended') : null);

function textOf(found: RegulationImpact, words: Words): string {
  return [
    picocolors.bold(editionText(found, words)),
    ...found.changes.flatMap(({ procedure, changes }) => [
      '',
      words.say('impact.procedure', { procedure: procedureLabel(procedure, words.code, words.language) }),
      ...changeLines(changes.map((change) => explainChange(change, words.code, words.language)), words),
    ]),
    ...(found.touched.length === 0 ? [] : ['', picocolors.bold(words.say('impact.touched', { on: words.day(found.on) })), ...found.touched.flatMap((one) => caseLines(one, words))]),
    ...totalLines(found, words),
    '',
    words.say('impact.summary', { cases: found.cases, touched: found.touched.length }),
  ].join('\n');
}

function caseLines({ number, fullName, branchName, impact }: TouchedCase, words: Words): string[] {
  const day = (limit: LimitShift['from']) => (limit ? lastDayText(limitStanding(limit, limit.dueOn), words) : words.say('impact.noLimit'));
  return [
    `${picocolors.bold(number)}  ${fullName}  ${picocolors.dim(branchName)}`,
    ...impact.limits.map(({ key, from, to }) => `    ${limitLabel(key, words)}: ${day(from)} → ${day(to)}`),
    ...impact.opens.map((step) => `    ${picocolors.green('+')} ${words.step(step)}`),
    ...impact.closes.map(({ step, refusals }) => `    ${picocolors.red('−')} ${words.step(step)} ${picocolors.dim(`(${refusals.map(({ rule, code }) => `${rule} ${code}`).join(', ')})`)}`),
  ];
}

function totalLines({ limits, steps }: RegulationImpact, words: Words): string[] {
  const counted = (total: Readonly<Record<string, unknown>>) =>
    Object.entries(total)
      .filter(([, count]) => typeof count === 'number' && count > 0)
      .map(([name, count]) => words.say(`impact.totals.${name}`, { count: Number(count) }))
      .join(', ');
  const lines = [...limits.map((total) => `  ${limitLabel(total.key, words)}: ${counted({ ...total })}`), ...steps.map((total) => `  ${words.step(total.step)}: ${counted({ ...total })}`)];
  return lines.length === 0 ? [] : ['', picocolors.bold(words.say('impact.inTotal')), ...lines];
}
