/**
 * `npm run bench:steps`: how many steps are recorded in a second, in process and over HTTP, durably, beside pgbench sending the same
 * statement to the same server in the same minutes. Quote the ratios of one run, never its absolute numbers: machines differ, and
 * so do minutes. See bench/README.md.
 */
import 'reflect-metadata';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { AppModule } from '../dist/src/app.module.js';
import { CasesService } from '../dist/src/cases/cases.service.js';
import { IdentityService } from '../dist/src/identity/identity.service.js';
import { OrganisationsService } from '../dist/src/organisations/organisations.service.js';
import { PeopleService } from '../dist/src/people/people.service.js';
import { readConfiguration } from '../dist/src/platform/config/configuration.js';
import { Database } from '../dist/src/platform/database/database.js';
import { openDatabaseServer } from '../dist/src/platform/database/database-server.js';
import { migrateDatabase } from '../dist/src/platform/database/migrate.js';
import { createLogger } from '../dist/src/platform/logging/logger.js';
import { enterOffices, road } from './steps-road.mjs';
import { findPgbench, Reference, versionOf } from './steps-reference.mjs';
import { Traffic } from './steps-traffic.mjs';

const { values: given } = parseArgs({
  options: {
    seconds: { type: 'string', default: '5' },
    runs: { type: 'string', default: '3' },
    cases: { type: 'string', default: '3000' },
    concurrency: { type: 'string', default: '1,8,32' },
    only: { type: 'string', default: 'pgbench,in process,HTTP' },
  },
});
const [seconds, runs, caseCount] = [Number(given.seconds), Number(given.runs), Number(given.cases)];
const concurrencies = given.concurrency.split(',').map(Number);
const password = 'mật khẩu của phép đo';
const closing = [];
const tell = (words) => process.stderr.write(`${words}\n`);

try {
  await measure();
} finally {
  for (const close of closing.reverse()) await close();
}

async function measure() {
  const home = mkdtempSync(path.join(os.tmpdir(), 'lotrinh-bench-'));
  closing.push(() => rmSync(home, { recursive: true, force: true }));
  // Checkpoints come rarely, for whoever is measured: where one falls would be chance.
  const server = await openDatabaseServer(home, { role: 'owner', settings: { max_wal_size: '8GB', checkpoint_timeout: '1h' } });
  closing.push(() => server.close());
  const postmaster = Number(readFileSync(path.join(home, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0]);
  const { host, port, user, database } = server;
  const address = { host, port, user, database };
  await migrateDatabase(address);
  const admin = new pg.Client({ ...address, options: '-c search_path=lotrinh,public' });
  await admin.connect();
  closing.push(() => admin.end());

  const application = await NestFactory.createApplicationContext(AppModule.with({ configuration: readConfiguration({}), database: { address }, logger: createLogger('info', { write: () => true }) }), { logger: false });
  closing.push(() => application.close());
  const [organisations, people, identity, cases] = [OrganisationsService, PeopleService, IdentityService, CasesService].map((service) => application.get(service));
  const rooms = { organisations, people, identity };

  tell(`Loading ${caseCount} cases …`);
  await durable(admin, false);
  const offices = await enterOffices(rooms, { communes: 5, grassroots: 4, branches: 10, password });
  const traffic = new Traffic(rooms, offices);
  const inProcess = ({ id, step, stated, office, key }) =>
    (id === undefined ? cases.open('admission', stated, office.actor, { key }) : cases.record(id, step, stated, office.actor, { key })).then(({ event }) => event.caseId);
  const sent = listenFor(application.get(Database), 'append-steps');
  await traffic.begin(caseCount, inProcess);
  sent.stop();
  await durable(admin, true);

  const kinds = {};
  const pgbench = findPgbench();
  if (pgbench === undefined) tell('\n!! There is no pgbench, so there will be no ratios. Get it with: apt-get install postgresql-contrib  (or put it into PATH)\n');
  else {
    const reference = new Reference(pgbench, address);
    closing.push(() => reference.remove());
    await reference.prepare(admin, sent.sql, sent.acts(), traffic.takeAway(Math.floor(caseCount / 3)));
    kinds.pgbench = { run: (concurrency) => reference.run(concurrency, seconds) };
  }
  await admin.query('vacuum analyze');
  kinds['in process'] = { run: (concurrency) => traffic.run(concurrency, seconds, inProcess), cpu: () => process.cpuUsage().user + process.cpuUsage().system };
  const only = given.only.split(',');
  if (only.includes('HTTP')) kinds.HTTP = await overHttp(address, offices, traffic);

  const results = [];
  for (const concurrency of concurrencies) {
    for (let round = 0; round < runs; round += 1) {
      for (const [kind, { run, cpu }] of Object.entries(kinds)) {
        if (!only.includes(kind)) continue;
        await traffic.prepare(seconds * 1500);
        const before = await counters(admin, cpu, postmaster);
        const { took, seconds: lasted } = await run(concurrency);
        const after = await counters(admin, cpu, postmaster);
        results.push({ kind, concurrency, rate: took.length / lasted, ...percentiles(took), ...perStep(before, after, took.length) });
        tell(lineOf(results.at(-1)));
      }
    }
  }
  report(results, pgbench);
}

/** While the cases are loaded nobody waits for the disk; everything that is measured does. */
async function durable(admin, yes) {
  await admin.query(`alter system set synchronous_commit = ${yes ? 'on' : 'off'}`);
  await admin.query('select pg_reload_conf()');
  await sleep(200);
}

/** Notes the statement of this name, and of the steps sent with it one of each type that leaves its case open. */
function listenFor(databaseOfTheRooms, name) {
  const query = databaseOfTheRooms.query.bind(databaseOfTheRooms);
  const noted = new Map();
  const listening = { sql: '', stop: () => (databaseOfTheRooms.query = query), acts: () => [...noted.values()] };
  databaseOfTheRooms.query = (called, sql, values) => {
    if (called === name) {
      listening.sql = sql;
      for (const row of JSON.parse(values[0])) if (!row.closed) noted.set(row.type, row);
    }
    return query(called, sql, values);
  };
  return listening;
}

/** The product itself in a process of its own, asked by clerks who are signed in, on connections that are kept. */
async function overHttp(address, offices, traffic) {
  const httpPort = 20_000 + (process.pid % 20_000);
  const url = `postgres://${encodeURIComponent(address.host)}:${address.port}/${address.database}?user=postgres`;
  const child = spawn(process.execPath, ['dist/src/main.js'], { env: { PATH: process.env.PATH, DATABASE_URL: url, PORT: String(httpPort), LOG_LEVEL: 'info' }, stdio: ['ignore', 'ignore', 'pipe'] });
  let words = '';
  child.stderr.on('data', (part) => (words += part));
  closing.push(() => child.kill());
  const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });
  closing.push(() => agent.destroy());
  const post = (route, body, headers) => ask(agent, httpPort, route, JSON.stringify(body), headers);
  for (let tries = 0; !(await post('/health/ready', {}, {}).then(() => true, () => false)); tries += 1) {
    if (tries > 200) throw new Error(`the server did not start:\n${words}`);
    await sleep(50);
  }
  const tokens = new Map();
  for (const account of new Set(offices.map((office) => office.account))) {
    tokens.set(account, JSON.parse((await post('/api/v1/sessions', { account, password }, {})).body()).token);
  }
  const record = async ({ id, step, stated, office, key }) => {
    const headers = { authorization: `Bearer ${tokens.get(office.account)}`, 'idempotency-key': key };
    const { status, body } = id === undefined ? await post('/api/v1/cases', { procedure: 'admission', ...stated }, headers) : await post(`/api/v1/cases/${id}/steps/${step}`, stated, headers);
    if (status !== 201) throw new Error(`${step}: ${status} ${body()}`);
    return id ?? JSON.parse(body()).id;
  };
  return { run: (concurrency) => traffic.run(concurrency, seconds, record), cpu: () => cpuOf(child.pid) };
}

function ask(agent, port, route, body, headers) {
  return new Promise((resolve, reject) => {
    const request = http.request({ agent, port, host: '127.0.0.1', method: 'POST', path: route, headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers } }, (answer) => {
      const parts = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('end', () => resolve({ status: answer.statusCode, body: () => Buffer.concat(parts).toString() }));
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** Microseconds of processor time that a process has used, and its children that have ended (Linux). */
function cpuOf(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks) * 10_000, 0);
  } catch {
    return undefined;
  }
}

/** The same of PostgreSQL with all its processes. */
function cpuOfDatabase(postmaster) {
  if (cpuOf(postmaster) === undefined) return undefined;
  const parentOf = (pid) => {
    try {
      return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')[1]);
    } catch {
      return 0;
    }
  };
  const backends = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(name) === postmaster);
  return [postmaster, ...backends].reduce((sum, pid) => sum + (cpuOf(pid) ?? 0), 0);
}

async function counters(admin, cpu, postmaster) {
  const { rows } = await admin.query(`select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::float8 as wal, (select coalesce(sum(fsyncs), 0)::float8 from pg_stat_io where object = 'wal') as fsyncs`);
  return { ...rows[0], cpu: cpu?.(), database: cpuOfDatabase(postmaster) };
}

function perStep(before, after, steps) {
  const each = (counter) => (before[counter] === undefined ? undefined : (after[counter] - before[counter]) / steps);
  return { walBytes: each('wal'), fsyncs: each('fsyncs'), cpu: each('cpu'), database: each('database') };
}

function percentiles(took) {
  const sorted = took.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return { p50: at(0.5), p99: at(0.99) };
}

function lineOf({ kind, concurrency, rate, p50, p99, walBytes, fsyncs, cpu, database }) {
  const cells = [kind.padEnd(10), `at ${concurrency}`.padEnd(6), `${rate.toFixed(0).padStart(6)} steps/s`, `p50 ${p50.toFixed(2).padStart(6)} ms`, `p99 ${p99.toFixed(2).padStart(6)} ms`, `WAL ${walBytes.toFixed(0)} B`, `fsyncs ${fsyncs.toFixed(2)}`];
  const work = [['Node', cpu], ['PostgreSQL', database]].flatMap(([who, spent]) => (spent === undefined ? [] : [`${who} ${spent.toFixed(0)} µs`]));
  return [...cells, ...work].join('  ');
}

function report(results, pgbench) {
  const of = (kind, concurrency) => results.filter((one) => one.kind === kind && one.concurrency === concurrency);
  const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
  const spread = (numbers, digits) => `${median(numbers).toFixed(digits)} (${Math.min(...numbers).toFixed(digits)}..${Math.max(...numbers).toFixed(digits)})`;
  const ratios = (kind, other, concurrency, measure) => of(kind, concurrency).flatMap((one, place) => (of(other, concurrency)[place] ? [one[measure] / of(other, concurrency)[place][measure]] : []));
  const [lines, summary] = [[], []];
  for (const concurrency of concurrencies) {
    for (const kind of ['pgbench', 'in process', 'HTTP']) {
      const mine = of(kind, concurrency);
      if (mine.length === 0) continue;
      const numbers = Object.fromEntries(['rate', 'p50', 'p99', 'walBytes', 'fsyncs', 'cpu', 'database'].map((name) => [name, mine[0][name] === undefined ? undefined : median(mine.map((one) => one[name]))]));
      const other = { 'in process': 'pgbench', HTTP: 'in process' }[kind];
      const [byRate, byP50] = other === undefined ? [[], []] : [ratios(kind, other, concurrency, 'rate'), ratios(kind, other, concurrency, 'p50')];
      summary.push({ kind, concurrency, ...numbers, ...(byRate.length > 0 && { against: other, ratioOfRates: median(byRate), ratioOfP50: median(byP50) }) });
      lines.push(`${lineOf({ kind, concurrency, ...numbers })}${byRate.length > 0 ? `\n${' '.repeat(12)}÷ ${other}: rate ${spread(byRate, 2)}, p50 ${spread(byP50, 2)}` : ''}`);
    }
  }
  const machine = `${os.availableParallelism()} × ${os.cpus()[0]?.model ?? 'processor'}, Node ${process.version}, ${pgbench ? versionOf(pgbench) : 'no pgbench'}`;
  console.log(`\n${machine}; ${runs} runs of ${seconds} s, medians; a road of ${road.length} steps\n${lines.join('\n')}`);
  const folder = path.join(import.meta.dirname, 'results');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `steps-${new Date().toISOString().replaceAll(/[:.]/g, '-')}.json`);
  writeFileSync(file, JSON.stringify({ machine, given, summary, results }, undefined, 2));
  console.log(`\nWritten to ${path.relative(process.cwd(), file)}`);
}
