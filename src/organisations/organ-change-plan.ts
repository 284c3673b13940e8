import { addDays, type DeciderLevel, type IsoDate } from '../../workflows/index.js';
import type { FieldError, ProblemParams } from '../platform/http/problem.js';
import type { Founded, OrganChange } from './organ-change.js';

/** An organ as the tree has it now, with what a change must respect. */
export interface OrganNow {
  readonly id: string;
  readonly parentId: string | null;
  /** Labels from the root down, joined with dots. */
  readonly path: string;
  readonly level: string;
  readonly admits: DeciderLevel | null;
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate | null;
  /** From when it has stood where it does: it cannot go elsewhere before. */
  readonly placedOn: IsoDate;
  /** From when nothing that stood below it has left or ended, and nothing was taken over by it or from it: it cannot end before. */
  readonly settledOn: IsoDate;
  /** From when it has had its level: nothing comes under it before, since what stands above it now may have stood below it then. */
  readonly levelOn: IsoDate;
}

export interface LevelOfOrgans {
  readonly rank: number;
  readonly isBranch: boolean;
}

/** The part of the tree that a change is about: the organs it names, those directly above them, and those directly below that have not ended. */
export interface ChangeGround {
  readonly organs: ReadonlyMap<string, OrganNow>;
  readonly levels: ReadonlyMap<string, LevelOfOrgans>;
  readonly today: IsoDate;
  /** Tried only; then the day may lie ahead. */
  readonly dryRun: boolean;
}

/** An organ's new place. */
export interface NewPlace {
  readonly id: string;
  readonly parentId: string | null;
  readonly level: string;
  readonly admits: DeciderLevel | null;
}

/** What a change does, organ by organ. */
export interface ChangePlan {
  readonly ends: readonly { readonly id: string; readonly successor: string }[];
  readonly founds: readonly (NewPlace & { readonly code: string; readonly name: string })[];
  readonly moves: readonly NewPlace[];
  readonly kept: readonly string[];
  readonly successions: readonly { readonly of: string; readonly successor: string }[];
  /** Cases and people who are named to go with a new branch. */
  readonly named: readonly { readonly from: string; readonly to: string; readonly cases: readonly string[]; readonly people: readonly string[] }[];
  /** Organs that only somebody above them may change, and organs under which something comes to stand. */
  readonly authority: { readonly changed: readonly string[]; readonly under: readonly string[] };
  readonly faults: readonly FieldError[];
}

type Draft = Pick<ChangePlan, 'ends' | 'founds' | 'moves' | 'kept' | 'named'> & { readonly faults: FieldError[] };

/** Works out what a change does, and everything that stands against it. `newId` gives the ids of organs to be founded. */
export function planChange(change: OrganChange, ground: ChangeGround, newId: () => string): ChangePlan {
  const faults = [...dayFaults(change, ground), ...organFaults(change, ground)];
  const draft = faults.some(({ code }) => code === 'unknown-organ') ? nothing() : draftOf(change, ground, newId);
  const kept = draft.kept.filter((id) => !isAboveAll(ground.organs.get(id), draft, ground));
  return {
    ...draft,
    successions: [...draft.ends.map(({ id, successor }) => ({ of: id, successor })), ...draft.named.map(({ from, to }) => ({ of: from, successor: to }))],
    authority: {
      changed: [...draft.ends.map(({ id }) => id), ...kept, ...(change.kind === 'move' ? [change.organ] : [])],
      under: [...new Set([...draft.kept, ...[...draft.founds, ...draft.moves].flatMap(({ id, parentId }) => (parentId === ground.organs.get(id)?.parentId ? [] : (parentId ?? [])))])].filter((id) => ground.organs.has(id)),
    },
    faults: [...faults, ...draft.faults],
  };
}

const nothing = (): Draft => ({ ends: [], founds: [], moves: [], kept: [], named: [], faults: [] });
const fault = (pointer: string, code: string, params?: ProblemParams): FieldError => ({ pointer: `#/${pointer}`, code, ...(params && { params }) });

function dayFaults({ effectiveOn, basis }: OrganChange, { today, dryRun }: ChangeGround): FieldError[] {
  return [
    ...(effectiveOn > today && !dryRun ? [fault('effectiveOn', 'planned-change')] : []),
    ...(basis.issuedOn > effectiveOn ? [fault('basis/issuedOn', 'basis-later-than-change')] : []),
  ];
}

/** Every organ that is named must be on file, must not have ended, and must have stood as it does since the day of the change, as far as the change touches it. */
function organFaults(change: OrganChange, { organs }: ChangeGround): FieldError[] {
  return placesOf(change).flatMap(([pointer, id, part]) => {
    const organ = organs.get(id);
    if (!organ) return [fault(pointer, 'unknown-organ')];
    if (organ.validTo !== null) return [fault(pointer, 'organ-has-ended', { on: organ.validTo })];
    if (organ.validFrom > change.effectiveOn) return [fault('effectiveOn', 'before-the-organ', { on: organ.validFrom })];
    if (part === 'ends') return sinceFaults(organ.settledOn, change.effectiveOn);
    return sinceFaults(part === 'moves' ? organ.placedOn : organ.levelOn, change.effectiveOn);
  });
}

type NamedOrgan = [pointer: string, id: string, part: 'ends' | 'moves' | 'stays'];

/** Where each organ is named, and what the change does to it. */
function placesOf(change: OrganChange): NamedOrgan[] {
  switch (change.kind) {
    case 'merge':
      return [
        ...change.organs.map((id, index): NamedOrgan => [`organs/${index}`, id, 'ends']),
        'id' in change.into ? ['into/id', change.into.id, 'stays'] : ['into/found/parentId', change.into.found.parentId, 'stays'],
      ];
    case 'split':
      return [
        ['organ', change.organ, 'stays'],
        ...change.into.flatMap(({ parentId, children }, index): NamedOrgan[] => [
          [`into/${index}/parentId`, parentId, 'stays'],
          ...children.map((id, place): NamedOrgan => [`into/${index}/children/${place}`, id, 'moves']),
        ]),
      ];
    case 'move':
      return [['organ', change.organ, 'moves'], ...(change.parentId === undefined ? [] : [['parentId', change.parentId, 'stays'] satisfies NamedOrgan])];
    case 'dissolve':
      return [['organ', change.organ, 'ends'], ['successor', change.successor, 'stays']];
  }
}

function draftOf(change: OrganChange, ground: ChangeGround, newId: () => string): Draft {
  switch (change.kind) {
    case 'merge':
      return 'id' in change.into ? ending(change.organs, change.into.id, 'into/id', ground, change.effectiveOn) : mergedIntoNew(change.organs, change.into.found, ground, newId, change.effectiveOn);
    case 'dissolve':
      return ending([change.organ], change.successor, 'successor', ground, change.effectiveOn);
    case 'split':
      return splitting(change, ground, newId);
    case 'move':
      return moving(change, ground);
  }
}

/** Organs end; what stands below them goes under their successor, which is on file. */
function ending(ids: readonly string[], successorId: string, pointer: string, ground: ChangeGround, on: IsoDate): Draft {
  const successor = ground.organs.get(successorId);
  if (!successor) return nothing();
  if (ids.includes(successorId)) return { ...nothing(), faults: [fault(pointer, 'successor-ends-too')] };
  const faults = ids.some((id) => isBelow(successor, ground.organs.get(id))) ? [fault(pointer, 'successor-below')] : [];
  const draft = under(ids, successor, pointer, ground, on);
  return { ...draft, kept: [successorId], faults: [...faults, ...draft.faults] };
}

function mergedIntoNew(ids: readonly string[], found: Founded, ground: ChangeGround, newId: () => string, on: IsoDate): Draft {
  const parent = ground.organs.get(found.parentId);
  const beneath = ids.includes(found.parentId) || ids.some((id) => isBelow(parent, ground.organs.get(id)));
  const founded = { id: newId(), parentId: found.parentId, level: found.level, admits: found.admits ?? null, code: found.code, name: found.name };
  const draft = under(ids, founded, 'into/found/level', ground, on);
  return { ...draft, founds: [founded], faults: [...(beneath ? [fault('into/found/parentId', 'parent-ends-too')] : []), ...rankFaults('into/found/level', founded, parent, ground), ...draft.faults] };
}

/** These organs end on the eve, and everything directly below them comes under the successor. */
function under(ids: readonly string[], successor: Pick<NewPlace, 'id' | 'level'>, pointer: string, ground: ChangeGround, on: IsoDate): Draft {
  const ended = ids.flatMap((id) => ground.organs.get(id) ?? []);
  const children = [...ground.organs.values()].filter(({ id, parentId, validTo }) => validTo === null && parentId !== null && ids.includes(parentId) && !ids.includes(id) && id !== successor.id);
  const faults = [
    ...ended.flatMap(({ id, validFrom, level }) => [
      ...(addDays(on, -1) < validFrom ? [fault('effectiveOn', 'before-the-organ', { on: validFrom })] : []),
      ...(isBranch(level, ground) === isBranch(successor.level, ground) ? [] : [fault(ids.length > 1 ? `organs/${ids.indexOf(id)}` : pointer, 'kinds-differ')]),
    ]),
    ...children.flatMap((child) => [...rankFaults(pointer, child, successor, ground), ...sinceFaults(child.placedOn, on)]),
  ];
  const moves = children.map(({ id, level, admits }) => ({ id, level, admits, parentId: successor.id }));
  return { ends: ended.map(({ id }) => ({ id, successor: successor.id })), founds: [], moves, kept: [], named: [], faults };
}

function splitting(change: Extract<OrganChange, { kind: 'split' }>, ground: ChangeGround, newId: () => string): Draft {
  const source = ground.organs.get(change.organ);
  if (!source) return nothing();
  const faults: FieldError[] = [];
  const gone = new Set<string>();
  const founded = change.into.map((part, index) => ({ part, index, id: newId() }));
  const moves = founded.flatMap(({ part, index, id }) => {
    const parent = ground.organs.get(part.parentId);
    faults.push(...rankFaults(`into/${index}/level`, part, parent, ground));
    if (isBranch(part.level, ground) !== isBranch(source.level, ground)) faults.push(fault(`into/${index}/level`, 'kinds-differ'));
    if (!isBranch(source.level, ground) && part.cases.length > 0) faults.push(fault(`into/${index}/cases`, 'only-branches-hold-cases'));
    if (part.children.includes(part.parentId)) faults.push(fault(`into/${index}/parentId`, 'parent-below-itself'));
    return part.children.flatMap((childId, place) => {
      const child = ground.organs.get(childId);
      const pointer = `into/${index}/children/${place}`;
      if (child?.parentId !== source.id) faults.push(fault(pointer, 'not-directly-below'));
      if (gone.has(childId)) faults.push(fault(pointer, 'named-twice'));
      gone.add(childId);
      if (!child) return [];
      if (isBelow(parent, child)) faults.push(fault(`into/${index}/parentId`, 'parent-below-itself'));
      faults.push(...rankFaults(pointer, child, part, ground));
      return [{ id: childId, parentId: id, level: child.level, admits: child.admits }];
    });
  });
  faults.push(...namedTwice(change, 'cases'), ...namedTwice(change, 'people'));
  return {
    ends: [],
    founds: founded.map(({ part: { parentId, level, admits = null, code, name }, id }) => ({ id, parentId, level, admits, code, name })),
    moves,
    kept: [source.id],
    named: founded.map(({ part: { cases, people }, id }) => ({ from: source.id, to: id, cases, people })),
    faults,
  };
}

function namedTwice({ into }: Extract<OrganChange, { kind: 'split' }>, what: 'cases' | 'people'): FieldError[] {
  const seen = new Set<string>();
  return into.flatMap((part, index) =>
    part[what].flatMap((id, place) => {
      if (seen.has(id)) return [fault(`into/${index}/${what}/${place}`, 'named-twice')];
      seen.add(id);
      return [];
    }),
  );
}

function moving(change: Extract<OrganChange, { kind: 'move' }>, ground: ChangeGround): Draft {
  const organ = ground.organs.get(change.organ);
  if (!organ) return nothing();
  const to: NewPlace = { id: organ.id, parentId: change.parentId ?? organ.parentId, level: change.level ?? organ.level, admits: change.admits === undefined ? organ.admits : change.admits };
  const parent = to.parentId === null ? undefined : ground.organs.get(to.parentId);
  const faults: FieldError[] = [];
  if (to.parentId === organ.parentId && to.level === organ.level && to.admits === organ.admits) faults.push(fault('kind', 'nothing-changes'));
  if (parent && (parent.id === organ.id || isBelow(parent, organ))) faults.push(fault('parentId', 'parent-below-itself'));
  if (isBranch(to.level, ground) !== isBranch(organ.level, ground)) faults.push(fault('level', 'kinds-differ'));
  faults.push(...rankFaults(change.level === undefined ? 'parentId' : 'level', to, parent, ground));
  const children = [...ground.organs.values()].filter(({ parentId, validTo }) => parentId === organ.id && validTo === null);
  faults.push(...children.flatMap((child) => rankFaults('level', child, to, ground)).slice(0, 1));
  return { ...nothing(), moves: [to], faults };
}

const sinceFaults = (since: IsoDate, on: IsoDate): FieldError[] => (since > on ? [fault('effectiveOn', 'before-last-change', { on: since })] : []);

const isBranch = (level: string, { levels }: ChangeGround): boolean => levels.get(level)?.isBranch === true;

/** An organ stands under one of a smaller rank. */
function rankFaults(pointer: string, organ: Pick<NewPlace, 'level'>, parent: Pick<NewPlace, 'level'> | undefined, { levels }: ChangeGround): FieldError[] {
  const rank = levels.get(organ.level)?.rank;
  if (rank === undefined) return [fault(pointer, 'not-one-of', { allowed: [...levels.keys()].join(', ') })];
  const above = parent && levels.get(parent.level)?.rank;
  return above !== undefined && above >= rank ? [fault(pointer, 'level-does-not-fit')] : [];
}

/** Whether everything that ends stands below this organ: then an office of the organ itself is above all of it. */
const isAboveAll = (organ: OrganNow | undefined, { ends }: Draft, { organs }: ChangeGround): boolean => ends.length > 0 && ends.every(({ id }) => isBelow(organs.get(id), organ));

const isBelow = (organ: OrganNow | undefined, above: OrganNow | undefined): boolean => organ !== undefined && above !== undefined && organ.path.startsWith(`${above.path}.`);
