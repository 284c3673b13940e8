import path from 'node:path';
import pg from 'pg';
import { OperatorError } from '../operator-error.js';
import { answers, startEmbeddedPostgres, type EmbeddedPostgres, type Settings } from './embedded-postgres.js';
import { eventually } from './living-process.js';
import { makeHome, socketOf } from './postgres-home.js';
import { findHolder, hasVisitors, registerVisitor, releaseHold, takeHold, type Holder, type Role } from './server-lock.js';

/** A database that this process may use until it closes it. */
export interface DatabaseServer {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
  /** Whether this process started the server, and so ends it. */
  readonly isHolder: boolean;
  close(): Promise<void>;
}

const database = 'lotrinh';
const guestPatience = 600_000;

/** How long a server that wants to start waits for a short command that is using the files. */
const ownerPatience = 5_000;

/**
 * Opens the PostgreSQL of our own in this data directory. The owner (the serving process) starts it; a second owner is refused in
 * one sentence. A guest (a command) uses the server that runs already, and when none runs starts one and stops it at the end,
 * after the last other guest has left.
 */
export async function openDatabaseServer(dataDirectory: string, { role, settings = {} }: { role: Role; settings?: Settings }): Promise<DatabaseServer> {
  const directory = path.resolve(dataDirectory, 'postgres');
  makeHome(directory);

  const holder = await tryToHold(directory, role);
  if (holder === undefined) return hold(directory, role, settings);
  if (role === 'guest') return visit(dataDirectory, directory, settings);
  throw dataDirectoryInUse(dataDirectory, holder);
}

/** Answers the living process that holds the server, or nothing when it is now this one. */
async function tryToHold(directory: string, role: Role): Promise<Holder | undefined> {
  let holder = takeHold(directory, role);
  const willSoonBeGone = role === 'owner' && holder?.role === 'guest';
  if (willSoonBeGone) await eventually(() => (holder = takeHold(directory, role)) === undefined, ownerPatience);
  return holder;
}

async function hold(directory: string, role: Role, settings: Settings): Promise<DatabaseServer> {
  try {
    const server = await startEmbeddedPostgres(directory, settings);
    await createDatabase(server);
    const close = async () => {
      // The server ends with the process that started it, so one command waits for the others that came to use it.
      if (role === 'guest') await eventually(() => !hasVisitors(directory), Infinity);
      await server.stop();
      releaseHold(directory);
    };
    return { host: server.host, port: server.port, user: server.user, database, isHolder: true, close };
  } catch (error) {
    releaseHold(directory);
    throw error;
  }
}

async function visit(dataDirectory: string, directory: string, settings: Settings): Promise<DatabaseServer> {
  const leave = registerVisitor(directory);
  const { host, port } = socketOf(directory);
  let answered = false;
  // The holder may still be making or recovering the database, or may just be gone.
  await eventually(async () => (answered = await answers(host, port, database)) || findHolder(directory) === undefined, guestPatience);
  if (answered) return { host, port, user: 'postgres', database, isHolder: false, close: async () => leave() };

  leave();
  const holder = findHolder(directory);
  if (holder !== undefined) throw dataDirectoryInUse(dataDirectory, holder);
  return openDatabaseServer(dataDirectory, { role: 'guest', settings });
}

async function createDatabase({ host, port, user }: EmbeddedPostgres): Promise<void> {
  const client = new pg.Client({ host, port, user, database: 'postgres', ssl: false });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
    if (rowCount === 0) await client.query(`create database ${database}`);
  } finally {
    await client.end();
  }
}

function dataDirectoryInUse(dataDirectory: string, { pid }: Holder): OperatorError {
  const directory = path.resolve(dataDirectory);
  return new OperatorError(
    `Thư mục dữ liệu ${directory} đang được tiến trình ${pid} (lotrinh) dùng: hãy dừng tiến trình đó hoặc đặt LOTRINH_DATA_DIR khác.`,
    `The data directory ${directory} is in use by process ${pid} (lotrinh): stop it or set LOTRINH_DATA_DIR.`,
  );
}
