import type { DeciderLevel, IsoDate, Office, Roll } from '../../workflows/index.js';

/** Members of a branch from a day on: full members, of them exempt, of them temporarily away. */
export type Members = readonly [from: IsoDate, fullMembers: number, exempt: number, away: number];
/** Members of a committee from a day on, and of them those of its standing committee. */
export type Committee = readonly [from: IsoDate, members: number, standing: number];

/** An invented organ, by what the demonstration calls it. */
export interface DemoOrgan {
  readonly key: string;
  /** Code (mã tổ chức đảng); no province has the numbers 98 and 99. */
  readonly code: string;
  readonly name: string;
  /** What it was called until the districts were abolished on 1 July 2025. */
  readonly formerName?: string;
  readonly level: 'province' | 'above-grassroots' | 'grassroots' | 'grassroots-branch' | 'section' | 'branch';
  readonly parent?: string;
  /** Where it stands since the districts were abolished, if not where it stood before. */
  readonly parentSinceReform?: string;
  /** How it fared when the districts were abolished: founded then, or dissolved. */
  readonly atReform?: 'founded' | 'dissolved';
  readonly admits?: DeciderLevel;
  /** Only branches have members of their own; a committee has those of the branches below it. */
  readonly members?: readonly Members[];
  readonly committee: readonly Committee[];
  readonly officers: readonly Office[];
}

/** Code of the invented province; that of the commune stands under 99. */
export const provinceCode = '98';

/** The day from which everything is on file. */
export const foundedOn: IsoDate = '2015-01-01';
/** The day from which the officers hold their offices. */
export const appointedOn: IsoDate = '2016-01-01';
/** Districts were abolished, and the committees of the communes took over what those of the districts did. */
export const reformedOn: IsoDate = '2025-07-01';

const latest = <Row extends readonly [IsoDate, ...unknown[]]>(rows: readonly Row[], on: IsoDate): Row | undefined => rows.findLast(([from]) => from <= on);

/** The organs of a demonstration as they stand on any day. */
export class DemoTree<Key extends string = string> {
  private readonly byKey: ReadonlyMap<string, DemoOrgan>;
  private readonly under: { readonly before: ReadonlyMap<string, readonly DemoOrgan[]>; readonly after: ReadonlyMap<string, readonly DemoOrgan[]> };

  constructor(readonly organs: readonly (DemoOrgan & { readonly key: Key })[]) {
    this.byKey = new Map(organs.map((organ) => [organ.key, organ]));
    this.under = { before: byParent(organs, '2000-01-01'), after: byParent(organs, reformedOn) };
  }

  organ(key: string): DemoOrgan {
    const found = this.byKey.get(key);
    if (!found) throw new Error(`the demonstration has no organ ${key}`);
    return found;
  }

  /** The organ and those above it on a day, nearest first. */
  chainFrom(key: string, on: IsoDate): DemoOrgan[] {
    const found = this.organ(key);
    const parent = parentOn(found, on);
    return parent === undefined ? [found] : [found, ...this.chainFrom(parent, on)];
  }

  /** The organ's own numbers on a day, without those of the organs below it. */
  ownRollOn(key: string, on: IsoDate): Roll {
    const { members, committee } = this.organ(key);
    const [, committeeMembers, standingMembers] = latest(committee, on) ?? [on, 0, 0];
    const [, fullMembers, exempt, temporarilyAway] = latest(members ?? [], on) ?? [on, 0, 0, 0];
    return { fullMembers, exempt, temporarilyAway, committeeMembers, standingMembers };
  }

  /** The roll of an organ on a day; a committee's members are those of the branches below it. */
  rollOn(key: string, on: IsoDate): Roll {
    return this.below(key, on).reduce((sum, part) => {
      const roll = this.rollOn(part.key, on);
      return { ...sum, fullMembers: sum.fullMembers + roll.fullMembers, exempt: sum.exempt + roll.exempt, temporarilyAway: sum.temporarilyAway + roll.temporarilyAway };
    }, this.ownRollOn(key, on));
  }

  /** The days from which an organ's roll is another one, oldest first; the first is the day it was founded. */
  daysOfRolls(key: string): IsoDate[] {
    const { members = [], committee, atReform } = this.organ(key);
    const own = [...members, ...committee].map(([from]) => from);
    const parts = new Set([...this.below(key, foundedOn), ...this.below(key, reformedOn)]);
    const all = [...own, ...[...parts].flatMap((part) => this.daysOfRolls(part.key))];
    const days = atReform === 'founded' ? [reformedOn, ...all.filter((day) => day > reformedOn)] : all.filter((day) => atReform === undefined || day < reformedOn);
    return [...new Set(days)].sort();
  }

  private below(key: string, on: IsoDate): readonly DemoOrgan[] {
    return (on < reformedOn ? this.under.before : this.under.after).get(key) ?? [];
  }
}

/** Where an organ stands on a day. */
export function parentOn({ parent, parentSinceReform }: DemoOrgan, on: IsoDate): string | undefined {
  return on >= reformedOn && parentSinceReform !== undefined ? parentSinceReform : parent;
}

/** The day an organ was founded. */
export const foundingDay = ({ atReform }: DemoOrgan): IsoDate => (atReform === 'founded' ? reformedOn : foundedOn);

function byParent(organs: readonly DemoOrgan[], on: IsoDate): Map<string, DemoOrgan[]> {
  const found = new Map<string, DemoOrgan[]>();
  for (const organ of organs) {
    const parent = parentOn(organ, on);
    if (parent === undefined) continue;
    const others = found.get(parent);
    if (others) others.push(organ);
    else found.set(parent, [organ]);
  }
  return found;
}
