import { getNextTransitions, initialTransition, setup, transition, type AnyMachineSnapshot, type AnyStateMachine, type StateValue } from 'xstate';
import type { Happening } from './step.js';

// The only file that calls XState: its function names change with every major version.

/** What a guard asks of an event: fields of the recorded outcome, by value. */
type RecordedOutcome = Readonly<Record<string, string | number | boolean>>;

const orders = setup({
  types: { events: {} as Happening },
  guards: {
    /** The one guard there is: it looks at the recorded outcome alone, so old histories replay the same after the law changed. */
    recorded: ({ event }, outcome: RecordedOutcome) =>
      Object.entries(outcome).every(([field, value]) => (event as unknown as Record<string, unknown>)[field] === value),
  },
  actions: { note: () => undefined },
});

/** The order of a procedure's steps as an XState machine. */
export type Order = AnyStateMachine;
/** Where a case stands in that order. */
export type Place = StateValue;

/** Makes the machine of an order from its configuration. */
export const order = (config: Parameters<typeof orders.createMachine>[0]): Order => orders.createMachine(config);

/** A guard: the event's recorded outcome has these values. */
export const recorded = (params: RecordedOutcome) => ({ type: 'recorded' as const, params });

/** A state in which a case has come to its end, though what was wrong can still be put right. */
export const ended = { tags: 'ended' };

/** The event may happen here and leaves the case where it is. */
export const stays = { actions: { type: 'note' as const } };

/** Where a case begins. */
export function startOf(machine: Order): Place {
  const [snapshot] = initialTransition(machine);
  return (snapshot as AnyMachineSnapshot).value as StateValue;
}

/** The types of event that the order knows at a place, whatever their outcome. */
export function openEvents(machine: Order, place: Place): ReadonlySet<string> {
  return known(machine, place).open;
}

/** The place an event leads to, or nothing when the order does not know the event there. */
export function advance(machine: Order, place: Place, event: Happening): Place | undefined {
  const before = known(machine, place).snapshot;
  if (!before.can(event)) return undefined;
  const [after] = transition(machine, before, event);
  return (after as AnyMachineSnapshot).value as StateValue;
}

/** The names of the states a place stands for, inner ones joined to their parent with a dot. */
export function statesOf(place: Place): string[] {
  if (typeof place === 'string') return [place];
  return Object.entries(place).flatMap(([parent, inner]) =>
    inner === undefined ? [] : [parent, ...statesOf(inner).map((child) => `${parent}.${child}`)],
  );
}

/** The outermost state of a place. */
export function mainState(place: Place): string {
  return typeof place === 'string' ? place : (Object.keys(place)[0] ?? '');
}

/** The types of event that the order knows anywhere. */
export const eventsOf = (machine: Order): string[] => machine.events.map(String).filter((event) => !event.startsWith('xstate.'));

/** The order as plain data, to be hashed and checked. */
export const configurationOf = (machine: Order): unknown => machine.config;

/** Whether the case has come to its end. */
export const isClosed = (machine: Order, place: Place): boolean => known(machine, place).closed;

/** What follows from an order and a place alone. */
interface KnownPlace {
  readonly snapshot: AnyMachineSnapshot;
  readonly open: ReadonlySet<string>;
  readonly closed: boolean;
}

/** An order never changes and has few places, so each is worked out once. */
const knownPlaces = new WeakMap<Order, Map<string, KnownPlace>>();

function known(machine: Order, place: Place): KnownPlace {
  const places = knownPlaces.get(machine) ?? new Map<string, KnownPlace>();
  knownPlaces.set(machine, places);
  const written = JSON.stringify(place);
  const found = places.get(written) ?? resolve(machine, place);
  places.set(written, found);
  return found;
}

function resolve(machine: Order, value: Place): KnownPlace {
  const snapshot = machine.resolveState({ value, context: {} }) as AnyMachineSnapshot;
  const open = new Set(getNextTransitions(snapshot).map((candidate): string => String(candidate.eventType)));
  return { snapshot, open, closed: open.size === 0 || snapshot.hasTag(ended.tags) };
}

/** Every state of an order by its name, outermost first, and whether a case ends there. */
export function allStates(machine: Order): { name: string; final: boolean }[] {
  const below = (node: Order['root'], prefix: string): { name: string; final: boolean }[] =>
    Object.values(node.states).flatMap((state) => {
      const name = `${prefix}${state.key}`;
      return [{ name, final: (state.type === 'final' || state.tags.includes(ended.tags)) && prefix === '' }, ...below(state, `${name}.`)];
    });
  return below(machine.root, '');
}

/** One arrow of an order: from a state, by an event with this recorded outcome, to another state; without `to` the case stays. */
export interface Arrow {
  readonly from: string;
  /** Absent where the case goes on by itself once every part of the state has come to its end. */
  readonly event?: string;
  readonly to?: string;
  readonly outcome?: RecordedOutcome;
}

const knownArrows = new WeakMap<Order, readonly Arrow[]>();

/** Every arrow of an order, in the order in which its states are written. States go by the names of {@link allStates}. */
export function arrowsOf(machine: Order): readonly Arrow[] {
  const arrows = knownArrows.get(machine) ?? readArrows(machine);
  knownArrows.set(machine, arrows);
  return arrows;
}

function readArrows(machine: Order): Arrow[] {
  const nameOf = (node: Order['root']) => node.path.join('.');
  const below = (node: Order['root']): Arrow[] =>
    Object.values(node.states).flatMap((state) => {
      const own = [...state.transitions.values()].flat().map(({ eventType, target, guard }): Arrow => {
        const [to] = target ?? [];
        const outcome = typeof guard === 'object' && 'params' in guard ? (guard.params as RecordedOutcome) : undefined;
        const event = String(eventType);
        return { from: nameOf(state), ...(event.startsWith('xstate.') ? {} : { event }), ...(to && { to: nameOf(to) }), ...(outcome && { outcome }) };
      });
      return [...own, ...below(state)];
    });
  return below(machine.root);
}
