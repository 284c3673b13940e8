import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { whenRefusedBy } from '../platform/database/database-failure.js';
import { Problem } from '../platform/http/problem.js';

/** A list that somebody keeps (danh sách đã lưu): its name, and the query that asks for it. */
export interface SavedView {
  readonly id: string;
  readonly name: string;
  readonly query: string;
}

/** The lists that accounts keep. */
@Injectable()
export class SavedViewsRepository {
  constructor(private readonly database: Database) {}

  /** Those of an account, in the Vietnamese order of their names. */
  list(account: string): Promise<SavedView[]> {
    return this.database.query<SavedView>('saved-views', 'select id, name, query from saved_view where account_id = $1 order by name collate "vi-x-icu", id', [account]);
  }

  /** Keeps one more, unless there are so many already; then it gives false. 409 when the name is taken. */
  async add({ id, name, query }: SavedView, account: string, most: number): Promise<boolean> {
    const sql = `insert into saved_view (id, account_id, name, query) select $1, $2::uuid, $3, $4 where (select count(*) from saved_view where account_id = $2::uuid) < $5 returning id`;
    const adding = this.database.query('saved-view-add', sql, [id, account, name, query, most]);
    return (await whenRefusedBy({ saved_view_name_key: () => Problem.conflict('view-exists') }, adding)).length === 1;
  }

  /** Whether there was such a one of this account. */
  async remove(id: string, account: string): Promise<boolean> {
    return (await this.database.query('saved-view-remove', 'delete from saved_view where id = $1 and account_id = $2 returning id', [id, account])).length === 1;
  }
}
