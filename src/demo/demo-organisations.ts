import type { IsoDate } from '../../workflows/index.js';
import { DemoTree, foundedOn, reformedOn, type DemoOrgan } from './demo-tree.js';

/** The day from which the branch of Pác Lìu is a part of that of Khau Lình. */
export const mergedOn: IsoDate = '2026-11-16';

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
  { key: 'khau-linh', code: '99.101.002.000.002', name: 'Chi bộ thôn Khau Lình', level: 'branch', parent: 'villages', members: [[foundedOn, 15, 2, 0], ['2022-01-01', 17, 2, 1], ['2026-03-01', 18, 3, 1], [mergedOn, 24, 4, 1]], committee: branchCommittee, officers: leaders },
  { key: 'tat-cai', code: '99.101.002.000.003', name: 'Chi bộ thôn Tát Cài', level: 'branch', parent: 'villages', members: [[foundedOn, 9, 1, 0], ['2025-01-01', 11, 1, 1]], committee: branchCommittee, officers: leaders },
  { key: 'ban-cuon', code: '99.101.002.000.004', name: 'Chi bộ thôn Bản Cuổn', level: 'branch', parent: 'villages', members: [[foundedOn, 12, 2, 2], ['2024-06-01', 14, 2, 3]], committee: branchCommittee, officers: leaders },
  // Too small to go on: since November 2026 it is a part of Khau Lình.
  { key: 'pac-liu', code: '99.101.002.000.005', name: 'Chi bộ thôn Pác Lìu', level: 'branch', parent: 'villages', members: [[foundedOn, 6, 1, 0], [mergedOn, 0, 0, 0]], committee: branchCommittee, officers: leaders },

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

/** The commune's organs as they stand on any day. */
export const communeTree = new DemoTree<OrganKey>(demoOrgans);
