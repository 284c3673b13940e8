import { readdirSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { getMetadataArgsStorage } from 'typeorm';
import type { EntityClass } from '../../src/platform/database/data-source.js';
import { findDrift } from '../../src/platform/database/drift.js';
import { migrateDatabase } from '../../src/platform/database/migrate.js';
import { migrations } from '../../src/platform/database/migrations/migrations.js';
import { useDatabase } from '../support/database.js';

const house = path.resolve(import.meta.dirname, '../../src');

async function everyEntity(): Promise<EntityClass[]> {
  const files = readdirSync(house, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.entity.ts'));
  for (const file of files) await import(path.join(house, file));
  return getMetadataArgsStorage().tables.flatMap(({ target }) => (typeof target === 'function' ? [target as EntityClass] : []));
}

describe('migrations', () => {
  const database = useDatabase();

  it('have nothing left to do on a migrated database, however often and by however many they are run', async () => {
    const again = await Promise.all([migrateDatabase(database), migrateDatabase(database)]);

    expect(again).toEqual([{ applied: [] }, { applied: [] }]);
  });

  it('bring an empty database to the present form, each once, even when two start together', async () => {
    const admin = new pg.Client({ ...database, database: 'postgres' });
    await admin.connect();
    const name = `${database.database}_empty`;
    await admin.query(`create database ${name}`);
    try {
      const both = await Promise.all([migrateDatabase({ ...database, database: name }), migrateDatabase({ ...database, database: name })]);
      expect(both.flatMap(({ applied }) => applied)).toEqual(migrations.map((Migration) => new Migration().name));
    } finally {
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    }
  });

  it('leave the tables as the entities describe them', async () => {
    expect(await findDrift(database, await everyEntity())).toEqual([]);
  });

  it('are numbered in the order in which they run', () => {
    const numbers = migrations.map((Migration) => Number(new Migration().name.slice(-13)));

    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('say what is missing when the user may not prepare the database', async () => {
    const admin = new pg.Client({ ...database, database: 'postgres' });
    await admin.connect();
    const name = `${database.database}_bare`;
    await admin.query(`create database ${name}`);
    try {
      const nobody = { ...database, user: 'lotrinh_app', database: name };
      await expect(migrateDatabase(nobody)).rejects.toThrow(/"lotrinh_app" may not prepare/);
    } finally {
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    }
  });
});
