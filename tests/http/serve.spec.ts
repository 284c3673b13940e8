import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const root = path.resolve(import.meta.dirname, '../..');

/** The program as somebody starts it, again and again with the same data. */
class Program {
  readonly directory = mkdtempSync(path.join(os.tmpdir(), 'lotrinh-serve-'));
  said = '';
  private child: ChildProcess | undefined;
  private ended: Promise<number | null> = Promise.resolve(null);

  start(port: number): void {
    const env = { ...process.env, LOTRINH_DATA_DIR: this.directory, HOST: '127.0.0.1', PORT: String(port), LOG_LEVEL: 'error', NO_COLOR: '1' };
    const child = spawn(process.execPath, ['dist/src/main.js'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (this.said += part.toString('utf8')));
    this.ended = new Promise((resolve) => child.once('exit', resolve));
    this.child = child;
    this.said = '';
  }

  /** Waits until it has said this, or has ended. */
  async says(words: RegExp): Promise<RegExpExecArray> {
    for (let waited = 0; waited < 60_000; waited += 50) {
      const found = words.exec(this.said);
      if (found) return found;
      await pause(50);
    }
    throw new Error(`it only said: ${this.said}`);
  }

  signal(name: NodeJS.Signals): Promise<number | null> {
    this.child?.kill(name);
    return this.ended;
  }

  status(): Promise<number | null> {
    return this.ended;
  }

  /** Whether its PostgreSQL has been stopped in order. */
  leftDatabaseStopped(): boolean {
    return !existsSync(path.join(this.directory, 'postgres', 'cluster', 'postmaster.pid'));
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}

describe('serving', () => {
  const program = new Program();
  afterEach(() => program.signal('SIGKILL'));
  afterAll(() => program.remove());

  it('welcomes, answers, and ends in order when a supervisor stops it', async () => {
    program.start(0);
    const [, address = ''] = await program.says(/Address\s+(http:\S+)/);
    expect((await fetch(`${address}/health/ready`)).status).toBe(200);
    expect(program.said).toContain(`${address}/api/docs`);
    expect(program.said).toContain(program.directory);
    expect(await program.signal('SIGTERM')).toBe(0);
    expect(program.leftDatabaseStopped()).toBe(true);
  }, 90_000);

  it('ends in order also when somebody presses Ctrl-C while it starts', async () => {
    program.start(0);
    await program.says(/Starting PostgreSQL/);
    expect(await program.signal('SIGINT')).toBe(0);
    expect(program.leftDatabaseStopped()).toBe(true);
    expect(program.said).not.toMatch(/Error|\s+at /);
  }, 90_000);

  it('says in one sentence what to do when its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    program.start(port);
    expect(await program.status()).toBe(1);
    other.close();
    expect(program.said).toContain(`Cổng ${port} đang có chương trình khác dùng`);
    expect(program.said).toContain(`Port ${port} is used by another program: stop that one, or run lotrinh on another port`);
    expect(program.said).not.toMatch(/EADDRINUSE|\s+at /);
    expect(program.leftDatabaseStopped()).toBe(true);
  }, 90_000);
});
