import { Injectable } from '@nestjs/common';
import { allStates, findProcedure, procedures, type AnyProcedure } from '../../workflows/index.js';
import { z } from 'zod';
import { Clock } from '../platform/clock/clock.js';
import type { Actor } from '../platform/http/actor.js';
import { decodeCursor, pageOf, type Page } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import type { PartRow } from './admissions.repository.js';
import { withoutSmall, type Shown } from './counts.js';
import type { Period } from './period.js';
import { PeriodReports, type PeriodQuery } from './period-reports.service.js';
import { ReportAccess, type Reach } from './report-access.service.js';
import { hideSmallGroups } from './small-groups.js';
import { StandingRepository, type LateRow, type RolesOfActs, type StateRow, type StepRow } from './standing.repository.js';

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
    private readonly reports: PeriodReports,
    private readonly access: ReportAccess,
    private readonly clock: Clock,
  ) {}

  /** Open cases by the state they wait in, with their age in it; by organ for a heat map. */
  async pipeline({ organ, by, procedure }: { organ?: string | undefined; by?: 'organ' | undefined; procedure: string }, actor: Actor): Promise<Pipeline> {
    const reach = await this.access.reach(actor, organ);
    const rows = await this.standing.states(reach.path, procedure, this.clock.today(), by === 'organ');
    const parts = by === 'organ' ? await this.reports.partsOf(reach, rows.flatMap(({ part }) => part ?? [])) : [];
    const states = statesInOrder(procedureOf(procedure), rows);
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
  async stepDays({ procedure, ...query }: PeriodQuery & { procedure: string }, actor: Actor): Promise<{ reach: Reach; period: Period; steps: StepDays[] }> {
    const reach = await this.access.reach(actor, query.organ);
    const period = this.reports.periodOf(query);
    const { steps, opening } = procedureOf(procedure);
    const road = steps.filter(({ part }) => part === 'road');
    const rows = await this.standing.stepDays(reach.path, procedure, period, road.map(({ event }) => event));
    return { reach, period, steps: road.filter(({ name }) => name !== opening).map(({ name, event }) => daysOf(name, rows.find(({ type }) => type === event), reach.inFull)) };
  }

  /** Organs with time limits that are over, and acts of a period that were late, in one procedure or in all: a fact about organs, in the order of their codes. */
  async lateOrgans({ limit, after, procedure, ...query }: PeriodQuery & { limit: number; after?: string | undefined; procedure?: string | undefined }, actor: Actor): Promise<Page<LateRow> & { reach: Reach; period: Period }> {
    const reach = await this.access.reach(actor, query.organ);
    const period = this.reports.periodOf(query);
    const from = decodeCursor(CodePosition, after)?.code;
    const rows = await this.standing.lateOrgans(reach.path, period, this.clock.today(), rolesOfActs(procedure), { after: from, limit: limit + 1 });
    return { reach, period, ...pageOf(rows, limit, (row) => row, ({ code }) => ({ code })) };
  }
}

function procedureOf(id: string): AnyProcedure {
  const procedure = findProcedure(id);
  if (!procedure) throw Problem.invalidFields([{ pointer: '#/procedure', place: 'query', code: 'not-acceptable' }]);
  return procedure;
}

/** After a transfer was received, the branch that received it holds the case. */
function rolesOfActs(only: string | undefined): RolesOfActs {
  const wanted = only === undefined ? procedures : [procedureOf(only)];
  return Object.fromEntries(wanted.map(({ id, steps }) => [id, Object.fromEntries(steps.map(({ event, recordedBy }) => [event, recordedBy === 'destination-branch' ? 'branch' : recordedBy]))]));
}

/** The states that occur, in the order of the road. */
function statesInOrder({ machine }: AnyProcedure, rows: readonly StateRow[]): string[] {
  const order = allStates(machine).map(({ name }) => name);
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
