import { addDays, findStep, procedures, statesThatWaitFor, statesThatWaitForRole, type IsoDate, type OrganRole } from '../../workflows/index.js';
import type { CaseFilter, StatesOfProcedure } from './case-conditions.repository.js';
import { dueClasses, roles, type CaseFilterQuery, type DueClass } from './case-query.js';

/** What a query asks for, in terms of the tables; whom a text may mean is looked up apart. `roots` are the organs of the reader's own offices. */
export function filterOf(query: CaseFilterQuery, today: IsoDate, roots: readonly string[]): CaseFilter {
  const { procedure, state, step, whoActs, due, dueWithin, lacking, openedFrom, openedTo, waitingDays, closed } = query;
  const isClass = (value: string): value is DueClass => dueClasses.some((one) => one === value);
  const longest = waitingDays === undefined ? undefined : addDays(today, -waitingDays);
  return {
    today,
    procedure,
    state,
    lacking,
    openedFrom,
    openedTo,
    closed: closed === 'any' ? undefined : closed === 'true',
    inOneOf: [...(step === undefined ? [] : [statesFor(step)]), ...(whoActs === undefined ? [] : [statesOfRole(whoActs)])],
    mine: query.mine === 'true' ? { organs: roots, states: Object.fromEntries(roles.map((role) => [role, statesOfRole(role)])) } : undefined,
    due: due !== undefined && isClass(due) ? due : undefined,
    dueFrom: dueWithin === undefined ? undefined : today,
    dueBy: earliest(due !== undefined && !isClass(due) ? due : undefined, dueWithin === undefined ? undefined : addDays(today, dueWithin)),
    waitingSince: earliest(query.waitingSince, longest),
  };
}

function earliest(...days: readonly (IsoDate | undefined)[]): IsoDate | undefined {
  return days.filter((day) => day !== undefined).sort()[0];
}

function statesFor(name: string): StatesOfProcedure[] {
  return procedures.flatMap((procedure) => {
    const step = findStep(procedure, name);
    const states = step ? statesThatWaitFor(procedure, step) : [];
    return states.length === 0 ? [] : [{ procedure: procedure.id, states }];
  });
}

const statesByRole = new Map<OrganRole, StatesOfProcedure[]>();

/** In which states of each procedure a case waits for organs in this role. */
export function statesOfRole(role: OrganRole): StatesOfProcedure[] {
  const known = statesByRole.get(role) ?? procedures.map((procedure) => ({ procedure: procedure.id, states: statesThatWaitForRole(procedure, role) })).filter(({ states }) => states.length > 0);
  statesByRole.set(role, known);
  return known;
}
