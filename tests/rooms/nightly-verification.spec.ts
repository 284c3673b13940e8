import { setTimeout as pause } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import pg from 'pg';
import { CasesService } from '../../src/cases/cases.service.js';
import { readConfiguration } from '../../src/platform/config/configuration.js';
import { createLogger } from '../../src/platform/logging/logger.js';
import { JobWorker } from '../../src/platform/queue/job-worker.js';
import { JobQueue } from '../../src/platform/queue/queue.js';
import { createApplication } from '../../src/application.js';
import { useApplication } from '../http/support/application.js';
import { enterPartyOffice, wholeRoad, type PartyOffice } from '../support/party-office.js';

interface Line {
  readonly level: string;
  readonly msg: string;
  readonly case?: string;
}

const running = useApplication();
let office: PartyOffice;
let worker: INestApplicationContext;
const lines: Line[] = [];

async function aCase(steps: number): Promise<string> {
  const cases = running.application.get(CasesService);
  const { event } = await cases.open('admission', office.command('begin-outreach', '2024-01-05', { subject: await office.newCandidate() }), office.clerk.actor);
  for (const [step, on] of wholeRoad.slice(0, steps)) await cases.record(event.caseId, step, office.command(step, on), office.clerk.actor);
  return event.caseId;
}

async function asSuperuser<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ ...running.database, options: '-c search_path=lotrinh,public' });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** Rings the bell and waits for the last line of the verification. */
async function verifyByJob(): Promise<Line> {
  await worker.get(JobQueue).ring('verify-record');
  for (let waited = 0; waited < 10_000; waited += 20) {
    const last = lines.find(({ msg }) => msg.startsWith('the record was verified'));
    if (last) return last;
    await pause(20);
  }
  throw new Error('nothing was verified');
}

describe('the nightly verification', () => {
  beforeAll(async () => {
    office = await enterPartyOffice(running.application);
    const logger = createLogger('info', { write: (line) => void lines.push(JSON.parse(line) as Line) });
    worker = await createApplication({ configuration: readConfiguration({}), logger, database: { address: running.database, poolSize: 2 } });
    await worker.get(JobWorker).start();
  });
  afterAll(() => worker.close());
  beforeEach(() => void lines.splice(0));

  it('tells how much it checked when nothing is wrong, as often as it runs', async () => {
    await aCase(4);
    expect(await verifyByJob()).toMatchObject({ level: 'info', cases: 1, events: 5, faults: 0 });
    lines.splice(0);
    expect(await verifyByJob()).toMatchObject({ level: 'info', cases: 1, events: 5, faults: 0 });
  });

  it('reports an alteration by case number and kind, and names nobody', async () => {
    const id = await aCase(6);
    await asSuperuser(`update case_event set payload = jsonb_set(payload, '{helper}', '"Nông Thị Hai"') where case_id = $1 and seq = 2`, [id]);
    const [file] = await asSuperuser<{ number: string }>('select number from case_file where id = $1', [id]);

    expect(await verifyByJob()).toMatchObject({ level: 'error', cases: 2, faults: 1 });
    expect(lines.find((line) => line.case !== undefined)).toMatchObject({ level: 'error', case: file?.number, kind: 'event-altered', seq: 2 });
    const people = await asSuperuser<{ name: string; id: string }>('select full_name as name, id::text as id from person');
    const said = JSON.stringify(lines);
    expect(people.length).toBeGreaterThan(5);
    for (const { name, id: person } of people) {
      expect(said).not.toContain(name);
      expect(said).not.toContain(person);
    }
  });

  it('can read the whole record and has left it as it was', async () => {
    const written = `select sum(n_tup_ins + n_tup_upd + n_tup_del)::int as count from pg_stat_user_tables where schemaname = 'lotrinh'`;
    await asSuperuser('select pg_stat_force_next_flush()');
    await pause(1_100);
    const before = await asSuperuser(written);
    await verifyByJob();
    await pause(1_100);
    expect(await asSuperuser(written)).toEqual(before);
  });
});
