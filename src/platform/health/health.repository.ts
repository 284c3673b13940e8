import { Injectable } from '@nestjs/common';
import { migrationsTable } from '../database/data-source.js';
import { Database } from '../database/database.js';

/** Asks the database how it is. */
@Injectable()
export class HealthRepository {
  constructor(private readonly database: Database) {}

  /** The names of the migrations that have run. Throws when the database does not answer. */
  async appliedMigrations(): Promise<string[]> {
    const rows = await this.database.query<{ name: string }>('applied-migrations', `select name from ${migrationsTable}`);
    return rows.map(({ name }) => name);
  }
}
