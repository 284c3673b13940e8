import type { Command } from 'commander';
import picocolors from 'picocolors';
import { findProcedure } from '../../../workflows/index.js';
import type { CaseRecord } from '../../cases/case-record.service.js';
import { exitCodes } from '../exit-codes.js';
import type { Shell } from '../shell.js';
import type { Words } from '../words.js';

interface Fault {
  readonly kind: string;
  readonly seq?: number | undefined;
  readonly field?: string | undefined;
}

/** `case history`: every event of a case as evidence, and whether the record is intact. */
export function addCaseHistory(cases: Command, { words, action }: Shell): void {
  cases
    .command('history <case>')
    .description(words.say('help.caseHistory'))
    .requiredOption('--account <name>', words.say('help.account'))
    .action(
      action(async (idOrNumber: string, { account }: { account: string }) => {
        const { actingOn } = await import('../acting.js');
        const { VerificationService } = await import('../../audit/verification.service.js');
        const { record, fault } = await actingOn(words, account, idOrNumber, async ({ application, record }) => ({ record, fault: application.get(VerificationService).check(record) }));
        return { json: documentOf(record, fault), text: textOf(record, fault, words), exitCode: fault ? exitCodes.no : exitCodes.done };
      }),
    );
}

function documentOf({ file, events }: CaseRecord, fault: Fault | undefined) {
  const verified = (seq: number) => seq < (fault?.seq ?? Infinity);
  return {
    caseId: file.id,
    number: file.number,
    procedure: file.procedure,
    intact: fault === undefined,
    ...(fault && { fault }),
    events: events.map(({ caseId: _case, procedure: _procedure, ...event }) => ({ ...event, verified: verified(event.seq) })),
  };
}

function textOf({ file, events }: CaseRecord, fault: Fault | undefined, words: Words): string {
  const steps = findProcedure(file.procedure)?.steps ?? [];
  const label = (type: string) => words.step(steps.find(({ event }) => event === type)?.name ?? type);
  const lines = events.map(({ seq, type, happenedOn, recordedAt, office, edition, hash }) => {
    const mark = fault?.seq !== undefined && seq >= fault.seq ? picocolors.red('✗') : picocolors.green('✓');
    const recorded = words.say('history.recorded', { at: words.instant(recordedAt), office: words.find(`organs:offices.${office}`, office) });
    return `${mark}${String(seq).padStart(3)}  ${words.day(happenedOn)}  ${label(type)} ${picocolors.dim(`(${type})`)}  ${picocolors.dim(`${edition} · ${recorded} · ${hash.slice(0, 12)}`)}`;
  });
  const verdict = fault ? picocolors.red(words.say(`verify.kinds.${fault.kind}`)) : picocolors.green(words.say('verify.intact'));
  return [picocolors.bold(file.number), ...lines, verdict].join('\n');
}
