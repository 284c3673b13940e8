import { Injectable } from '@nestjs/common';
import { CalendarService } from '../calendar/calendar.service.js';
import { CaseScopeService } from '../cases/case-scope.service.js';
import { Clock } from '../platform/clock/clock.js';
import type { Actor } from '../platform/http/actor.js';
import { readWith } from '../platform/http/schema.pipe.js';
import { DeadlineListRepository, type LimitGroup } from './deadline-list.repository.js';
import { LimitCountsQuery, LimitListQuery, markOf, positionOf } from './deadline-query.js';
import type { AssumedDay, LimitPage } from './limit-page.js';

export { viewPage, type LimitPageView } from './deadline-views.js';

/** The time limits that run in the open cases that somebody may see (thời hạn đang chạy). */
@Injectable()
export class DeadlineListService {
  constructor(
    private readonly limits: DeadlineListRepository,
    private readonly scopes: CaseScopeService,
    private readonly calendar: CalendarService,
    private readonly clock: Clock,
  ) {}

  /** A page in the order of the last days. 400 for a mark of another list. */
  async list(query: LimitListQuery, actor: Actor): Promise<LimitPage> {
    const after = positionOf(query);
    const day = this.dayOf(query);
    const scope = await this.scopes.scopeOf(actor, query.within);
    const found = scope ? await this.limits.list(scope, { ...query, today: day.on }, { after, limit: query.limit }) : [];
    const rows = found.slice(0, query.limit);
    const last = found.length > query.limit ? rows.at(-1) : undefined;
    return { ...day, rows, next: last && markOf(last, query), calendar: await this.calendar.current() };
  }

  /** The same for a query that nobody has read yet. 400 naming every field that cannot be read. */
  listStated(stated: unknown, actor: Actor): Promise<LimitPage> {
    return this.list(readWith(LimitListQuery, stated), actor);
  }

  /** How many time limits stand how. */
  async counts(query: LimitCountsQuery, actor: Actor): Promise<AssumedDay & { readonly groups: readonly LimitGroup[] }> {
    const day = this.dayOf(query);
    const scope = await this.scopes.scopeOf(actor, query.within);
    return { ...day, groups: scope ? await this.limits.groups(scope, day.on) : [] };
  }

  private dayOf({ on }: LimitCountsQuery): AssumedDay {
    return { on: on ?? this.clock.today(), assumed: on !== undefined };
  }
}
