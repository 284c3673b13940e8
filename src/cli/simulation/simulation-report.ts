import picocolors from 'picocolors';
import type { AnyProcedure } from '../../../workflows/index.js';
import { explain } from '../../platform/language/explain.js';
import { problemDocument } from '../../platform/http/problem-document.js';
import { Problem } from '../../platform/http/problem.js';
import { refusalLines } from '../refusal-lines.js';
import { deadlineLines, deadlineDocument } from '../deadline-lines.js';
import { standingDocument, standingLines } from '../standing-lines.js';
import { outcomeText } from '../outcome-text.js';
import { stateDocuments, stateText } from '../state-text.js';
import type { Words } from '../words.js';
import type { Simulated, StepOutcome } from './simulation.js';

/** The simulation as one JSON document. */
export function simulationDocument({ procedure, today, steps, states, closed, standings, deadlines, state }: Simulated, words: Words) {
  const count = (verdict: StepOutcome['verdict']) => steps.filter((step) => step.verdict === verdict).length;
  return {
    procedure: procedure.id,
    today,
    accepted: count('accepted'),
    refused: steps.length - count('accepted'),
    steps: steps.map((step, place) => ({ number: place + 1, step: step.step, label: words.step(step.step), happenedOn: step.happenedOn, note: step.note, ...verdictDocument(step, procedure, words) })),
    states: stateDocuments(states, words),
    closed,
    facts: state.facts,
    deadlines: deadlines.map((deadline) => deadlineDocument(deadline, today, words)),
    openSteps: standings.filter(({ open }) => open).map(({ step }) => ({ step, label: words.step(step) })),
    refusedSteps: standings.filter(({ open }) => !open).map((standing) => standingDocument(standing, words)),
  };
}

function verdictDocument(step: StepOutcome, procedure: AnyProcedure, words: Words) {
  switch (step.verdict) {
    case 'accepted':
      return {
        accepted: true,
        outcome: step.outcome,
        edition: step.receipt.edition,
        document: step.receipt.document,
        computed: step.receipt.computed,
        attested: step.receipt.attested,
        event: step.event,
        states: stateDocuments(step.states, words),
      };
    case 'refused':
      return { accepted: false, refusals: step.refusals.map((refusal) => explain(refusal, words.code, words.language)) };
    case 'unreadable':
      return { accepted: false, errors: fieldsOf(step.errors, words) };
    case 'unknown':
      return { accepted: false, errors: [{ pointer: '#/step', code: 'unknown-step', message: unknownStep(step.step, procedure, words) }] };
  }
}

/** The simulation as a clerk reads it. */
export function simulationText(simulated: Simulated, words: Words): string {
  const { steps, states, closed, standings, deadlines, today } = simulated;
  const refused = steps.filter(({ verdict }) => verdict !== 'accepted').length;
  return [
    picocolors.bold(words.say('simulate.title', { procedure: words.say(`procedures.${simulated.procedure.id}`), today: words.day(today) })),
    '',
    ...steps.flatMap((step, place) => stepLines(step, place + 1, simulated.procedure, words)),
    '',
    words.say('simulate.summary', { accepted: steps.length - refused, refused, steps: steps.length }),
    '',
    `${picocolors.bold(words.say('case.states'))}: ${stateText(states, words)}${closed ? ` (${words.say('case.closed')})` : ''}`,
    ...deadlineLines(deadlines, today, words),
    ...standingLines(standings, words),
  ].join('\n');
}

function stepLines(step: StepOutcome, number: number, procedure: AnyProcedure, words: Words): string[] {
  const heading = `${String(number).padStart(3)}  ${step.happenedOn === undefined ? '' : `${words.day(step.happenedOn)}  `}${words.step(step.step)} ${picocolors.dim(`(${step.step})`)}`;
  const note = step.note === undefined ? [] : [`        ${picocolors.dim(step.note)}`];
  return step.verdict === 'accepted'
    ? [`${picocolors.green('✓')}${heading}  ${picocolors.dim(step.receipt.edition)}`, ...note, ...outcomeText(step.outcome, words, '        ')]
    : [`${picocolors.red('✗')}${heading}: ${verdictText(step, words)}`, ...note, ...complaints(step, procedure, words)];
}

function verdictText(step: Exclude<StepOutcome, { verdict: 'accepted' }>, words: Words): string {
  const count = step.verdict === 'refused' ? step.refusals.length : step.verdict === 'unreadable' ? step.errors.length : 1;
  return picocolors.red(words.say(`simulate.${step.verdict}`, { count }));
}

function complaints(step: Exclude<StepOutcome, { verdict: 'accepted' }>, procedure: AnyProcedure, words: Words): string[] {
  switch (step.verdict) {
    case 'refused':
      return step.refusals.flatMap((refusal) => refusalLines(explain(refusal, words.code, words.language), words, '        '));
    case 'unreadable':
      return fieldsOf(step.errors, words).map(({ pointer, message }) => `        ${pointer.slice(2).replaceAll('/', '.') || 'data'}: ${message}`);
    case 'unknown':
      return [`        ${unknownStep(step.step, procedure, words)}`];
  }
}

const unknownStep = (step: string, { steps }: AnyProcedure, words: Words): string => words.say('simulate.unknownStep', { step, known: steps.map(({ name }) => name).join(', ') });

function fieldsOf(errors: Parameters<typeof Problem.invalidFields>[0], words: Words) {
  return (problemDocument(Problem.invalidFields(errors), words.code, words.language, '').errors ?? []).map(({ pointer, code, message }) => ({ pointer, code, message }));
}
