import type { DeciderLevel, IsoDate, Office, Roll } from '../../workflows/index.js';

/** Members of a branch from a day on: full members, of them exempt, of them temporarily away. */
type Members = readonly [from: IsoDate, fullMembers: number, exempt: number, away: number];
/** Members of a committee from a day on, and of them those of its standing committee. */
type Committee = readonly [from: IsoDate, members: number, standing: number];

interface DemoOrgan {
  readonly key: string;
  /** Code (mã tổ chức đảng); no province has the number 99. */
  readonly code: string;
  readonly name: string;
  /** What it was called until the districts were abolished on 1 July 2025. */
  readonly formerName?: string;
  readonly level: 'province' | 'above-grassroots' | 'grassroots' | 'grassroots-branch' | 'section' | 'branch';
  readonly parent?: string;
  readonly admits?: DeciderLevel;
  /** Only branches have members of their own; a committee has those of the branches below it. */
  readonly members?: readonly Members[];
  readonly committee: readonly Committee[];
  readonly officers: readonly Office[];
}

/** The day from which everything is on file. */
export const foundedOn: IsoDate = '2015-01-01';
/** The day from which the officers hold their offices. */
export const appointedOn: IsoDate = '2016-01-01';
/** Districts were abolished, and the commune's committee took over what that of the district did. */
export const reformedOn: IsoDate = '2025-07-01';

const leaders = ['secretary', 'deputy-secretary'] as const;
const branchCommittee = [[foundedOn, 3, 0]] as const;

/**
 * An invented commune of the northern mountains with everything a case can meet: branches in villages and offices, a section
 * committee, a grassroots committee that may admit by itself, a branch that does a grassroots committee's tasks, and a team far away
 * whose cases the province decides. No place of these names is meant.
 */
export const demoOrgans = [
  { key: 'province', code: '99', name: 'Tỉnh ủy Nậm Khê', level: 'province', admits: 'province', committee: [[foundedOn, 51, 15]], officers: ['administrator', 'clerk'] },
  {
    key: 'commune', code: '99.101', name: 'Đảng ủy xã Khuổi Nưa', formerName: 'Huyện ủy Khuổi Nưa', level: 'above-grassroots', parent: 'province', admits: 'above-grassroots',
    committee: [[foundedOn, 33, 11], [reformedOn, 27, 9]], officers: ['secretary', 'deputy-secretary', 'clerk', 'inspector'],
  },

  { key: 'offices', code: '99.101.001', name: 'Đảng ủy các cơ quan xã Khuổi Nưa', formerName: 'Đảng ủy các cơ quan huyện Khuổi Nưa', level: 'grassroots', parent: 'commune', committee: [[foundedOn, 13, 3], [reformedOn, 15, 5]], officers: leaders },
  { key: 'party-office', code: '99.101.001.000.001', name: 'Chi bộ Văn phòng Đảng ủy', formerName: 'Chi bộ Văn phòng Huyện ủy', level: 'branch', parent: 'offices', members: [[foundedOn, 14, 0, 0], [reformedOn, 19, 1, 0]], committee: branchCommittee, officers: leaders },
  { key: 'administration', code: '99.101.001.000.002', name: 'Chi bộ Ủy ban nhân dân', level: 'branch', parent: 'offices', members: [[foundedOn, 12, 0, 0], [reformedOn, 22, 0, 1], ['2026-02-01', 23, 0, 0]], committee: branchCommittee, officers: leaders },
  { key: 'clinic', code: '99.101.001.000.003', name: 'Chi bộ Trạm Y tế', level: 'branch', parent: 'offices', members: [[foundedOn, 6, 0, 0], ['2024-01-01', 9, 0, 1]], committee: branchCommittee, officers: leaders },

  { key: 'villages', code: '99.101.002', name: 'Đảng ủy liên thôn Nà Khoang', formerName: 'Đảng ủy xã Nà Khoang', level: 'grassroots', parent: 'commune', committee: [[foundedOn, 13, 5], ['2020-06-15', 15, 5]], officers: leaders },
  { key: 'na-khoang', code: '99.101.002.000.001', name: 'Chi bộ thôn Nà Khoang', level: 'branch', parent: 'villages', members: [[foundedOn, 24, 3, 1], ['2019-01-01', 26, 4, 1], ['2023-01-01', 27, 5, 2], ['2026-01-01', 30, 6, 2], ['2026-09-01', 31, 6, 3]], committee: branchCommittee, officers: leaders },
  { key: 'khau-linh', code: '99.101.002.000.002', name: 'Chi bộ thôn Khau Lình', level: 'branch', parent: 'villages', members: [[foundedOn, 15, 2, 0], ['2022-01-01', 17, 2, 1], ['2026-03-01', 18, 3, 1]], committee: branchCommittee, officers: leaders },
  { key: 'tat-cai', code: '99.101.002.000.003', name: 'Chi bộ thôn Tát Cài', level: 'branch', parent: 'villages', members: [[foundedOn, 9, 1, 0], ['2025-01-01', 11, 1, 1]], committee: branchCommittee, officers: leaders },
  { key: 'ban-cuon', code: '99.101.002.000.004', name: 'Chi bộ thôn Bản Cuổn', level: 'branch', parent: 'villages', members: [[foundedOn, 12, 2, 2], ['2024-06-01', 14, 2, 3]], committee: branchCommittee, officers: leaders },

  { key: 'school', code: '99.101.003', name: 'Đảng ủy Trường Trung học phổ thông Khuổi Nưa', level: 'grassroots', parent: 'commune', committee: [[foundedOn, 11, 3]], officers: leaders },
  { key: 'subjects', code: '99.101.003.001', name: 'Đảng ủy bộ phận Khối chuyên môn', level: 'section', parent: 'school', committee: [[foundedOn, 5, 0]], officers: leaders },
  { key: 'mathematics', code: '99.101.003.001.001', name: 'Chi bộ Tổ Toán – Tin', level: 'branch', parent: 'subjects', members: [[foundedOn, 11, 0, 0], ['2023-09-01', 13, 0, 1]], committee: branchCommittee, officers: leaders },
  { key: 'literature', code: '99.101.003.001.002', name: 'Chi bộ Tổ Ngữ văn – Lịch sử', level: 'branch', parent: 'subjects', members: [[foundedOn, 10, 0, 0], ['2024-09-01', 12, 0, 0]], committee: branchCommittee, officers: leaders },
  { key: 'school-office', code: '99.101.003.000.003', name: 'Chi bộ Hành chính', level: 'branch', parent: 'school', members: [[foundedOn, 7, 0, 0]], committee: branchCommittee, officers: leaders },

  { key: 'tea-company', code: '99.101.004', name: 'Đảng ủy Công ty cổ phần Chè Khuổi Nưa', level: 'grassroots', parent: 'commune', admits: 'grassroots', committee: [[foundedOn, 9, 3], ['2025-05-20', 11, 5]], officers: leaders },
  { key: 'tea-factory', code: '99.101.004.000.001', name: 'Chi bộ Nhà máy chế biến', level: 'branch', parent: 'tea-company', members: [[foundedOn, 18, 0, 1], ['2022-01-01', 20, 0, 1]], committee: branchCommittee, officers: leaders },
  { key: 'tea-fields', code: '99.101.004.000.002', name: 'Chi bộ Đội chè số 1', level: 'branch', parent: 'tea-company', members: [[foundedOn, 10, 1, 0], ['2024-04-01', 12, 1, 1]], committee: branchCommittee, officers: leaders },

  { key: 'rangers', code: '99.101.005', name: 'Chi bộ cơ sở Hạt Kiểm lâm Khuổi Nưa', level: 'grassroots-branch', parent: 'commune', members: [[foundedOn, 9, 0, 0], ['2021-04-01', 10, 0, 1]], committee: branchCommittee, officers: leaders },

  { key: 'forestry', code: '99.102', name: 'Đảng ủy Lâm trường Nậm Khê', level: 'grassroots', parent: 'province', committee: [[foundedOn, 9, 3]], officers: leaders },
  { key: 'forestry-team', code: '99.102.000.001', name: 'Chi bộ Đội trồng rừng số 3', level: 'branch', parent: 'forestry', members: [[foundedOn, 11, 2, 0]], committee: branchCommittee, officers: leaders },
] as const satisfies readonly DemoOrgan[];

export type OrganKey = (typeof demoOrgans)[number]['key'];
export type BranchKey = Extract<(typeof demoOrgans)[number], { readonly members: unknown }>['key'];

const byKey: ReadonlyMap<string, DemoOrgan> = new Map(demoOrgans.map((organ) => [organ.key, organ]));

function organ(key: string): DemoOrgan {
  const found = byKey.get(key);
  if (!found) throw new Error(`the demonstration has no organ ${key}`);
  return found;
}

const latest = <Row extends readonly [IsoDate, ...unknown[]]>(rows: readonly Row[], on: IsoDate): Row | undefined => rows.findLast(([from]) => from <= on);
const below = (key: string): DemoOrgan[] => [...byKey.values()].filter(({ parent }) => parent === key);

/** The organ and those above it, nearest first. */
export function chainFrom(key: string): DemoOrgan[] {
  const found = organ(key);
  return found.parent === undefined ? [found] : [found, ...chainFrom(found.parent)];
}

/** The roll of an organ on a day; a committee's members are those of the branches below it. */
export function rollOn(key: string, on: IsoDate): Roll {
  const { members, committee } = organ(key);
  const [, committeeMembers, standingMembers] = latest(committee, on) ?? [on, 0, 0];
  const [, fullMembers, exempt, temporarilyAway] = latest(members ?? [], on) ?? [on, 0, 0, 0];
  const own: Roll = { fullMembers, exempt, temporarilyAway, committeeMembers, standingMembers };
  return below(key).reduce((sum, part) => {
    const roll = rollOn(part.key, on);
    return { ...sum, fullMembers: sum.fullMembers + roll.fullMembers, exempt: sum.exempt + roll.exempt, temporarilyAway: sum.temporarilyAway + roll.temporarilyAway };
  }, own);
}

/** The days from which an organ's roll is another one, oldest first. */
export function daysOfRolls(key: string): IsoDate[] {
  const { members = [], committee } = organ(key);
  const own = [...members, ...committee].map(([from]) => from);
  return [...new Set([...own, ...below(key).flatMap((part) => daysOfRolls(part.key))])].sort();
}
