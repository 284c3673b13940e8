import { addDays, addMonths, ageOn, daysBetween, type IsoDate } from '../../workflows/index.js';
import type { Candidate } from './demo-commands.js';
import { chosen } from './apportion.js';
import { drawFor } from './demo-draw.js';
import { act, workingDay, type Act, type Road, type UsualStep } from './demo-road.js';
import type { DemoOrgan, DemoTree } from './demo-tree.js';
import { dayIn } from './demo-population.js';
import { lastDay } from './demo-walk.js';
import { drawnProfile, profilesOf, type CandidateProfile } from './province-people.js';
import type { PipelineAsked, ProvincePlan, YearAsked } from './province-plan.js';
import { actsAfterCeremony, actsThrough, actsToCeremony, actsToDeath, actsToRemoval, actsUnderWay, layOut, statesAfterAdmission, withDecisionAfterOneShort, type Layout, type StateAfterAdmission, type WayIn, type WayOn } from './province-roads.js';

/** A candidate of the province and the road that this candidate goes. */
export interface ProvinceCase {
  readonly road: Road<string>;
  readonly candidate: CandidateProfile;
}

type End = { readonly how: 'goes-on' } | { readonly how: 'removed' | 'died'; readonly on: IsoDate } | { readonly how: StateAfterAdmission };
type Acts = Act<string>[];

/** An admission before its road is laid out. */
interface Admission {
  readonly key: string;
  readonly year: number;
  /** The day by which the ceremony is held. */
  readonly wantedOn: IsoDate;
  /** How far into the year that is, from 0 to 1. */
  readonly through: number;
  readonly candidate: CandidateProfile;
}

/** Every case of a province, as many of each kind as the plan asks for, in the order in which they are opened. */
export function provinceCases(plan: ProvincePlan, tree: DemoTree): ProvinceCase[] {
  return new Drafting(plan, tree).all();
}

class Drafting {
  private readonly branches: Branches;
  private readonly cases: ProvinceCase[] = [];

  constructor(
    private readonly plan: ProvincePlan,
    tree: DemoTree,
  ) {
    this.branches = new Branches(tree);
  }

  all(): ProvinceCase[] {
    const admissions = this.plan.years.flatMap((asked) => admissionsOf(asked));
    const ends = this.endsOf(admissions);
    for (const asked of this.plan.years) {
      const ways = waysOf(asked, admissions.filter(({ year }) => year === asked.year));
      for (const [admission, way] of ways) this.admit(admission, way, ends.get(admission) ?? { how: 'goes-on' });
      this.endBefore(asked);
    }
    this.openOnes();
    return this.cases.sort((a, b) => openedOn(a).localeCompare(openedOn(b)) || a.road.shows.localeCompare(b.road.shows));
  }

  private admit(admission: Admission, way: WayIn, end: End): void {
    const { key, wantedOn, candidate } = admission;
    const layout = this.layout(key, end.how === 'awaitingRecognitionAppraisal' || end.how === 'awaitingRemovalAppraisal' ? 'section' : end.how.endsWith('CommitteeVote') ? 'committee' : 'any');
    const toCeremony = layOut(wantedOn, 'hold-ceremony', (begun) => actsToCeremony(layout, way, begun));
    const ceremonyOn = toCeremony.at(-1)?.on ?? wantedOn;
    this.add(layout, [...toCeremony, ...this.actsAfter(layout, way, end, ceremonyOn)], candidate);
  }

  private actsAfter(layout: Layout, way: WayIn, end: End, ceremonyOn: IsoDate): Acts {
    if (end.how === 'goes-on') return actsAfterCeremony(layout, this.wayOn(layout, way), ceremonyOn);
    if (end.how === 'removed') return actsToRemoval(layout, ceremonyOn, end.on);
    if (end.how === 'died') return actsToDeath(layout, ceremonyOn, end.on);
    return actsUnderWay(layout, end.how, ceremonyOn);
  }

  private wayOn({ key }: Layout, way: WayIn): WayOn {
    const lot = drawFor(`${key} way on`).number(1, 100);
    const { reviewedLate, votedTwice } = this.plan;
    if (lot <= reviewedLate) return 'reviewed-late';
    if (lot <= reviewedLate + votedTwice) return 'voted-twice';
    // Nobody moves twice.
    return lot === 99 ? 'disciplined' : lot === 100 && !way.startsWith('moved') ? 'moved-54' : 'usual';
  }

  /** Which probations end otherwise than by recognition, and which are under way on the last day. */
  private endsOf(admissions: readonly Admission[]): Map<Admission, End> {
    const ends = new Map<Admission, End>();
    const choose = (count: number, fits: (one: Admission) => number, text: string, end: (one: Admission) => End) => {
      const free = admissions.filter((one) => !ends.has(one));
      for (const one of chosen(free, count, fits, text)) ends.set(one, end(one));
    };
    for (const [state, steps] of Object.entries(statesAfterAdmission) as [StateAfterAdmission, readonly string[]][]) {
      const isRemoval = state.startsWith('awaitingRemoval');
      // The twelve months must be over when the branch first votes on recognition.
      const latest = isRemoval ? addDays(lastDay, -150) : addDays(addMonths(lastDay, -12), steps.length > 2 && steps[0] === 'once more' ? -40 : -26);
      choose(this.plan.pipeline[state], ({ wantedOn }) => (wantedOn > latest ? -1e6 : -daysBetween(wantedOn, latest)), state, () => ({ how: state }));
    }
    const [firstYear] = this.plan.years;
    for (const { year, removed, died } of this.plan.years) {
      const of = year === firstYear?.year ? year : year - 1;
      const early = ({ through }: Admission) => (of === year ? 1 - through : 0);
      const january = dayIn(year, 1, 12);
      const soonest = (one: Admission, days: number) => addDays(later(addDays(one.wantedOn, days), january), drawFor(`end ${one.key}`).number(0, 35));
      choose(removed, (one) => (one.year === of ? early(one) : -1e6), `removed ${year}`, (one) => ({ how: 'removed', on: soonest(one, 190) }));
      // Only within the twelve months.
      choose(died, (one) => (one.year === of ? (of === year ? 1 - one.through : one.through) : -1e6), `died ${year}`, (one) => ({ how: 'died', on: soonest(one, 90) }));
    }
    return ends;
  }

  /** Cases that ended before an admission. */
  private endBefore(asked: YearAsked): void {
    const days = (count: number, what: string) => daysThrough(asked.year, count).map((on, place) => ({ on, place, key: `${what} ${asked.year} ${place}` }));
    for (const { on, place, key } of days(asked.notAdmitted, 'refused')) {
      const layout = this.layout(key, 'any');
      const build = (begun: IsoDate) => refused(layout, place % 2 === 0, begun);
      this.addDrawn(layout, layOut(on, 'record-committee-decision', build));
    }
    for (const { on, place, key } of days(asked.withdrawn, 'withdrawn')) this.leave(key, on, withdrawnAfter[place % withdrawnAfter.length] ?? 'list-candidate', 'withdraw-application');
    for (const { on, place, key } of days(asked.stopped, 'stopped')) {
      const { through, ...fields } = stoppedAfter(place);
      this.leave(key, on, through, 'stop-case', fields);
    }
    for (const { on, key } of days(asked.openedByMistake, 'mistaken')) this.leave(key, on, 'begin-outreach', 'stop-case', { reason: 'opened-by-mistake', explanation: 'Mở trùng hồ sơ' }, 4);
  }

  private leave(key: string, on: IsoDate, through: UsualStep, last: string, fields?: Readonly<Record<string, unknown>>, after = drawFor(`${key} leaves`).number(15, 130)): void {
    const layout = this.layout(key, 'any');
    const acts = layOut(addDays(on, -after), through, (begun) => actsThrough(layout, through, begun));
    this.addDrawn(layout, [...acts, act<string>(last, workingDay(on), fields && { fields })]);
  }

  /** Cases before admission that wait on the last day, some of them for long. */
  private openOnes(): void {
    for (const [state, { through, at = 'any', days: [least, most], slow: [inHundred, longest] }] of Object.entries(waiting) as [WaitingState, Waiting][]) {
      for (let place = 0; place < this.plan.pipeline[state]; place += 1) {
        const key = `${state} ${place}`;
        const draw = drawFor(`${key} since`);
        const since = draw.chance(inHundred) ? draw.number(most, longest) : draw.number(least, most);
        const layout = this.layout(key, at);
        const step = through[place % through.length] ?? 'begin-outreach';
        const wantedOn = addDays(lastDay, -since);
        const isShort = state === 'awaitingResultReport';
        const acts = layOut(wantedOn, step, (begun) => actsThrough(layout, step, begun));
        this.addDrawn(layout, isShort ? acts.map((one) => (one.step === 'record-branch-vote' ? { ...one, how: { vote: 'one-short' } } : one)) : acts);
      }
    }
  }

  private layout(key: string, at: Where): Layout & { readonly branch: string } {
    const { branch, hasCommitteeVote } = this.branches.next(key, at);
    return { key, branch, hasCommitteeVote, destination: this.branches.destination(key, branch) };
  }

  private addDrawn(layout: Layout & { readonly branch: string }, acts: Acts): void {
    this.add(layout, acts, drawnProfile(acts[0]?.on ?? lastDay, layout.key));
  }

  private add({ key, branch }: Layout & { readonly branch: string }, acts: Acts, candidate: CandidateProfile): void {
    const draw = drawFor(`${key} recorded late`);
    const recorded = acts.map((one) => (draw.chance(this.plan.recordedLate) ? { ...one, how: { ...one.how, recordedAfter: draw.number(14, 35) } } : one));
    this.cases.push({ road: { shows: key, branch, bornOn: candidate.bornOn, acts: recorded }, candidate });
  }
}

/** What is entered about a candidate. */
export function candidateWith(id: string, { road, candidate: { bornOn, youthUnion } }: ProvinceCase): Candidate {
  const draw = drawFor(`candidate ${road.shows}`);
  const { years } = ageOn(bornOn, road.acts[0]?.on ?? lastDay);
  const trade = draw.chance(20) ? ('trade-union' as const) : undefined;
  const organisation = youthUnion ? 'youth-union' : draw.one(['trade-union', 'women-union', 'farmers-union', 'veterans']);
  return { id, married: years >= 26, fatherIsMember: draw.chance(30), union: youthUnion ? 'youth-union' : trade, organisation };
}

const openedOn = ({ road }: ProvinceCase): string => road.acts[0]?.on ?? '';
const later = (one: IsoDate, other: IsoDate): IsoDate => (one > other ? one : other);

function refused(layout: Layout, inTheBranch: boolean, begun: IsoDate): Acts {
  if (inTheBranch) return withDecisionAfterOneShort(actsThrough(layout, 'collect-opinions', begun), { vote: 'one-short' });
  return actsThrough(layout, 'record-committee-decision', begun).map((one) => (one.step === 'record-committee-decision' ? { ...one, how: { vote: 'one-short' } } : one));
}

const withdrawnAfter: readonly UsualStep[] = ['list-candidate', 'propose-course', 'certify-training', 'declare-cv', 'record-branch-vote', 'conclude-verification'];
const stops = [
  { through: 'list-candidate', reason: 'taken-off-the-list', explanation: 'Chi bộ rà soát hằng tháng, quyết nghị đưa ra khỏi danh sách cảm tình Đảng' },
  { through: 'propose-course', reason: 'left-the-area', explanation: 'Đi làm việc ở nơi khác, không làm thủ tục chuyển' },
  { through: 'declare-cv', reason: 'other', explanation: 'Chi bộ quyết nghị dừng việc xem xét' },
] as const;
const stoppedAfter = (place: number) => stops[place % stops.length] ?? stops[0];

/** Where a state can be met: anywhere, where a section committee appraises, or where a grassroots committee votes. */
type Where = 'any' | 'section' | 'committee';
type WaitingState = Exclude<keyof PipelineAsked, StateAfterAdmission>;
interface Waiting {
  /** The last act, in turn. */
  readonly through: readonly UsualStep[];
  readonly at?: Where;
  /** Days for which most cases have waited, and of a hundred how many have waited longer, at most how long. */
  readonly days: readonly [least: number, most: number];
  readonly slow: readonly [inHundred: number, longest: number];
}
const waiting: Readonly<Record<WaitingState, Waiting>> = {
  awaitingListing: { through: ['begin-outreach'], days: [3, 60], slow: [6, 200] },
  awaitingCourse: { through: ['list-candidate'], days: [4, 80], slow: [6, 220] },
  inCourse: { through: ['propose-course'], days: [5, 70], slow: [4, 150] },
  preparingDossier: { through: ['certify-training', 'submit-application', 'declare-cv', 'request-verification', 'conclude-verification', 'record-introductions'], days: [3, 50], slow: [10, 170] },
  awaitingBranchVote: { through: ['collect-opinions'], days: [2, 30], slow: [8, 140] },
  awaitingSectionAppraisal: { through: ['record-branch-vote'], at: 'section', days: [1, 12], slow: [5, 30] },
  awaitingCommitteeVote: { through: ['record-branch-vote'], at: 'committee', days: [1, 20], slow: [6, 50] },
  awaitingSubmission: { through: ['record-committee-vote'], at: 'committee', days: [1, 12], slow: [6, 40] },
  awaitingResultReport: { through: ['record-branch-vote'], days: [1, 8], slow: [0, 8] },
  awaitingDecision: { through: ['submit-dossier'], days: [2, 55], slow: [8, 120] },
  awaitingCeremony: { through: ['record-decision-receipt'], days: [2, 20], slow: [7, 60] },
};

/** Admissions over a year, from February, so that decision and ceremony lie in the same year. */
function admissionsOf({ year, admissions }: YearAsked): Admission[] {
  const days = daysThrough(year, admissions.total);
  const profiles = profilesOf(admissions, days, `admitted ${year}`);
  return days.map((wantedOn, place) => {
    const candidate = profiles[place];
    if (!candidate) throw new Error('an admission without a candidate');
    return { key: `admitted ${year} ${place}`, year, wantedOn, through: place / admissions.total, candidate };
  });
}

/** So many days spread evenly over a year, as far as it is over on the last day. */
function daysThrough(year: number, count: number): IsoDate[] {
  const from = dayIn(year, 2, 3);
  const to = year === Number(lastDay.slice(0, 4)) ? addDays(lastDay, -6) : dayIn(year, 12, 20);
  const span = daysBetween(from, to);
  return Array.from({ length: count }, (_, place) => addDays(from, Math.floor(((place + 0.5) * span) / count)));
}

/** How each admission of a year comes about. Late decisions and moves take their time, and still lie in the year. */
function waysOf({ year, decidedLate, ceremonyLate, moved, oneShortAndAdmitted }: YearAsked, admissions: readonly Admission[]): Map<Admission, WayIn> {
  const ways = new Map<Admission, WayIn>();
  const choose = (count: number, after: number, text: string, way: (place: number) => WayIn) => {
    const free = admissions.filter((one) => !ways.has(one));
    [...chosen(free, count, ({ through }) => (through >= after ? 1 : 0), `${year} ${text}`)].forEach((one, place) => ways.set(one, way(place)));
  };
  const moves = ['moved-53', 'moved-92', 'moved-93', 'moved-94'] as const;
  choose(decidedLate, 0.4, 'decided late', () => 'decided-late');
  choose(ceremonyLate, 0.3, 'ceremony late', () => 'ceremony-late');
  choose(moved, 0.2, 'moved', (place) => moves[place % moves.length] ?? 'moved-53');
  choose(oneShortAndAdmitted, 0.1, 'one short', () => 'one-short');
  for (const one of admissions) if (!ways.has(one)) ways.set(one, drawFor(`${one.key} extended`).chance(1) && one.through > 0.4 ? 'extended' : 'usual');
  return ways;
}

/** The branches of a province, met as often as they have members. */
class Branches {
  private readonly lists: Readonly<Record<Where, readonly { readonly branch: string; readonly hasCommitteeVote: boolean; readonly until: number }[]>>;
  private met: Record<Where, number> = { any: 0, section: 0, committee: 0 };

  constructor(tree: DemoTree) {
    const all = tree.organs.filter(({ members }) => members);
    const listed = (organs: readonly DemoOrgan[]) => {
      let until = 0;
      return organs.map((organ) => ({ branch: organ.key, hasCommitteeVote: votesInCommittee(organ, tree), until: (until += organ.members?.[0]?.[1] ?? 0) }));
    };
    const inSection = ({ parent }: DemoOrgan) => parent !== undefined && tree.organ(parent).level === 'section';
    const committee = all.filter((organ) => !inSection(organ) && votesInCommittee(organ, tree));
    this.lists = { any: listed(all), section: listed(all.filter(inSection)), committee: listed(committee) };
  }

  /** Steps of the golden ratio spread evenly, however many they are. */
  next(key: string, at: Where) {
    const list = this.lists[at];
    const all = list.at(-1)?.until ?? 0;
    this.met[at] += 1;
    const place = ((this.met[at] * 0.618_033_988_75) % 1) * all;
    const found = list.find(({ until }) => until > place);
    if (!found) throw new Error(`the province has no branch for ${key}`);
    return found;
  }

  /** Another branch, to which somebody moves. */
  destination(key: string, from: string): string {
    const others = this.lists.committee;
    const draw = drawFor(`${key} destination`);
    const found = draw.one(others).branch;
    return found === from ? (others.find(({ branch }) => branch !== from)?.branch ?? found) : found;
  }
}

/** Whether a grassroots committee that does not decide itself stands above a branch. */
function votesInCommittee(organ: DemoOrgan, tree: DemoTree): boolean {
  const committee = tree.chainFrom(organ.key, lastDay).find(({ level }) => level === 'grassroots');
  return committee !== undefined && committee.admits === undefined;
}
