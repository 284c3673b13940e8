import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import fc from 'fast-check';
import pg from 'pg';
import { createApplication } from '../../src/application.js';
import { VerificationService } from '../../src/audit/verification.service.js';
import type { Recording } from '../../src/cases/case-file.js';
import { CasesService } from '../../src/cases/cases.service.js';
import { StepQueue } from '../../src/cases/step-queue.js';
import { readConfiguration } from '../../src/platform/config/configuration.js';
import { DatabaseFailure } from '../../src/platform/database/database-failure.js';
import { migrateDatabase } from '../../src/platform/database/migrate.js';
import { createLogger } from '../../src/platform/logging/logger.js';
import { useApplication } from '../http/support/application.js';
import { DatabaseServerProcess, endAllProcesses, postmasterOf } from '../support/database-server-process.js';
import { enterPartyOffice, wholeRoad, type PartyOffice } from '../support/party-office.js';

/** A case with a helper, whose helper can be exchanged again and again. */
async function aCase(cases: CasesService, office: PartyOffice): Promise<string> {
  const { actor } = office.clerk;
  const { event } = await cases.open('admission', office.command('begin-outreach', '2024-01-05', { subject: await office.newCandidate() }), actor);
  await cases.record(event.caseId, 'list-candidate', office.command('list-candidate', '2024-02-05'), actor);
  return event.caseId;
}

const exchange = (cases: CasesService, office: PartyOffice, caseId: string, turn: number, actor = office.clerk.actor) =>
  cases.record(caseId, 'assign-helper', office.command('assign-helper', '2024-03-05', { helper: office.helpers[1 + (turn % 2)] }), actor);

describe('steps that are recorded at the same time', () => {
  const running = useApplication();
  let office: PartyOffice;
  let cases: CasesService;
  beforeAll(async () => {
    office = await enterPartyOffice(running.application);
    cases = running.application.get(CasesService);
  });
  const verified = (id: string) => running.application.get(VerificationService).verifyCase(id);

  it('end with every chain unbroken and every acknowledged step there once, however they collide', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, () => aCase(cases, office)));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: ids.length - 1 }), { minLength: 1, maxLength: 60 }), async (places) => {
        const before = await Promise.all(ids.map(async (id) => (await verified(id))?.events ?? 0));
        const outcomes = await Promise.allSettled(places.map((place, turn) => exchange(cases, office, ids[place] ?? '', turn)));
        for (const [place, id] of ids.entries()) {
          const acknowledged = outcomes.flatMap((outcome, turn) => (places[turn] === place && outcome.status === 'fulfilled' ? [outcome.value.event] : []));
          expect(new Set(acknowledged.map(({ seq }) => seq)).size).toBe(acknowledged.length);
          expect(await verified(id)).toEqual({ cases: 1, events: (before[place] ?? 0) + acknowledged.length, faults: [] });
        }
      }),
      { numRuns: 6 },
    );
  }, 120_000);

  it('do not suffer from one among them that the database refuses', async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, () => aCase(cases, office)));
    const stranger = { ...office.clerk.actor, accountId: randomUUID() };
    const outcomes = await Promise.allSettled(ids.map((id, turn) => exchange(cases, office, id, 0, turn === 5 ? stranger : office.clerk.actor)));
    expect(outcomes.map(({ status }) => status)).toEqual(ids.map((_, turn) => (turn === 5 ? 'rejected' : 'fulfilled')));
    expect(outcomes[5]).toMatchObject({ reason: { constraint: 'case_event_account_fk' } });
    for (const [turn, id] of ids.entries()) expect(await verified(id)).toEqual({ cases: 1, events: turn === 5 ? 2 : 3, faults: [] });
  }, 40_000);

  it('follow a change of the tree at once, whatever was read of it before', async () => {
    const id = await aCase(cases, office);
    for (const [step, on] of wholeRoad.slice(1, 9)) await cases.record(id, step, office.command(step, on), office.clerk.actor);
    const vote = () => cases.preview(id, 'record-branch-vote', office.command('record-branch-vote', '2024-08-05'), office.clerk.actor);
    await expect(vote()).resolves.toBeDefined();
    const superuser = new pg.Client({ ...running.database });
    await superuser.connect();
    await superuser.query('insert into lotrinh.organ_roll (organ_id, from_on, full_members, exempt, temporarily_away, committee_members, standing_members) values ($1, $2, 30, 0, 0, 15, 5)', [office.branch, '2024-08-01']);
    await superuser.end();
    await expect(vote()).rejects.toMatchObject({ status: 422 });
  }, 40_000);
});

describe('the queue of steps', () => {
  const recordingOf = (caseId: string, seq: number) => ({ event: { caseId, seq } }) as Recording;

  it('sends a lone step at once, those that come meanwhile together, never two of one case, sorted', async () => {
    const sent: string[][] = [];
    const queue = new StepQueue(async (recordings) => {
      sent.push(recordings.map(({ event }) => event.caseId));
      await sleep(5);
      return new Set(recordings.map(({ event }) => event.caseId));
    }, 4);
    const outcomes = await Promise.all(['d', 'a', 'c', 'b', 'a', 'e', 'f', 'd'].map((id, seq) => queue.append(recordingOf(id, seq))));
    expect(outcomes.every(Boolean)).toBe(true);
    expect(sent).toEqual([['d'], ['a'], ['b', 'c', 'e', 'f'], ['a', 'd']]);
  });

  it('tells each step its own outcome, and tries nothing again when the connection was lost', async () => {
    const tries: number[] = [];
    const failing = (error: Error) => new StepQueue(async (recordings) => (tries.push(recordings.length), await sleep(5), Promise.reject(error)), 32);
    const all = (queue: StepQueue) => Promise.allSettled(Array.from({ length: 6 }, (_, place) => queue.append(recordingOf(String(place), 1))));
    expect((await all(failing(new Error('Connection terminated unexpectedly')))).every(({ status }) => status === 'rejected')).toBe(true);
    expect(tries).toEqual([1, 1, 4]);
    tries.length = 0;
    await all(failing(new DatabaseFailure('append-steps', '23505', 'idempotency_key_pk', undefined)));
    expect(tries).toEqual([1, 1, 4, 1, 1, 1, 1]);
  });

  it('sends a step once more that a deadlock with a change of the tree took down', async () => {
    const failures = [new DatabaseFailure('append-steps', '40P01', undefined, undefined)];
    const write = async (recordings: readonly Recording[]) => {
      const failure = failures.pop();
      return failure ? Promise.reject(failure) : new Set(recordings.map(({ event }) => event.caseId));
    };
    expect(await new StepQueue(write, 32).append(recordingOf('a', 1))).toBe(true);
    const always = new StepQueue(() => Promise.reject(new DatabaseFailure('append-steps', '40P01', undefined, undefined)), 32);
    await expect(always.append(recordingOf('a', 1))).rejects.toMatchObject({ code: '40P01' });
  });
});

it('loses nothing acknowledged when PostgreSQL is killed in the middle of steps', async () => {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'lotrinh-killed-'));
  let application: NestFastifyApplication | undefined;
  try {
    const start = async () => {
      const { host, port, user, database } = await DatabaseServerProcess.start(directory, 'owner').opened();
      await migrateDatabase({ host, port, user, database });
      return createApplication({ configuration: readConfiguration({}), database: { address: { host, port, user, database } }, logger: createLogger('silent') });
    };
    application = await start();
    const office = await enterPartyOffice(application);
    const cases = application.get(CasesService);
    const ids = await Promise.all(Array.from({ length: 10 }, () => aCase(cases, office)));
    const acknowledged = new Map<string, number>();
    const clerks = ids.map(async (id) => {
      for (let turn = 0; turn < 10_000; turn += 1) acknowledged.set(id, (await exchange(cases, office, id, turn)).event.seq);
    });
    const ended = Promise.allSettled(clerks);
    await sleep(1500);
    process.kill(postmasterOf(directory), 'SIGKILL');
    await ended;
    await application.close().catch(() => undefined);
    endAllProcesses();

    application = await start();
    expect(acknowledged.size).toBe(ids.length);
    for (const [id, seq] of acknowledged) {
      const found = await application.get(VerificationService).verifyCase(id);
      expect(found?.faults).toEqual([]);
      expect(found?.events).toBeGreaterThanOrEqual(seq);
      // One more may have been committed without anybody hearing of it.
      expect(found?.events).toBeLessThanOrEqual(seq + 1);
    }
  } finally {
    await application?.close().catch(() => undefined);
    endAllProcesses();
    rmSync(directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}, 120_000);
