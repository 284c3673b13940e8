import { daysBetween, type AnyProcedure, type AnyStep, type Check, type ChecklistItem, type Happening, type IsoDate, type PaperStated } from '../../workflows/index.js';
import type { PaperNoteRow } from '../documents/papers.service.js';

/** What somebody noted of a paper otherwise than the history or the procedure has it. */
export type Difference = 'number' | 'issuedOn' | 'finding';

/** A line of a checklist with all that is known about the paper. */
export interface ChecklistLine extends ChecklistItem {
  /** Calendar days until it no longer holds, counted from the day asked about; negative when that is past. */
  readonly daysLeft?: number | undefined;
  readonly notes: readonly PaperNoteRow[];
  readonly differs: readonly Difference[];
  /** Why it was given back, until somebody has looked at it again. */
  readonly returnedFor?: string | undefined;
}

/** What a case says beside its state: its events, and the notes that count. */
export interface Known {
  readonly events: readonly Happening[];
  readonly notes: readonly PaperNoteRow[];
}

/** The papers of a check, each with what was noted and what the history tells. */
export function linesOf({ papers, step }: Check, procedure: AnyProcedure, on: IsoDate, { events, notes }: Known): ChecklistLine[] {
  const reasons = new Map(lastReturn(procedure, events)?.faults.map(({ paper, reason }) => [paper, reason]));
  return papers.map((item): ChecklistLine => {
    const own = notes.filter(({ catalogue }) => catalogue === item.paper);
    const isReturned = item.refusals.some(({ code }) => code === 'paper-returned');
    return {
      ...item,
      ...(item.lastValidOn && { daysLeft: daysBetween(on, item.lastValidOn) }),
      notes: own,
      differs: differencesOf(own, item, statedOf(step, item.paper, events)),
      ...(isReturned && { returnedFor: reasons.get(item.paper) }),
    };
  });
}

/** Number and day of a paper by the newest event that tells them. */
function statedOf(step: AnyStep, catalogue: string, events: readonly Happening[]): PaperStated | undefined {
  const need = (step.papers ?? step.judges ?? []).find((one) => one.catalogue === catalogue);
  const stated = events.flatMap((event) => need?.statedIn(event) ?? []);
  return stated.toSorted((a, b) => a.issuedOn.localeCompare(b.issuedOn)).at(-1);
}

/** Notes never change what the history says: where the two differ, somebody has to look. */
function differencesOf(notes: readonly PaperNoteRow[], { state, givenOn }: ChecklistItem, stated: PaperStated | undefined): Difference[] {
  const first = notes.find(({ nth }) => nth === 1);
  const differs: Difference[] = [];
  if (first?.number && stated?.number && first.number !== stated.number) differs.push('number');
  if (first?.issuedOn && stated && first.issuedOn !== stated.issuedOn) differs.push('issuedOn');
  const isNeeded = first?.finding === 'not-applicable' && state !== 'not-applicable';
  const isGivenByNoAct = first?.finding === 'in-order' && state !== 'not-applicable' && givenOn === undefined;
  if (isNeeded || isGivenByNoAct) differs.push('finding');
  return differs;
}

/** The last time the dossier was given back, as its event says it. */
function lastReturn(procedure: AnyProcedure, events: readonly Happening[]) {
  return events.flatMap((event) => procedure.returnOf(event) ?? []).at(-1);
}
