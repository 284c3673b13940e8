import { addDays, addMonths, ageOn, daysBetween, type IsoDate } from '../../workflows/index.js';
import type { Candidate } from './demo-commands.js';
import { chosen } from './apportion.js';
import { drawFor } from './demo-draw.js';
import { act, workingDay, type Act, type Road, type UsualStep } from './demo-road.js';
import type { DemoTree } from './demo-tree.js';
import { dayIn } from './demo-population.js';
import { lastDay } from './demo-walk.js';
import { Branches, type Where } from './province-branches.js';
import { drawnProfile, type CandidateProfile } from './province-people.js';
import type { ProvincePlan, YearAsked } from './province-plan.js';
import { actsAfterCeremony, actsThrough, actsToCeremony, actsToDeath, actsToRemoval, actsUnderWay, layOut, statesAfterAdmission, withDecisionAfterOneShort, type Layout, type StateAfterAdmission, type WayIn, type WayOn } from './province-roads.js';
import { waiting, type Waiting, type WaitingState } from './province-waiting.js';
import { admissionsOf, daysThrough, waysOf, type Admission } from './province-years.js';

/** A candidate of the province and the road that this candidate goes. */
export interface ProvinceCase {
  readonly road: Road<string>;
  readonly candidate: CandidateProfile;
}

type End = { readonly how: 'goes-on' } | { readonly how: 'removed' | 'died'; readonly on: IsoDate } | { readonly how: StateAfterAdmission };
type Acts = Act<string>[];

/** Every case of a province, as many of each kind as the plan asks for, in the order in which they are opened. */
export function provinceCases(plan: ProvincePlan, tree: DemoTree): ProvinceCase[] {
  return new Drafting(plan, tree).all();
}

/** Lays out case after case. */
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
      const mayMove = (one: Admission) => placeOf(ends.get(one)) === 'any';
      const ways = waysOf(asked, admissions.filter(({ year }) => year === asked.year), mayMove);
      for (const [admission, way] of ways) this.admit(admission, way, ends.get(admission) ?? { how: 'goes-on' });
      this.endBefore(asked);
    }
    this.openOnes();
    return this.cases.sort((a, b) => openedOn(a).localeCompare(openedOn(b)) || a.road.shows.localeCompare(b.road.shows));
  }

  private admit(admission: Admission, way: WayIn, end: End): void {
    const { key, wantedOn, candidate } = admission;
    const layout = this.layout(key, placeOf(end));
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

/** Where a case must be to come to such an end. */
function placeOf(end: End | undefined): Where {
  if (end?.how === 'awaitingRecognitionAppraisal' || end?.how === 'awaitingRemovalAppraisal') return 'section';
  return end?.how.endsWith('CommitteeVote') ? 'committee' : 'any';
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
