import type { Refusal } from './condition.js';
import type { IsoDate } from './iso-date.js';
import { isClosed } from './order.js';
import type { PaperFinding } from './papers.js';
import { regulationOn, type AnyProcedure, type AnyStep, type CaseState } from './procedure.js';

/** What an officer notes about a paper, as far as the procedure can contradict it. */
export interface PaperNote {
  readonly catalogue: string;
  readonly finding: PaperFinding;
  readonly issuedOn?: IsoDate | undefined;
}

/** What a note can be refused for by rules of its own; a day to come is refused as that of an act is. */
export const noteRules = [
  { rule: 'REC-05', code: 'paper-not-of-this-procedure' },
  { rule: 'REC-05', code: 'case-takes-no-more-notes' },
  { rule: 'REC-05', code: 'paper-must-be-held' },
] as const;

/** Every reason why a note about a paper cannot be true or has come too late; empty when it can be kept. */
export function refusalsOfNote(procedure: AnyProcedure, { place, facts }: CaseState, { catalogue, finding, issuedOn }: PaperNote, today: IsoDate): Refusal[] {
  const { numbers, citation } = procedure.papers;
  const refusals: Refusal[] = [];
  const refuse = (rule: string, code: string, seen: Refusal['seen'], cited = citation): void => {
    refusals.push({ code, rule, citation: cited, seen, curedBy: 'clerk' });
  };
  if (!numbers.includes(catalogue)) refuse('REC-05', 'paper-not-of-this-procedure', { papers: catalogue });
  if (isClosed(procedure.machine, place)) refuse('REC-05', 'case-takes-no-more-notes', { papers: catalogue });
  const need = stepsAskingFor(procedure, catalogue).flatMap(({ papers = [] }) => papers).find((one) => one.catalogue === catalogue && one.appliesTo(facts));
  const regulation = regulationOn(procedure.editions, today) ?? procedure.editions[0];
  if (finding === 'not-applicable' && need && regulation) refuse('REC-05', 'paper-must-be-held', { papers: catalogue }, need.cite(regulation));
  if (issuedOn !== undefined && issuedOn > today) refuse('ORD-03', 'date-in-the-future', { on: issuedOn, today });
  return refusals;
}

/** The steps that ask for a paper. */
export function stepsAskingFor(procedure: AnyProcedure, catalogue: string): AnyStep[] {
  return procedure.steps.filter(({ papers = [] }) => papers.some((need) => need.catalogue === catalogue));
}
