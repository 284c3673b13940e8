import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import type { TestDatabase } from './database.js';

/** The program of the worker in a process of its own, as a supervisor starts it. */
export class WorkerProgram {
  private static readonly all = new Set<ChildProcess>();
  said = '';
  private readonly child: ChildProcess;

  constructor({ host, port, database }: Pick<TestDatabase, 'host' | 'port' | 'database'>, environment: Readonly<Record<string, string>> = {}, user = 'lotrinh_app') {
    const DATABASE_URL = `postgres://${encodeURIComponent(host)}:${port}/${database}?user=${user}`;
    const env = { PATH: process.env['PATH'], LOG_LEVEL: 'info', DATABASE_URL, ...environment };
    this.child = spawn(process.execPath, ['--enable-source-maps', 'dist/src/worker.js'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.child.stdout, this.child.stderr]) stream?.on('data', (part: Buffer) => (this.said += part.toString('utf8')));
    WorkerProgram.all.add(this.child);
  }

  get lives(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Waits until it has said this; throws with all it said instead. */
  async says(words: string): Promise<void> {
    await until(() => this.said.includes(words), 30_000).catch(() => {
      throw new Error(`it only said: ${this.said}`);
    });
  }

  static endAll(): void {
    for (const child of WorkerProgram.all) child.kill('SIGKILL');
    WorkerProgram.all.clear();
  }
}

/** Waits until it is so; throws after so many milliseconds. */
export async function until(isSo: () => boolean | Promise<boolean>, patience = 90_000): Promise<void> {
  for (const end = performance.now() + patience; performance.now() < end; ) {
    if (await isSo()) return;
    await pause(100);
  }
  throw new Error('it never was so');
}
