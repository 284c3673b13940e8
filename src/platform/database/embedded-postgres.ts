import { spawn } from 'node:child_process';
import { existsSync, openSync, closeSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import pg from 'pg';
import { createCluster } from './cluster.js';
import { beginningOf, eventually, processesWorkingIn } from './living-process.js';
import { findPostgresBinaries, type PostgresBinaries } from './postgres-binaries.js';
import { prepareHome, type PostgresHome } from './postgres-home.js';
import { hasProgram } from './unprivileged.js';

/** A running PostgreSQL of our own. It listens on a Unix socket that only its owner may enter, so it asks for no password. */
export interface EmbeddedPostgres {
  /** The directory of the socket: pg, TypeORM and BullMQ all take it as a host. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly pid: number;
  /** Whether it was already running, left behind by a lotrinh that was killed. */
  readonly adopted: boolean;
  stop(): Promise<void>;
}

/** PostgreSQL settings by name, such as `fsync`. */
export type Settings = Readonly<Record<string, string | number>>;

const superuser = 'postgres';
const patience = 60_000;

/** After a crash PostgreSQL first reads again what it had not yet put in place, and is not to be disturbed. */
const recoveryPatience = 600_000;

/**
 * Starts the PostgreSQL that lives in this directory, making it first when there is none. Nothing else may be starting or stopping
 * it meanwhile: `openDatabaseServer` sees to that. It ends with this process, even when this process is killed (on Linux).
 */
export async function startEmbeddedPostgres(directory: string, settings: Settings = {}): Promise<EmbeddedPostgres> {
  const binaries = findPostgresBinaries();
  const home = prepareHome(directory);
  await createCluster(home, binaries, settings);

  const orphan = await adopt(home);
  const pid = orphan ?? (await launch(home, binaries, settings));
  const beginning = beginningOf(pid);
  const isRunning = () => beginningOf(pid) === beginning && beginning !== undefined;
  return { host: home.socket, port: home.port, user: superuser, pid, adopted: orphan !== undefined, stop: () => stop(pid, isRunning) };
}

/** Whether the server behind this socket answers. */
export async function answers(host: string, port: number, database: string = superuser): Promise<boolean> {
  const client = new pg.Client({ host, port, user: superuser, database, ssl: false, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The number of a PostgreSQL that still serves this cluster; otherwise waits until nothing uses it and clears what it left. */
async function adopt(home: PostgresHome): Promise<number | undefined> {
  const pid = postmasterOf(home);
  if (pid !== undefined) {
    let answered = false;
    // One that is shutting down refuses connections until it is gone.
    await eventually(async () => !isPostmaster(home, pid) || (answered = await answers(home.socket, home.port)), recoveryPatience);
    if (answered) return pid;
  }
  await waitUntilUnused(home);
  // PostgreSQL would take a zombie, or a stranger who got the same number, for its own elder and refuse to start.
  for (const left of [home.postmasterFile, home.socketFile, `${home.socketFile}.lock`]) rmSync(left, { force: true });
  return undefined;
}

function postmasterOf(home: PostgresHome): number | undefined {
  if (!existsSync(home.postmasterFile)) return undefined;
  const pid = Number(readFileSync(home.postmasterFile, 'utf8').split('\n')[0]);
  return isPostmaster(home, pid) ? pid : undefined;
}

function isPostmaster(home: PostgresHome, pid: number): boolean {
  if (process.platform !== 'linux') return beginningOf(pid) !== undefined;
  return processesWorkingIn(realpathSync(home.cluster)).includes(pid);
}

/** Children of a killed PostgreSQL notice it within moments; starting a second one beside them would damage the files. */
async function waitUntilUnused(home: PostgresHome): Promise<void> {
  const cluster = realpathSync(home.cluster);
  if (await eventually(() => processesWorkingIn(cluster).length === 0, patience)) return;
  throw new Error(`PostgreSQL processes ${processesWorkingIn(cluster).join(', ')} still use ${cluster} and do not answer`);
}

async function launch(home: PostgresHome, binaries: PostgresBinaries, settings: Settings): Promise<number> {
  const [program = '', ...words] = [...home.runAs.prefix, ...dyingWithUs(), binaries.postgres, '-D', home.cluster, ...asArguments({ ...ownSettings(home), ...settings })];
  // Another user may have left it, as root does in the directory of somebody else.
  rmSync(home.log, { force: true });
  const log = openSync(home.log, 'w', 0o600);
  // Detached, so that Ctrl-C on the terminal reaches only us and we stop the server in order.
  const child = spawn(program, words, { stdio: ['ignore', log, log], detached: true });
  closeSync(log);
  let failure: string | undefined;
  child.once('error', (error) => (failure = error.message));
  child.once('exit', (code) => (failure ??= `exit status ${code}`));
  child.unref();

  const ready = await eventually(async () => failure !== undefined || (existsSync(home.socketFile) && (await answers(home.socket, home.port))), recoveryPatience);
  if (failure !== undefined || !ready || child.pid === undefined) {
    throw new Error(`PostgreSQL did not start (${failure ?? 'no answer'}); the end of ${home.log}:\n${readFileSync(home.log, 'utf8').slice(-2000)}`);
  }
  return child.pid;
}

/** The kernel then sends the server SIGINT, a fast and clean shutdown, when we die in whatever way. */
function dyingWithUs(): string[] {
  return process.platform === 'linux' && hasProgram('setpriv') ? ['setpriv', '--pdeathsig', 'INT'] : [];
}

function ownSettings(home: PostgresHome): Settings {
  return {
    listen_addresses: '',
    unix_socket_directories: home.socket,
    port: home.port,
    timezone: 'UTC',
    log_timezone: 'UTC',
    // The log must hold no personal data: no failed statements, no values of a violated key.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
  };
}

function asArguments(settings: Settings): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function stop(pid: number, isRunning: () => boolean): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (isRunning()) process.kill(pid, signal);
    if (await eventually(() => !isRunning(), patience)) return;
  }
  throw new Error(`PostgreSQL ${pid} does not stop`);
}
