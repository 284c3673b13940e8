import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { OperatorError } from '../operator-error.js';
import { announced } from '../progress/progress.js';
import type { PostgresBinaries } from './postgres-binaries.js';
import type { PostgresHome } from './postgres-home.js';

const run = promisify(execFile);

/** Names, Vietnamese and others, sort as in a Vietnamese dictionary; the rest of the locale is plain. */
const locale = ['--encoding=UTF8', '--locale-provider=icu', '--icu-locale=vi-VN', '--locale=C.UTF-8', '--lc-messages=C'];

/** Makes the files of a new PostgreSQL when there are none; a cluster made by another major version is refused. */
export async function createCluster(home: PostgresHome, binaries: PostgresBinaries, settings: { readonly fsync?: string | number }): Promise<void> {
  const versionFile = path.join(home.cluster, 'PG_VERSION');
  if (existsSync(versionFile)) {
    refuseOtherMajor(home.cluster, readFileSync(versionFile, 'utf8').trim(), binaries.major);
    return;
  }
  const work = () => initialise(home, binaries, settings.fsync === 'off');
  await announced(`Đang tạo cơ sở dữ liệu (chỉ một lần) · Creating the database (only once) ${home.cluster}`, work);
}

/** Works aside and renames, so that a cluster whose making was interrupted is never used. */
async function initialise(home: PostgresHome, binaries: PostgresBinaries, hasty: boolean): Promise<void> {
  const aside = `${home.cluster}.unfinished`;
  rmSync(aside, { recursive: true, force: true });
  mkdirSync(aside, { mode: 0o700 });
  const { prefix, owner } = home.runAs;
  if (owner !== undefined) chownSync(aside, owner.uid, owner.gid);

  const options = ['-D', aside, '-U', 'postgres', '--auth=trust', ...locale, ...(hasty ? ['--no-sync'] : [])];
  const [program = '', ...words] = [...prefix, binaries.initdb, ...options];
  try {
    await run(program, words);
  } catch (cause) {
    throw new OperatorError(
      `Không tạo được cơ sở dữ liệu trong ${home.cluster}. Hãy chạy bằng người dùng thường, đặt LOTRINH_DATA_DIR ở một thư mục ghi được, hoặc đặt DATABASE_URL.\n${reason(cause)}`,
      `The database could not be made in ${home.cluster}. Run as an ordinary user, point LOTRINH_DATA_DIR to a folder that can be written, or set DATABASE_URL.`,
      { cause },
    );
  }
  renameSync(aside, home.cluster);
}

function reason(cause: unknown): string {
  const { stderr, message } = cause as { stderr?: string; message?: string };
  return (stderr || message || String(cause)).trim().slice(-500);
}

function refuseOtherMajor(cluster: string, found: string, ours: string): void {
  if (found === ours) return;
  throw new OperatorError(
    `Cơ sở dữ liệu trong ${cluster} do PostgreSQL ${found} tạo, bản này dùng PostgreSQL ${ours}: hãy mở bằng bản lotrinh cũ rồi xuất dữ liệu, hoặc đặt LOTRINH_DATA_DIR khác.`,
    `The database in ${cluster} was made by PostgreSQL ${found} and this lotrinh carries PostgreSQL ${ours}: open it with the earlier lotrinh and export it, or choose another LOTRINH_DATA_DIR.`,
  );
}
