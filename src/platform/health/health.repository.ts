import { Injectable } from '@nestjs/common';
import { migrationsTable } from '../database/data-source.js';
import { Database } from '../database/database.js';

/** Asks the database how it is. */
@Injectable()
export class HealthRepository {
  constructor(private readonly database: Database) {}

  /**
   * The names of the migrations that have run; nothing when our role may not read them, so that only the migrator knows. Throws when
   * the database does not answer.
   */
  async findAppliedMigrations(): Promise<string[] | undefined> {
    const may = 'select has_table_privilege(to_regclass($1), $2) as read';
    const [privilege] = await this.database.query<{ read: boolean | null }>('may-read-migrations', may, [migrationsTable, 'select']);
    if (privilege?.read === false) return undefined;
    const rows = await this.database.query<{ name: string }>('applied-migrations', `select name from ${migrationsTable}`);
    return rows.map(({ name }) => name);
  }
}
