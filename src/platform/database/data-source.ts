import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { connectionOptions, roles, schema, type DatabaseAddress, type DatabaseSettings } from './connection.js';
import { migrations } from './migrations/migrations.js';

const log = new Logger('Database');

/** The table in which the migrations that have run are kept. */
export const migrationsTable = 'schema_migration';

type PostgresOptions = Extract<DataSourceOptions, { type: 'postgres' }>;

const always = {
  type: 'postgres',
  schema,
  synchronize: false,
  logging: false,
  installExtensions: false,
  uuidExtension: 'pgcrypto',
  migrationsTableName: migrationsTable,
  poolErrorHandler: (error: { code?: string }) => log.warn(`an idle connection was lost (${error.code ?? 'no code'})`),
} as const satisfies Partial<PostgresOptions>;

/** A class that TypeORM knows as an entity. */
export type EntityClass = abstract new (...given: never[]) => object;

/** TypeORM's options for the running application; the rooms bring their entities. */
export function applicationDataSource(settings: DatabaseSettings): PostgresOptions {
  return { ...always, extra: connectionOptions(settings) };
}

/** A data source, not yet connected, that acts as the owner of the tables: for migrations and for looking at the tables themselves. */
export function ownerDataSource(address: DatabaseAddress, entities: readonly EntityClass[] = []): DataSource {
  const extra = connectionOptions({ address, applicationName: 'lotrinh migrate', poolSize: 2, statementTimeout: 0 }, roles.owner);
  return new DataSource({ ...always, entities: [...entities], migrations: [...migrations], extra });
}
