import { Injectable } from '@nestjs/common';
import type { IsoDate, OrganRole } from '../../workflows/index.js';
import { Clock } from '../platform/clock/clock.js';
import type { Actor } from '../platform/http/actor.js';
import { Problem } from '../platform/http/problem.js';
import { readWith } from '../platform/http/schema.pipe.js';
import { CaseAccessService } from './case-access.service.js';
import type { CaseRow } from './case-columns.repository.js';
import type { CaseFilter, Sought } from './case-conditions.repository.js';
import { filterOf, statesOfRole } from './case-filter.js';
import { CaseListRepository, type CaseGroup, type Total } from './case-list.repository.js';
import { markOf, positionOf } from './case-mark.js';
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

  private async sought(text: string, number: ReturnType<typeof readCaseNumber>, { paths, isNarrow }: CaseScope, today: IsoDate): Promise<Sought> {
    if (number.kind === 'number') return { number: number.number };
    const words = text.normalize('NFC').split(/[\s,;]+/u).filter((word) => word !== '').slice(0, mostWords);
    const called = words.every((word) => isOnEveryDoor(word)) ? {} : await this.names.organsCalled(words, paths, today);
    const organs = Object.keys(called).length === 0 ? undefined : called;
    return number.kind === 'serial' ? { number: number.number, organs } : { ...(await this.peopleCalled(words, isNarrow)), organs };
  }

  /** Where there are few cases, each is looked at; else people are looked up who are called so, unless there are too many. */
  private async peopleCalled(words: readonly string[], isNarrow: boolean): Promise<Pick<Sought, 'people' | 'words'>> {
    if (words.length === 0) return {};
    const people = isNarrow ? undefined : await this.names.peopleCalled(words);
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
