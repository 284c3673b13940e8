import { spawn } from 'node:child_process';
import path from 'node:path';
import type { TestDatabase } from '../../support/database.js';

/** How a command ended and what it said. */
export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Its answer, of a command with --json. */
  readonly json: Record<string, unknown>;
}

/** What a command is given beside its words. */
export interface Given {
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
}

const program = path.resolve('dist/src/cli.js');

/** Runs `lotrinh …` as a process of its own, from the build, in Vietnamese unless the words or the environment say otherwise. */
export function lotrinh(words: readonly string[], { env = {}, stdin = '' }: Given = {}): Promise<Ran> {
  const child = spawn(process.execPath, [program, ...words], { env: { PATH: process.env['PATH'], NO_COLOR: '1', ...env } });
  const heard = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) child[stream].setEncoding('utf8').on('data', (words: string) => (heard[stream] += words));
  // A command that reads nothing closes its end early.
  child.stdin.on('error', () => undefined).end(stdin);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status, signal) => {
      try {
        resolve({ status, ...heard, json: words.includes('--json') ? (JSON.parse(heard.stdout) as Record<string, unknown>) : {} });
      } catch (cause) {
        // Thrown here nobody would hear it, and the test would wait until its time is up.
        reject(new Error(`lotrinh ${words.join(' ')} ended with ${status ?? signal} and no document: ${heard.stderr}`, { cause }));
      }
    });
  });
}

/** The environment in which commands use a database of the tests. */
export function on({ host, port, user, database }: TestDatabase): Record<string, string> {
  return { DATABASE_URL: `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}` };
}
