import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { IsoDate } from '../../workflows/index.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Clock } from '../platform/clock/clock.js';
import type { Actor } from '../platform/http/actor.js';
import { decodeCursor, pageOf, type Page } from '../platform/http/page.js';
import { withoutSmall, type Shown } from './counts.js';
import { ListsRepository, type ListFilter, type MemberRow, type RollRow, type Sorting } from './lists.repository.js';
import { ReportAccess } from './report-access.service.js';

/** A roll as one reader may see it: a few probationers are a small group. */
export type ShownRoll = Omit<RollRow, 'probationers'> & { readonly probationers: Shown };

/** What a reader asks of a list of people. */
export interface MemberQuery {
  readonly organ?: string | undefined;
  readonly from?: IsoDate | undefined;
  readonly to?: IsoDate | undefined;
  readonly sort: Sorting;
  readonly limit: number;
  readonly after?: string | undefined;
}

const byDay = z.strictObject({ day: IsoDate, id: z.uuid() });
const byName = z.strictObject({ id: z.uuid() });
const CodePosition = z.strictObject({ code: z.string().max(40) });

/** Lists of people and of rolls, as one reader may see them. */
@Injectable()
export class ListsService {
  constructor(
    private readonly lists: ListsRepository,
    private readonly organisations: OrganisationsService,
    private readonly access: ReportAccess,
    private readonly clock: Clock,
  ) {}

  /** People on probation, and those whose probation ends by a day (BC_21). */
  probationers(query: MemberQuery, actor: Actor): Promise<Page<MemberRow>> {
    return this.members(query, actor, (filter) => this.lists.probationers(filter));
  }

  /** People recognised in a period (BC_24). */
  recognised(query: MemberQuery, actor: Actor): Promise<Page<MemberRow>> {
    return this.members(query, actor, (filter) => this.lists.recognised(filter));
  }

  /** Branches and members of each organ directly below, on a day. */
  async rolls({ organ, on = this.clock.today(), limit, after }: { organ?: string | undefined; on?: IsoDate | undefined; limit: number; after?: string | undefined }, actor: Actor): Promise<Page<ShownRoll>> {
    const reach = await this.access.reach(actor, organ, on);
    const rows = await this.lists.rolls(reach.path, on, { after: decodeCursor(CodePosition, after)?.code, limit: limit + 1 });
    return pageOf(rows, limit, (row) => ({ ...row, probationers: withoutSmall(row.probationers, reach.inFull) }), ({ code }) => ({ code }));
  }

  /** Outside the organs of the reader nothing is found, as in the list of cases. */
  private async members({ organ, after, ...query }: MemberQuery, actor: Actor, read: (filter: ListFilter) => Promise<MemberRow[]>): Promise<Page<MemberRow>> {
    const visible = await this.access.visiblePaths(actor);
    const under = organ === undefined ? undefined : (await this.organisations.pathsOf([organ]))[organ];
    const position = query.sort === 'name' ? decodeCursor(byName, after) : decodeCursor(byDay, after);
    if (visible.length === 0 || (organ !== undefined && under === undefined)) return { entries: [] };
    const rows = await read({ ...query, visible, under, today: this.clock.today(), after: position });
    return pageOf(rows, query.limit, (row) => row, (row) => ({ id: row.caseId, ...dayOf(row, query.sort) }));
  }
}

/** The day by which a list is sorted, if it is sorted by one. */
function dayOf({ on, admittedOn }: MemberRow, sort: Sorting): { day?: IsoDate } {
  return { due: { day: on }, admitted: { day: admittedOn }, name: {} }[sort];
}
