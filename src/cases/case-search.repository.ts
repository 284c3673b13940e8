import { Injectable } from '@nestjs/common';
import type { IsoDate } from '../../workflows/index.js';
import { Places } from '../platform/database/conditions.js';
import { Database } from '../platform/database/database.js';
import { allWordsIn, type OrgansByColumn } from './case-conditions.repository.js';
import { levelColumns } from './case-scope.repository.js';

/** Of so many people the cases are looked up; where more are called so, the cases are read and their people looked at. */
const mostPeople = 2000;

/** Whom and what words may mean; whether the reader may see it is asked by the list. */
@Injectable()
export class CaseSearchRepository {
  constructor(private readonly database: Database) {}

  /** People whose name holds every word; nothing when they are too many to be named. */
  async peopleCalled(words: readonly string[]): Promise<string[] | undefined> {
    const { values, place } = new Places();
    const sql = `select p.id from person p where ${allWordsIn('p.search_name', words, place)} limit ${mostPeople + 1}`;
    const rows = await this.database.search<{ id: string }>('case-people-called', sql, values);
    return rows.length > mostPeople ? undefined : rows.map(({ id }) => id);
  }

  /** Organs in these parts of the tree whose name of that day holds every word, by the column of a case that holds them. */
  async organsCalled(words: readonly string[], paths: readonly string[], on: IsoDate): Promise<OrgansByColumn> {
    const { values, place } = new Places(paths, on);
    // The index finds whatever was ever called so; what counts is the name of the day.
    const [everCalled, called] = ['n.search_name', 'named.search_name'].map((name) => allWordsIn(name, words, place));
    const rows = await this.database.search<{ id: string; level: string }>(
      'case-organs-called',
      `select o.id, o.level from organ o
        cross join lateral (select n.search_name from organ_name n where n.organ_id = o.id and n.from_on <= $2 order by n.from_on desc, n.recorded_at desc limit 1) named
        where $1::ltree[] @> o.path and o.id in (select n.organ_id from organ_name n where ${everCalled}) and ${called}`,
      values,
    );
    const found: Record<string, string[]> = {};
    for (const { id, level } of rows) (found[levelColumns[level] ?? 'branch_id'] ??= []).push(id);
    return found;
  }
}
