import { neverExpires, type IsoDate, type OrganRole } from '../../workflows/index.js';
import { anywhere, type Places } from '../platform/database/conditions.js';
import type { DueClass } from './case-query.js';

type Place = Places['place'];

/** States of one procedure. */
export interface StatesOfProcedure {
  readonly procedure: string;
  readonly states: readonly string[];
}

/** Which cases are meant, whoever asks. */
export interface CaseFilter {
  readonly today: IsoDate;
  /** Open or closed ones only; both without it. */
  readonly closed?: boolean | undefined;
  readonly procedure?: string | undefined;
  /** Outermost or inner. */
  readonly state?: string | undefined;
  /** For each of these lists, at least one of its states. */
  readonly inOneOf: readonly (readonly StatesOfProcedure[])[];
  /** Cases that wait for an act of one of these organs: the states that wait for each role. */
  readonly mine?: { readonly organs: readonly string[]; readonly states: Readonly<Partial<Record<OrganRole, readonly StatesOfProcedure[]>>> } | undefined;
  readonly due?: DueClass | undefined;
  readonly dueFrom?: IsoDate | undefined;
  readonly dueBy?: IsoDate | undefined;
  /** Catalogue number of a paper, or `any`. */
  readonly lacking?: string | undefined;
  readonly openedFrom?: IsoDate | undefined;
  readonly openedTo?: IsoDate | undefined;
  readonly waitingSince?: IsoDate | undefined;
  /** Found by any one of these. */
  readonly sought?: Sought | undefined;
}

/** Organs by the column of a case that holds them. */
export type OrgansByColumn = Readonly<Partial<Record<'branch_id' | 'grassroots_id' | 'above_id' | 'province_id', readonly string[]>>>;

/** What a text may stand for. */
export interface Sought {
  /** People who are called so. */
  readonly people?: readonly string[] | undefined;
  /** Words of the name of a person, where too many people are called so. */
  readonly words?: readonly string[] | undefined;
  readonly number?: string | undefined;
  /** Organs that are called so. */
  readonly organs?: OrgansByColumn | undefined;
}

/** The filters that a case, `c`, must pass, but for what is sought. */
export function conditionsOf(filter: CaseFilter, place: Place): string[] {
  const { today, procedure, state, inOneOf, mine, due, dueFrom, dueBy, lacking, openedFrom, openedTo, waitingSince } = filter;
  return [
    ...when(procedure, (value) => `c.procedure = ${place(value)}`),
    ...when(state, (value) => `c.states @> array[${place(value)}::text]`),
    ...inOneOf.map((lists) => isInOneOf(lists, place)),
    ...when(mine, (value) => waitsForMine(value, place)),
    ...when(due, (value) => isDue(value, () => place(today))),
    ...when(dueFrom, (value) => `c.due_on >= ${place(value)}`),
    ...when(dueBy, (value) => `c.due_on <= ${place(value)}`),
    ...when(lacking, (value) => (value === 'any' ? lacksAny(place(today)) : `(c.papers ? ${place(value)} and coalesce(c.papers ->> ${place(value)}, '') < ${place(today)}::text)`)),
    ...when(openedFrom, (value) => `c.opened_on >= ${place(value)}`),
    ...when(openedTo, (value) => `c.opened_on <= ${place(value)}`),
    ...when(waitingSince, (value) => `c.waiting_since <= ${place(value)}`),
  ];
}

/** A condition for each way in which a text may be meant; the person is `p`. */
export function waysToFind({ people, words, number, organs }: Sought, place: Place): string[] {
  return [
    ...when(number, (value) => `c.number = ${place(value)}`),
    ...when(people, (value) => `c.subject = any(${place(value)}::uuid[])`),
    ...when(words, (value) => allWordsIn('p.search_name', value, place)),
    ...when(organs, (value) => `(${Object.entries(value).map(([column, ids]) => `c.${column} = any(${place(ids)}::uuid[])`).join(' or ')})`),
  ];
}

/** The class of the next limit of a case, `c`. */
export function dueClassOf(today: string): string {
  const within = (days: number) => `c.due_on <= ${today}::date + ${days}`;
  return `case when c.due_on < ${today}::date then 'overdue' when c.due_on = ${today}::date then 'today' when ${within(7)} then 'within7' when ${within(30)} then 'within30'
          when c.due_on < '${neverExpires}' then 'later' else 'none' end`;
}

/** Whether a paper that a step ahead asks for is missing or too old. */
export const lacksAny = (today: string) => `coalesce(c.lacking_from <= ${today}::date, false)`;

/** Shorter words are looked for at the beginning of words, which the index of fragments knows. */
const indexedLetters = 3;

/** Whether a column of searchable text holds every word, whatever their order. */
export function allWordsIn(column: string, words: readonly string[], place: Place): string {
  const holds = (word: string) => {
    const pattern = anywhere(word);
    const like = (value: string) => `${column} like search_text(${place(value)})`;
    return [...word].length < indexedLetters ? `(${like(pattern.slice(1))} or ${like(`% ${pattern.slice(1)}`)})` : like(pattern);
  };
  return `(${words.map(holds).join(' and ')})`;
}

function isInOneOf(lists: readonly StatesOfProcedure[], place: Place): string {
  const ofProcedure = ({ procedure, states }: StatesOfProcedure) => `(c.procedure = ${place(procedure)} and c.states && ${place(states)}::text[])`;
  return lists.length === 0 ? 'false' : `(${lists.map(ofProcedure).join(' or ')})`;
}

/** The nearest organ from the branch upwards that has been given such a power to admit. */
const nearestThat = (admits: string) => `coalesce(${['branch_id', 'grassroots_id', 'above_id', 'province_id'].map((column) => `(select id from organ where id = c.${column} and ${admits})`).join(', ')})`;
export const competent = nearestThat('admits is not null');
export const underTheCentre = nearestThat(`admits in ('province', 'central')`);
const holders: Readonly<Partial<Record<OrganRole, (mine: string) => string>>> = {
  branch: (mine) => `c.branch_id = any(${mine})`,
  'destination-branch': (mine) => `c.destination_id = any(${mine})`,
  'section-committee': (mine) => `exists (select from organ b join organ s on s.path @> b.path where b.id = c.branch_id and s.level = 'section' and s.id = any(${mine}))`,
  'grassroots-committee': (mine) => `c.grassroots_id = any(${mine})`,
  'competent-committee': (mine) => `${competent} = any(${mine})`,
  'province-committee': (mine) => `${underTheCentre} = any(${mine})`,
};

function waitsForMine({ organs, states }: NonNullable<CaseFilter['mine']>, place: Place): string {
  const mine = `${place(organs)}::uuid[]`;
  const ways = Object.entries(states).map(([role, lists]) => `(${isInOneOf(lists, place)} and ${holders[role as OrganRole]?.(mine) ?? 'false'})`);
  return `(${ways.join(' or ')})`;
}

function isDue(due: DueClass, today: () => string): string {
  switch (due) {
    case 'overdue':
      return `c.due_on < ${today()}`;
    case 'today':
      return `c.due_on = ${today()}`;
    case 'within7':
      return between(today, 1, 7);
    case 'within30':
      return between(today, 8, 30);
    case 'later':
      return `(c.due_on > ${today()}::date + 30 and c.due_on < '${neverExpires}')`;
    case 'none':
      return `c.due_on = '${neverExpires}'`;
  }
}

const between = (today: () => string, from: number, to: number) => `(c.due_on between ${today()}::date + ${from} and ${today()}::date + ${to})`;

function when<T>(value: T | undefined, clause: (value: T) => string): string[] {
  return value === undefined ? [] : [clause(value)];
}
