/**
 * Runs every check of the house, all of them even when one fails, and says of each how it ended and how long it took. A check is
 * a script of package.json named `check:…`; a script named `generate:…` is one too, called with --check: what it makes must be fresh.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

/** Where `.ci/run` reads how the last checks ended. */
const summaryFile = path.join(root, 'node_modules/.cache/lotrinh/check-summary.json');

/** Every check by name, with its command line. */
function checksOf({ scripts }) {
  const named = (prefix) => Object.entries(scripts).filter(([name]) => name.startsWith(prefix));
  return [
    ...named('check:').map(([name, command]) => ({ name: name.slice('check:'.length), command })),
    ...named('generate:').map(([name, command]) => ({ name: `fresh ${name.slice('generate:'.length)}`, command: `${command} --check` })),
  ];
}

async function runAll(checks) {
  const waiting = [...checks];
  const failed = [];
  const worker = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) if (!(await runOne(check))) failed.push(check.name);
  };
  await Promise.all(Array.from({ length: Math.min(2, os.availableParallelism()) }, worker));
  return failed;
}

/** Runs one check and prints its words only when it failed. */
function runOne({ name, command }) {
  const began = performance.now();
  const env = { ...process.env, PATH: `${path.join(root, 'node_modules/.bin')}${path.delimiter}${process.env.PATH}` };
  const child = spawn(command, { cwd: root, env, shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let words = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (words += chunk));
  return new Promise((resolve) => {
    child.on('close', (status) => {
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      console.log(`${status === 0 ? 'passed' : 'FAILED'}  ${name}  ${seconds} s`);
      if (status !== 0) console.log(`${words.trimEnd()}\n`);
      resolve(status === 0);
    });
  });
}

const checks = checksOf(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')));
const failed = await runAll(checks);
mkdirSync(path.dirname(summaryFile), { recursive: true });
writeFileSync(summaryFile, JSON.stringify({ passed: checks.length - failed.length, failed: failed.length }));
if (failed.length > 0) console.log(`${failed.length} of ${checks.length} checks failed: ${failed.join(', ')}`);
process.exitCode = failed.length > 0 ? 1 : 0;
