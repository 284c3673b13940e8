import { linkSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beginningOf } from './living-process.js';

/** What a process is to a database server: the owner serves people with it, a guest comes for one command. */
export type Role = 'owner' | 'guest';

/** The process that started a server and will stop it. */
export interface Holder {
  readonly pid: number;
  readonly beginning: string;
  readonly role: Role;
}

let counter = 0;

/**
 * Tries to make this process the holder of the server in this directory; answers the living holder when there is another.
 * What a dead process left behind does not count, so nobody ever has to remove the file by hand.
 */
export function takeHold(directory: string, role: Role): Holder | undefined {
  const file = lockFile(directory);
  const claim = `${file}.${process.pid}.${(counter += 1)}`;
  writeFileSync(claim, JSON.stringify(myself(role)));
  try {
    // A link appears whole or not at all, and fails when the name is taken.
    while (!linked(claim, file)) {
      const text = read(file);
      const holder = text === undefined ? undefined : parseHolder(text);
      if (holder !== undefined && isLiving(holder)) return holder;
      if (text !== undefined) removeStale(file, text);
    }
    return undefined;
  } finally {
    rmSync(claim, { force: true });
  }
}

/** Gives the hold back; harmless when this process has none. */
export function releaseHold(directory: string): void {
  if (findHolder(directory)?.pid === process.pid) rmSync(lockFile(directory), { force: true });
}

/** The living process that holds the server in this directory. */
export function findHolder(directory: string): Holder | undefined {
  const text = read(lockFile(directory));
  const holder = text === undefined ? undefined : parseHolder(text);
  return holder !== undefined && isLiving(holder) ? holder : undefined;
}

/** Writes down that this process uses a server that another one holds; answers how to take that back. */
export function registerVisitor(directory: string): () => void {
  // All is in the name, because a name is never half written.
  const { pid, beginning } = myself('guest');
  const file = path.join(directory, `visitor.${pid}.${encodeURIComponent(beginning)}.${(counter += 1)}`);
  writeFileSync(file, '');
  return () => rmSync(file, { force: true });
}

/** Whether a living process has registered as a visitor; what dead ones left is removed. */
export function hasVisitors(directory: string): boolean {
  const names = readdirSync(directory).filter((name) => name.startsWith('visitor.'));
  const dead = names.filter((name) => !isLivingVisitor(name));
  for (const name of dead) rmSync(path.join(directory, name), { force: true });
  return dead.length < names.length;
}

function isLivingVisitor(name: string): boolean {
  const [, pid, beginning = ''] = name.split('.');
  return beginningOf(Number(pid)) === decodeURIComponent(beginning);
}

function lockFile(directory: string): string {
  return path.join(directory, 'server.lock');
}

function myself(role: Role): Holder {
  return { pid: process.pid, beginning: beginningOf(process.pid) ?? '', role };
}

function isLiving({ pid, beginning }: Holder): boolean {
  return beginningOf(pid) === beginning;
}

function linked(claim: string, file: string): boolean {
  try {
    linkSync(claim, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Takes the file away by renaming, and looks at what it took: somebody quicker may have put a living one in its place. */
function removeStale(file: string, stale: string): void {
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if (read(aside) !== stale) linked(aside, file);
  rmSync(aside, { force: true });
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** A file that a full disk left empty names nobody. */
function parseHolder(text: string): Holder | undefined {
  try {
    return JSON.parse(text) as Holder;
  } catch {
    return undefined;
  }
}
