import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import canonicalize from 'canonicalize';
import { allStates, apply, initialState, mainState, procedures, replay, type CaseState, type Happening } from '../../workflows/index.js';
import { admissionRoads } from '../support/admission-roads.js';
import type { CaseInMemory } from '../support/case-in-memory.js';

/** A history as it was once recorded. It must lead to the same state for ever, or the procedure's version must be raised. */
interface Golden {
  readonly version: string;
  readonly events: readonly Happening[];
  readonly state: CaseState;
}

const folder = join(import.meta.dirname, 'golden');
const roads: Readonly<Record<string, Readonly<Record<string, () => CaseInMemory>>>> = { admission: admissionRoads };
const canonical = (value: unknown): string => canonicalize(JSON.parse(JSON.stringify(value))) ?? '';

/** `GOLDEN=write` records the roads anew, after a deliberate change of the procedure and of its version. */
if (process.env['GOLDEN'] === 'write') {
  for (const procedure of procedures) {
    mkdirSync(join(folder, procedure.id), { recursive: true });
    for (const [name, road] of Object.entries(roads[procedure.id] ?? {})) {
      const { events, state } = road();
      const golden: Golden = { version: procedure.version, events, state };
      writeFileSync(join(folder, procedure.id, `${name}.json`), `${JSON.stringify(golden, undefined, 2)}\n`);
    }
  }
}

describe.each(procedures.map((procedure) => [procedure.id, procedure] as const))('golden histories of %s', (id, procedure) => {
  const files = readdirSync(join(folder, id)).filter((file) => file.endsWith('.json'));
  const read = (file: string) => JSON.parse(readFileSync(join(folder, id, file), 'utf8')) as Golden;

  it('are at least eight, and one for each road that is told', () => {
    expect(files.length).toBeGreaterThanOrEqual(8);
    expect(files.map((file) => file.replace('.json', '')).sort()).toEqual(Object.keys(roads[id] ?? {}).sort());
  });
  it('end in every state in which a case can end', () => {
    const ends = allStates(procedure.machine).filter(({ final }) => final).map(({ name }) => name);
    const reached = new Set(files.map((file) => mainState(read(file).state.place)));
    expect(ends.filter((end) => !reached.has(end))).toEqual([]);
  });
  it.each(files)('replays %s to the state it led to when it was recorded', (file) => {
    const golden = read(file);
    expect(golden.version).toBe(procedure.version);
    expect(canonical(replay(procedure, golden.events))).toBe(canonical(golden.state));
  });
  it.each(files)('reads every event of %s by its schema', (file) => {
    for (const event of read(file).events) expect(canonical(procedure.event.parse(event))).toBe(canonical(event));
  });
  it.each(files)('replays %s to the same state from a state saved after any event', (file) => {
    const { events, state } = read(file);
    let saved = initialState(procedure);
    for (const [place, event] of events.entries()) {
      saved = JSON.parse(JSON.stringify(apply(procedure, saved, event))) as CaseState;
      const rest = events.slice(place + 1).reduce((from, next) => apply(procedure, from, next), saved);
      expect(canonical(rest)).toBe(canonical(state));
    }
  });
  it.each(Object.entries(roads[id] ?? {}))('judges the road %s today as it did when it was recorded', (name, road) => {
    const { events } = road();
    expect(JSON.parse(JSON.stringify(events))).toEqual(read(`${name}.json`).events);
  });
});
