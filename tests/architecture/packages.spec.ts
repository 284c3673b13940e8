import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

interface Manifest {
  readonly engines: { readonly node: string };
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
}

interface Locked {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Readonly<Record<string, Locked>> };

describe('the packages of the house', () => {
  it('are pinned to exact versions', () => {
    const all = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies });
    expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });

  it('are locked for every platform, or `npm ci` would refuse the lock file', () => {
    const missing = Object.entries(lock.packages).flatMap(([place, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => !isLocked(name, place)),
    );
    expect(missing).toEqual([]);
  });
});

/** Whether a package is found from a place in node_modules, as Node.js looks for it: beside, then further up. */
function isLocked(name: string, place: string): boolean {
  if (`${place}/node_modules/${name}`.replace(/^\//, '') in lock.packages) return true;
  return place !== '' && isLocked(name, place.slice(0, Math.max(place.lastIndexOf('/node_modules/'), 0)));
}

describe('a Node.js that is too old', () => {
  it('is told in one sentence, before anything else is tried', () => {
    const program = `Object.defineProperty(process.versions, 'node', { value: '18.20.4' }); import('./tools/ensure.mjs')`;
    const { stderr, status } = spawnSync(process.execPath, ['-e', program], { encoding: 'utf8' });

    const needed = manifest.engines.node.replace('>=', '');
    expect(stderr).toBe(`lotrinh needs Node.js ${needed} or newer and this is 18.20.4: install the current LTS from https://nodejs.org and try again.\n`);
    expect(status).toBe(1);
  });
});
