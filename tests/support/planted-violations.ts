/** A file that is put into the copy of the house. */
interface PlantedFile {
  readonly file: string;
  readonly text: string;
}

/** A file that breaks one rule of the layout, to prove that the rule is kept. */
export interface Plant extends PlantedFile {
  readonly rule: string;
}

/** Innocent files that the violations need. */
export const surroundings: readonly PlantedFile[] = [
  { file: 'workflows/planted-procedure/stranger.ts', text: `export const stranger = 1;` },
  { file: 'src/planted-other-room/rows.repository.ts', text: `export const rows = 1;` },
  { file: 'src/planted-room/planted-hen.ts', text: `export { egg } from './planted-egg.js';\nexport const hen = 1;` },
];

/** One violation of each rule of dependency-cruiser. The rooms and procedures named here need not exist. */
export const plantsForWalls: readonly Plant[] = [
  { rule: 'workflows-are-pure', file: 'workflows/kernel/planted-reader.ts', text: `import { readFileSync } from 'node:fs';\nexport const law = readFileSync('law', 'utf8');` },
  { rule: 'workflows-are-pure', file: 'workflows/kernel/planted-framework.ts', text: `import { Injectable } from '@nestjs/common';\nexport const decorator = Injectable;` },
  { rule: 'workflows-are-pure', file: 'workflows/kernel/planted-shell.ts', text: `export { Clock } from '../../src/platform/clock/clock.js';` },
  { rule: 'kernel-knows-no-procedure', file: 'workflows/kernel/planted-favourite.ts', text: `export { stranger } from '../planted-procedure/stranger.js';` },
  { rule: 'regulations-know-no-procedure', file: 'workflows/regulations/planted-favourite.ts', text: `export { stranger } from '../planted-procedure/stranger.js';` },
  { rule: 'shared-rules-know-no-procedure', file: 'workflows/shared/planted-favourite.ts', text: `export { stranger } from '../planted-procedure/stranger.js';` },
  { rule: 'procedures-are-strangers', file: 'workflows/planted-neighbour/curious.ts', text: `export { stranger } from '../planted-procedure/stranger.js';` },
  { rule: 'procedures-are-strangers', file: 'workflows/planted-neighbour/all-knowing.ts', text: `export { procedures } from '../registry.js';` },
  { rule: 'front-door', file: 'src/planted-room/planted-window.service.ts', text: `export type { Citation } from '../../workflows/kernel/citation.js';` },
  { rule: 'front-door', file: 'web/src/planted-window.ts', text: `export type { Citation } from '../../workflows/kernel/citation.js';` },
  { rule: 'rooms-of-src', file: 'src/planted-room/planted-burglar.service.ts', text: `export { rows } from '../planted-other-room/rows.repository.js';` },
  { rule: 'platform-knows-no-room', file: 'src/platform/clock/planted-favourite.ts', text: `export { rows } from '../../planted-other-room/rows.repository.js';` },
  { rule: 'web-stands-alone', file: 'web/src/planted-server.ts', text: `export { Clock } from '../../src/platform/clock/clock.js';` },
  { rule: 'web-stands-alone', file: 'src/planted-room/planted-page.service.ts', text: `export * from '../../web/src/planted-window.js';` },
  { rule: 'sql-lives-in-repositories', file: 'src/planted-room/planted-sql.service.ts', text: `import pg from 'pg';\nexport const client = new pg.Client();` },
  { rule: 'sql-lives-in-repositories', file: 'src/planted-room/planted-orm.service.ts', text: `export type { DataSource } from 'typeorm';` },
  { rule: 'xstate-in-one-file', file: 'workflows/planted/planted-machine.ts', text: `import { createMachine } from 'xstate';\nexport const machine = createMachine({});` },
  { rule: 'queue-lives-in-few-rooms', file: 'src/planted-room/planted-queue.service.ts', text: `import { Queue } from 'bullmq';\nexport const queue = Queue;` },
  { rule: 'prom-client-in-one-room', file: 'src/planted-room/planted-meter.service.ts', text: `import { Counter } from 'prom-client';\nexport const meter = Counter;` },
  { rule: 'nothing-imports-tests', file: 'src/planted-room/planted-pupil.service.ts', text: `export { useDatabase } from '../../tests/support/database.js';` },
  { rule: 'no-cycles', file: 'src/planted-room/planted-egg.ts', text: `export { hen } from './planted-hen.js';\nexport const egg = 1;` },
  { rule: 'no-dev-packages-in-the-product', file: 'src/planted-room/planted-developer.service.ts', text: `import fc from 'fast-check';\nexport const anything = fc.anything();` },
  { rule: 'no-dev-packages-in-the-product', file: 'src/planted-room/planted-undeclared.service.ts', text: `import ms from 'ms';\nexport const minute = ms('1m');` },
  { rule: 'every-import-resolves', file: 'src/planted-room/planted-nowhere.service.ts', text: `export * from './planted-gone.js';` },
];

/** A line in a file of workflows/ or src/; each stands in a file of its own. */
function lines(folder: string, rule: string, texts: readonly string[]): Plant[] {
  const slug = rule.replace(/.*\//, '');
  return texts.map((text, index) => ({ rule, text, file: `${folder}/planted-${slug}-${index + 1}.ts` }));
}

const colour = `type Colour = 'red' | 'green';`;

/** One violation of each restriction of eslint.config.mjs. */
export const plantsForEslint: readonly Plant[] = [
  ...lines('workflows/kernel', 'no-restricted-syntax', [
    `export const machine = { after: { 1000: 'late' } };`,
    `export const machine = { 'delay': 1000 };`,
    `export const machine = { delays: {} };`,
    `export const machine = { invoke: { src: 'clerk' } };`,
    `export async function decide() { return 1; }`,
    `export const decide = async () => await Promise.resolve(1);`,
    `export const decide = async (days: AsyncIterable<number>) => { for await (const day of days) return day; };`,
    `export const machine = import('./decide.js');`,
  ]),
  ...lines('workflows/kernel', 'no-restricted-globals', [
    `export const today = new Date();`,
    `export const home = process.cwd();`,
    `console.log('decided');`,
    `export const began = performance.now();`,
    `export const law = fetch('https://example.org');`,
    `setTimeout(() => undefined, 1);`,
    `setInterval(() => undefined, 1);`,
    `setImmediate(() => undefined);`,
    `queueMicrotask(() => undefined);`,
    `export const bytes = Buffer.from('');`,
    `export const id = crypto.randomUUID();`,
    `export const world = globalThis;`,
  ]),
  ...lines('workflows/kernel', 'no-restricted-properties', [
    `export const chance = Math.random();`,
    `import { Temporal } from 'temporal-polyfill';\nexport const today = Temporal.Now.plainDateISO();`,
  ]),
  ...lines('src/planted-room', 'no-restricted-syntax', [
    `export const now = new Date();`,
    `export const now = Date.now();`,
    `export const now = Date();`,
    `import { Temporal } from 'temporal-polyfill';\nexport const now = Temporal.Now.instant();`,
    `export const port = process.env['PORT'];`,
    `const { env } = process;\nexport const port = env['PORT'];`,
    `import { env } from 'node:process';\nexport const port = env['PORT'];`,
  ]),
  ...lines('src/platform/clock', 'no-restricted-syntax', [`export const port = process.env['PORT'];`]),
  ...lines('src/platform/config', 'no-restricted-syntax', [`export const now = new Date();`]),
  ...lines('src/planted-room', '@typescript-eslint/no-floating-promises', [`Promise.resolve(1);`]),
  ...lines('src/planted-room', '@typescript-eslint/no-explicit-any', [`export const anything: any = 1;`]),
  ...lines('src/planted-room', '@typescript-eslint/no-non-null-assertion', [`export const first = (list: number[]) => list[0]!;`]),
  ...lines('workflows/kernel', '@typescript-eslint/no-non-null-assertion', [`export const first = (list: number[]) => list[0]!;`]),
  ...lines('workflows/kernel', '@typescript-eslint/switch-exhaustiveness-check', [
    `${colour}\nexport function isRed(colour: Colour) { switch (colour) { case 'red': return true; } return false; }`,
  ]),
];
