import { effectiveHistory, pinDefinition, procedures, replay, type AnyProcedure, type CaseState, type DefinitionPin, type Happening } from '../../workflows/index.js';
import type { CaseFile, RecordedEvent } from './case-file.js';

const pins: ReadonlyMap<string, DefinitionPin> = new Map(procedures.map((procedure) => [procedure.id, pinDefinition(procedure)]));

/** The pin of a running definition, counted once at the start. */
export function pinOf({ id }: AnyProcedure): DefinitionPin {
  const pin = pins.get(id);
  if (!pin) throw new Error(`procedure ${id} is not registered`);
  return pin;
}

/** The event as the procedure knows it. Throws when the record is not one of its events. */
export function happeningOf(procedure: AnyProcedure, { type, happenedOn, payload }: RecordedEvent): Happening {
  return procedure.event.parse({ ...payload, type, happenedOn });
}

/** The state the events lead to, by what counts of them after repairs. */
export function replayed(procedure: AnyProcedure, events: readonly RecordedEvent[]): CaseState {
  return replay(procedure, effectiveHistory(events).map((event) => happeningOf(procedure, event)));
}

/** Whether the stored state was made by the running definition, so that it needs no replay. */
export function isCurrent(procedure: AnyProcedure, file: CaseFile): boolean {
  return file.definitionHash === pinOf(procedure).hash;
}
