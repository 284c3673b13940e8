/** The reference: pgbench sends the very statement that records a step, one a transaction, on the same server, with what steps really wrote. */
import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const debian = '/usr/lib/postgresql';

/** The program, in PATH or where Debian puts it. */
export function findPgbench() {
  const inPath = (process.env.PATH ?? '').split(path.delimiter).map((folder) => path.join(folder, 'pgbench'));
  const ofDebian = existsSync(debian) ? readdirSync(debian).map((major) => path.join(debian, major, 'bin/pgbench')) : [];
  return [...ofDebian.reverse(), ...inPath].find((file) => existsSync(file));
}

export const versionOf = (pgbench) => execFileSync(pgbench, ['--version'], { encoding: 'utf8' }).trim();

/** What belongs to the case and not to the act, and what pgbench fills in; everything else is written as a real step wrote it. */
const ofTheCase = {
  case_id: 'c.id',
  seq: 'c.version + 1',
  prev_hash: 'c.head_hash',
  hash: `encode(sha256(convert_to(c.head_hash, 'UTF8')), 'hex')`,
  command_id: 'gen_random_uuid()',
  key: 'gen_random_uuid()',
  branch_id: 'c.branch_id',
};

/** An act as a template for the SQL function format. */
function templateOf(act) {
  const filled = Object.fromEntries(Object.keys(ofTheCase).map((name, place) => [name, `{${place + 1}}`]));
  return JSON.stringify([{ ...act, ...filled }]).replaceAll('%', '%%').replaceAll(/"\{(\d)\}"/g, '"%$1$$s"');
}

export class Reference {
  constructor(pgbench, server, folder = mkdtempSync(path.join(os.tmpdir(), 'lotrinh-pgbench-'))) {
    Object.assign(this, { pgbench, server, folder });
  }

  /** Puts the acts, as they were sent with the statement, and the cases that pgbench may write to into tables of its own. */
  async prepare(admin, sql, acts, cases) {
    await admin.query('create table bench_act (n integer primary key, act text not null); create table bench_case (n integer primary key, id uuid not null); grant select on bench_act, bench_case to lotrinh_app');
    for (const [n, act] of acts.entries()) await admin.query('insert into bench_act values ($1, $2)', [n, templateOf(act)]);
    await admin.query('insert into bench_case select n, id from unnest($1::uuid[]) with ordinality as given (id, n)', [cases]);
    const filled = `(select format(t.act, ${Object.values(ofTheCase).join(', ')}) from bench_case b join case_file c on c.id = b.id join bench_act t on t.n = c.version % ${acts.length} where b.n = :n)`;
    writeFileSync(path.join(this.folder, 'step.sql'), `\\set n random(1 + :client_id * :per, (1 + :client_id) * :per)\n${sql.trim().replace('$1', filled)};\n`);
    this.cases = cases.length;
    await admin.query('analyze');
  }

  async run(clients, seconds) {
    const { host, port, user, database } = this.server;
    for (const left of this.#logs()) rmSync(left);
    const words = ['-n', '-M', 'prepared', '-c', clients, '-j', 1, '-T', seconds, '-f', 'step.sql', '-D', `per=${Math.floor(this.cases / clients)}`, '-l', '-h', host, '-p', port, '-U', user, database];
    const env = { ...process.env, PGOPTIONS: '-c role=lotrinh_app -c search_path=lotrinh,public' };
    const { stdout } = await run(this.pgbench, words.map(String), { cwd: this.folder, env });
    const failed = Number(/failed transactions: (\d+)/.exec(stdout)?.[1] ?? 0);
    if (failed > 0) throw new Error(`pgbench failed ${failed} times:\n${stdout}`);
    const took = this.#logs().flatMap((file) => readFileSync(file, 'utf8').trim().split('\n').map((line) => Number(line.split(' ')[2]) / 1000));
    return { took, seconds: took.length / Number(/tps = ([\d.]+)/.exec(stdout)[1]) };
  }

  remove() {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #logs() {
    return readdirSync(this.folder).filter((name) => name.startsWith('pgbench_log')).map((name) => path.join(this.folder, name));
  }
}
