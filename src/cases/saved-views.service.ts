import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/http/actor.js';
import { cleanTexts } from '../platform/http/clean-text.js';
import { Problem } from '../platform/http/problem.js';
import { readWith } from '../platform/http/schema.pipe.js';
import { CaseViewQuery } from './case-query.js';
import { SavedViewsRepository, type SavedView } from './saved-views.repository.js';

/** Lists that everybody has, by the key of their name; each reads what the reader may see. */
export const builtInViews = { overdue: 'due=overdue', dueSoon: 'dueWithin=7', mine: 'mine=true', lacking: 'lacking=any', all: 'closed=any' } as const;

const most = 100;

/** Lists of cases that an account comes back to. */
@Injectable()
export class SavedViewsService {
  constructor(private readonly views: SavedViewsRepository) {}

  /** What this account has saved. */
  list({ accountId }: Actor): Promise<SavedView[]> {
    return this.views.list(accountId);
  }

  /** Keeps a query under a name. 400 for a query that the list would not read, or that holds a text. */
  async add(name: string, query: string, { accountId }: Actor): Promise<SavedView> {
    const view = { id: randomUUID(), name, query: normalised(query) };
    if (!(await this.views.add(view, accountId, most))) throw Problem.conflict('too-many-views');
    return view;
  }

  /** 404 for a view of somebody else. */
  async remove(id: string, { accountId }: Actor): Promise<void> {
    if (!(await this.views.remove(id, accountId))) throw Problem.notFound('view');
  }
}

/** The same query with its members in one order, as the list reads it. A text may be the name of a person, and is not kept. */
export function normalised(query: string): string {
  const written = new URLSearchParams(query);
  const stated = Object.fromEntries([...new Set(written.keys())].map((key) => [key, written.getAll(key).length === 1 ? written.get(key) : written.getAll(key)]));
  if ('text' in stated) throw Problem.invalidFields([{ pointer: '#/query/text', code: 'personal-data' }]);
  const read = readWith(CaseViewQuery, cleanTexts(stated), 'body', 'query');
  const kept = Object.keys(CaseViewQuery.shape).filter((key) => key in stated);
  return new URLSearchParams(Object.fromEntries(kept.map((key) => [key, String(read[key as keyof typeof read])]))).toString();
}
