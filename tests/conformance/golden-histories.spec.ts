import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import canonicalize from 'canonicalize';
import { allStates, apply, initialState, mainState, procedures, replay, type AnyProcedure, type CaseState, type Happening } from '../../workflows/index.js';
import { admissionRoads } from '../support/admission-roads.js';
import { complaintRoads } from '../support/complaint-roads.js';
import { screeningRoads } from '../support/screening-roads.js';
import type { CaseInMemory } from '../support/case-in-memory.js';

/** A history as it was once recorded, with the state that the version of its folder gave it. */
interface Golden {
  readonly version: string;
  readonly events: readonly Happening[];
  readonly state: CaseState;
}

const folder = join(import.meta.dirname, 'golden');
const folderOf = ({ id, version }: Pick<AnyProcedure, 'id' | 'version'>): string => join(folder, id, `v${version}`);
const roads: Readonly<Record<string, Readonly<Record<string, () => CaseInMemory>>>> = { admission: admissionRoads, complaint: complaintRoads, screening: screeningRoads };
const canonical = (value: unknown): string => canonicalize(JSON.parse(JSON.stringify(value))) ?? '';
const namesIn = (path: string): string[] => (existsSync(path) ? readdirSync(path).sort() : []);
const filesIn = (path: string): string[] => namesIn(path).filter((file) => file.endsWith('.json'));
const read = (path: string, file: string) => JSON.parse(readFileSync(join(path, file), 'utf8')) as Golden;

/** `GOLDEN=write` records the roads anew, after a deliberate change of the procedure and of its version. Folders of earlier versions stay as they are. */
if (process.env['GOLDEN'] === 'write') {
  for (const procedure of procedures) {
    mkdirSync(folderOf(procedure), { recursive: true });
    for (const [name, road] of Object.entries(roads[procedure.id] ?? {})) {
      const { events, state } = road();
      const golden: Golden = { version: procedure.version, events, state };
      writeFileSync(join(folderOf(procedure), `${name}.json`), `${JSON.stringify(golden, undefined, 2)}\n`);
    }
  }
}

describe.each(procedures.map((procedure) => [procedure.id, procedure] as const))('golden histories of %s', (id, procedure) => {
  const own = folderOf(procedure);
  const files = filesIn(own);
  const told = Object.entries(roads[id] ?? {});

  it('are there for each road that is told', () => {
    expect(files.length).toBeGreaterThan(0);
    expect(files.map((file) => file.replace('.json', ''))).toEqual(told.map(([name]) => name).sort());
  });
  it('end in every state in which a case can end', () => {
    const ends = allStates(procedure.machine).filter(({ final }) => final).map(({ name }) => name);
    const reached = new Set(files.map((file) => mainState(read(own, file).state.place)));
    expect(ends.filter((end) => !reached.has(end))).toEqual([]);
  });
  for (const file of files) {
    const { version, events, state } = read(own, file);
    it(`replays ${file} to the state it led to when it was recorded`, () => {
      expect(version).toBe(procedure.version);
      expect(canonical(replay(procedure, events))).toBe(canonical(state));
    });
    it(`reads every event of ${file} by its schema`, () => {
      for (const event of events) expect(canonical(procedure.event.parse(event))).toBe(canonical(event));
    });
    it(`replays ${file} to the same state from a state saved after any event`, () => {
      let saved = initialState(procedure);
      for (const [place, event] of events.entries()) {
        saved = JSON.parse(JSON.stringify(apply(procedure, saved, event))) as CaseState;
        const rest = events.slice(place + 1).reduce((from, next) => apply(procedure, from, next), saved);
        expect(canonical(rest)).toBe(canonical(state));
      }
    });
  }
  for (const [name, road] of told) {
    it(`judges the road ${name} today as it did when it was recorded`, () => {
      const { events } = road();
      expect(JSON.parse(JSON.stringify(events))).toEqual(read(own, `${name}.json`).events);
    });
  }
});

const ofEarlierVersions = procedures.flatMap((procedure) =>
  namesIn(join(folder, procedure.id))
    .filter((name) => name !== `v${procedure.version}`)
    .flatMap((name) => filesIn(join(folder, procedure.id, name)).map((file) => ({ name: `${procedure.id} ${name} ${file}`, procedure, path: join(folder, procedure.id, name), file }))),
);

/** What was on file before a version was raised is still on file after it: facts may have gained what later rules ask, where the case stands has not changed. */
describe('histories recorded under an earlier version', () => {
  it('lie in folders of versions that were', () => {
    const strange = procedures.flatMap(({ id, version }) => namesIn(join(folder, id)).filter((name) => !/^v\d+\.\d+\.\d+$/.test(name) || isLater(name.slice(1), version)).map((name) => `${id}/${name}`));
    expect(strange).toEqual([]);
  });
  for (const { name, procedure, path, file } of ofEarlierVersions) {
    it(`are read and lead to the same place: ${name}`, () => {
      const { version, events, state } = read(path, file);
      expect(path.endsWith(`v${version}`)).toBe(true);
      for (const event of events) expect(procedure.event.parse(event)).toMatchObject(event);
      expect(replay(procedure, events).place).toEqual(state.place);
    });
  }
});

function isLater(version: string, than: string): boolean {
  return version.localeCompare(than, 'en', { numeric: true }) > 0;
}
