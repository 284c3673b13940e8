import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A change of the tables that is never taken back: a mistake is mended by a later migration, and before one runs in earnest there is a
 * backup. `name` ends with a number of 13 digits, by which TypeORM orders migrations.
 */
export abstract class ForwardOnly implements MigrationInterface {
  abstract readonly name: string;
  protected abstract readonly sql: string;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(this.sql);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: write a new one.'));
  }
}
