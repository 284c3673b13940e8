import { Injectable } from '@nestjs/common';
import { effectiveHistory, findProcedure, type AnyProcedure, type Happening } from '../../workflows/index.js';
import { Clock } from '../platform/clock/clock.js';
import type { CaseFile, RecordedEvent } from './case-file.js';
import { CaseHistoryRepository } from './case-history.repository.js';
import { readCaseNumber } from './case-number.js';
import { happeningOf, isCurrent } from './definitions.js';
import { deriveCase, differingColumn, differingRepair, papersByDay, type DerivedCase } from './derived-case.js';
import type { StoredCase } from './stored-case.js';
import { StoredCaseRepository } from './stored-case.repository.js';

export { UnfollowableEvent, type DerivedCase } from './derived-case.js';

/** Everything stored of a case, as it lies in the tables. */
export interface CaseRecord {
  readonly file: CaseFile;
  readonly events: readonly RecordedEvent[];
  /** The branch that held the case after each event, as it is stored. */
  readonly branches: readonly string[];
  /** What is kept beside the events for lists. */
  readonly stored: StoredCase;
}

/** The stored record of cases, for those who check it. No reader's rights are asked here: only the audit and the commands on the server use it. */
@Injectable()
export class CaseRecordService {
  constructor(
    private readonly history: CaseHistoryRepository,
    private readonly tables: StoredCaseRepository,
    private readonly clock: Clock,
  ) {}

  /** A case by its id or by its number, as it was at one moment: read anew when a step was recorded while it was being read. */
  async find(idOrNumber: string): Promise<CaseRecord | undefined> {
    const written = readCaseNumber(idOrNumber);
    let file = (await this.history.find(idOrNumber)) ?? (await this.history.findByNumber(written.kind === 'number' ? written.number : idOrNumber));
    while (file) {
      const events = await this.tables.events([file.id]);
      const [stored] = await this.tables.find([file.id]);
      if (stored?.version === file.version) return { file, events: events.map(({ event }) => event), branches: events.map(({ branchId }) => branchId), stored };
      file = await this.history.find(file.id);
    }
    return undefined;
  }

  /** Ids of cases in a fixed order, after one of them. */
  idsAfter(after: string | undefined, limit: number): Promise<string[]> {
    return this.history.idsAfter(after, limit);
  }

  count(): Promise<number> {
    return this.history.count();
  }

  /** The procedure a case follows; nothing when the running program does not know it. */
  procedureOf({ procedure }: CaseFile): AnyProcedure | undefined {
    return findProcedure(procedure);
  }

  /** The event as its procedure knows it; throws when it is none of its events. */
  happeningOf(procedure: AnyProcedure, event: RecordedEvent): Happening {
    return happeningOf(procedure, event);
  }

  /** The events that count: with every repair applied, without the repairs themselves. */
  effective({ events }: CaseRecord): RecordedEvent[] {
    return effectiveHistory(events);
  }

  /** Whether the running definition has made what is stored beside the events. */
  isCurrent(procedure: AnyProcedure, { file }: CaseRecord): boolean {
    return isCurrent(procedure, file);
  }

  /** What the events of a case lead to. Throws an `UnfollowableEvent` at the first that cannot be followed. */
  derive(procedure: AnyProcedure, { events, stored }: CaseRecord): DerivedCase {
    return deriveCase(procedure, events, stored.ground, this.clock.today());
  }

  /** The first stored column that is not what was derived, or nothing. */
  differingColumn(procedure: AnyProcedure, { events, stored }: CaseRecord, derived: DerivedCase): string | undefined {
    const head = events.at(-1);
    return head && differingColumn(stored, derived, () => papersByDay(procedure, derived, stored, head));
  }

  /** The first event of which something else is stored to count than what the repairs say, or nothing. */
  differingRepair({ stored }: CaseRecord, { repaired }: DerivedCase): number | undefined {
    return differingRepair(stored.repaired, repaired);
  }
}
