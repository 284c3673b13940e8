/**
 * `npm run bench:deadlines`: how fast rungs of time limits are claimed out of very many that wait, and how long after its time a person is
 * told. Made-up cases in a database server of its own; a plain claim in SQL is measured in the same run, turn by turn, and the worker on
 * each backend of the queue (Redis where there is a `redis-server`). Quote the ratios of one run: machines differ, and so do minutes.
 */
import 'reflect-metadata';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { createApplication } from '../dist/src/application.js';
import { IdentityService } from '../dist/src/identity/identity.service.js';
import { CasesService } from '../dist/src/cases/cases.service.js';
import { OrganisationsService } from '../dist/src/organisations/organisations.service.js';
import { PeopleService } from '../dist/src/people/people.service.js';
import { readConfiguration } from '../dist/src/platform/config/configuration.js';
import { openDatabaseServer } from '../dist/src/platform/database/database-server.js';
import { migrateDatabase } from '../dist/src/platform/database/migrate.js';
import { createLogger } from '../dist/src/platform/logging/logger.js';
import { JobWorker } from '../dist/src/platform/queue/job-worker.js';
import { JobQueue } from '../dist/src/platform/queue/queue.js';
import { RemindersService } from '../dist/src/reminders/reminders.service.js';
import { enterTemplates, spread } from './reads-data.mjs';

const { values: given } = parseArgs({
  options: { pending: { type: 'string', default: '1000000' }, due: { type: 'string', default: '40000' }, rounds: { type: 'string', default: '3' }, told: { type: 'string', default: '600' } },
});
const [pending, due, rounds, told] = [Number(given.pending), Number(given.due), Number(given.rounds), Number(given.told)];
const closing = [];
const tell = (words) => process.stderr.write(`${words}\n`);
const median = (numbers) => at(numbers, 0.5);
const at = (numbers, share) => numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))];

try {
  await measure();
} finally {
  for (const close of closing.reverse()) await close();
}

async function measure() {
  const { address, admin } = await ownServer();
  const rooms = await roomsOn(address, {});
  closing.push(() => rooms.close());
  await make(admin, rooms);
  const redisUrl = await ownRedis();
  const backends = { PostgreSQL: {}, ...(redisUrl && { Redis: { REDIS_URL: redisUrl } }) };
  if (!redisUrl) tell('NOT MEASURED: the backend Redis; there is no redis-server on this machine.');

  const rates = { plain: [], service: [], poll: [] };
  const byBackend = Object.fromEntries(Object.keys(backends).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    rates.plain.push(await plainClaims(admin));
    rates.service.push(await serviceClaims(admin, rooms));
    rates.poll.push(await emptyPoll(rooms));
    for (const [name, environment] of Object.entries(backends)) byBackend[name].push(await workerClaims(admin, (use) => atWork(address, environment, use)));
    tell(`round ${round + 1} of ${rounds}`);
  }
  const latencies = {};
  for (const [name, environment] of Object.entries(backends)) latencies[name] = await untilTold(admin, (use) => atWork(address, environment, use));
  report(rates, byBackend, latencies);
}

async function ownServer() {
  const home = mkdtempSync(path.join(os.tmpdir(), 'lotrinh-bench-'));
  closing.push(() => rmSync(home, { recursive: true, force: true }));
  const server = await openDatabaseServer(home, { role: 'owner', settings: { max_wal_size: '16GB', checkpoint_timeout: '1h', shared_buffers: '2GB' } });
  closing.push(() => server.close());
  const { host, port, user, database } = server;
  const address = { host, port, user, database };
  await migrateDatabase(address);
  const admin = new pg.Client({ ...address, options: '-c search_path=lotrinh,public' });
  await admin.connect();
  closing.push(() => admin.end());
  return { address, admin };
}

async function ownRedis() {
  if (spawnSync('redis-server', ['--version']).status !== 0) return undefined;
  const port = 31_000 + (process.pid % 20_000);
  const server = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], { stdio: 'ignore' });
  closing.push(() => server.kill());
  await pause(500);
  return `redis://127.0.0.1:${port}`;
}

/** The rooms of the house, as a process of its own would have them. */
function roomsOn(address, environment) {
  return createApplication({ configuration: readConfiguration(environment), database: { address, poolSize: 10 }, logger: createLogger('error') });
}

/** Uses a worker that answers jobs, and lets it stop. */
async function atWork(address, environment, use) {
  const application = await roomsOn(address, environment);
  try {
    await application.get(JobWorker).start();
    return await use(application);
  } finally {
    await application.close();
  }
}

/** Cases of the whole country, an account for each organ, and as many time limits as are asked for. */
async function make(admin, application) {
  const began = performance.now();
  tell(`Making ${pending} time limits …`);
  const [organisations, people, identity, cases] = [OrganisationsService, PeopleService, IdentityService, CasesService].map((room) => application.get(room));
  const record = async ({ id, step, stated, office }) => (id === undefined ? await cases.open('admission', stated, office.actor) : await cases.record(id, step, stated, office.actor)).event.caseId;
  const { templates } = await enterTemplates({ organisations, people, identity }, record);
  await spread(admin, { templates, cases: Math.ceil(pending / 2), organs: 15_000 });
  await admin.query(`set session_replication_role = replica`);
  await admin.query(`
    create table bench_officer as select id as organ, gen_random_uuid() as person, gen_random_uuid() as account, row_number() over () as n from organ;
    insert into person (id, full_name, search_name, born_on, home_organ) select person, 'Cán bộ ' || n, 'can bo ' || n, date '1970-01-01', organ from bench_officer;
    insert into office_holding (id, organ_id, person_id, office, from_on) select gen_random_uuid(), organ, person, 'secretary', date '2016-01-01' from bench_officer;
    insert into account (id, name, person_id, password_hash) select account, 'officer-' || n, person, '!' from bench_officer`);
  const kept = 'anchor, anchored_on, budget, extension, unit, provisional, who_acts, purpose, rule, citation, sequence';
  await admin.query(`delete from deadline`);
  await admin.query(
    `with pattern as (select ${kept} from (values ('BranchVoteHeld', date '2026-08-05', 60, 0, 'working-days', false, 'branch', 'legal', 'ADM-30', '{"document":"x","clause":"y","confidence":"text"}'::jsonb, 1)) p (${kept}))
     insert into deadline (case_id, key, due_on, ring_at, ${kept})
     select c.id, l.key, current_date + 31, 'infinity', ${kept} from case_file c, (values ('committee-decision-due'), ('ceremony-due')) l(key), pattern limit $1`,
    [pending],
  );
  await admin.query(`create table bench_plain as select case_id, key, ring_at from deadline; create index on bench_plain (ring_at, case_id, key); create index on bench_plain (case_id, key)`);
  await admin.query('reset session_replication_role');
  await admin.query('vacuum analyze');
  tell(`made in ${((performance.now() - began) / 1000).toFixed(0)} s`);
}

/** So many of a table ring now, the others far from now; what was claimed before is forgotten. */
async function arm(admin, table) {
  await admin.query(`delete from rung_claim; delete from notice`);
  await admin.query(`update ${table} set ring_at = now() + interval '30 days' * random() + interval '1 day' where ring_at < now() or ring_at = 'infinity'`);
  const dueOn = table === 'deadline' ? ', due_on = current_date + 30' : '';
  await admin.query(`update ${table} set ring_at = now() - interval '1 minute'${dueOn} where ctid in (select ctid from ${table} tablesample bernoulli (${Math.min(100, (due / pending) * 120)}) limit $1)`, [due]);
  await admin.query(`vacuum analyze ${table}`);
}

/** What a claim costs that does nothing else: batches of a hundred, each its own transaction. */
async function plainClaims(admin) {
  await arm(admin, 'bench_plain');
  const began = performance.now();
  let done = 0;
  for (let taken = 1; taken > 0; done += taken) {
    const { rowCount } = await admin.query({
      name: 'plain-claim',
      text: `update bench_plain p set ring_at = 'infinity' from (select ctid from bench_plain where ring_at <= now() order by ring_at, case_id, key limit 100 for update skip locked) due where p.ctid = due.ctid`,
    });
    taken = rowCount;
  }
  return rateOf(done, began);
}

/** Rungs claimed, people found and told, by the service itself. */
async function serviceClaims(admin, application) {
  await arm(admin, 'deadline');
  const reminders = application.get(RemindersService);
  const began = performance.now();
  let [done, more] = [0, true];
  while (more) {
    const round = await reminders.ring(new AbortController().signal);
    [done, more] = [done + round.done, round.truncated];
  }
  return rateOf(done, began);
}

async function emptyPoll(application) {
  const reminders = application.get(RemindersService);
  const times = [];
  for (let turn = 0; turn < 200; turn += 1) {
    const began = performance.now();
    await reminders.ring(new AbortController().signal);
    times.push(performance.now() - began);
  }
  return median(times);
}

/** The whole way: the bell rings in the queue, a worker hears it and goes on until nothing is due. */
async function workerClaims(admin, atWork) {
  await arm(admin, 'deadline');
  return atWork(async (application) => {
    const began = performance.now();
    await application.get(JobQueue).ring('sweep-deadlines');
    await nothingDue(admin);
    return rateOf(Number((await admin.query('select count(*) from rung_claim')).rows[0].count), began);
  });
}

/** Time limits that ring one after the other within half a minute: milliseconds between the time of each and its notice. */
async function untilTold(admin, atWork) {
  await arm(admin, 'deadline');
  await admin.query(`update deadline set ring_at = now() + interval '1 day' where ring_at < now()`);
  await admin.query(
    `update deadline set due_on = current_date + 30, ring_at = now() + interval '5 seconds' + interval '30 seconds' * random()
      where ctid in (select ctid from deadline tablesample bernoulli (${Math.min(100, (told / pending) * 200)}) limit $1)`,
    [told],
  );
  await admin.query(`drop table if exists bench_due; create table bench_due as select case_id, key, ring_at from deadline where ring_at < now() + interval '1 hour'`);
  await atWork(async (application) => {
    await application.get(JobQueue).ring('sweep-deadlines');
    await pause(36_000);
    await nothingDue(admin);
  });
  const { rows } = await admin.query(`select extract(epoch from n.created_at - d.ring_at) * 1000 as late from notice n join bench_due d using (case_id, key)`);
  return rows.map(({ late }) => Number(late));
}

async function nothingDue(admin) {
  for (;;) {
    const { rows } = await admin.query('select exists (select from deadline where ring_at <= now()) as due');
    if (!rows[0].due) return;
    await pause(20);
  }
}

function rateOf(done, began) {
  return (done / (performance.now() - began)) * 1000;
}

function report(rates, byBackend, latencies) {
  const [plain, service] = [median(rates.plain), median(rates.service)];
  const line = (name, rate) => tell(`${name.padEnd(52)} ${rate.toFixed(0).padStart(8)} /s   ÷ plain ${(rate / plain).toFixed(2)}`);
  tell(`\n${due} of ${pending} time limits due, medians of ${rounds} rounds\n`);
  line('plain claim in SQL, batches of 100', plain);
  line('claim, find people, tell them: the service', service);
  for (const [name, all] of Object.entries(byBackend)) line(`the same by a worker that hears the bell in ${name}`, median(all));
  tell(`${'nothing due: one look'.padEnd(52)} ${median(rates.poll).toFixed(2).padStart(8)} ms`);
  for (const [name, late] of Object.entries(latencies)) tell(`${`from its time to the notice, ${name}`.padEnd(52)} ${`${at(late, 0.5).toFixed(0)} ms at p50, ${at(late, 0.99).toFixed(0)} ms at p99`} (${late.length})`);
}
