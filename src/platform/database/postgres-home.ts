import { createHash } from 'node:crypto';
import { accessSync, chownSync, constants, existsSync, lstatSync, mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { OperatorError } from '../operator-error.js';
import { unprivileged, type Unprivileged } from './unprivileged.js';

/** Where the PostgreSQL of our own keeps its things, and under whom it runs. */
export interface PostgresHome {
  readonly cluster: string;
  readonly postmasterFile: string;
  readonly log: string;
  /** The directory of the socket. */
  readonly socket: string;
  readonly socketFile: string;
  /** Only part of the socket's name, since nothing listens on TCP. */
  readonly port: number;
  readonly runAs: Unprivileged;
}

const port = 5432;
const socketName = `.s.PGSQL.${port}`;

/** Longest socket path that every system takes (macOS 104 bytes with the closing zero, Linux 108). */
const longestSocketPath = 103;

/** Makes the directory and says where in it everything is. */
export function prepareHome(directory: string): PostgresHome {
  const home = path.resolve(directory);
  makeHome(home);
  const runAs = unprivileged(home);
  const socket = socketDirectory(home);
  makePrivate(socket, runAs);

  const cluster = path.join(home, 'cluster');
  return {
    cluster,
    postmasterFile: path.join(cluster, 'postmaster.pid'),
    log: path.join(home, 'postgres.log'),
    socket,
    socketFile: path.join(socket, socketName),
    port,
    runAs,
  };
}

/** Makes the directory itself, readable by nobody else; the folders above it as any others. */
export function makeHome(directory: string): void {
  try {
    mkdirSync(path.dirname(directory), { recursive: true });
    if (!existsSync(directory)) mkdirSync(directory, { mode: 0o700 });
    accessSync(directory, constants.W_OK);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new OperatorError(
      `Không ghi được vào ${directory} (${reason}): hãy sửa quyền của thư mục hoặc đặt LOTRINH_DATA_DIR khác.`,
      `${directory} cannot be written (${reason}): correct its permissions or choose another LOTRINH_DATA_DIR.`,
      { cause },
    );
  }
}

/** The socket of the PostgreSQL that lives in this directory, running or not. */
export function socketOf(directory: string): { readonly host: string; readonly port: number } {
  return { host: socketDirectory(path.resolve(directory)), port };
}

function socketDirectory(home: string): string {
  const inside = path.join(home, 'run');
  if (Buffer.byteLength(path.join(inside, socketName)) <= longestSocketPath) return inside;
  return path.join(os.tmpdir(), `lotrinh-${createHash('sha256').update(home).digest('hex').slice(0, 12)}`);
}

/** The temporary directory is open to all: a socket directory that somebody else made there is not used. */
function makePrivate(socket: string, { owner }: Unprivileged): void {
  mkdirSync(socket, { recursive: true, mode: 0o700 });
  const found = lstatSync(socket);
  const mine = [process.getuid?.(), owner?.uid].includes(found.uid);
  if (!found.isDirectory() || !mine || (found.mode & 0o077) !== 0) throw new Error(`${socket} belongs to somebody else or is open to others: remove it`);
  if (owner !== undefined) chownSync(socket, owner.uid, owner.gid);
}
