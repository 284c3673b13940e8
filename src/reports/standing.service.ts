import { Injectable } from '@nestjs/common';
import { allStates, findProcedure, type AnyProcedure } from '../../workflows/index.js';
import { z } from 'zod';
import { Clock } from '../platform/clock/clock.js';
import type { Actor } from '../platform/http/actor.js';
import { decodeCursor, pageOf, type Page } from '../platform/http/page.js';
import { AdmissionsReportService, type PeriodQuery } from './admissions-report.service.js';
import { AdmissionsRepository, type PartRow } from './admissions.repository.js';
import { withoutSmall, type Shown } from './counts.js';
import type { Period } from './period.js';
import { ReportAccess, type Reach } from './report-access.service.js';
import { hideSmallGroups } from './small-groups.js';
import { StandingRepository, type LateRow, type RolesByEvent, type StateRow, type StepRow } from './standing.repository.js';

/** Open cases in a state; the ages are shown where the number is. */
export interface StateCount {
  readonly state: string;
  readonly n: Shown;
  readonly days: { readonly median: number; readonly ninetieth: number; readonly oldest: number } | undefined;
}
/** Open cases of an organ by state. */
export interface Pipeline {
  readonly reach: Reach;
  readonly whole: StandingOf;
  readonly parts: readonly (StandingOf & { readonly organ: PartRow })[] | undefined;
}
export interface StandingOf {
  readonly open: Shown;
  readonly states: readonly StateCount[];
}
/** How long a step takes; the days are shown where the number is. */
export interface StepDays {
  readonly step: string;
  readonly n: Shown;
  readonly median: number | null;
  readonly ninetieth: number | null;
}

const CodePosition = z.strictObject({ code: z.string().max(40) });

/** How open cases stand, how long steps take, and which organs are late. */
@Injectable()
export class StandingService {
  constructor(
    private readonly standing: StandingRepository,
    private readonly admissions: AdmissionsRepository,
    private readonly reports: AdmissionsReportService,
    private readonly access: ReportAccess,
    private readonly clock: Clock,
  ) {}

  /** Open cases by the state they wait in, with their age in it; by organ for a heat map. */
  async pipeline({ organ, by }: { organ?: string | undefined; by?: 'organ' | undefined }, actor: Actor): Promise<Pipeline> {
    const reach = await this.access.reach(actor, organ);
    const rows = await this.standing.states(reach.path, this.clock.today(), by === 'organ');
    const parts = by === 'organ' ? await this.partsOf(reach, rows) : [];
    const states = statesInOrder(rows);
    const table = [null, ...parts.map(({ path }) => path)].map((part) => states.map((state) => rows.find((row) => row.part === part && row.state === state)));
    const counts = table.map((row) => row.map((cell) => cell?.n ?? 0));
    const totals = counts.map((row) => row.reduce((sum, n) => sum + n, 0));
    const hidden = reach.inFull ? undefined : hideSmallGroups({ totals, partitions: [counts] });
    const standings = table.map((row, place): StandingOf => ({
      open: hidden?.totals[place] ? null : (totals[place] ?? 0),
      states: row.map((cell, index) => stateCount(states[index] ?? '', cell, hidden?.cells[0]?.[place]?.[index] ?? false)),
    }));
    const [whole = { open: 0, states: [] }, ...others] = standings;
    return { reach, whole, parts: by === 'organ' ? parts.map((part, place) => ({ open: null, states: [], ...others[place], organ: part })) : undefined };
  }

  /** For each step of the road the days since the act before it, of acts in a period. */
  async stepDays(query: PeriodQuery, actor: Actor): Promise<{ reach: Reach; period: Period; steps: StepDays[] }> {
    const reach = await this.access.reach(actor, query.organ);
    const period = this.reports.periodOf(query);
    const { steps, opening } = theProcedure();
    const road = steps.filter(({ part }) => part === 'road');
    const rows = await this.standing.stepDays(reach.path, period, road.map(({ event }) => event));
    return { reach, period, steps: road.filter(({ name }) => name !== opening).map(({ name, event }) => daysOf(name, rows.find(({ type }) => type === event), reach.inFull)) };
  }

  /** Organs with time limits that are over, and acts of a period that were late: a fact about organs, in the order of their codes. */
  async lateOrgans({ limit, after, ...query }: PeriodQuery & { limit: number; after?: string | undefined }, actor: Actor): Promise<Page<LateRow> & { reach: Reach; period: Period }> {
    const reach = await this.access.reach(actor, query.organ);
    const period = this.reports.periodOf(query);
    const from = decodeCursor(CodePosition, after)?.code;
    const rows = await this.standing.lateOrgans(reach.path, period, this.clock.today(), rolesByEvent(), { after: from, limit: limit + 1 });
    return { reach, period, ...pageOf(rows, limit, (row) => row, ({ code }) => ({ code })) };
  }

  private async partsOf({ organ }: Reach, rows: readonly StateRow[]): Promise<PartRow[]> {
    const existing = await this.admissions.parts(organ.id, this.clock.today());
    const missing = [...new Set(rows.flatMap(({ part }) => part ?? []))].filter((path) => existing.every((part) => part.path !== path));
    return [...existing, ...(missing.length > 0 ? await this.admissions.organsAt(missing) : [])].toSorted((one, other) => (one.code < other.code ? -1 : 1));
  }
}

function theProcedure(): AnyProcedure {
  const procedure = findProcedure('admission');
  if (!procedure) throw new Error('admission is not registered');
  return procedure;
}

/** After a transfer was received, the branch that received it holds the case. */
const rolesByEvent = (): RolesByEvent => Object.fromEntries(theProcedure().steps.map(({ event, recordedBy }) => [event, recordedBy === 'destination-branch' ? 'branch' : recordedBy]));

/** The states that occur, in the order of the road. */
function statesInOrder(rows: readonly StateRow[]): string[] {
  const order = allStates(theProcedure().machine).map(({ name }) => name);
  return [...new Set(rows.map(({ state }) => state))].toSorted((one, other) => order.indexOf(one) - order.indexOf(other));
}

function stateCount(state: string, row: StateRow | undefined, hidden: boolean): StateCount {
  const days = row && !hidden ? { median: row.median, ninetieth: row.ninetieth, oldest: row.oldest } : undefined;
  return { state, n: hidden ? null : (row?.n ?? 0), days };
}

function daysOf(step: string, row: StepRow | undefined, inFull: boolean): StepDays {
  const n = withoutSmall(row?.n ?? 0, inFull);
  const isKnown = row !== undefined && n !== null;
  return { step, n, median: isKnown ? row.median : null, ninetieth: isKnown ? row.ninetieth : null };
}
