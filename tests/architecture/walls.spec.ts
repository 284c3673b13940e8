import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { plantsForEslint, plantsForWalls, surroundings, type Plant } from '../support/planted-violations.js';

/** What is copied of the house: everything that the two tools look at. */
const copied = ['src', 'workflows', 'tests/support', 'package.json', 'tsconfig.json', 'workflows/tsconfig.json', '.dependency-cruiser.cjs', 'eslint.config.mjs'];

const walls = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as { forbidden: { name: string }[] };

let house: string;

beforeAll(() => {
  house = mkdtempSync(path.join(os.tmpdir(), 'lotrinh-walls-'));
  for (const name of copied) cpSync(name, path.join(house, name), { recursive: true });
  symlinkSync(path.resolve('node_modules'), path.join(house, 'node_modules'));
  for (const { file, text } of [...surroundings, ...plantsForWalls, ...plantsForEslint]) {
    mkdirSync(path.dirname(path.join(house, file)), { recursive: true });
    writeFileSync(path.join(house, file), `${text}\n`);
  }
});

afterAll(() => rmSync(house, { recursive: true, force: true }));

/** Runs a tool on the copied house and reads what it found; the tools end with 1 when they found something. */
function findings(program: string, args: readonly string[]): unknown {
  const { stdout, stderr } = spawnSync(process.execPath, [path.join(house, 'node_modules', program), ...args], { cwd: house, encoding: 'utf8', maxBuffer: 1e8 });
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Error(`${program} broke off: ${stderr}${stdout}`.slice(0, 2000));
  }
}

const nameOf = ({ rule, file }: { rule: string; file: string }) => `${rule}: ${file}`;

describe('the walls of the house', () => {
  let found: string[];

  beforeAll(() => {
    const result = findings('dependency-cruiser/bin/dependency-cruise.mjs', ['--output-type', 'json', 'src', 'workflows', 'web', 'tests']) as {
      summary: { violations: { rule: { name: string }; from: string }[] };
    };
    found = result.summary.violations.map(({ rule, from }) => nameOf({ rule: rule.name, file: from }));
  }, 60_000);

  it.each(plantsForWalls)('$rule: $file is caught', (plant: Plant) => {
    expect(found).toContain(nameOf(plant));
  });

  it('have a planted violation each', () => {
    const planted = new Set(plantsForWalls.map(({ rule }) => rule));
    expect(walls.forbidden.map(({ name }) => name).filter((name) => !planted.has(name))).toEqual([]);
  });
});

describe('the rules of ESLint that are our own', () => {
  let found: string[];
  let ownMessages: string[];

  beforeAll(async () => {
    const result = findings('eslint/bin/eslint.js', ['--format', 'json', ...plantsForEslint.map(({ file }) => file)]) as {
      filePath: string;
      messages: { ruleId: string | null; message: string }[];
    }[];
    found = result.flatMap(({ filePath, messages }) => messages.map(({ ruleId, message }) => `${path.relative(house, filePath)}: ${ruleId}: ${message}`));
    ownMessages = await messagesOfOurOwn();
  }, 60_000);

  it.each(plantsForEslint)('$rule: $text is caught', ({ rule, file }: Plant) => {
    expect(found.filter((line) => line.startsWith(`${file}: ${rule}:`))).not.toEqual([]);
  });

  it('have a planted violation each', () => {
    expect(ownMessages.filter((message) => !found.some((line) => line.includes(message)))).toEqual([]);
  });
});

/** The messages that the configuration of ESLint gives to what is restricted. */
async function messagesOfOurOwn(): Promise<string[]> {
  // A variable, because TypeScript has no types for this file.
  const file: string = '../../eslint.config.mjs';
  const { default: blocks } = (await import(file)) as { default: { rules?: Record<string, unknown> }[] };
  const restrictions = blocks.flatMap(({ rules = {} }) => Object.entries(rules)).filter(([name]) => name.startsWith('no-restricted-'));
  const entries = restrictions.flatMap(([, setting]) => (Array.isArray(setting) ? (setting as unknown[]) : []));
  return entries.flatMap((entry) => (typeof entry === 'object' && entry !== null && 'message' in entry ? [String(entry.message)] : []));
}
