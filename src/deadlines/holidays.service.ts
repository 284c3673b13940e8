import { Injectable } from '@nestjs/common';
import type { HolidayNotice, WorkingYear } from '../../workflows/index.js';
import { CalendarService } from '../calendar/calendar.service.js';
import { HolidayNoticesService, type NoticeByWhom } from '../calendar/holiday-notices.service.js';
import { RecountService, type MovedLimit } from '../cases/recount.service.js';
import { requireAdministrator } from '../platform/http/administrator.js';
import type { Actor } from '../platform/http/actor.js';
import { beforeEvery, CalendarProjectionRepository } from './calendar-projection.repository.js';
import { CalendarProjectionService } from './calendar-projection.service.js';

export type { MovedLimit } from '../cases/recount.service.js';

/** How many limits of one kind a notice moves. */
export interface MovedTotal {
  readonly procedure: string;
  readonly key: string;
  readonly sooner: number;
  readonly later: number;
  /** The same last day, which is certain now or no longer. */
  readonly sameDay: number;
}

/** What a notice would do. */
export interface HolidayPreview {
  /** False where the newest notice of the year says the same: entering it changes nothing. */
  readonly isNew: boolean;
  /** Of all cases; absent from a later page. */
  readonly totals?: { readonly looked: number; readonly cases: number; readonly limits: readonly MovedTotal[]; readonly complete: boolean } | undefined;
  /** Limits that move, whole cases in the order of their ids. */
  readonly moved: readonly MovedLimit[];
  /** The last case of the page, where there are more. */
  readonly next?: string | undefined;
}

/** What became of a notice that was entered. */
export interface HolidayImport {
  readonly isNew: boolean;
  readonly revision: number;
  /** Cases whose limits were counted anew just now. */
  readonly changed: number;
  /** False where some are left to the worker. */
  readonly complete: boolean;
}

/** The days off that hold in a year. */
export interface HolidayYear {
  readonly holds: WorkingYear;
  /** The notices of the year that were entered, newest first; without one the program brought it. */
  readonly entered: readonly NoticeByWhom[];
}

interface Walk {
  readonly limit: number;
  readonly after?: string | undefined;
  /** Most milliseconds. */
  readonly within?: number;
  readonly onCases?: (done: number, total: number) => void;
}

const batch = 200;

/** Notices of days off (thông báo nghỉ lễ, Tết): what one would do to time limits, and entering it. Only administrators enter one. */
@Injectable()
export class HolidaysService {
  constructor(
    private readonly notices: HolidayNoticesService,
    private readonly calendars: CalendarService,
    private readonly recounting: RecountService,
    private readonly projection: CalendarProjectionService,
    private readonly repository: CalendarProjectionRepository,
  ) {}

  /** The years that have a notice, the latest first. */
  async list(): Promise<HolidayYear[]> {
    const [calendar, entered] = await Promise.all([this.calendars.current(), this.notices.list()]);
    const years = [...calendar.years.values()].sort((a, b) => b.year - a.year);
    return years.map((holds) => ({ holds, entered: entered.filter(({ year }) => year === holds.year) }));
  }

  /** Which time limits would end otherwise, in total and a page of them; nothing is written. */
  async preview(notice: HolidayNotice, actor: Actor, { limit, after, within = Infinity, onCases }: Walk): Promise<HolidayPreview> {
    requireAdministrator(actor);
    const { calendar, isNew } = await this.notices.tried(notice);
    const found = new Found(limit);
    const end = performance.now() + within;
    const total = onCases ? await this.repository.count([notice.year]) : 0;
    let complete = !isNew;
    for (let last = after ?? beforeEvery; !complete && performance.now() < end && !(after !== undefined && found.isFull); ) {
      const ids = await this.repository.idsAfter([notice.year], last, batch);
      found.add(ids.length, await this.recounting.preview(ids, calendar));
      complete = ids.length === 0;
      last = ids.at(-1) ?? last;
      onCases?.(found.looked, Math.max(total, found.looked));
    }
    const { moved, next, looked, cases, limits } = found;
    return { isNew, moved, next, ...(after === undefined && { totals: { looked, cases, limits, complete } }) };
  }

  /** Enters a notice and counts anew what it touches; what is not done in time is left to the worker. The same notice twice is entered once. */
  async enter(notice: HolidayNotice, actor: Actor, how: Pick<Walk, 'within' | 'onCases'> = {}): Promise<HolidayImport> {
    requireAdministrator(actor);
    const entered = await this.notices.enter(notice, actor.accountId);
    return { ...entered, ...(await this.projection.now(how)) };
  }
}

/** What a walk over cases has found so far: totals of all, and one page. */
class Found {
  readonly moved: MovedLimit[] = [];
  next: string | undefined;
  looked = 0;
  cases = 0;
  private readonly totals = new Map<string, { -readonly [Field in keyof MovedTotal]: MovedTotal[Field] }>();

  constructor(private readonly limit: number) {}

  get isFull(): boolean {
    return this.next !== undefined;
  }

  get limits(): MovedTotal[] {
    return [...this.totals.values()].sort((a, b) => `${a.procedure} ${a.key}`.localeCompare(`${b.procedure} ${b.key}`));
  }

  add(looked: number, moved: readonly MovedLimit[]): void {
    this.looked += looked;
    this.cases += new Set(moved.map(({ caseId }) => caseId)).size;
    for (const one of moved) {
      this.count(one);
      const last = this.moved.at(-1)?.caseId;
      if (this.moved.length >= this.limit && one.caseId !== last) this.next ??= last;
      if (!this.isFull) this.moved.push(one);
    }
  }

  private count({ procedure, key, was, becomes }: MovedLimit): void {
    const name = `${procedure} ${key}`;
    const total = this.totals.get(name) ?? { procedure, key, sooner: 0, later: 0, sameDay: 0 };
    total[directionOf(was.dueOn, becomes.dueOn)] += 1;
    this.totals.set(name, total);
  }
}

const directionOf = (was: string, becomes: string) => (becomes === was ? 'sameDay' : becomes > was ? 'later' : 'sooner');
