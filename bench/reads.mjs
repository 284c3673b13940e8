/**
 * `npm run bench:reads`: how fast lists, searches, counts and cases are read, from a database of made-up cases in a server of its own.
 * Each is measured once cold, then alone (best, median and 99th percentile) and by eight at once (in a second). Times are those of a client that waits for
 * the database; `whole` is what the service takes for it, and `CPU` what the processes of the database work for it, which tells more than
 * any time where others use the machine too. With `--home <folder>` the database is kept there and used again. Quote the ratios of one run: machines differ, and so do minutes.
 */
import 'reflect-metadata';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { AppModule } from '../dist/src/app.module.js';
import { CaseHistoryRepository } from '../dist/src/cases/case-history.repository.js';
import { CaseListQuery } from '../dist/src/cases/case-query.js';
import { CaseListService } from '../dist/src/cases/case-list.service.js';
import { CasesService } from '../dist/src/cases/cases.service.js';
import { IdentityService } from '../dist/src/identity/identity.service.js';
import { OrganisationsService } from '../dist/src/organisations/organisations.service.js';
import { PeopleService } from '../dist/src/people/people.service.js';
import { readConfiguration } from '../dist/src/platform/config/configuration.js';
import { Database } from '../dist/src/platform/database/database.js';
import { openDatabaseServer } from '../dist/src/platform/database/database-server.js';
import { migrateDatabase } from '../dist/src/platform/database/migrate.js';
import { createLogger } from '../dist/src/platform/logging/logger.js';
import { enterTemplates, spread, spreadHistory } from './reads-data.mjs';

const { values: given } = parseArgs({
  options: { cases: { type: 'string', default: '100000' }, organs: { type: 'string', default: '15000' }, seconds: { type: 'string', default: '3' }, only: { type: 'string', default: '' }, home: { type: 'string' } },
});
const [cases, organs, seconds] = [Number(given.cases), Number(given.organs), Number(given.seconds)];
const levels = ['centre', 'province', 'above-grassroots', 'grassroots', 'branch'];
const closing = [];
const tell = (words) => process.stderr.write(`${words}\n`);

try {
  await measure();
} finally {
  for (const close of closing.reverse()) await close();
}

async function measure() {
  const home = given.home ?? mkdtempSync(path.join(os.tmpdir(), 'lotrinh-bench-'));
  if (given.home === undefined) closing.push(() => rmSync(home, { recursive: true, force: true }));
  const server = await openDatabaseServer(home, { role: 'owner', settings: { max_wal_size: '16GB', checkpoint_timeout: '1h', shared_buffers: '2GB' } });
  closing.push(() => server.close());
  const { host, port, user, database } = server;
  const address = { host, port, user, database };
  await migrateDatabase(address);
  const admin = new pg.Client({ ...address, options: '-c search_path=lotrinh,public -c synchronous_commit=off' });
  await admin.connect();
  closing.push(() => admin.end());

  const application = await NestFactory.createApplicationContext(AppModule.with({ configuration: readConfiguration({}), database: { address, poolSize: 8 }, logger: createLogger('warn') }), { logger: false });
  closing.push(() => application.close());
  const [organisations, people, identity, service] = [OrganisationsService, PeopleService, IdentityService, CasesService].map((room) => application.get(room));
  const record = async ({ id, step, stated, office }) => (id === undefined ? await service.open('admission', stated, office.actor) : await service.record(id, step, stated, office.actor)).event.caseId;
  const isMade = (await admin.query(`select to_regclass('bench_long') is not null as made`)).rows[0].made;
  if (!isMade) await make(admin, { organisations, people, identity }, record);
  const histories = (await admin.query('select id from bench_long')).rows.map(({ id }) => id);

  const spent = timeOf(application.get(Database));
  const reads = await readsOf({ admin, list: application.get(CaseListService), cases: service, history: application.get(CaseHistoryRepository), histories });
  const postmaster = parentOf((await admin.query('select pg_backend_pid() as pid')).rows[0].pid);
  const results = [];
  for (const { name, target, read } of reads.filter(({ name }) => name.includes(given.only))) {
    const cold = await once(read, spent);
    const before = workOf(postmaster);
    const alone = await forSeconds(1, read, spent);
    const cpu = (workOf(postmaster) - before) / alone.whole.length;
    const eight = await forSeconds(8, read, spent);
    results.push({ name, target, cpu, cold: cold.database, best: at(alone.database, 0), p50: at(alone.database, 0.5), p99: at(alone.database, 0.99), whole: at(alone.whole, 0.5), rate: eight.whole.length / seconds });
    tell(lineOf(results.at(-1)));
  }
  report(results);
}

async function make(admin, rooms, record) {
  const began = performance.now();
  tell(`Making ${cases} cases of ${organs} organs …`);
  const { templates, long } = await enterTemplates(rooms, record);
  await spread(admin, { templates, cases, organs });
  await spreadHistory(admin, long, Math.min(cases, 20_000));
  tell(`made in ${((performance.now() - began) / 1000).toFixed(0)} s`);
}

/** What is read, each time for another organ or case of the same kind. */
async function readsOf({ admin, list, cases, history, histories }) {
  const some = async (sql) => (await admin.query(sql)).rows.map(({ id }) => id);
  const actor = (organ) => ({ accountId: histories[0], accountName: 'bench', offices: [{ office: 'clerk', organ }] });
  const page = (query) => CaseListQuery.parse(query);
  const worklist = `≤ 1.5 ms at 1,000,000`;
  const reads = [];
  for (const level of levels) {
    const actors = (await some(`select id from bench_organ where level = '${level}' order by id limit 200`)).map(actor);
    const next = turns(actors);
    const marks = turns(await Promise.all(actors.slice(0, 50).map(async (reader) => ({ reader, after: (await list.list(page({}), reader)).next }))));
    reads.push({ name: `worklist, ${level}`, target: worklist, read: () => list.list(page({}), next()) });
    reads.push({ name: `worklist without total, ${level}`, target: worklist, read: () => list.list(page({ total: 'false' }), next()) });
    const turn = () => {
      const { reader, after } = marks();
      return list.list(page({ after, total: 'false' }), reader);
    };
    reads.push({ name: `next page, ${level}`, target: worklist, read: turn });
    reads.push({ name: `counts, ${level}`, read: () => list.counts(page({}), next()) });
    reads.push({ name: `by state, ${level}`, read: () => list.list(page({ state: 'awaitingDecision' }), next()) });
    reads.push({ name: `by name of person, ${level}`, read: () => list.list(page({ sort: 'name' }), next()) });
    for (const text of ['thuy huong', 'nguyen', 'dang thi thuy an', 'le', 'thon huong 5']) {
      reads.push({ name: `search "${text}", ${level}`, target: '< 100 ms cold', read: () => list.list(page({ text, closed: 'any' }), next()) });
    }
  }
  const [centre] = await some(`select id from bench_organ where level = 'centre'`);
  const reader = actor(centre);
  const ids = turns(await some(`select id from bench_copy order by id limit 1000`));
  const long = turns(histories.slice(0, 1000));
  const casePage = async (id) => [await cases.get(id, reader), await list.getLine(id)];
  reads.push({ name: 'case page', read: () => casePage(long()) });
  reads.push({ name: 'line of a case', read: () => list.getLine(ids()) });
  reads.push({ name: 'timeline of 40 events', target: '≤ 1 ms', read: () => history.events(long()) });
  return reads;
}

/** Gives one after the other, and begins anew. */
function turns(all) {
  let place = 0;
  return () => all[place++ % all.length];
}

/** Adds up what statements of the rooms take, as long as one asks at a time. */
function timeOf(rooms) {
  const spent = { ms: 0 };
  for (const way of ['query', 'search']) {
    const send = rooms[way].bind(rooms);
    rooms[way] = async (...given) => {
      const began = performance.now();
      try {
        return await send(...given);
      } finally {
        spent.ms += performance.now() - began;
      }
    };
  }
  return spent;
}

async function once(read, spent) {
  spent.ms = 0;
  const began = performance.now();
  await read();
  return { whole: performance.now() - began, database: spent.ms };
}

async function forSeconds(concurrency, read, spent) {
  const [whole, database] = [[], []];
  const until = performance.now() + seconds * 1000;
  const asker = async () => {
    while (performance.now() < until) {
      const one = await once(read, spent).catch((failure) => tell(failure.message));
      if (!one) return;
      whole.push(one.whole);
      database.push(one.database);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, asker));
  return { whole, database };
}

/** Milliseconds of processor time that the processes of the database have used (Linux; elsewhere nothing is known). */
function workOf(postmaster) {
  if (postmaster === undefined) return NaN;
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(name) === postmaster);
  return children.reduce((sum, pid) => sum + Number(statOf(pid)?.[11] ?? 0) * 10 + Number(statOf(pid)?.[12] ?? 0) * 10, 0);
}

function parentOf(pid) {
  return statOf(pid)?.[1];
}

function statOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  } catch {
    return undefined;
  }
}

function at(times, share) {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

function lineOf({ name, target = '', cpu, cold, best, p50, p99, whole, rate }) {
  const ms = (value) => value.toFixed(2).padStart(8);
  return `${name.padEnd(46)} CPU ${ms(cpu)}  cold ${ms(cold)}  best ${ms(best)}  p50 ${ms(p50)}  p99 ${ms(p99)}  whole ${ms(whole)} ms  ${rate.toFixed(0).padStart(6)}/s at 8  ${target}`;
}

function report(results) {
  const machine = `${os.availableParallelism()} × ${os.cpus()[0]?.model ?? 'processor'}, Node ${process.version}`;
  console.log(`\n${machine}; ${cases} cases, ${organs} organs; times of the database in ms\n${results.map(lineOf).join('\n')}`);
  const folder = path.join(import.meta.dirname, 'results');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `reads-${new Date().toISOString().replaceAll(/[:.]/g, '-')}.json`);
  writeFileSync(file, JSON.stringify({ machine, given, results }, undefined, 2));
  console.log(`\nWritten to ${path.relative(process.cwd(), file)}`);
}
