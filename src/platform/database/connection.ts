import pg from 'pg';

/**
 * Where PostgreSQL is: a URL that an operator gave, or the parts of an address. An address without a password is taken for a server
 * of our own, which trusts whoever reaches its socket.
 */
export type DatabaseAddress =
  | { readonly url: string }
  | { readonly host: string; readonly port: number; readonly user: string; readonly password?: string | undefined; readonly database: string };

/** The schema that holds every table of the product. */
export const schema = 'lotrinh';

/** Who is who inside PostgreSQL; each may do no more than its part. */
export const roles = {
  /** Owns the tables; nobody logs in as it. */
  owner: 'lotrinh_owner',
  /** May become the owner, to change the tables. */
  migrator: 'lotrinh_migrator',
  /** The running application: reads and adds what each table allows, never changes a table. */
  application: 'lotrinh_app',
  /** Owns the schema of the job queue and sees nothing of the record. */
  queue: 'lotrinh_queue',
} as const;
export type DatabaseRole = (typeof roles)[keyof typeof roles];

/** How the application reaches its database. */
export interface DatabaseSettings {
  readonly address: DatabaseAddress;
  /** Name shown in `pg_stat_activity`. */
  readonly applicationName?: string | undefined;
  readonly poolSize?: number | undefined;
  /** A statement that runs longer than this many milliseconds is ended; 0 is never. */
  readonly statementTimeout?: number | undefined;
}

const oneBigint = 20;
const oneDate = 1082;

/** Legal days stay text (YYYY-MM-DD), so that no time zone moves them; a bigint is a number as far as a number is exact. */
function columnTypes(): pg.CustomTypesConfig {
  const types = new pg.TypeOverrides();
  types.setTypeParser(oneDate, (text: string) => text);
  types.setTypeParser(oneBigint, (text: string) => (Number.isSafeInteger(Number(text)) ? Number(text) : text));
  return types;
}

function whereIs(address: DatabaseAddress, role: DatabaseRole, options: string): pg.PoolConfig {
  if ('url' in address) {
    const separator = address.url.includes('?') ? '&' : '?';
    return { connectionString: `${address.url}${separator}options=${encodeURIComponent(options)}` };
  }
  const { host, port, password, database } = address;
  const trusted = password === undefined && role !== roles.owner;
  return { host, port, database, password, user: trusted ? role : address.user, options, ssl: host.startsWith('/') ? false : undefined };
}

/**
 * Options for pg to act as a role: logged in as it where the server trusts us, otherwise as the user of the address, who then takes
 * the role. Every session finds the tables without naming their schema.
 */
export function connectionOptions(settings: DatabaseSettings, role: DatabaseRole = roles.application): pg.PoolConfig {
  const searchPath = role === roles.queue ? 'bullmq' : `${schema},public`;
  const timeout = settings.statementTimeout ?? 15_000;
  const options = `-c role=${role} -c search_path=${searchPath} -c statement_timeout=${timeout} -c idle_in_transaction_session_timeout=60000`;
  return {
    ...whereIs(settings.address, role, options),
    application_name: settings.applicationName ?? 'lotrinh',
    max: settings.poolSize ?? 10,
    connectionTimeoutMillis: 10_000,
    types: columnTypes(),
  };
}
