import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { addDays, type IsoDate } from '../../workflows/index.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Clock } from '../platform/clock/clock.js';
import type { Actor } from '../platform/http/actor.js';
import { decodeCursor, pageOf, type Page } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { CaseAccessService } from './case-access.service.js';
import { CaseListRepository, type CaseRow } from './case-list.repository.js';

/** What a reader asks of the list. */
export interface CaseListQuery {
  readonly organ?: string | undefined;
  readonly procedure?: string | undefined;
  readonly state?: string | undefined;
  readonly closed?: 'true' | 'false' | undefined;
  readonly due?: 'overdue' | IsoDate | undefined;
  readonly limit: number;
  readonly after?: string | undefined;
}

const Position = z.strictObject({ due: z.iso.date(), id: z.uuid() });

/** The list of cases as one reader may see it. */
@Injectable()
export class CaseListService {
  constructor(
    private readonly cases: CaseListRepository,
    private readonly access: CaseAccessService,
    private readonly organisations: OrganisationsService,
    private readonly clock: Clock,
  ) {}

  /** A page of cases, the nearest due day first; within the reader's organs. */
  async list({ organ, closed, due, after, ...query }: CaseListQuery, actor: Actor): Promise<Page<CaseRow>> {
    const today = this.clock.today();
    const visible = Object.values(await this.organisations.pathsOf(this.access.rootsOf(actor)));
    const under = organ === undefined ? undefined : (await this.organisations.pathsOf([organ]))[organ];
    if (visible.length === 0 || (organ !== undefined && under === undefined)) return { entries: [] };
    const rows = await this.cases.list({
      ...query,
      visible,
      under,
      today,
      closed: closed === undefined ? undefined : closed === 'true',
      dueBy: due === 'overdue' ? addDays(today, -1) : due,
      after: decodeCursor(Position, after),
    });
    return pageOf(rows, query.limit, (row) => row, (row) => ({ due: row.due, id: row.id }));
  }

  /** The line of a case whose visibility has been checked. */
  async getLine(caseId: string): Promise<CaseRow> {
    const row = await this.cases.find(caseId, this.clock.today());
    if (!row) throw Problem.notFound('case');
    return row;
  }
}
