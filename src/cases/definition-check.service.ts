import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { findProcedure, HistoryError, type AnyProcedure } from '../../workflows/index.js';
import { Clock } from '../platform/clock/clock.js';
import type { RecordedEvent } from './case-file.js';
import { CaseHistoryRepository } from './case-history.repository.js';
import { isWhole, type OnCases } from './case-rebuild.service.js';
import { pinOf } from './definitions.js';
import { deriveCase, differingColumns, differingRepair, papersByDay, sameDeadlines, UnfollowableEvent, type DerivedCase } from './derived-case.js';
import { mostAtOnce } from './recording-sql.repository.js';
import type { StoredCase } from './stored-case.js';
import { StoredCaseRepository } from './stored-case.repository.js';

/** Why the running definitions do not lead to what is stored of a case. */
export type CaseDifference =
  /** Something else would be stored: names of columns, `deadlines`, `repaired` for what counts of repaired events, or `branch_id` of an event. */
  | { readonly kind: 'would-differ'; readonly fields: readonly string[] }
  /** An event has data that the procedure no longer reads; the fields are JSON Pointers. */
  | { readonly kind: 'event-unreadable'; readonly seq: number; readonly type: string; readonly fields: readonly string[] }
  /** The order of steps no longer knows the event there. */
  | { readonly kind: 'event-out-of-order'; readonly seq: number; readonly type: string }
  /** The chain is broken; verifying tells where. */
  | { readonly kind: 'history-broken' }
  | { readonly kind: 'procedure-unknown' };

/** A case to which the running definitions lead otherwise. */
export type DifferingCase = CaseDifference & { readonly caseId: string; readonly number: string };

/** The cases whose newest event one definition recorded. */
export interface DefinitionGroup {
  readonly procedure: string;
  readonly version: string;
  readonly hash: string;
  /** It is the one that runs. */
  readonly running: boolean;
  readonly cases: number;
  readonly differing: readonly DifferingCase[];
}

/** What replaying every case found. */
export interface DefinitionCheck {
  readonly cases: number;
  readonly events: number;
  /** By procedure and version. */
  readonly definitions: readonly DefinitionGroup[];
}

type Group = Omit<DefinitionGroup, 'cases' | 'differing'> & { cases: number; differing: DifferingCase[] };

/**
 * Replays every stored case by the definitions of the running program, before it is trusted with them, and tells what would come out
 * otherwise than it is stored. Writes nothing.
 */
@Injectable()
export class DefinitionCheckService {
  constructor(
    private readonly stored: StoredCaseRepository,
    private readonly history: CaseHistoryRepository,
    private readonly clock: Clock,
  ) {}

  async check(onCases: OnCases = () => undefined): Promise<DefinitionCheck> {
    const total = await this.history.count();
    const groups = new Map<string, Group>();
    let [cases, events] = [0, 0];
    let ids = await this.history.idsAfter(undefined, mostAtOnce);
    while (ids.length > 0) {
      for (const { stored, known } of await this.read(ids)) {
        this.note(groups, stored, known);
        cases += 1;
        events += known.length;
      }
      onCases(cases, Math.max(total, cases));
      ids = await this.history.idsAfter(ids.at(-1), mostAtOnce);
    }
    const definitions = [...groups.values()].map((group) => ({ ...group, differing: group.differing.toSorted((a, b) => a.number.localeCompare(b.number)) }));
    return { cases, events, definitions: definitions.sort((a, b) => `${a.procedure} ${a.version}`.localeCompare(`${b.procedure} ${b.version}`)) };
  }

  private async read(ids: readonly string[]): Promise<{ readonly stored: StoredCase; readonly known: readonly StoredEvent[] }[]> {
    const cases = await this.stored.find(ids);
    const byCase = new Map<string, StoredEvent[]>(cases.map(({ id }) => [id, []]));
    for (const one of await this.stored.events(ids)) byCase.get(one.event.caseId)?.push(one);
    // A step recorded after the case was read is left out; it has derived everything itself.
    return cases.map((stored) => ({ stored, known: (byCase.get(stored.id) ?? []).slice(0, stored.version) }));
  }

  private note(groups: Map<string, Group>, stored: StoredCase, known: readonly StoredEvent[]): void {
    const difference = this.differenceOf(stored, known);
    const seq = difference && 'seq' in difference ? difference.seq : known.length;
    const { definitionVersion: version, definitionHash: hash } = known[seq - 1]?.event ?? { definitionVersion: '', definitionHash: stored.definitionHash };
    const { procedure } = stored;
    const key = `${procedure} ${version} ${hash}`;
    const runs = findProcedure(procedure);
    const group = groups.get(key) ?? { procedure, version, hash, running: runs !== undefined && pinOf(runs).hash === hash, cases: 0, differing: [] };
    groups.set(key, group);
    group.cases += 1;
    if (difference) group.differing.push({ caseId: stored.id, number: stored.number, ...difference });
  }

  private differenceOf(stored: StoredCase, known: readonly StoredEvent[]): CaseDifference | undefined {
    const procedure = findProcedure(stored.procedure);
    const events = known.map(({ event }) => event);
    if (!procedure) return { kind: 'procedure-unknown' };
    if (!isWhole(stored, events)) return { kind: 'history-broken' };
    try {
      const derived = deriveCase(procedure, events, stored.ground, this.clock.today());
      const fields = fieldsOf(procedure, stored, derived, known);
      return fields.length === 0 ? undefined : { kind: 'would-differ', fields };
    } catch (error) {
      if (error instanceof UnfollowableEvent) return unfollowable(error, events[error.seq - 1]);
      throw error;
    }
  }
}

interface StoredEvent {
  readonly event: RecordedEvent;
  readonly branchId: string;
}

function fieldsOf(procedure: AnyProcedure, stored: StoredCase, derived: DerivedCase, known: readonly StoredEvent[]): string[] {
  const head = known.at(-1)?.event;
  return [
    ...differingColumns(stored, derived, () => (head ? papersByDay(procedure, derived, stored, head) : [])),
    ...(sameDeadlines(stored.deadlines, derived) ? [] : ['deadlines']),
    ...(differingRepair(stored.repaired, derived.repaired) === undefined ? [] : ['repaired']),
    ...(known.every(({ branchId }, place) => branchId === derived.branches[place]) ? [] : ['branch_id']),
  ];
}

function unfollowable({ seq, cause }: UnfollowableEvent, event: RecordedEvent | undefined): CaseDifference {
  const type = event?.type ?? '';
  if (cause instanceof HistoryError) return { kind: 'event-out-of-order', seq, type };
  const fields = cause instanceof z.ZodError ? cause.issues.map(({ path }) => `#${path.map((key) => `/${String(key)}`).join('')}`) : [];
  return { kind: 'event-unreadable', seq, type, fields: [...new Set(fields)] };
}
