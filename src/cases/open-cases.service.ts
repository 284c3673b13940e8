import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/http/actor.js';
import type { OpenedCase } from './case-file.js';
import { CaseHistoryRepository } from './case-history.repository.js';
import { CaseListService } from './case-list.service.js';
import { CaseListQuery } from './case-query.js';
import { openedCase } from './opened-case.js';

/** An open case with the names by which people know it. */
export interface NamedCase {
  readonly opened: OpenedCase;
  readonly fullName: string;
  readonly branchName: string;
}

/** Read together; a list gives no more at once. */
const batch = 200;

/** The open cases that somebody may see, for work on all of them. */
@Injectable()
export class OpenCasesService {
  constructor(
    private readonly lists: CaseListService,
    private readonly history: CaseHistoryRepository,
  ) {}

  /** How many of this procedure there are. */
  async count(procedure: string, actor: Actor): Promise<number> {
    return (await this.lists.counts(CaseListQuery.parse({ procedure }), actor)).total;
  }

  /** Those of this procedure in batches, in the order of their numbers. One that is closed meanwhile may be left out. */
  async *batches(procedure: string, actor: Actor): AsyncGenerator<NamedCase[]> {
    const query = CaseListQuery.parse({ procedure, sort: 'number', total: 'false', fields: 'subject,branch', limit: batch });
    let after: string | undefined;
    do {
      const { rows, next } = await this.lists.list({ ...query, after }, actor);
      const names = new Map(rows.map(({ id, fullName = '', branchName = '' }) => [id, { fullName, branchName }]));
      const readings = await this.history.readAll([...names.keys()]);
      yield await Promise.all(readings.map(async (reading) => ({ opened: await openedCase(reading, this.history), ...(names.get(reading.file.id) ?? { fullName: '', branchName: '' }) })));
      after = next;
    } while (after !== undefined);
  }
}
