import type { Command } from 'commander';
import picocolors from 'picocolors';
import { statesOf, type Deadline, type IsoDate } from '../../../workflows/index.js';
import type { OpenedCase, StepForReader } from '../../cases/cases.service.js';
import { deadlineDocument, deadlineLines } from '../deadline-lines.js';
import type { Shell } from '../shell.js';
import { standingDocument, standingLines } from '../standing-lines.js';
import { stateDocuments, stateText } from '../state-text.js';
import type { Words } from '../words.js';

/** A case as one reader sees it today. */
interface Seen {
  readonly opened: OpenedCase;
  readonly names: { readonly fullName: string; readonly branchName: string };
  readonly standings: readonly StepForReader[];
  readonly deadlines: readonly Deadline[];
  readonly today: IsoDate;
}

/** `case show`: how a case stands, what can be recorded, what cannot and why, and what is due. */
export function addCaseShow(cases: Command, { words, action }: Shell): void {
  cases
    .command('show <case>')
    .description(words.say('help.caseShow'))
    .requiredOption('--account <name>', words.say('help.account'))
    .action(
      action(async (idOrNumber: string, { account }: { account: string }) => {
        const { actingOn } = await import('../acting.js');
        const { CasesService } = await import('../../cases/cases.service.js');
        const { CaseListService } = await import('../../cases/case-list.service.js');
        const { Clock } = await import('../../platform/clock/clock.js');
        const seen = await actingOn(words, account, idOrNumber, async ({ application, actor, opened }): Promise<Seen> => {
          const cases = application.get(CasesService);
          const names = await application.get(CaseListService).getLine(opened.file.id);
          const deadlines = [...cases.deadlines(opened)].sort((a, b) => a.dueOn.localeCompare(b.dueOn));
          return { opened, names, standings: await cases.steps(opened, actor), deadlines, today: application.get(Clock).today() };
        });
        return { json: documentOf(seen, words), text: textOf(seen, words) };
      }),
    );
}

function documentOf({ opened: { file, state }, names, standings, deadlines, today }: Seen, words: Words) {
  return {
    id: file.id,
    number: file.number,
    procedure: file.procedure,
    subject: { id: file.subject, fullName: names.fullName },
    branch: { id: file.branchId, name: names.branchName },
    states: stateDocuments(statesOf(state.place), words),
    version: file.version,
    openedOn: file.openedOn,
    closed: file.closed,
    demo: file.demo,
    headHash: file.headHash,
    facts: state.facts,
    deadlines: deadlines.map((deadline) => deadlineDocument(deadline, today, words)),
    steps: standings.map((standing) => ({ ...standingDocument(standing, words), mayRecord: standing.mayRecord })),
  };
}

function textOf({ opened: { file, state }, names, standings, deadlines, today }: Seen, words: Words): string {
  const mayRecord = (step: string) => standings.some((one) => one.step === step && one.mayRecord);
  return [
    `${picocolors.bold(file.number)}  ${names.fullName}  ${picocolors.dim(names.branchName)}`,
    `${words.say('case.openedOn')}: ${words.day(file.openedOn)} · ${words.say('case.version')}: ${file.version}`,
    `${words.say('case.states')}: ${stateText(statesOf(state.place), words)}${file.closed ? ` (${words.say('case.closed')})` : ''}`,
    ...deadlineLines(deadlines, today, words),
    ...standingLines(standings, words, mayRecord),
  ].join('\n');
}
