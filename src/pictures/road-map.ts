import { allStates, arrowsOf, type AnyProcedure, type AnyStep, type Arrow } from '../../workflows/index.js';

/** A state in a picture: numbered as readers speak of it, with the steps drawn inside. */
export interface MapState {
  readonly name: string;
  /** Such as `5`, or `5.1.2` for a state inside a part of another one. */
  readonly number: string;
  /** The state this one stands in. */
  readonly parent?: string | undefined;
  /** A case, or its part inside a state, ends here. */
  readonly final: boolean;
  readonly steps: readonly MapStep[];
}

/** A step of the road where a state waits for it. */
export interface MapStep {
  /** Number of the state with a letter, such as `6a`. */
  readonly number: string;
  readonly name: string;
  /** What can be recorded, where the way on depends on it. */
  readonly outcomes: readonly Outcome[];
}

/** A recorded outcome: the case goes on or back to the state of that number, or stays where it is. */
export interface Outcome {
  readonly condition: Condition;
  readonly way: 'on' | 'back' | 'stay';
  readonly to?: string | undefined;
}

/** What is recorded of an act, as far as the way on depends on it; without fields it is any other outcome. */
export interface Condition {
  readonly fields: Readonly<Record<string, string>>;
}

/** A way from one state to another, by a step or, without one, once every part of the state is complete. */
export interface MapArrow {
  readonly from: string;
  readonly step?: string | undefined;
  readonly to: string;
  readonly condition?: Condition | undefined;
  /** For a matter that was not approved. */
  readonly otherwise: boolean;
  /** Leads to a state that the case has passed; told in the step and not drawn as a line. */
  readonly back: boolean;
}

/** The road of a procedure as a picture shows it: what a case waits for and goes on by, and apart from it what may happen beside. */
export interface RoadMap {
  readonly states: readonly MapState[];
  readonly arrows: readonly MapArrow[];
  /** Steps that may happen beside the road, in the order of the procedure; `repair` ones put the record in order. */
  readonly beside: readonly { readonly number: string; readonly name: string; readonly repair: boolean; readonly leadsTo: readonly string[] }[];
  /** States in which a case ends by a step from beside the road. */
  readonly exits: readonly string[];
}

/** Reads the road out of a procedure: every state once, every step of the road at each state that waits for it. */
export function roadMapOf(procedure: AnyProcedure): RoadMap {
  const arrows = arrowsOf(procedure.machine);
  const onRoad = new Map(procedure.steps.filter(({ part }) => part === 'road').map((step) => [step.event, step]));
  const drawn = arrows.filter((arrow) => arrow.to !== undefined && (arrow.event === undefined || onRoad.has(arrow.event)));
  const places = placesOfSteps(procedure, arrows);
  const bare = numbered(procedure);
  const isBack = backwards(bare, drawn);
  const states = bare.map((state) => ({
    ...state,
    steps: (places.get(state.name) ?? []).map(({ name, event }, index) => {
      const own = arrows.filter((arrow) => arrow.from === state.name && arrow.event === event);
      return { number: `${state.number}${letterOf(index)}`, name, outcomes: outcomesOf(own, isBack, (to) => bare.find((one) => one.name === to)?.number) };
    }),
  }));
  const reached = new Set(drawn.map(({ to }) => to));
  return {
    states,
    arrows: drawn.filter(({ from, to }) => from !== to).map((arrow) => ({ ...mapArrow(arrow, arrows, onRoad), back: isBack(arrow) })),
    beside: procedure.steps
      .filter(({ part }) => part !== 'road')
      .map(({ name, event, part }, index) => ({ number: `${besideMark}${index + 1}`, name, repair: part === 'repair', leadsTo: targetsOf(event, arrows) })),
    exits: states.filter(({ name, final, parent }) => final && parent === undefined && !reached.has(name)).map(({ name }) => name),
  };
}

/** Where the arrow of an act leads, by what was recorded; the same choice that the order of the procedure makes. */
export function arrowTaken(arrows: readonly Arrow[], from: string, event: Readonly<Record<string, unknown>>): Arrow | undefined {
  const fits = ({ outcome }: Arrow) => outcome === undefined || Object.entries(outcome).every(([field, value]) => event[field] === value);
  return arrows.find((arrow) => arrow.from === from && arrow.event === event['type'] && fits(arrow));
}

const besideMark = 'B';
const letterOf = (index: number): string => String.fromCharCode(97 + index);

function numbered(procedure: AnyProcedure): Omit<MapState, 'steps'>[] {
  const all = allStates(procedure.machine);
  const counts = new Map<string, number>();
  const numbers = new Map<string, string>();
  const leading = new Set(arrowsOf(procedure.machine).map(({ from }) => from));
  return all.map(({ name, final }) => {
    const parent = name.includes('.') ? name.slice(0, name.lastIndexOf('.')) : undefined;
    const nth = (counts.get(parent ?? '') ?? 0) + 1;
    counts.set(parent ?? '', nth);
    const number = parent === undefined ? String(nth) : `${numbers.get(parent) ?? ''}.${nth}`;
    numbers.set(name, number);
    const isLeaf = !all.some((other) => other.name.startsWith(`${name}.`));
    return { name, number, parent, final: final || (parent !== undefined && isLeaf && !leading.has(name)) };
  });
}

/** Steps by the state they are drawn in: each that waits for them, or, of a step that never leads on, the first that knows it. */
function placesOfSteps(procedure: AnyProcedure, arrows: readonly Arrow[]): Map<string, AnyStep[]> {
  const places = new Map<string, AnyStep[]>();
  for (const step of procedure.steps.filter(({ part }) => part === 'road')) {
    const known = arrows.filter(({ event }) => event === step.event);
    const waiting = known.filter(({ to }) => to !== undefined);
    const at = new Set((waiting.length > 0 ? waiting : known.slice(0, 1)).map(({ from }) => from));
    for (const state of at) places.set(state, [...(places.get(state) ?? []), step]);
  }
  return places;
}

/** Whether an arrow leads to a state that stands earlier in the order and can come to where the arrow begins. */
function backwards(states: readonly { readonly name: string }[], arrows: readonly Arrow[]): (arrow: Arrow) => boolean {
  const place = new Map(states.map(({ name }, index) => [name, index]));
  return ({ from, to }) => {
    if (to === undefined || (place.get(to) ?? 0) >= (place.get(from) ?? 0)) return false;
    const seen = new Set([to]);
    for (const name of seen) for (const arrow of arrows) if (arrow.from === name && arrow.to !== undefined) seen.add(arrow.to);
    return seen.has(from);
  };
}

function outcomesOf(own: readonly Arrow[], isBack: (arrow: Arrow) => boolean, numberOf: (name: string) => string | undefined): Outcome[] {
  const isHere = ({ from, to }: Arrow) => to === undefined || to === from;
  if (own.every(isHere)) return [];
  return own.flatMap((arrow): Outcome[] => {
    const condition = conditionOf(arrow, own);
    if (!condition) return [];
    return isHere(arrow) ? [{ condition, way: 'stay' }] : [{ condition, way: isBack(arrow) ? 'back' : 'on', to: numberOf(arrow.to ?? '') }];
  });
}

function mapArrow(arrow: Arrow, all: readonly Arrow[], onRoad: ReadonlyMap<string, AnyStep>): Omit<MapArrow, 'back'> {
  const siblings = all.filter(({ from, event }) => from === arrow.from && event === arrow.event);
  const condition = conditionOf(arrow, siblings);
  const asksForVote = siblings.some(({ outcome }) => outcome?.['outcome'] === 'approved');
  const otherwise = asksForVote && condition?.fields['outcome'] !== 'approved';
  return { from: arrow.from, to: arrow.to ?? '', step: arrow.event && onRoad.get(arrow.event)?.name, condition, otherwise };
}

/** The recorded outcome of an arrow. The last of several says what is left over when the others ask for one of two answers. */
function conditionOf({ outcome }: Arrow, siblings: readonly Arrow[]): Condition | undefined {
  if (outcome) return { fields: Object.fromEntries(Object.entries(outcome).map(([field, value]) => [field, String(value)])) };
  if (siblings.length === 1) return undefined;
  const isVote = siblings.every((sibling) => sibling.outcome === undefined || sibling.outcome['outcome'] === 'approved');
  return { fields: isVote ? { outcome: 'not-approved' } : {} };
}

function targetsOf(event: string, arrows: readonly Arrow[]): string[] {
  return [...new Set(arrows.filter((arrow) => arrow.event === event).flatMap(({ to }) => to ?? []))];
}
