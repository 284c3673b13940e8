import type { IsoDate, Office } from '../../workflows/index.js';
import type { Actor } from '../platform/http/actor.js';
import type { Population } from './demo-population.js';
import { appointedOn, provinceCode, reformedOn, type DemoTree } from './demo-tree.js';
import type { RecorderOf } from './demo-walk.js';

/** An account of the province: whose office it is. */
export interface ProvinceAccount {
  readonly name: string;
  readonly organ: string;
  readonly office: Office;
  /** The day from which the office is held. */
  readonly since: IsoDate;
}

/** One grassroots committee in so many has a clerk who records. */
const committeesPerClerk = 12;

/**
 * Accounts of those who record: the secretary of one branch, the clerks of the province, of every committee above the grassroots, and of
 * some grassroots committees. The others let the committee above record for them.
 */
export function recordingAccounts(tree: DemoTree): ProvinceAccount[] {
  const of = (level: string) => tree.organs.filter((organ) => organ.level === level);
  const [firstBranch] = of('branch');
  const [firstCommune] = of('above-grassroots').filter(({ atReform }) => atReform === 'founded');
  const clerk = (organ: string): ProvinceAccount => ({ name: organ === firstCommune?.key ? 'clerk' : `clerk-${organ}`, organ, office: 'clerk', since: tree.organ(organ).atReform === 'founded' ? reformedOn : appointedOn });
  return [
    { name: 'province-clerk', organ: provinceCode, office: 'clerk', since: appointedOn },
    ...(firstBranch ? [{ name: 'secretary', organ: firstBranch.key, office: 'secretary' as const, since: appointedOn }] : []),
    ...of('above-grassroots').map(({ key }) => clerk(key)),
    ...of('grassroots').filter((_, place) => place % committeesPerClerk === 0).map(({ key }) => clerk(key)),
  ];
}

/** Accounts of those who only read, and of the administrator. */
export const readingAccounts: readonly ProvinceAccount[] = [{ name: 'inspector', organ: provinceCode, office: 'inspector', since: appointedOn }];

/** Whoever is nearest records: the secretary for the own branch, else the clerk of the organ whose act it is, or of the next one above. */
export function nearestRecorder(population: Population, actors: ReadonlyMap<string, Actor>): RecorderOf {
  const { tree } = population;
  return (branch, recordedBy, on) => {
    const chain = tree.chainFrom(branch, on);
    const from = recordedBy === 'competent-committee' ? chain.findIndex(({ admits }) => admits !== undefined) : 0;
    const found = chain.slice(from).find(({ key, members }) => actors.has(key) && (members === undefined || recordedBy.endsWith('branch')));
    const actor = found && actors.get(found.key);
    if (!actor) throw new Error(`nobody records for ${branch} on ${on}`);
    return actor;
  };
}
