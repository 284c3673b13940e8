import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { apply, initialState, type AnyProcedure, type Happening } from '../../workflows/index.js';
import { chance, pick, type Draw, type Start } from './arbitrary-history.js';

/** Where a walk begins: before the first event, or after so many of a golden history. */
export interface Beginning {
  readonly before: readonly Happening[];
  readonly start?: Start;
}

const known = new Map<string, readonly Required<Beginning>[]>();

/** Every place in a golden history of the running version. */
export function goldenBeginnings(procedure: AnyProcedure): readonly Required<Beginning>[] {
  const found = known.get(procedure.id) ?? readBeginnings(procedure);
  known.set(procedure.id, found);
  return found;
}

function readBeginnings(procedure: AnyProcedure): Required<Beginning>[] {
  const folder = join(import.meta.dirname, '../conformance/golden', procedure.id, `v${procedure.version}`);
  const histories = readdirSync(folder).map((file) => (JSON.parse(readFileSync(join(folder, file), 'utf8')) as { events: Happening[] }).events);
  return histories.flatMap((events) => {
    let state = initialState(procedure);
    return events.map((event, place) => {
      state = apply(procedure, state, event);
      return { before: events.slice(0, place + 1), start: { state, day: event.happenedOn } };
    });
  });
}

/** A beginning for one walk. Half of them lie in the middle of a golden history, since a long road is seldom walked to its end. */
export const arbitraryBeginning = (procedure: AnyProcedure, draw: Draw): Beginning => (chance(draw, 50) ? { before: [] } : pick(draw, goldenBeginnings(procedure)));
