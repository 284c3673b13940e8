import type { OrganRole } from './condition.js';
import { arrowsOf, statesOf, type Place } from './order.js';
import type { AnyProcedure, AnyStep } from './procedure.js';

/** Names of the states in which the order knows the event of a step, each by itself. */
export function statesThatKnow(procedure: AnyProcedure, { event }: AnyStep): string[] {
  const known = arrowsOf(procedure.machine).filter((arrow) => arrow.event === event);
  return [...new Set(known.map(({ from }) => from))];
}

/** Names of the states that wait for this step: it lies on the road, and a case goes on by it. */
export function statesThatWaitFor(procedure: AnyProcedure, { event, part }: AnyStep): string[] {
  if (part !== 'road') return [];
  const leading = arrowsOf(procedure.machine).filter((arrow) => arrow.event === event && arrow.to !== undefined);
  return [...new Set(leading.map(({ from }) => from))];
}

/** The steps that a case waits for where it stands, in the order of the procedure. */
export function stepsAhead(procedure: AnyProcedure, place: Place): AnyStep[] {
  const here = new Set(statesOf(place));
  return procedure.steps.filter((step) => statesThatWaitFor(procedure, step).some((state) => here.has(state)));
}

/** The part organs play whose act a case waits for where it stands: the one who has the case in hand (người giữ hồ sơ). */
export function waitsForRoles(procedure: AnyProcedure, place: Place): OrganRole[] {
  return [...new Set(stepsAhead(procedure, place).map(({ recordedBy }) => recordedBy))];
}

/** Names of the states that wait for an act of organs in this role. */
export function statesThatWaitForRole(procedure: AnyProcedure, role: OrganRole): string[] {
  const steps = procedure.steps.filter(({ recordedBy }) => recordedBy === role);
  return [...new Set(steps.flatMap((step) => statesThatWaitFor(procedure, step)))];
}
