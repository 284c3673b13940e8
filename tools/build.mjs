/**
 * Builds what changed: src/ and workflows/ into dist/ with SWC, web/ into dist/web with Vite. SWC and not tsc, because a
 * newcomer waits for this (under a second against ten); types are the business of `npm run check`.
 *
 * Server files are written aside and renamed, so a program that is just starting never reads half a file.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const recipe = path.join(import.meta.dirname, 'swc-options.mjs');
const houses = ['src', 'workflows'];

/** Brings the server in dist/ in line with the sources and answers how many files were written. Nothing to do costs some milliseconds. */
export async function buildServer() {
  const wanted = houses.flatMap(sources).map(withTarget);
  removeStrangers(new Set(wanted.map(({ target }) => target)));

  const changed = wanted.filter(isStale);
  const [scripts, others] = [changed.filter(isScript), changed.filter((file) => !isScript(file))];
  if (scripts.length > 0) await compile(scripts);
  for (const { source, target } of others) place(target, (aside) => copyFileSync(source, aside));
  return changed.length;
}

/** Builds the pages in dist/web when one of their sources is newer; answers how many bundles were made, 0 or 1. */
export function buildWeb() {
  if (!existsSync(path.join(root, 'web', 'vite.config.ts'))) return 0;
  const page = path.join(root, 'dist', 'web', 'index.html');
  const sourcesOfWeb = ['web', 'workflows'].flatMap(sources);
  if (existsSync(page) && sourcesOfWeb.every((file) => statSync(file).mtimeMs <= statSync(page).mtimeMs)) return 0;

  const vite = spawnSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', 'web'], { cwd: root, stdio: ['ignore', process.stderr, process.stderr] });
  if (vite.status !== 0) throw new Error('The pages in web/ could not be built; Vite says why above.');
  return 1;
}

function sources(house) {
  const top = path.join(root, house);
  if (!existsSync(top)) return [];
  return readdirSync(top, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/\.(d\.ts|md)$|^tsconfig\.json$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

function isScript({ source }) {
  return source.endsWith('.ts');
}

function withTarget(source) {
  return { source, target: path.join(root, 'dist', path.relative(root, source)).replace(/\.ts$/, '.js') };
}

function isStale({ source, target }) {
  if (!existsSync(target)) return true;
  const made = statSync(target).mtimeMs;
  return made < statSync(source).mtimeMs || made < statSync(recipe).mtimeMs;
}

async function compile(files) {
  const { transformFile } = await import('@swc/core');
  const { swcOptions } = await import('./swc-options.mjs');
  const options = swcOptions('nodenext');
  await Promise.all(
    files.map(async ({ source, target }) => {
      const { code, map } = await transformFile(source, { ...options, sourceMaps: true, sourceFileName: path.relative(path.dirname(target), source) });
      place(`${target}.map`, (aside) => writeFileSync(aside, map));
      place(target, (aside) => writeFileSync(aside, `${code}\n//# sourceMappingURL=${path.basename(target)}.map\n`));
    }),
  );
}

function place(target, write) {
  mkdirSync(path.dirname(target), { recursive: true });
  const aside = `${target}.${process.pid}.part`;
  write(aside);
  renameSync(aside, target);
}

/** What was built from a file that is gone must go too, or a deleted migration would still be run. */
function removeStrangers(targets) {
  for (const house of houses) {
    const top = path.join(root, 'dist', house);
    if (!existsSync(top)) continue;
    for (const entry of readdirSync(top, { withFileTypes: true, recursive: true })) {
      const file = path.join(entry.parentPath, entry.name);
      const isOurs = !entry.isFile() || targets.has(file.replace(/\.map$/, '')) || entry.name.endsWith('.part');
      if (!isOurs) rmSync(file, { force: true });
    }
  }
}
