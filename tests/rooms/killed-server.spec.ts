import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { VerificationService } from '../../src/audit/verification.service.js';
import { useApplication } from '../http/support/application.js';
import { enterPartyOffice, officePassword, wholeRoad, type PartyOffice } from '../support/party-office.js';

// Real processes on a real port, killed with SIGKILL in the middle of recording.
const running = useApplication();
const port = 20_000 + (process.pid % 20_000);
let office: PartyOffice;
let server: ChildProcess | undefined;
beforeAll(async () => {
  office = await enterPartyOffice(running.application);
});
afterEach(() => {
  server?.kill('SIGKILL');
});

const url = (path: string) => `http://127.0.0.1:${port}${path}`;

async function startServer(): Promise<ChildProcess> {
  const { host, port: databasePort, database } = running.database;
  const DATABASE_URL = `postgres://${encodeURIComponent(host)}:${databasePort}/${database}?user=postgres`;
  server = spawn(process.execPath, ['dist/src/main.js'], { env: { PATH: process.env['PATH'], DATABASE_URL, PORT: String(port), LOG_LEVEL: 'silent' }, stdio: 'ignore' });
  const ready = async () => fetch(url('/health/ready')).then(({ ok }) => ok, () => false);
  for (let tries = 0; tries < 200 && !(await ready()); tries += 1) await sleep(50);
  return server;
}

async function signIn(): Promise<string> {
  const body = JSON.stringify({ account: office.clerk.account, password: officePassword });
  const answer = await fetch(url('/api/v1/sessions'), { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return ((await answer.json()) as { token: string }).token;
}

/** Sends one request; nothing when the server died before it answered. */
async function post(token: string, path: string, body: object, key: string): Promise<{ status: number; body: { id?: string; version?: number } } | undefined> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key };
  try {
    const answer = await fetch(url(path), { method: 'POST', headers, body: JSON.stringify(body) });
    return { status: answer.status, body: (await answer.json()) as { id?: string; version?: number } };
  } catch {
    return undefined;
  }
}

it('loses nothing acknowledged and keeps nothing half done when the server is killed in the middle of steps', async () => {
  const acknowledged = new Map<string, number>();
  const subjects = await Promise.all(Array.from({ length: 12 }, () => office.newCandidate()));

  for (let round = 0; round < 3; round += 1) {
    const dying = await startServer();
    const token = await signIn();
    const clerks = subjects.map(async (subject, place) => {
      const opened = await post(token, '/api/v1/cases', { procedure: 'admission', ...office.command('begin-outreach', '2024-01-05', { subject }) }, `open-${place}-0`);
      const id = opened?.body.id;
      if (id === undefined) return;
      for (const [step, on] of wholeRoad) {
        const answer = await post(token, `/api/v1/cases/${id}/steps/${step}`, office.command(step, on), `step-${place}-${step}-${on}`);
        if (answer === undefined) return;
        if (answer.status === 201 && answer.body.version !== undefined) acknowledged.set(id, Math.max(acknowledged.get(id) ?? 0, answer.body.version));
      }
    });
    await sleep(400 + round * 400);
    dying.kill('SIGKILL');
    await once(dying, 'exit').catch(() => undefined);
    await Promise.all(clerks);
  }

  expect(acknowledged.size).toBeGreaterThan(0);
  const verification = running.application.get(VerificationService);
  const { faults, cases } = await verification.verifyAll();
  expect(faults).toEqual([]);
  expect(cases).toBeLessThanOrEqual(subjects.length);
  for (const [id, version] of acknowledged) {
    const record = await verification.verifyCase(id);
    expect(record?.events).toBeGreaterThanOrEqual(version);
  }

  // The same requests, sent again to a server that lives, finish every case without a step done twice.
  await startServer();
  const token = await signIn();
  for (const [place, subject] of subjects.slice(0, 3).entries()) {
    const opened = await post(token, '/api/v1/cases', { procedure: 'admission', ...office.command('begin-outreach', '2024-01-05', { subject }) }, `open-${place}-0`);
    const id = opened?.body.id ?? '';
    for (const [step, on] of wholeRoad) {
      const answer = await post(token, `/api/v1/cases/${id}/steps/${step}`, office.command(step, on), `step-${place}-${step}-${on}`);
      expect(answer?.status).toBe(201);
    }
    expect(await verification.verifyCase(id)).toEqual({ cases: 1, events: wholeRoad.length + 1, faults: [] });
  }
}, 90_000);
