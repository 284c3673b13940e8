import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { environmentNames, readConfiguration, type Configuration } from '../../src/platform/config/configuration.js';

interface Service {
  readonly image: string;
  readonly build?: string;
  readonly user?: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly secrets?: readonly string[];
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly networks?: readonly string[];
  readonly restart?: string;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean } | null>>;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}

const text = readFileSync('docker-compose.yml', 'utf8');
const compose = parse(text, { merge: true }) as Compose;
const services = Object.entries(compose.services);
const ours = services.filter(([, { build }]) => build !== undefined);
const dockerfile = readFileSync('Dockerfile', 'utf8');

/** Secrets as the script makes them for an installation. */
const installation = mkdtempSync(path.join(os.tmpdir(), 'lotrinh-secrets-'));
const secretsScript = 'docker/make-secrets.sh';
const makeSecrets = () => spawnSync(secretsScript, [installation], { encoding: 'utf8' });
const secret = (name: string) => readFileSync(path.join(installation, name), 'utf8').trim();
const first = makeSecrets();
afterAll(() => rmSync(installation, { recursive: true, force: true }));

/** The configuration that a container reads. */
function configurationOf({ environment = {} }: Service): Configuration {
  return readConfiguration(Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, value.replace('/run/secrets', installation)])));
}

/** Files of the build that a container is told to run. */
function programsOf({ command = [], healthcheck }: Service): string[] {
  return [...command, ...(healthcheck?.test ?? [])].filter((word) => /^[\w/.-]+\.m?js$/.test(word));
}

describe('docker-compose.yml', () => {
  it('has the services of the house', () => {
    expect(services.map(([name]) => name).sort()).toEqual(['api', 'migrate', 'postgres', 'redis', 'worker']);
  });

  it.each(ours)('gives %s a configuration that it can read, and no name that it does not know', (_, service) => {
    const names = Object.keys(service.environment ?? {});
    expect(names.filter((name) => !environmentNames.includes(name))).toEqual([]);
    expect(configurationOf(service).databaseUrl).toMatch(/@postgres:5432\/lotrinh$/);
  });

  it('serves where the port leads, on this machine only, and nothing else', () => {
    const api = compose.services['api']!;
    const { host, port } = configurationOf(api);
    expect(host).toBe('0.0.0.0');
    expect(api.ports).toEqual([`127.0.0.1:${port}:${port}`]);
    expect(api.healthcheck?.test.join(' ')).toContain(`http://127.0.0.1:${port}/health/ready`);
    expect(services.filter(([, { ports }]) => ports !== undefined).map(([name]) => name)).toEqual(['api']);
    expect(services.filter(([, { networks = [] }]) => networks.some((name) => compose.networks[name]?.internal !== true)).map(([name]) => name)).toEqual(['api']);
  });

  it('leaves jobs to the worker, and lets the API look at the same queue', () => {
    const [api, worker] = [configurationOf(compose.services['api']!), configurationOf(compose.services['worker']!)];
    expect(api.worker).toBe('apart');
    expect(api.redisUrl).toBe(worker.redisUrl);
  });

  it('connects every service to one that is there, with the login that the other expects', () => {
    expect(Object.keys(compose.services)).toEqual(expect.arrayContaining(['postgres', 'redis']));
    const { databaseUrl = '', redisUrl = '' } = configurationOf(compose.services['worker']!);
    expect(new URL(databaseUrl)).toMatchObject({ hostname: 'postgres', username: 'lotrinh_app', password: secret('app_password') });
    expect(new URL(redisUrl)).toMatchObject({ hostname: 'redis', password: secret('redis_password') });
    const { databaseUrl: migratorUrl = '' } = configurationOf(compose.services['migrate']!);
    expect(new URL(migratorUrl)).toMatchObject({ username: 'lotrinh_migrator', password: secret('migrator_password') });
    expect(compose.services['postgres']?.environment?.['POSTGRES_DB']).toBe('lotrinh');
  });

  it('watches over everything that stays, and waits only for what can be seen', () => {
    const lasting = services.filter(([, { restart }]) => restart !== 'no');
    expect(lasting.map(([name]) => name).sort()).toEqual(['api', 'postgres', 'redis', 'worker']);
    for (const [, { healthcheck, restart }] of lasting) {
      expect(healthcheck?.test.length).toBeGreaterThan(1);
      expect(restart).toBe('unless-stopped');
    }
    for (const [other, { condition }] of services.flatMap(([, { depends_on = {} }]) => Object.entries(depends_on))) {
      expect(compose.services).toHaveProperty(other);
      const stays = compose.services[other]?.restart !== 'no';
      expect(condition).toBe(stays ? 'service_healthy' : 'service_completed_successfully');
    }
  });

  it('runs programs that the build makes', () => {
    for (const [, service] of ours) {
      const programs = programsOf(service);
      expect(programs.length).toBeGreaterThan(0);
      for (const program of programs) expect(existsSync(program.replace(/^dist\//, '').replace(/\.js$/, '.ts'))).toBe(true);
    }
  });

  it('pins every image that it does not build to a major version', () => {
    const images = services.filter(([, { build }]) => build === undefined).map(([, { image }]) => image);
    const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image = '']) => image);
    expect([...images, ...bases].filter((image) => !/^[a-z]+:\d+(-[a-z-]+)?$/.test(image))).toEqual([]);
    expect(new Set(bases).size).toBe(1);
  });

  it('lets nobody be root, and nobody write outside volumes and memory', () => {
    for (const [, { user, read_only: readOnly, cap_drop: dropped, volumes = [] }] of services) {
      expect(user).toMatch(/^(node|postgres|redis)$/);
      expect(readOnly).toBe(true);
      expect(dropped).toEqual(['ALL']);
      for (const volume of volumes) {
        const [source = '', , mode] = volume.split(':');
        if (source.startsWith('./')) expect([existsSync(source), mode]).toEqual([true, 'ro']);
        else expect(compose.volumes).toHaveProperty(source);
      }
    }
  });

  it('makes the database sort as the PostgreSQL of our own does', () => {
    const cluster = readFileSync('src/platform/database/cluster.ts', 'utf8');
    const [, words = ''] = /^const locale = \[(.*)\];$/m.exec(cluster) ?? [];
    expect(compose.services['postgres']?.environment?.['POSTGRES_INITDB_ARGS']).toBe([...words.matchAll(/'(.*?)'/g)].map(([, word]) => word).join(' '));
  });
});

describe('the secrets of the containers', () => {
  it('are made by a script that keeps what is there', () => {
    expect(first.status).toBe(0);
    const before = readdirSync(installation).map((name) => [name, secret(name)]);
    expect(makeSecrets()).toMatchObject({ status: 0, stdout: '' });
    expect(readdirSync(installation).map((name) => [name, secret(name)])).toEqual(before);
    expect(new Set(before.map(([, value]) => value)).size).toBe(before.length);
    expect(statSync(installation).mode & 0o077).toBe(0);
  });

  it('are all made, all used, and stay out of Git and of the image', () => {
    expect(readdirSync(installation).sort()).toEqual(Object.keys(compose.secrets).sort());
    const used = new Set(services.flatMap(([, { secrets = [] }]) => secrets));
    expect([...used].sort()).toEqual(Object.keys(compose.secrets).sort());
    for (const [name, { file }] of Object.entries(compose.secrets)) expect(file).toBe(`docker/secrets/${name}`);
    expect(readFileSync('docker/.gitignore', 'utf8')).toMatch(/^secrets\/$/m);
    expect(readFileSync('.dockerignore', 'utf8')).toMatch(/^docker\/secrets$/m);
  });

  it('stand nowhere in clear', () => {
    expect(text).not.toMatch(/:\/\/[^\s/]*:[^\s/]*@/);
    for (const [, { environment = {} }] of services) {
      for (const [name, value] of Object.entries(environment)) {
        if (/PASSWORD|SECRET|TOKEN|_URL/.test(name)) expect([name.endsWith('_FILE'), value]).toEqual([true, expect.stringMatching(/^\/run\/secrets\//)]);
      }
    }
  });

  it.each(services)('are given to %s if it reads them, and no others', (_, { environment = {}, command = [], volumes = [], healthcheck, secrets = [] }) => {
    const scripts = volumes.filter((volume) => volume.startsWith('./')).map((volume) => readFileSync(volume.split(':')[0]!, 'utf8'));
    const read = JSON.stringify([environment, command, healthcheck, scripts]).matchAll(/\/run\/secrets\/(\w+)/g);
    expect([...new Set([...read].map(([, name]) => name))].sort()).toEqual([...secrets].sort());
  });
});

describe('the Dockerfile', () => {
  const [, final = ''] = /.*^FROM \S+$(.*)/ms.exec(dockerfile) ?? [];
  const copied = [...final.matchAll(/^COPY (?:--from=\w+ )?(\S+) /gm)].map(([, source = '']) => source.replace('/app/', ''));

  it('copies what the program reads when it runs, and what package.json needs', () => {
    const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    const read = sources.flatMap((file) => [...readFileSync(path.join('src', file), 'utf8').matchAll(/path\.join\(productRoot, '([^']+)'/g)].map(([, name = '']) => name));
    const madeThere = ['.data', '.env'];
    expect(copied).toEqual(expect.arrayContaining(['node_modules', 'dist', ...new Set(read.filter((name) => !madeThere.includes(name)))]));
    for (const source of copied.filter((name) => !['node_modules', 'dist'].includes(name))) expect(existsSync(source)).toBe(true);
  });

  it('builds from all the sources that the build reads', () => {
    const left = readFileSync('.dockerignore', 'utf8').split('\n');
    const needed = ['src', 'workflows', 'web', 'locales', 'tools', 'package.json', 'package-lock.json', 'tsconfig.json', '.npmrc'];
    expect(needed.filter((name) => left.includes(name))).toEqual([]);
    expect(dockerfile).toMatch(/^RUN node tools\/ensure\.mjs$/m);
  });

  it('installs nothing that only the developers need, and runs as an ordinary user', () => {
    expect(dockerfile).toMatch(/npm ci --omit=dev --ignore-scripts/);
    expect(/^USER (\w+)$/m.exec(final)?.[1]).toBe('node');
    const base = Number(/FROM node:(\d+)/.exec(dockerfile)?.[1]);
    const { engines } = JSON.parse(readFileSync('package.json', 'utf8')) as { engines: { node: string } };
    expect(base).toBeGreaterThanOrEqual(Number.parseInt(engines.node.replace('>=', ''), 10));
  });
});
