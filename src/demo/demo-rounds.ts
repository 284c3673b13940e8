import type { IsoDate } from '../../workflows/index.js';
import type { Actor } from '../platform/http/actor.js';
import type { RoundsService } from '../rounds/rounds.service.js';
import type { DemoClock } from './demo-clock.js';
import type { BranchKey, OrganKey } from './demo-organisations.js';
import type { Population } from './demo-population.js';

/** A round of screening as the demonstration tells it. */
interface DemoRound {
  readonly key: string;
  readonly organ: OrganKey;
  readonly title: string;
  readonly begunOn: IsoDate;
  readonly reviews: readonly (readonly [branch: BranchKey, on: IsoDate, members: number])[];
  readonly closedOn?: IsoDate;
}

const demoRounds: readonly DemoRound[] = [
  {
    key: 'school-2024', organ: 'school', title: 'Rà soát, sàng lọc đảng viên năm 2024', begunOn: '2024-01-08', closedOn: '2024-12-16',
    reviews: [['mathematics', '2024-02-05', 12], ['literature', '2024-02-19', 10], ['school-office', '2024-03-04', 7]],
  },
  // Still open; one branch has not reported.
  {
    key: 'villages-2026', organ: 'villages', title: 'Rà soát, sàng lọc đảng viên năm 2026', begunOn: '2026-01-12',
    reviews: [['na-khoang', '2026-01-30', 28], ['khau-linh', '2026-01-29', 15], ['tat-cai', '2026-09-28', 10], ['pac-liu', '2026-02-06', 6]],
  },
];

/** Enters the rounds; gives their ids by what the demonstration calls them. */
export async function enterRounds({ rounds, clock }: { readonly rounds: RoundsService; readonly clock: DemoClock }, population: Population, by: Actor): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  const at = <T>(day: IsoDate, work: () => Promise<T>): Promise<T> => clock.at(new Date(`${day}T16:00:00+07:00`), work);
  for (const { key, organ, title, begunOn, reviews, closedOn } of demoRounds) {
    const { id } = await at(begunOn, () => rounds.begin({ organ: population.organId(organ), title, begunOn, basis: { number: '03-KH/ĐU', issuedOn: begunOn } }, by, { demo: true }));
    ids.set(key, id);
    for (const [branch, reviewedOn, membersReviewed] of reviews) await at(reviewedOn, () => rounds.review(id, { branch: population.organId(branch), reviewedOn, membersReviewed }, by));
    if (closedOn) await at(closedOn, () => rounds.close(id, { closedOn, report: { number: '41-BC/ĐU', issuedOn: closedOn } }, by));
  }
  return ids;
}
