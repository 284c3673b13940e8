import pg from 'pg';
import { connectionOptions, roles } from '../../src/platform/database/connection.js';
import { migrateDatabase } from '../../src/platform/database/migrate.js';
import { useDatabase } from '../support/database.js';

let application: pg.Pool;
let administrator: pg.Pool;
// Hooks run in this order: the pools are closed before their database is dropped.
afterAll(async () => {
  await application.end();
  await administrator.end();
});
const address = useDatabase();
const notAllowed = { code: '42501' };

beforeAll(() => {
  application = new pg.Pool(connectionOptions({ address, poolSize: 1 }));
  administrator = new pg.Pool({ ...address, options: '-c search_path=lotrinh,public' });
});

describe('the role of the application', () => {
  const whoAmI = 'select session_user::text as session, current_user::text as current';

  it('logs in as itself on a server of our own', async () => {
    const { rows } = await application.query(whoAmI);
    expect(rows).toEqual([{ session: 'lotrinh_app', current: 'lotrinh_app' }]);
  });

  it('is taken by whoever a DATABASE_URL names', async () => {
    const url = `postgres://${encodeURIComponent(address.host)}:${address.port}/${address.database}?user=postgres`;
    const pool = new pg.Pool(connectionOptions({ address: { url } }));
    const { rows } = await pool.query(whoAmI);
    await pool.end();
    expect(rows).toEqual([{ session: 'postgres', current: 'lotrinh_app' }]);
  });

  it.each([
    'create table spare (id int)',
    'create table public.spare (id int)',
    'create schema spare',
    'alter table organ add column spare int',
    'drop table organ_roll',
    'truncate organ_roll',
    'create extension pgcrypto',
    'create function spare() returns int language sql return 1',
    'set role lotrinh_owner',
    "insert into schema_migration (timestamp, name) values (1, 'spare')",
  ])('may not change the tables: %s', async (sql) => {
    await expect(application.query(sql)).rejects.toMatchObject(notAllowed);
  });

  it.each(['organ_roll', 'organ_name', 'organ_place', 'organ_change', 'organ', 'organ_level', 'office_holding', 'person', 'account', 'target', 'correction', 'correction_outcome', 'screening_round', 'screening_round_review', 'screening_round_closing', 'mail', 'mail_again', 'calendar_notice', 'calendar_projection', 'deadline_shift', 'working_calendar', 'webhook', 'webhook_delivery', 'webhook_attempt', 'calendar_feed'])('may not delete from %s', async (table) => {
    await expect(application.query(`delete from ${table}`)).rejects.toMatchObject(notAllowed);
  });

  it.each([
    'update organ_roll set full_members = 0',
    "update screening_round set title = ''",
    'update screening_round_review set members_reviewed = 0',
    "update screening_round_closing set figures = '{}'",
    'update organ_roll set recorded_at = now()',
    "update organ_name set name = ''",
    'update organ set code = code',
    'update organ_place set parent_id = null',
    'update organ_change set reason = reason',
    'update organ_tree set version = 1',
    "update office_holding set office = 'administrator'",
    "update person set search_name = ''",
    'update account set name = name',
    'update target set value = 0',
    "update correction set reason = ''",
    "update correction_outcome set outcome = 'confirmed'",
    "update session set token_hash = ''",
    "update webhook set url = 'https://elsewhere/'",
    "update webhook_delivery set payload = '{}'",
    'update webhook_attempt set status = 200',
    "update calendar_feed set token_hash = ''",
    'update mail set account_id = account_id',
    "update mail_again set was = ''",
    "update calendar_notice set days_off = '{}'",
    'update deadline_shift set due_on = was_due_on',
    'update calendar_projection set projected_at = now()',
    'update sign_in_attempt set succeeded = true',
  ])('may not rewrite what is on file: %s', async (sql) => {
    await expect(application.query(sql)).rejects.toMatchObject(notAllowed);
  });

  it('has no right to a table that a migration forgot to give it', async () => {
    await administrator.query('set role lotrinh_owner; create table forgotten (id int); reset role');

    await expect(application.query('select from forgotten')).rejects.toMatchObject(notAllowed);
  });

  it('ends a statement that runs for too long', async () => {
    const pool = new pg.Pool(connectionOptions({ address, statementTimeout: 50 }));
    await expect(pool.query('select pg_sleep(5)')).rejects.toMatchObject({ code: '57014' });
    await pool.end();
  });
});

describe('the role of the job queue', () => {
  it('makes its own tables and sees nothing of the record', async () => {
    const queue = new pg.Pool(connectionOptions({ address }, roles.queue));
    await queue.query('create table kept_jobs (id int)');
    const { rows } = await queue.query("select schemaname::text as schema from pg_tables where tablename = 'kept_jobs'");

    expect(rows).toEqual([{ schema: 'bullmq' }]);
    await expect(queue.query('select from lotrinh.person')).rejects.toMatchObject(notAllowed);
    await queue.end();
  });
});

describe('one login for both pools', () => {
  it('is the application or the queue, and as the application has no right of the queue', async () => {
    const url = `postgres://${encodeURIComponent(address.host)}:${address.port}/${address.database}?user=lotrinh_app`;
    const asQueue = new pg.Pool(connectionOptions({ address: { url } }, roles.queue));
    await expect(asQueue.query('create table both_jobs (id int)')).resolves.toBeDefined();
    await asQueue.end();

    await expect(application.query('select from bullmq.both_jobs')).rejects.toMatchObject(notAllowed);
    await expect(application.query('create table bullmq.more_jobs (id int)')).rejects.toMatchObject(notAllowed);
  });
});

describe('the role of the migrator', () => {
  it('may bring a prepared database up to date', async () => {
    await expect(migrateDatabase({ ...address, user: 'lotrinh_migrator' })).resolves.toEqual({ applied: [] });
  });

  it('owns nothing itself', async () => {
    const { rows } = await administrator.query("select distinct tableowner::text as owner from pg_tables where schemaname = 'lotrinh'");
    expect(rows).toEqual([{ owner: 'lotrinh_owner' }]);
  });
});
