import { addDays, daysBetween, type IsoDate } from '../../workflows/index.js';
import { chosen } from './apportion.js';
import { drawFor } from './demo-draw.js';
import { dayIn } from './demo-population.js';
import { lastDay } from './demo-walk.js';
import { profilesOf, type CandidateProfile } from './province-people.js';
import type { YearAsked } from './province-plan.js';
import type { WayIn } from './province-roads.js';

/** An admission before its road is laid out. */
export interface Admission {
  readonly key: string;
  readonly year: number;
  /** The day by which the ceremony is held. */
  readonly wantedOn: IsoDate;
  /** How far into the year that is, from 0 to 1. */
  readonly through: number;
  readonly candidate: CandidateProfile;
}

/** Admissions over a year, from February, so that decision and ceremony lie in the same year. */
export function admissionsOf({ year, admissions }: YearAsked): Admission[] {
  const days = daysThrough(year, admissions.total);
  const profiles = profilesOf(admissions, days, `admitted ${year}`);
  return days.map((wantedOn, place) => {
    const candidate = profiles[place];
    if (!candidate) throw new Error('an admission without a candidate');
    return { key: `admitted ${year} ${place}`, year, wantedOn, through: place / admissions.total, candidate };
  });
}

/** So many days spread evenly over a year, as far as it is over on the last day. */
export function daysThrough(year: number, count: number): IsoDate[] {
  const from = dayIn(year, 2, 3);
  const to = year === Number(lastDay.slice(0, 4)) ? addDays(lastDay, -6) : dayIn(year, 12, 20);
  const span = daysBetween(from, to);
  return Array.from({ length: count }, (_, place) => addDays(from, Math.floor(((place + 0.5) * span) / count)));
}

/** How each admission of a year comes about. Late decisions and moves take their time, and still lie in the year; not all may move. */
export function waysOf({ year, decidedLate, ceremonyLate, moved, oneShortAndAdmitted }: YearAsked, admissions: readonly Admission[], mayMove: (one: Admission) => boolean): Map<Admission, WayIn> {
  const ways = new Map<Admission, WayIn>();
  const choose = (count: number, after: number, text: string, way: (place: number) => WayIn, may: (one: Admission) => boolean = () => true) => {
    const free = admissions.filter((one) => !ways.has(one));
    [...chosen(free, count, (one) => (!may(one) ? -1 : one.through >= after ? 1 : 0), `${year} ${text}`)].forEach((one, place) => ways.set(one, way(place)));
  };
  const moves = ['moved-53', 'moved-92', 'moved-93', 'moved-94'] as const;
  choose(decidedLate, 0.4, 'decided late', () => 'decided-late');
  choose(ceremonyLate, 0.3, 'ceremony late', () => 'ceremony-late');
  choose(moved, 0.2, 'moved', (place) => moves[place % moves.length] ?? 'moved-53', mayMove);
  choose(oneShortAndAdmitted, 0.1, 'one short', () => 'one-short');
  for (const one of admissions) if (!ways.has(one)) ways.set(one, drawFor(`${one.key} extended`).chance(1) && one.through > 0.4 ? 'extended' : 'usual');
  return ways;
}
