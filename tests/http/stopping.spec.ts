import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { Agent, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { VerificationService } from '../../src/audit/verification.service.js';
import { CasesService } from '../../src/cases/cases.service.js';
import { enterPartyOffice, officePassword, type PartyOffice } from '../support/party-office.js';
import { useApplication } from './support/application.js';

// Real processes on a real port, told to stop while they work.
const running = useApplication();
let office: PartyOffice;
beforeAll(async () => {
  office = await enterPartyOffice(running.application);
});

interface Answered {
  readonly status: number;
  readonly connection: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The program as a supervisor starts and stops it. */
class Server {
  said = '';
  readonly ended: Promise<number | null>;
  private readonly child: ChildProcess;
  private readonly kept: Socket[] = [];
  private port = 0;

  constructor(settings: Readonly<Record<string, string>> = {}) {
    const { host, port, database } = running.database;
    const DATABASE_URL = `postgres://${encodeURIComponent(host)}:${port}/${database}?user=postgres`;
    const env = { PATH: process.env['PATH'], DATABASE_URL, PORT: '0', LOG_LEVEL: 'warn', NO_COLOR: '1', ...settings };
    this.child = spawn(process.execPath, ['dist/src/main.js'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.child.stdout, this.child.stderr]) stream?.on('data', (part: Buffer) => (this.said += part.toString('utf8')));
    this.ended = new Promise((resolve) => this.child.once('exit', resolve));
  }

  async listens(): Promise<void> {
    const found = await until(() => /Address\s+http:\S+:(\d+)/.exec(this.said), () => this.said);
    this.port = Number(found[1]);
  }

  signal(name: NodeJS.Signals): void {
    this.child.kill(name);
  }

  ask(path: string, { agent, token, body }: { agent?: Agent; token?: string; body?: object } = {}): Promise<Answered> {
    const headers = { ...(token && { authorization: `Bearer ${token}` }), ...(body && { 'content-type': 'application/json' }) };
    return new Promise((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port: this.port, path, method: body ? 'POST' : 'GET', headers, agent: agent ?? false }, (answer) => {
        let text = '';
        answer.on('data', (part: Buffer) => (text += part.toString('utf8')));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, connection: answer.headers.connection, body: JSON.parse(text) as Answered['body'] }));
        answer.on('error', reject);
      });
      asked.on('error', reject);
      asked.end(body && JSON.stringify(body));
    });
  }

  async signIn(): Promise<string> {
    const { body } = await this.ask('/api/v1/sessions', { body: { account: office.clerk.account, password: officePassword } });
    return String(body['token']);
  }

  /** A connection that somebody keeps open, having sent this much. */
  async keep(bytes: string): Promise<void> {
    const socket = connect(this.port, '127.0.0.1').on('error', () => undefined);
    await new Promise((resolve) => socket.once('connect', resolve));
    if (bytes !== '') socket.write(bytes);
    this.kept.push(socket);
  }

  async refusesConnections(): Promise<void> {
    await until(async () => {
      const code = await this.ask('/health/live').then(() => undefined, (error: NodeJS.ErrnoException) => error.code);
      return code === 'ECONNREFUSED' ? code : undefined;
    }, () => 'it still takes connections');
  }

  end(): void {
    for (const socket of this.kept) socket.destroy();
    this.child.kill('SIGKILL');
  }
}

async function until<T>(look: () => T | Promise<T>, otherwise: () => string): Promise<NonNullable<T>> {
  for (let waited = 0; waited < 15_000; waited += 25) {
    const found = await look();
    if (found) return found;
    await pause(25);
  }
  throw new Error(otherwise());
}

let server: Server | undefined;
let locker: pg.Client;

/** A case whose row is locked, so that recording a step in it waits. */
async function lockedCase(): Promise<string> {
  const stated = office.command('begin-outreach', '2024-01-05', { subject: await office.newCandidate() });
  const { event } = await running.application.get(CasesService).open('admission', stated, office.secretary.actor);
  await locker.query('begin');
  await locker.query('select from lotrinh.case_file where id = $1 for update', [event.caseId]);
  return event.caseId;
}

async function startRecording(on: Server, id: string, agent?: Agent): Promise<{ readonly answer: Promise<Answered> }> {
  const token = await on.signIn();
  const answer = on.ask(`/api/v1/cases/${id}/steps/list-candidate`, { token, body: office.command('list-candidate', '2024-02-05'), ...(agent && { agent }) });
  answer.catch(() => undefined);
  const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  const waits = async () => {
    // Within its transaction the locker would be told again and again what it saw first.
    await locker.query('select pg_stat_clear_snapshot()');
    return (await locker.query(waiting)).rowCount;
  };
  await until(waits, () => `nothing waits: ${on.said}`);
  return { answer };
}

const eventsOf = async (id: string) => (await running.application.get(VerificationService).verifyCase(id))?.events;

describe('a program that is told to stop', () => {
  beforeAll(async () => {
    locker = new pg.Client(running.database);
    await locker.connect();
  });
  afterEach(async () => {
    await locker.query('rollback');
    server?.end();
  });
  afterAll(() => locker.end());

  it('answers what it is doing, takes nothing new, and ends with status 0', async () => {
    const id = await lockedCase();
    server = new Server();
    await server.listens();
    const agent = new Agent({ keepAlive: true });
    const { answer } = await startRecording(server, id, agent);

    server.signal('SIGTERM');
    await server.refusesConnections();
    expect(await eventsOf(id)).toBe(1);
    await locker.query('rollback');

    const { status, connection, body } = await answer;
    expect([status, connection, body['version']]).toEqual([201, 'close', 2]);
    expect(await server.ended).toBe(0);
    expect(await eventsOf(id)).toBe(2);
    agent.destroy();
  }, 40_000);

  it('is not held up by connections on which nothing runs', async () => {
    server = new Server();
    await server.listens();
    const agent = new Agent({ keepAlive: true });
    await server.ask('/health/live', { agent });
    for (const bytes of ['', 'GET /health/live HTTP/1.1\r\nHost: x\r\n', 'GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n']) await server.keep(bytes);
    await pause(200);
    const told = performance.now();
    server.signal('SIGTERM');
    expect(await server.ended).toBe(0);
    expect(performance.now() - told).toBeLessThan(5000);
    agent.destroy();
  }, 40_000);

  it('says that it is not ready, and answers all the same, for as long as a balancer needs to notice', async () => {
    server = new Server({ STOP_DELAY_SECONDS: '2' });
    await server.listens();
    expect((await server.ask('/health/ready')).status).toBe(200);
    server.signal('SIGTERM');
    const on = server;
    await until(async () => (await on.ask('/health/ready')).status === 503, () => 'it stayed ready');
    expect((await server.ask('/health/live')).status).toBe(200);
    expect((await server.ask('/api/v1/openapi.json')).status).toBe(200);
    expect(await server.ended).toBe(0);
  }, 40_000);

  it.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const)('ends at once at a second signal, %s, and has acknowledged nothing that is not kept', async (signal, status) => {
    const id = await lockedCase();
    server = new Server();
    await server.listens();
    const { answer } = await startRecording(server, id);
    server.signal('SIGTERM');
    await server.refusesConnections();
    server.signal(signal);
    expect(await server.ended).toBe(status);
    await expect(answer).rejects.toThrow();
    // Whether the waiting statement was still carried out by the database, nobody was told; half of it never is.
    await locker.query('rollback');
    expect((await running.application.get(VerificationService).verifyCase(id))?.faults).toEqual([]);
  }, 40_000);
});

it('a program that fails where nothing catches it closes what it opened, says so without the values, and ends with status 1', () => {
  const program = `import('./dist/src/until-told-to-stop.js').then(({ untilToldToStop }) => untilToldToStop(async (shutdown) => {
    shutdown.add(async () => console.error('closed in order'));
    setTimeout(() => JSON.parse('{"Nguyen'), 20);
    setTimeout(() => undefined, 60_000);
  }))`;
  const { status, stderr } = spawnSync(process.execPath, ['-e', program], { encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr).toMatch(/lotrinh has to stop because of a fault of its own\.\nSyntaxError: (.*\n)+closed in order/);
  expect(stderr).not.toContain('Nguyen');
});
