import { Injectable } from '@nestjs/common';
import { findProcedure, vietnamCalendar, type AnyProcedure, type CaseState, type Deadline, type Happening } from '../../workflows/index.js';
import type { CaseFile, RecordedEvent } from './case-file.js';
import { CaseHistoryRepository } from './case-history.repository.js';
import { deadlinesOf, happeningOf } from './definitions.js';

/** Everything stored of a case, as it lies in the tables. */
export interface CaseRecord {
  readonly file: CaseFile;
  readonly events: readonly RecordedEvent[];
  /** Stored time limits: key and due day. */
  readonly deadlines: readonly { readonly key: string; readonly dueOn: string }[];
}

/** The stored record of cases, for those who check it. No reader's rights are asked here: only the audit and the commands on the server use it. */
@Injectable()
export class CaseRecordService {
  constructor(private readonly history: CaseHistoryRepository) {}

  /** A case by its id or by its number, as it was at one moment: read anew when a step was recorded while it was being read. */
  async find(idOrNumber: string): Promise<CaseRecord | undefined> {
    let file = (await this.history.findByNumber(idOrNumber)) ?? (await this.history.find(idOrNumber));
    while (file) {
      const record = { file, events: await this.history.events(file.id), deadlines: await this.history.storedDeadlines(file.id) };
      file = await this.history.find(file.id);
      if (file?.version === record.file.version) return record;
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

  /** The time limits that a state has. */
  deadlinesOf(procedure: AnyProcedure, state: CaseState): readonly Deadline[] {
    return deadlinesOf(procedure, state, vietnamCalendar);
  }
}
