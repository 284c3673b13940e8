import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { addDays, findStep, isIsoDate, neverExpires, procedures, statesThatWaitFor, statesThatWaitForRole, type IsoDate, type OrganRole } from '../../workflows/index.js';
import { Clock } from '../platform/clock/clock.js';
import type { Actor } from '../platform/http/actor.js';
import { decodeCursor, encodeCursor } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { readWith } from '../platform/http/schema.pipe.js';
import { CaseAccessService } from './case-access.service.js';
import type { CaseRow } from './case-columns.repository.js';
import type { CaseFilter, Sought, StatesOfProcedure } from './case-conditions.repository.js';
import { CaseListRepository, type CaseGroup, type CasePosition, type Total } from './case-list.repository.js';
import { readCaseNumber } from './case-number.js';
import { CaseListQuery, dueClasses, fieldsOf, roles, type CaseFilterQuery, type DueClass } from './case-query.js';
import { CaseSearchRepository } from './case-search.repository.js';
import { CaseScopeRepository, type CaseScope } from './case-scope.repository.js';

/** A page of cases, and how many there are on all pages. */
export interface CasePage {
  readonly rows: readonly CaseRow[];
  readonly next?: string | undefined;
  /** Absent where it was not asked for. */
  readonly total?: Total | undefined;
}

/** How many of the cases of a list stand how. A case that waits for several organs counts for each. */
export interface CaseCounts {
  readonly total: number;
  readonly byState: readonly { readonly state: string; readonly count: number }[];
  readonly byDue: Readonly<Record<DueClass, number>>;
  readonly byWhoActs: readonly { readonly role: OrganRole; readonly count: number }[];
  readonly lacking: number;
}

const mostWords = 8;

/** The list of cases (danh sách hồ sơ) as one reader may see it. */
@Injectable()
export class CaseListService {
  constructor(
    private readonly cases: CaseListRepository,
    private readonly scopes: CaseScopeRepository,
    private readonly names: CaseSearchRepository,
    private readonly access: CaseAccessService,
    private readonly clock: Clock,
  ) {}

  /** A page of the cases that the query asks for, within the reader's organs. 400 for a mark of another list. */
  async list(query: CaseListQuery, actor: Actor): Promise<CasePage> {
    const after = positionOf(query);
    const asked = await this.read(query, actor);
    const { limit, sort, order } = query;
    const counted = query.total === 'true';
    if (!asked) return { rows: [], ...(counted && { total: { count: 0, exact: true } }) };
    const { rows, total } = await this.cases.list(asked.scope, asked.filter, { sort, descending: order === 'desc', after, limit, counted, fields: fieldsOf(query) });
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return { rows: shown, next: last && markOf(last, query), ...(total && { total }) };
  }

  /** The same for a query that nobody has read yet. 400 naming every field that cannot be read. */
  listStated(stated: unknown, actor: Actor): Promise<CasePage> {
    return this.list(readWith(CaseListQuery, stated), actor);
  }

  /** How the cases stand that the query asks for: what {@link list} would count with each of these filters added. */
  async counts(query: CaseFilterQuery, actor: Actor): Promise<CaseCounts> {
    const asked = await this.read(query, actor);
    return countsOf(asked ? await this.cases.groups(asked.scope, asked.filter) : []);
  }

  /** The line of a case whose visibility has been checked. */
  async getLine(caseId: string): Promise<Required<CaseRow>> {
    const row = await this.cases.find(caseId, this.clock.today());
    if (!row) throw Problem.notFound('case');
    return row;
  }

  /** The id of the case with this number, however it is written; whether it may be seen is asked by whoever opens it. 400 for a number that cannot be one. */
  async idOf(written: string): Promise<string> {
    const read = readCaseNumber(written);
    if (read.kind !== 'number') throw notACaseNumber('path', 'number');
    const id = await this.cases.findByNumber(read.number);
    if (id === undefined) throw Problem.notFound('case');
    return id;
  }

  /** The query in terms of the tables; nothing where no case can be on the list. */
  private async read(query: CaseFilterQuery, actor: Actor): Promise<{ scope: CaseScope; filter: CaseFilter } | undefined> {
    const number = query.text === undefined ? undefined : readCaseNumber(query.text);
    if (number?.kind === 'mistyped') throw notACaseNumber('query', 'text');
    const roots = this.access.rootsOf(actor);
    const scope = roots.length === 0 ? undefined : await this.scopes.scopeOf(roots, query.organ);
    if (!scope || scope.parts.length === 0) return undefined;
    const today = this.clock.today();
    const sought = query.text === undefined || number === undefined ? undefined : await this.sought(query.text, number, scope, today);
    if (sought && Object.values(sought).every((way) => way === undefined)) return undefined;
    return { scope, filter: { ...filterOf(query, today, roots), sought } };
  }

  private async sought(text: string, number: ReturnType<typeof readCaseNumber>, { paths }: CaseScope, today: IsoDate): Promise<Sought> {
    if (number.kind === 'number') return { number: number.number };
    const words = text.normalize('NFC').split(/[\s,;]+/u).filter((word) => word !== '').slice(0, mostWords);
    const called = words.every((word) => isOnEveryDoor(word)) ? {} : await this.names.organsCalled(words, paths, today);
    const organs = Object.keys(called).length === 0 ? undefined : called;
    return number.kind === 'serial' ? { number: number.number, organs } : { ...(await this.peopleCalled(words)), organs };
  }

  private async peopleCalled(words: readonly string[]): Promise<Pick<Sought, 'people' | 'words'>> {
    const people = words.length === 0 ? [] : await this.names.peopleCalled(words);
    if (people === undefined) return { words };
    return people.length === 0 ? {} : { people };
  }
}

/** Words of the names of nearly all organs (chi bộ, đảng bộ, đảng ủy): alone they mean somebody called Đặng or Chi. */
const onEveryDoor = ['chi', 'bo', 'dang', 'uy'];

function isOnEveryDoor(word: string): boolean {
  const plain = word.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd');
  return onEveryDoor.some((one) => one.startsWith(plain));
}

function filterOf(query: CaseFilterQuery, today: IsoDate, roots: readonly string[]): CaseFilter {
  const { procedure, state, step, whoActs, due, dueWithin, lacking, openedFrom, openedTo, waitingDays, closed } = query;
  const isClass = (value: string): value is DueClass => dueClasses.some((one) => one === value);
  const longest = waitingDays === undefined ? undefined : addDays(today, -waitingDays);
  return {
    today,
    procedure,
    state,
    lacking,
    openedFrom,
    openedTo,
    closed: closed === 'any' ? undefined : closed === 'true',
    inOneOf: [...(step === undefined ? [] : [statesFor(step)]), ...(whoActs === undefined ? [] : [statesOfRole(whoActs)])],
    mine: query.mine === 'true' ? { organs: roots, states: Object.fromEntries(roles.map((role) => [role, statesOfRole(role)])) } : undefined,
    due: due !== undefined && isClass(due) ? due : undefined,
    dueFrom: dueWithin === undefined ? undefined : today,
    dueBy: earliest(due !== undefined && !isClass(due) ? due : undefined, dueWithin === undefined ? undefined : addDays(today, dueWithin)),
    waitingSince: earliest(query.waitingSince, longest),
  };
}

function earliest(...days: readonly (IsoDate | undefined)[]): IsoDate | undefined {
  return days.filter((day) => day !== undefined).sort()[0];
}

function statesFor(name: string): StatesOfProcedure[] {
  return procedures.flatMap((procedure) => {
    const step = findStep(procedure, name);
    const states = step ? statesThatWaitFor(procedure, step) : [];
    return states.length === 0 ? [] : [{ procedure: procedure.id, states }];
  });
}

const statesByRole = new Map<OrganRole, StatesOfProcedure[]>();

/** In which states of each procedure a case waits for organs in this role. */
function statesOfRole(role: OrganRole): StatesOfProcedure[] {
  const known = statesByRole.get(role) ?? procedures.map((procedure) => ({ procedure: procedure.id, states: statesThatWaitForRole(procedure, role) })).filter(({ states }) => states.length > 0);
  statesByRole.set(role, known);
  return known;
}

function countsOf(groups: readonly CaseGroup[]): CaseCounts {
  const sum = (some: readonly CaseGroup[]) => some.reduce((count, group) => count + group.count, 0);
  const states = [...new Set(groups.map(({ state }) => state))];
  const waitsFor = (role: OrganRole) => groups.filter(({ procedure, states }) => statesOfRole(role).some((one) => one.procedure === procedure && one.states.some((state) => states.includes(state))));
  return {
    total: sum(groups),
    byState: states.map((state) => ({ state, count: sum(groups.filter((group) => group.state === state)) })).sort((a, b) => b.count - a.count || a.state.localeCompare(b.state)),
    byDue: Object.fromEntries(dueClasses.map((due) => [due, sum(groups.filter((group) => group.due === due))])) as Record<DueClass, number>,
    byWhoActs: roles.map((role) => ({ role, count: sum(waitsFor(role)) })).filter(({ count }) => count > 0),
    lacking: sum(groups.filter(({ lacking }) => lacking)),
  };
}

const notACaseNumber = (place: 'path' | 'query', field: string) => Problem.invalidFields([{ pointer: `#/${field}`, place, code: 'not-a-case-number' }]);

const Position = z.strictObject({ list: z.string(), key: z.string().max(400).nullable(), id: z.uuid() });

/** Which list a mark belongs to: the same filters in the same order. Neither the day nor the length of a page counts. */
function listOf({ limit: _limit, after: _after, fields: _fields, total: _total, ...filters }: CaseListQuery): string {
  const written = JSON.stringify(Object.entries(filters).filter(([, value]) => value !== undefined).sort(([a], [b]) => a.localeCompare(b)));
  return createHash('sha256').update(written).digest('base64url').slice(0, 8);
}

function markOf({ key, id }: CasePosition, query: CaseListQuery): string {
  return encodeCursor({ list: listOf(query), key, id });
}

function positionOf(query: CaseListQuery): CasePosition | undefined {
  const read = decodeCursor(Position, query.after);
  if (read && (read.list !== listOf(query) || !isKeyOf(query.sort, read.key))) throw new Problem('malformed-cursor');
  return read;
}

/** A mark that somebody wrote by hand must not reach the database as a day that does not exist. */
function isKeyOf(sort: CaseListQuery['sort'], key: string | null): boolean {
  switch (sort) {
    case 'name':
      return key === null;
    case 'due':
    case 'waiting':
    case 'opened':
      return key === neverExpires || (key !== null && isIsoDate(key));
    case 'updated':
      return z.iso.datetime({ offset: true }).safeParse(key?.replace(' ', 'T').replace(/([+-]\d{2})$/, '$1:00')).success;
    case 'number':
    case 'branch':
      return key !== null;
  }
}
