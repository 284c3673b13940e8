/**
 * Makes a fresh clone ready to run: installs what the lock file says when it is not there, then builds what changed.
 * Silent when nothing is to be done. Node built-ins only, because it runs before anything is installed; all its words go
 * to stderr, because the standard output belongs to the command that follows.
 */
import './node-version.mjs';
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

if (!isInstalled()) install();

const { buildServer, buildWeb } = await import('./build.mjs');
try {
  await announce('files built', buildServer);
  await announce('bundle of pages built', buildWeb);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

/** Compares our lock file with the one npm leaves in node_modules, so an install made by hand counts too. */
function isInstalled() {
  const done = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(done)) return false;
  const wanted = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(done, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([place, { version, optional }]) => place === '' || (place in present ? present[place].version === version : optional),
  );
}

function install() {
  if (lstatSync(path.join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) {
    console.error('The libraries are not those of package-lock.json, and node_modules is a link: npm would empty the place it leads to. Remove the link and try again.');
    process.exit(1);
  }
  console.error('Installing the libraries from package-lock.json (once; about half a minute) …');
  const began = Date.now();
  const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    env: withoutOuterScript(process.env),
    stdio: ['ignore', process.stderr, process.stderr],
  });
  if (npm.status !== 0) {
    console.error(`The libraries could not be installed (${npm.error?.message ?? 'npm says why above'}): check the connection to the npm registry and try again.`);
    process.exit(1);
  }
  console.error(`Installed in ${seconds(began)}.`);
}

/** npm tells its scripts about themselves by environment variables, and a nested npm would take them for its own. */
function withoutOuterScript(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^npm_(lifecycle|package|command)/i.test(name)));
}

async function announce(done, work) {
  const began = Date.now();
  const count = await work();
  if (count > 0) console.error(`${count} ${done} in ${seconds(began)}.`);
}

function seconds(began) {
  return `${((Date.now() - began) / 1000).toFixed(1)} s`;
}
