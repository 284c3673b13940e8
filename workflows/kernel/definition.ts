import { z } from 'zod';
import { sha256Of } from './chain.js';
import { configurationOf, eventsOf } from './order.js';
import type { AnyProcedure } from './procedure.js';

/** Id, version and content hash of a procedure: pinned on every event, so that a case tells which definition judged it. */
export interface DefinitionPin {
  readonly procedure: string;
  readonly version: string;
  readonly hash: string;
}

/** The pin of a procedure: SHA-256 over the RFC 8785 form of its order, its steps with their schemas and rules, and its editions. */
export function pinDefinition(procedure: AnyProcedure): DefinitionPin {
  const content = {
    id: procedure.id,
    version: procedure.version,
    machine: configurationOf(procedure.machine),
    editions: procedure.editions,
    steps: procedure.steps.map((step) => ({
      name: step.name,
      event: step.event,
      command: z.toJSONSchema(step.command, { io: 'input', unrepresentable: 'any' }),
      rules: [...step.preconditions, ...step.conditions, ...step.attests].map((rule) => `${rule.rule} ${rule.code}`),
      derives: step.derives,
    })),
  };
  return { procedure: procedure.id, version: procedure.version, hash: sha256Of(JSON.parse(JSON.stringify(content))) };
}

/** Keys of a machine that would start timers or actors; legal time is never a timer (a 12-month `after` fires at once). */
const forbidden = new Set(['after', 'delay', 'delays', 'invoke']);

/** Throws when a procedure cannot be trusted: a timer in its machine, a step nobody can take, an event without a step. */
export function assertSound(procedure: AnyProcedure): void {
  const faults = [...timersIn(configurationOf(procedure.machine), procedure.id)];
  const names = procedure.steps.map((step) => step.name);
  if (new Set(names).size !== names.length) faults.push('two steps share a name');
  if (!names.includes(procedure.opening)) faults.push(`opening step ${procedure.opening} is missing`);
  const known = new Set(eventsOf(procedure.machine));
  for (const step of procedure.steps) if (!known.has(step.event)) faults.push(`no state knows ${step.event} of step ${step.name}`);
  const made = new Set(procedure.steps.map((step) => step.event));
  for (const event of known) if (!made.has(event)) faults.push(`no step makes ${event}`);
  if (faults.length > 0) throw new Error(`procedure ${procedure.id} is not sound: ${faults.join('; ')}`);
}

function* timersIn(node: unknown, path: string): Generator<string> {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, inner] of Object.entries(node)) {
    if (forbidden.has(key)) yield `${path}.${key} is a timer or an actor`;
    yield* timersIn(inner, `${path}.${key}`);
  }
}
