import { addDays, addMonths, mainState, type IsoDate, type Office } from '../../workflows/index.js';
import type { CaseRepairsService } from '../cases/case-repairs.service.js';
import type { CasesService } from '../cases/cases.service.js';
import type { MissedLimitsService } from '../cases/missed-limits.service.js';
import type { CorrectionsService } from '../corrections/corrections.service.js';
import type { PaperNotesService } from '../dossier/paper-notes.service.js';
import type { IdentityService } from '../identity/identity.service.js';
import type { Actor } from '../platform/http/actor.js';
import type { ReorganisationService } from '../reorganisation/reorganisation.service.js';
import type { RoundsService } from '../rounds/rounds.service.js';
import type { DemoClock } from './demo-clock.js';
import { enterCorrections } from './demo-corrections.js';
import { drawFor } from './demo-draw.js';
import { communeTree, mergedOn, type OrganKey } from './demo-organisations.js';
import { notePapers } from './demo-papers.js';
import { dayIn, Population, type PopulatedRooms, type Stranger } from './demo-population.js';
import type { Road } from './demo-road.js';
import { demoRoads } from './demo-roads.js';
import { lastAccount } from './demo-tables.repository.js';
import { appointedOn } from './demo-tree.js';
import { candidateOf, lastDay, Walk, type OnAct, type RecorderOf } from './demo-walk.js';
import { enterRounds } from './demo-rounds.js';
import { sideBySide } from './side-by-side.js';

/** The rooms that the demonstration is entered through. */
export interface DemoRooms extends PopulatedRooms {
  readonly identity: IdentityService;
  readonly cases: CasesService;
  readonly missedLimits: MissedLimitsService;
  readonly paperNotes: PaperNotesService;
  readonly reorganisation: ReorganisationService;
  readonly rounds: RoundsService;
  readonly repairs: CaseRepairsService;
  readonly corrections: CorrectionsService;
  readonly clock: DemoClock;
}

/** Cases by the state they have come to. */
export type Loaded = Readonly<Record<string, number>>;

const atATime = 6;
const membersPerBranch = 6;

/** How many acts the roads have, for a progress bar. */
export const actsOfAllRoads = demoRoads.reduce((sum, { acts }) => sum + acts.length, 0);

/** Enters the whole demonstration into an empty database. `onAct` is told of each act. */
export async function enterDemo(rooms: DemoRooms, password: string, onAct: OnAct): Promise<Loaded> {
  const population = new Population(rooms, { tree: communeTree, membersIn: () => membersPerBranch });
  const account = (name: string, organ: OrganKey, office: Office) => accountOf(rooms, { name, password, personId: population.officer(organ, office) });
  const [secretary, clerk, provinceClerk] = await rooms.clock.at(instant(appointedOn), async () => {
    await population.enter();
    return [await account('secretary', 'na-khoang', 'secretary'), await account('clerk', 'commune', 'clerk'), await account('province-clerk', 'province', 'clerk')] as const;
  });
  // The secretary records for the own branch; what others have to record, and other branches, the office of the committee does.
  const recorderOf: RecorderOf = (branch, recordedBy, on) => {
    if (recordedBy.endsWith('branch') && branch === 'na-khoang') return secretary;
    if (recordedBy === 'province-committee') return provinceClerk;
    return communeTree.chainFrom(branch, on).some(({ key }) => key === 'commune') ? clerk : provinceClerk;
  };

  const firstRoads = demoRoads.filter(({ after }) => after === undefined);
  const entered = await population.enterPeople(firstRoads.map((road) => candidateFor(road, population)));
  const people = new Map(firstRoads.map(({ shows }, place) => [shows, entered[place] ?? '']));
  const personOf = (road: Road): string => people.get(road.shows) ?? personOf(roadOf(road.after));
  const caseOf = new Map<string, string>();
  const roundIds = await enterRounds(rooms, population, clerk);
  const around = { ...rooms, population, recorderOf, onAct, caseOf: (shows: string) => caseOf.get(shows), roundId: (key: string) => roundIds.get(key) };
  const walk = async (roads: readonly Road[]): Promise<void> => {
    const walks = roads.map((road) => new Walk(road, candidateOf(personOf(road), road, bornOn(road)), around));
    // One after the other, so that the numbers of the cases follow the days on which they were opened.
    for (const one of walks) await one.open();
    await sideBySide(walks, atATime, (one) => one.goOn());
    walks.forEach(({ caseId }, place) => caseId !== undefined && caseOf.set(roads[place]?.shows ?? '', caseId));
  };
  await walk(firstRoads);
  for (const road of demoRoads.filter(({ after }) => after !== undefined)) await walk([road]);
  await notePapers({ notes: rooms.paperNotes, clock: rooms.clock, caseOf, by: clerk });
  await enterCorrections(rooms, caseOf, population.membersOf('na-khoang')[0] ?? '', [clerk, provinceClerk]);
  await rooms.clock.at(instant(mergedOn), () => mergeBranches(rooms, population, clerk));

  await rooms.clock.at(instant(lastDay), async () => {
    await noteMissedLimits(rooms);
    await account('inspector', 'commune', 'inspector');
    await account(lastAccount, 'province', 'administrator');
  });
  // What one case brought about in another is seen only at the end.
  const states = await sideBySide([...caseOf.values()], atATime, async (id) => mainState((await rooms.cases.get(id, provinceClerk)).state.place));
  return countOf(states);
}

/** What the program notes by itself on the last day: which organs are late with what they have to do. */
export async function noteMissedLimits({ missedLimits }: Pick<DemoRooms, 'missedLimits'>): Promise<void> {
  const never = new AbortController().signal;
  for (let round = await missedLimits.record(never); round.truncated; ) round = await missedLimits.record(never);
}

/** One branch becomes a part of another, and its open case follows. */
async function mergeBranches({ reorganisation }: DemoRooms, population: Population, actor: Actor): Promise<void> {
  const basis = { number: '46-QĐ/ĐU', issuedOn: addDays(mergedOn, -4) };
  const reason = 'Chi bộ ít đảng viên, hoạt động không bảo đảm';
  const { id } = await reorganisation.enter({ kind: 'dissolve', effectiveOn: mergedOn, basis, reason, organ: population.organId('pac-liu'), successor: population.organId('khau-linh') }, actor);
  const { remaining } = await reorganisation.resume(id, actor);
  if (remaining > 0) throw new Error('a case of the demonstration did not follow the reorganisation');
}

/** An account, and its owner as an actor with the offices held on a day. */
async function accountOf({ identity, organisations }: DemoRooms, stated: { name: string; password: string; personId: string }, on = lastDay): Promise<Actor> {
  const { id, name, personId } = await identity.createAccount({ ...stated, demo: true });
  return { accountId: id, accountName: name, personId, offices: await organisations.officesOf(stated.personId, on) };
}

function candidateFor(road: Road, population: Population): Stranger {
  const { branch: home, memberSince: fullMemberSince, shows } = road;
  return population.stranger({ home, gender: drawFor(`gender ${shows}`).chance(48) ? 'female' : 'male', bornOn: bornOn(road), ...(fullMemberSince && { fullMemberSince }) });
}

function roadOf(shows: string | undefined): Road {
  const found = demoRoads.find((road) => road.shows === shows);
  if (!found) throw new Error(`the demonstration has no road that shows «${shows ?? ''}»`);
  return found;
}

/** Mostly young people, as among new members everywhere. */
function bornOn({ shows, bornOn: stated, acts, after, memberSince }: Road): IsoDate {
  if (after !== undefined) return bornOn(roadOf(after));
  if (stated) return stated;
  const draw = drawFor(`birth ${shows}`);
  if (memberSince !== undefined) return addMonths(memberSince, -12 * draw.number(22, 36));
  const age = draw.chance(65) ? draw.number(20, 29) : draw.number(30, 44);
  const begun = acts[0]?.on ?? lastDay;
  return addMonths(dayIn(Number(begun.slice(0, 4)), draw.number(1, 12), draw.number(1, 28)), -12 * age);
}

/** Eight in the morning of a day. */
export const instant = (day: IsoDate) => new Date(`${day}T08:00:00+07:00`);

/** How many there are of each. */
export function countOf(states: readonly string[]): Loaded {
  const names = [...new Set(states)].sort();
  return Object.fromEntries(names.map((name) => [name, states.filter((state) => state === name).length]));
}
