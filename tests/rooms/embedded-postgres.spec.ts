import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beginningOf, eventually } from '../../src/platform/database/living-process.js';
import { DatabaseServerProcess, endAllProcesses, postmasterOf, query } from '../support/database-server-process.js';

const nobody = 65534;
const asNobody = ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups'];

const isLinux = process.platform === 'linux';
const isRoot = process.getuid?.() === 0;

/** Root can try the life of an ordinary user, as long as the clone stands where that user may read it. */
const canBeNobody = isRoot && spawnSync(asNobody[0] ?? '', [...asNobody.slice(1), process.execPath, '-e', `require('fs').readdirSync(${JSON.stringify(process.cwd())})`]).status === 0;

const onLinux = isLinux ? it : it.skip;
const asRootOnLinux = isLinux && canBeNobody ? it : it.skip;

let home: string;
const dataDirectories: string[] = [];

beforeEach(() => {
  home = mkdtempSync(path.join(os.tmpdir(), 'lotrinh-embedded-'));
  dataDirectories.push(home);
});

afterEach(() => endAllProcesses());

afterAll(async () => {
  await eventually(() => dataDirectories.every((directory) => !isServed(directory)), 10_000);
  for (const directory of dataDirectories) rmSync(directory, { recursive: true, force: true });
});

function isServed(directory: string): boolean {
  return existsSync(path.join(directory, 'postgres/cluster/postmaster.pid')) && isAlive(postmasterOf(directory));
}

function isAlive(pid: number): boolean {
  return beginningOf(pid) !== undefined;
}

/** An environment in which one program of the system does not work. */
function without(program: string): NodeJS.ProcessEnv {
  const folder = path.join(home, 'programs');
  mkdirSync(folder);
  writeFileSync(path.join(folder, program), '#!/bin/sh\nexit 1\n');
  chmodSync(path.join(folder, program), 0o755);
  return { ...process.env, PATH: `${folder}:${process.env['PATH'] ?? ''}` };
}

describe('one process', () => {
  it('starts a PostgreSQL that listens on a private socket only, and stops it', async () => {
    const owner = DatabaseServerProcess.start(home, 'owner');
    const server = await owner.opened();
    const postgres = postmasterOf(home);

    expect(await query(server, 'show listen_addresses')).toEqual([{ listen_addresses: '' }]);
    expect(statSync(server.host).mode & 0o077).toBe(0);
    expect(await query(server, `select string_agg(name, ' ' order by name) as names from unnest('{Đa,Dương,Da,Dũng}'::text[]) as name`)).toEqual([{ names: 'Da Dũng Dương Đa' }]);

    await owner.close();
    expect(isAlive(postgres)).toBe(false);
    expect(readdirSync(path.join(home, 'postgres'))).not.toContain('server.lock');
  });

  it('never uses a database whose making was interrupted', async () => {
    mkdirSync(path.join(home, 'postgres/cluster.unfinished'), { recursive: true });
    writeFileSync(path.join(home, 'postgres/cluster.unfinished/PG_VERSION'), '18');

    const server = await DatabaseServerProcess.start(home, 'owner').opened();

    expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(readdirSync(path.join(home, 'postgres'))).not.toContain('cluster.unfinished');
  });

  it('refuses a database made by another major version, saying what to do', async () => {
    mkdirSync(path.join(home, 'postgres/cluster'), { recursive: true });
    writeFileSync(path.join(home, 'postgres/cluster/PG_VERSION'), '14\n');

    expect(await DatabaseServerProcess.start(home, 'owner').refusal()).toMatch(/made by PostgreSQL 14 and this lotrinh carries PostgreSQL \d+: open it with the earlier lotrinh/);
  });

  it('takes the data directory from a dead process whose number another one was given', async () => {
    mkdirSync(path.join(home, 'postgres'));
    writeFileSync(path.join(home, 'postgres/server.lock'), JSON.stringify({ pid: process.pid, beginning: 'long ago', role: 'owner' }));

    expect((await DatabaseServerProcess.start(home, 'owner').opened()).isHolder).toBe(true);
  });

  asRootOnLinux('works as an ordinary user', async () => {
    chownSync(home, nobody, nobody);
    const owner = DatabaseServerProcess.start(home, 'owner', { prefix: asNobody });

    expect(await query(await owner.opened(), 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(statSync(path.join(home, 'postgres/cluster')).uid).toBe(nobody);
    await owner.close();

    const root = DatabaseServerProcess.start(home, 'owner');
    expect((await root.opened()).isHolder).toBe(true);
    await root.close();

    const again = DatabaseServerProcess.start(home, 'owner', { prefix: asNobody });
    expect(await query(await again.opened(), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  asRootOnLinux('says in one sentence that it may not write', async () => {
    chmodSync(home, 0o755);
    const refusal = await DatabaseServerProcess.start(home, 'owner', { prefix: asNobody }).refusal();
    expect(refusal).toContain(`cannot be written (EACCES`);
    expect(refusal).toContain('correct its permissions or choose another LOTRINH_DATA_DIR');
  });

  asRootOnLinux('works as root where user namespaces are forbidden, by becoming nobody', async () => {
    chmodSync(home, 0o755);
    const before = DatabaseServerProcess.start(home, 'owner');
    await query(await before.opened(), 'create table kept as select 1 as one');
    await before.close();

    const after = DatabaseServerProcess.start(home, 'owner', { env: without('unshare') });
    expect(await query(await after.opened(), 'select one from kept')).toEqual([{ one: 1 }]);
    expect(statSync(path.join(home, 'postgres/cluster/PG_VERSION')).uid).toBe(nobody);
  });
});

describe('a process that is killed', () => {
  onLinux('takes its PostgreSQL with it within seconds', async () => {
    const owner = DatabaseServerProcess.start(home, 'owner');
    await owner.opened();
    const postgres = postmasterOf(home);

    await owner.kill();

    expect(await eventually(() => !isAlive(postgres), 5_000)).toBe(true);
  });

  it('loses no committed row when its PostgreSQL is killed too', async () => {
    const first = DatabaseServerProcess.start(home, 'owner');
    const server = await first.opened();
    await query(server, 'create table kept as select generate_series(1, 1000) as row');
    await query(server, 'insert into kept values (1001)');
    process.kill(postmasterOf(home), 'SIGKILL');
    await first.kill();

    const second = DatabaseServerProcess.start(home, 'owner');

    expect(await query(await second.opened(), 'select count(*)::int as rows, max(row) from kept')).toEqual([{ rows: 1001, max: 1001 }]);
  });

  onLinux('leaves an orphan where the system cannot end it, and the next process adopts it', async () => {
    const env = without('setpriv');
    const first = DatabaseServerProcess.start(home, 'owner', { env });
    await first.opened();
    const postgres = postmasterOf(home);
    await first.kill();
    expect(isAlive(postgres)).toBe(true);

    const second = DatabaseServerProcess.start(home, 'owner', { env });
    await second.opened();
    expect(postmasterOf(home)).toBe(postgres);
    await second.close();
    expect(isAlive(postgres)).toBe(false);
  });

  onLinux('counts as dead when nobody has buried it', async () => {
    const parent = spawn('sh', ['-c', 'sleep 0.2 & echo $!; exec sleep 20'], { stdio: ['ignore', 'pipe', 'ignore'] });
    const zombie = Number(await new Promise((resolve) => parent.stdout.once('data', resolve)));

    expect(await eventually(() => readFileSync(`/proc/${zombie}/stat`, 'utf8').includes(') Z '), 5_000)).toBe(true);
    expect(isAlive(zombie)).toBe(false);
    parent.kill();
  });
});

describe('two processes on one data directory', () => {
  it('refuses a second owner with one sentence that names the first', async () => {
    const first = DatabaseServerProcess.start(home, 'owner');
    await first.opened();

    const refusal = await DatabaseServerProcess.start(home, 'owner').refusal();

    expect(refusal).toContain(`The data directory ${home} is in use by process ${first.pid} (lotrinh): stop it or set LOTRINH_DATA_DIR.`);
    expect(refusal).toContain(`Thư mục dữ liệu ${home} đang được tiến trình ${first.pid} (lotrinh) dùng`);
  });

  it('lets exactly one of two owners in that start at the same moment', async () => {
    const both = [DatabaseServerProcess.start(home, 'owner'), DatabaseServerProcess.start(home, 'owner')];

    const ends = await Promise.allSettled(both.map((owner) => owner.opened()));

    expect(ends.map((end) => end.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('lets a guest use the server of the owner, and leaves it running', async () => {
    const owner = DatabaseServerProcess.start(home, 'owner');
    const server = await owner.opened();
    await query(server, 'create table shared as select 1 as one');

    const guest = DatabaseServerProcess.start(home, 'guest');
    const visited = await guest.opened();
    expect(visited.isHolder).toBe(false);
    expect(await query(visited, 'select one from shared')).toEqual([{ one: 1 }]);
    await guest.close();

    expect(await query(server, 'select one from shared')).toEqual([{ one: 1 }]);
  });

  it('lets a guest come while the owner is still starting', async () => {
    const owner = DatabaseServerProcess.start(home, 'owner');
    await eventually(() => existsSync(path.join(home, 'postgres/server.lock')), 5_000);

    const visited = await DatabaseServerProcess.start(home, 'guest').opened();

    expect(visited.isHolder).toBe(false);
    expect((await owner.opened()).isHolder).toBe(true);
  });

  it('starts a server for a guest who finds none, and stops it after the last guest has left', async () => {
    const first = DatabaseServerProcess.start(home, 'guest');
    expect((await first.opened()).isHolder).toBe(true);
    const postgres = postmasterOf(home);
    const second = DatabaseServerProcess.start(home, 'guest');
    const visited = await second.opened();

    const firstIsGone = first.close();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await query(visited, 'select 1 as one')).toEqual([{ one: 1 }]);

    await second.close();
    await firstIsGone;
    expect(isAlive(postgres)).toBe(false);
  });

  it('lets an owner wait for a short command that uses the files', async () => {
    const command = DatabaseServerProcess.start(home, 'guest');
    await command.opened();
    const owner = DatabaseServerProcess.start(home, 'owner');
    await new Promise((resolve) => setTimeout(resolve, 500));

    await command.close();

    expect((await owner.opened()).isHolder).toBe(true);
  });
});
