import { Test, type TestingModule } from '@nestjs/testing';
import { Database } from '../../src/platform/database/database.js';
import { DatabaseFailure, whenRefusedBy } from '../../src/platform/database/database-failure.js';
import { DatabaseModule } from '../../src/platform/database/database.module.js';
import { useDatabase } from '../support/database.js';

let room: TestingModule;
// Hooks run in this order: the pool is closed before its database is dropped.
afterAll(() => room.close());
const address = useDatabase();
let database: Database;

beforeAll(async () => {
  room = await Test.createTestingModule({ imports: [DatabaseModule.register({ settings: () => ({ address }) })] }).compile();
  database = room.get(Database);
});

const addLabel = "insert into sign_in_attempt (account_name_hash, address_hash, succeeded) values ('a', 'b', true)";

describe('the database', () => {
  it('prepares a statement once and runs it by its name', async () => {
    const prepared = await database.transaction(async ({ query }) => {
      await query('add-up', 'select $1::int + $2::int as sum', [1, 2]);
      await query('add-up', 'select $1::int + $2::int as sum', [3, 4]);
      return query<{ name: string }>('look', "select name from pg_prepared_statements where name = 'add-up'");
    });

    expect(prepared).toEqual([{ name: 'add-up' }]);
  });

  it('plans a search anew each time, for what is sought', async () => {
    expect(await database.search('seek', 'select $1::int as sought', [7])).toEqual([{ sought: 7 }]);
    await expect(database.search('seek', 'select $1::int as sought', ['Mật'])).rejects.toThrow(/^statement "seek" failed: SQLSTATE 22P02$/);

    expect(await database.query('look-for-seek', "select name from pg_prepared_statements where name = 'seek'")).toEqual([]);
  });

  it('gives legal days as text and a bigint as a number', async () => {
    const rows = await database.query('types', "select date '2024-02-29' as day, 7::bigint as small, 9007199254740993::bigint as large, null::date as none");

    expect(rows).toEqual([{ day: '2024-02-29', small: 7, large: '9007199254740993', none: null }]);
  });

  it('does all of a transaction or none of it, and goes on afterwards', async () => {
    const failing = database.transaction(async ({ query }) => {
      await query('attempt', addLabel);
      await query('fail', 'select 1 / 0');
    });
    await expect(failing).rejects.toBeInstanceOf(DatabaseFailure);
    expect(await database.query('count', 'select count(*) as n from sign_in_attempt')).toEqual([{ n: 0 }]);

    await database.transaction(({ query }) => query('attempt', addLabel));
    expect(await database.query('count', 'select count(*) as n from sign_in_attempt')).toEqual([{ n: 1 }]);
  });

  it('outlives a connection that is lost in a transaction, and keeps nothing of it', async () => {
    const count = async () => (await database.query<{ count: number }>('count-attempts', 'select count(*)::int as count from sign_in_attempt'))[0]?.count;
    const before = await count();
    const lost = database.transaction(async ({ query }) => {
      await query('attempt', addLabel);
      await query('end-myself', 'select pg_terminate_backend(pg_backend_pid())');
    });
    await expect(lost).rejects.toThrow();
    expect(await count()).toBe(before);
  });

  it('leaves another error that ends a transaction as it is', async () => {
    const error = new Error('changed my mind');
    await expect(database.transaction(() => Promise.reject(error))).rejects.toBe(error);
  });

  it.each([
    ['a value that is unreadable', "select $1::text::date as day", ['Nguyễn Văn Mật']],
    ['a row that breaks a rule', "insert into organ (id, code, path, level, valid_from) values (gen_random_uuid(), $1, '1', 'branch', '2020-01-01')", ['Nguyễn Văn Mật']],
  ])('fails without telling %s', async (_, sql, values) => {
    const failure: unknown = await database.query('secretive', sql, values).catch((error: unknown) => error);

    expect(failure).toBeInstanceOf(DatabaseFailure);
    expect(failure).toMatchObject({ statement: 'secretive', code: expect.stringMatching(/^(22007|23514)$/) });
    const told = JSON.stringify(failure) + String(failure) + (failure as Error).stack + JSON.stringify(Object.getOwnPropertyNames(failure));
    expect(told).not.toContain('Mật');
    expect((failure as Error).cause).toBeUndefined();
  });

  it('fails through entities without telling values either', async () => {
    const failing = database.entities('secretive-entity', (manager) => manager.query('select $1::text::date', ['Nguyễn Văn Mật']));
    const failure: unknown = await failing.catch((error: unknown) => error);

    expect(failure).toMatchObject({ name: 'DatabaseFailure', statement: 'secretive-entity', code: '22007' });
    expect(JSON.stringify(failure) + (failure as Error).stack).not.toContain('Mật');
  });

  it('says what a refusal by a named constraint means, and passes on every other failure', async () => {
    const refused = database.query('refused', "insert into organ (id, code, path, level, valid_from) values (gen_random_uuid(), 'ă', '1', 'branch', '2020-01-01')");
    await expect(whenRefusedBy({ organ_code_check: () => new Error('no such code') }, refused)).rejects.toThrow('no such code');
    await expect(whenRefusedBy({}, database.query('broken', 'select from nowhere'))).rejects.toThrow(/42P01.*nowhere/);
  });
});
