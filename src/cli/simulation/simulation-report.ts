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
import type { BroughtAbout, PlayedCase, Simulated, StepOutcome } from './simulation.js';

/** The simulation as one JSON document. */
export function simulationDocument({ procedure, today, others, steps, states, closed, standings, deadlines, state }: Simulated, words: Words) {
  const count = (verdict: StepOutcome['verdict']) => steps.filter((step) => step.verdict === verdict).length;
  return {
    procedure: procedure.id,
    today,
    accepted: count('accepted'),
    refused: steps.length - count('accepted'),
    otherCases: others.map((other) => ({ id: other.id, procedure: other.procedure.id, steps: stepDocuments(other, words), states: stateDocuments(other.states, words), closed: other.closed, facts: other.state.facts })),
    steps: stepDocuments({ steps, procedure }, words),
    states: stateDocuments(states, words),
    closed,
    facts: state.facts,
    deadlines: deadlines.map((deadline) => deadlineDocument(deadline, today, words)),
    openSteps: standings.filter(({ open }) => open).map(({ step }) => ({ step, label: words.step(step) })),
    refusedSteps: standings.filter(({ open }) => !open).map((standing) => standingDocument(standing, words)),
  };
}

const stepDocuments = ({ steps, procedure }: Pick<PlayedCase, 'steps' | 'procedure'>, words: Words) =>
  steps.map((step, place) => ({ number: place + 1, step: step.step, label: words.step(step.step), happenedOn: step.happenedOn, note: step.note, ...verdictDocument(step, procedure, words) }));

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
        ...(step.consequence && { consequence: { ...step.consequence, label: words.step(step.consequence.step), states: stateDocuments(step.consequence.states, words) } }),
      };
    case 'refused':
      return { accepted: false, ...(step.concernsCase !== undefined && { concernsCase: step.concernsCase }), refusals: step.refusals.map((refusal) => explain(refusal, words.code, words.language)) };
    case 'unreadable':
      return { accepted: false, errors: fieldsOf(step.errors, words) };
    case 'unknown':
      return { accepted: false, errors: [{ pointer: '#/step', code: 'unknown-step', message: unknownStep(step.step, procedure, words) }] };
  }
}

/** The simulation as a clerk reads it. */
export function simulationText(simulated: Simulated, words: Words): string {
  const { others, steps, states, closed, standings, deadlines, today } = simulated;
  const refused = steps.filter(({ verdict }) => verdict !== 'accepted').length;
  return [
    picocolors.bold(words.say('simulate.title', { procedure: words.say(`procedures.${simulated.procedure.id}`), today: words.day(today) })),
    '',
    ...others.flatMap((other) => [words.say('simulate.otherCase', { case: other.id, procedure: words.say(`procedures.${other.procedure.id}`) }), ...linesOf(other, words), stateLine(other, words), '']),
    ...linesOf(simulated, words),
    '',
    words.say('simulate.summary', { accepted: steps.length - refused, refused, steps: steps.length }),
    '',
    stateLine({ states, closed }, words),
    ...deadlineLines(deadlines, today, words),
    ...standingLines(standings, words),
  ].join('\n');
}

const linesOf = ({ steps, procedure }: PlayedCase, words: Words): string[] => steps.flatMap((step, place) => stepLines(step, place + 1, procedure, words));

const stateLine = ({ states, closed }: Pick<PlayedCase, 'states' | 'closed'>, words: Words): string =>
  `${picocolors.bold(words.say('case.states'))}: ${stateText(states, words)}${closed ? ` (${words.say('case.closed')})` : ''}`;

function stepLines(step: StepOutcome, number: number, procedure: AnyProcedure, words: Words): string[] {
  const heading = `${String(number).padStart(3)}  ${step.happenedOn === undefined ? '' : `${words.day(step.happenedOn)}  `}${words.step(step.step)} ${picocolors.dim(`(${step.step})`)}`;
  const note = step.note === undefined ? [] : [`        ${picocolors.dim(step.note)}`];
  return step.verdict === 'accepted'
    ? [`${picocolors.green('✓')}${heading}  ${picocolors.dim(step.receipt.edition)}`, ...note, ...outcomeText(step.outcome, words, '        '), ...consequenceLines(step.consequence, words)]
    : [`${picocolors.red('✗')}${heading}: ${verdictText(step, words)}`, ...note, ...complaints(step, procedure, words)];
}

function consequenceLines(consequence: BroughtAbout | undefined, words: Words): string[] {
  if (!consequence) return [];
  return [`        ${words.say('simulate.consequence', { case: consequence.case, step: words.step(consequence.step), states: stateText(consequence.states, words) })}`];
}

function verdictText(step: Exclude<StepOutcome, { verdict: 'accepted' }>, words: Words): string {
  const count = step.verdict === 'refused' ? step.refusals.length : step.verdict === 'unreadable' ? step.errors.length : 1;
  return picocolors.red(words.say(`simulate.${step.verdict}`, { count }));
}

function complaints(step: Exclude<StepOutcome, { verdict: 'accepted' }>, procedure: AnyProcedure, words: Words): string[] {
  switch (step.verdict) {
    case 'refused':
      return [
        ...(step.concernsCase === undefined ? [] : [`        ${words.say('simulate.concernsCase', { case: step.concernsCase })}`]),
        ...step.refusals.flatMap((refusal) => refusalLines(explain(refusal, words.code, words.language), words, '        ')),
      ];
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
