import pg from 'pg';
import { OperatorError } from '../operator-error.js';
import { roles, schema } from './connection.js';

/** What the tables rest on: trees of organs, search by fragments, search without diacritics. All three come with PostgreSQL. */
const extensions = ['ltree', 'pg_trgm', 'unaccent'];
const oldestPostgres = 160_000;
const alreadyThere = new Set(['42710', '23505']);

interface Situation {
  readonly version: number;
  readonly me: string;
  readonly database: string;
  readonly superuser: boolean;
  readonly mayCreateRoles: boolean;
  readonly mayCreateHere: boolean;
  readonly ownsDatabase: boolean;
  readonly roles: string[];
  readonly extensions: string[];
  readonly schemas: string[];
}

/**
 * Prepares what migrations stand on: roles, extensions and schemas. Only makes what is missing, so that after a first run by an
 * administrator the migrator needs no special rights. Says plainly what is missing when the user may not make it.
 */
export async function prepareServer(client: pg.Client): Promise<void> {
  const found = await lookAround(client);
  if (found.version < oldestPostgres) {
    throw new OperatorError('Cần PostgreSQL 16 trở lên.', 'PostgreSQL 16 or later is needed.');
  }
  await createRoles(client, found);
  await takeMemberships(client, found);
  await createExtensions(client, found);
  await createSchemas(client, found);
}

async function lookAround(client: pg.Client): Promise<Situation> {
  const { rows } = await client.query<Situation>(
    `select current_setting('server_version_num')::int as version,
            current_user::text as me,
            current_database()::text as database,
            rolsuper as superuser,
            rolsuper or rolcreaterole as "mayCreateRoles",
            has_database_privilege(current_database(), 'create') as "mayCreateHere",
            rolsuper or pg_has_role(datdba, 'usage') as "ownsDatabase",
            array(select rolname::text from pg_roles where rolname = any($1)) as roles,
            array(select extname::text from pg_extension where extnamespace = 'public'::regnamespace) as extensions,
            array(select nspname::text from pg_namespace) as schemas
       from pg_roles, pg_database where rolname = current_user and datname = current_database()`,
    [Object.values(roles)],
  );
  const [situation] = rows;
  if (!situation) throw new Error('PostgreSQL does not say who we are.');
  return situation;
}

async function createRoles(client: pg.Client, found: Situation): Promise<void> {
  const missing = Object.values(roles).filter((role) => !found.roles.includes(role));
  if (missing.length > 0 && !found.mayCreateRoles) throw notAllowed(found, `CREATE ROLE ${missing.join(', ')}`);
  for (const role of missing) {
    const login = role === roles.owner ? 'nologin' : 'login';
    await unlessThere(client, `create role ${role} ${login}`);
  }
  if (missing.length === 0) return;
  await client.query(`grant ${roles.owner} to ${roles.migrator}`);
  // One login may serve both pools: the application must say so to become the queue, and has no right of the queue until then.
  await client.query(`grant ${roles.queue} to ${roles.application} with inherit false, set true`);
}

/** Whoever migrates must be able to become each role; a superuser always is. */
async function takeMemberships(client: pg.Client, found: Situation): Promise<void> {
  if (found.superuser) return;
  const { rows } = await client.query<{ role: string }>(`select role from unnest($1::text[]) role where not pg_has_role(role::name, 'set')`, [
    [roles.owner, roles.application, roles.queue].filter((role) => role === roles.owner || found.mayCreateRoles),
  ]);
  for (const { role } of rows) {
    try {
      await client.query(`grant ${role} to current_user`);
    } catch {
      throw notAllowed(found, `GRANT ${role} TO ${found.me}`);
    }
  }
}

async function createExtensions(client: pg.Client, found: Situation): Promise<void> {
  const missing = extensions.filter((extension) => !found.extensions.includes(extension));
  if (missing.length > 0 && !found.mayCreateHere) throw notAllowed(found, `CREATE EXTENSION ${missing.join(', ')} SCHEMA public`);
  for (const extension of missing) await client.query(`create extension ${extension} schema public`);
}

async function createSchemas(client: pg.Client, found: Situation): Promise<void> {
  const wanted = [
    [schema, roles.owner],
    ['bullmq', roles.queue],
  ] as const;
  for (const [name, owner] of wanted.filter(([name]) => !found.schemas.includes(name))) {
    if (!found.mayCreateHere) throw notAllowed(found, `CREATE SCHEMA ${name} AUTHORIZATION ${owner}`);
    await client.query(`create schema ${name} authorization ${owner}`);
  }
  if (!found.ownsDatabase) return;
  const database = client.escapeIdentifier(found.database);
  await client.query(`revoke create, temporary on database ${database} from public`);
  // The job queue keeps a batch in a temporary table while it adds it.
  await client.query(`grant temporary on database ${database} to ${roles.queue}`);
}

/** Roles belong to the whole server: somebody else may have just made the same one for another database. */
async function unlessThere(client: pg.Client, sql: string): Promise<void> {
  try {
    await client.query(sql);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || !alreadyThere.has(error.code ?? '')) throw error;
  }
}

function notAllowed({ me, database }: Situation, statement: string): OperatorError {
  return new OperatorError(
    `Người dùng PostgreSQL "${me}" không có quyền chuẩn bị cơ sở dữ liệu "${database}" (${statement}). Hãy chạy lần đầu với quyền quản trị máy chủ PostgreSQL.`,
    `The PostgreSQL user "${me}" may not prepare the database "${database}" (${statement}). Run this once as an administrator of the PostgreSQL server.`,
  );
}
