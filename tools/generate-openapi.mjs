/**
 * Writes docs/openapi.json from the routes of the application; no database is needed.
 * With --check writes nothing and ends with status 1 when the file no longer says what the routes do.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildServer } from './build.mjs';

const root = path.resolve(import.meta.dirname, '..');
const file = path.join(root, 'docs', 'openapi.json');

await buildServer();
const { describeApplication } = await import('../dist/src/application.js');
const written = `${JSON.stringify(await describeApplication(), null, 2)}\n`;
const isFresh = existsSync(file) && readFileSync(file, 'utf8') === written;

if (process.argv.includes('--check')) {
  if (!isFresh) console.error('docs/openapi.json is stale: run npm run generate:openapi.');
  process.exitCode = isFresh ? 0 : 1;
} else if (!isFresh) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, written);
  console.log('docs/openapi.json written.');
}
