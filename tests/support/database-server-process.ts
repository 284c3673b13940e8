import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';

/** What the process says about the server it opened. */
interface Opened {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
  readonly isHolder: boolean;
}

/** How to start the process: words in front of its command, such as `setpriv`, and a changed environment. */
interface Launch {
  readonly prefix?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
}

const program = path.resolve('tests/support/open-database-server.mjs');
const started: ChildProcess[] = [];

/** A real process that opens the database server of a data directory, as `npm start` or a command would. */
export class DatabaseServerProcess {
  private readonly heard: AsyncIterableIterator<string>;

  private constructor(private readonly child: ChildProcess) {
    this.heard = createInterface({ input: child.stdout as NodeJS.ReadableStream })[Symbol.asyncIterator]();
  }

  static start(dataDirectory: string, role: 'owner' | 'guest', { prefix = [], env = process.env }: Launch = {}): DatabaseServerProcess {
    const [command = '', ...words] = [...prefix, process.execPath, program, dataDirectory, role];
    const child = spawn(command, words, { stdio: ['pipe', 'pipe', process.env['LOTRINH_TEST_LOUD'] ? 'inherit' : 'ignore'], env });
    started.push(child);
    return new DatabaseServerProcess(child);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** The server it opened; fails with its own words when it was refused. */
  async opened(): Promise<Opened> {
    const words = await this.hear();
    if (words.opened === undefined) throw new Error(words.refused ?? 'the process ended without a word');
    return words.opened;
  }

  /** The sentence with which it was refused. */
  async refusal(): Promise<string> {
    return (await this.hear()).refused ?? 'it was not refused';
  }

  /** Begins to close, and answers when the process is gone. */
  async close(): Promise<void> {
    this.child.stdin?.end();
    if (this.child.exitCode === null) await once(this.child, 'exit');
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'exit');
  }

  private async hear(): Promise<{ opened?: Opened; refused?: string }> {
    const { value, done } = await this.heard.next();
    return done === true ? {} : (JSON.parse(value) as { opened?: Opened; refused?: string });
  }
}

/** Ends what a failed test left running; PostgreSQL follows. */
export function endAllProcesses(): void {
  for (const child of started.splice(0)) child.kill('SIGKILL');
}

/** The number of the PostgreSQL that serves a data directory. */
export function postmasterOf(dataDirectory: string): number {
  return Number(readFileSync(path.join(dataDirectory, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0]);
}

/** Runs one statement and answers its rows. */
export async function query(server: pg.ClientConfig, sql: string): Promise<unknown[]> {
  const { host, port, user, database } = server;
  const client = new pg.Client({ host, port, user, database });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
