import { addDays, decide, findStep, mainState, openEvents, type CaseState, type DeciderLevel, type Happening, type Here, type IsoDate, type OrgansOnDay, type Roll } from '../../workflows/index.js';
import { openVote, organs, type Entered } from '../support/admission-case.js';
import { chance, pick, upTo, walkUntil, type Draw } from '../support/arbitrary-history.js';
import { aScreening, here, lawful, procedure, type ScreeningCase } from '../support/screening-case.js';

// What the Charter promises a member must hold of every exit, however it came about. What was kept is counted anew here, from the events alone.

/** Chains with and without a section and a grassroots committee, decided at every level. */
function chainOf(draw: Draw): OrgansOnDay {
  const decides = pick<DeciderLevel>(draw, ['grassroots', 'above-grassroots', 'province']);
  const roll: Roll = { fullMembers: 8 + upTo(draw, 7), exempt: upTo(draw, 2), temporarilyAway: upTo(draw, 2), committeeMembers: 3 + upTo(draw, 12), standingMembers: 3 + upTo(draw, 4) };
  const grassroots = chance(draw, 75) ? { ...organs.grassroots, roll } : undefined;
  return {
    branch: { ...organs.branch, roll },
    section: chance(draw, 40) ? { id: 'section-1', superiors: ['grassroots-1'], roll } : undefined,
    grassroots,
    competent: decides === 'grassroots' && grassroots ? { ...grassroots, decides } : { ...organs.competent, roll, decides },
  };
}

/** A vote of so many, mostly close to two thirds or to a half. */
function vote(draw: Draw, voters: number): Entered {
  const near = Math.ceil((pick(draw, [2 / 3, 1 / 2]) * voters) + upTo(draw, 2) - 1);
  const inFavour = chance(draw, 60) ? voters : Math.max(0, Math.min(voters, near));
  return openVote(inFavour, voters - inFavour);
}

const rollOf = (organ: { readonly roll?: Roll | undefined } | undefined): Roll => organ?.roll ?? { fullMembers: 0, exempt: 0, temporarilyAway: 0, committeeMembers: 0, standingMembers: 0 };
const paper = (issuedOn: string) => ({ number: '77-KL/UBKT', issuedOn });

/** What is drawn for each step beside its usual lawful command. */
const drawn: Readonly<Record<string, (on: IsoDate, chain: OrgansOnDay, draw: Draw) => Entered>> = {
  'open-exit': (on, _chain, draw) => {
    const form = pick(draw, ['removal', 'leave', 'expulsion', 'expulsion']);
    const fits = chance(draw, 75);
    const violation = fits ? (form === 'expulsion' ? 'warrants-expulsion' : 'none') : pick(draw, ['none', 'below-expulsion', 'warrants-expulsion']);
    return {
      form, violation,
      ground: form === 'removal' ? pick(draw, ['no-progress-after-education', 'dropped-activity']) : undefined,
      ...(form === 'leave' && { application: { letter: paper(on), reasons: 'Sức khỏe yếu' } }),
      ...(chance(draw, violation === 'none' ? 30 : 90) && { conclusion: paper(addDays(on, -upTo(draw, 20))) }),
    };
  },
  'invite-member': (on, _chain, draw) => ({ matter: 'exit', meetingOn: addDays(on, upTo(draw, 6)) }),
  'record-explanation': () => ({ matter: 'exit' }),
  'hold-exit-vote': (_on, chain, draw) => {
    const { fullMembers, exempt, temporarilyAway } = rollOf(chain.branch);
    const exemptPresent = upTo(draw, exempt);
    return { electorate: { fullMembers, exempt, temporarilyAway, exemptPresent }, vote: vote(draw, fullMembers - temporarilyAway - exempt + exemptPresent) };
  },
  'hold-exit-committee-vote': (_on, chain, draw) => committee(rollOf(chain.grassroots).committeeMembers, draw),
  'decide-exit': (on, chain, draw) => {
    const { committeeMembers, standingMembers } = rollOf(chain.competent);
    return committee(chain.competent?.decides === 'grassroots' && on < '2026-07-26' ? committeeMembers : standingMembers, draw);
  },
  'withdraw-exit': (_on, _chain, draw) => ({ reason: pick(draw, ['application-taken-back', 'exit-not-pursued']) }),
};
const committee = (members: number, draw: Draw): Entered => ({ members, vote: vote(draw, members) });

/** Somebody listed, wherever the case stands. */
const starts: readonly ScreeningCase[] = [aScreening().unqualified(), aScreening().educated(), aScreening().afterProgress()];
const acts = ['open-exit', 'record-explanation', 'record-self-criticism', 'request-self-criticism', 'invite-member', 'hold-exit-vote', 'appraise-exit', 'hold-exit-committee-vote', 'decide-exit'];

interface Walked {
  readonly chain: OrgansOnDay;
  readonly history: readonly Happening[];
  readonly state: CaseState;
}

/** A random walk from somebody listed: acts of an exit in any order, on any votes. */
function walkFrom(draw: Draw): Walked {
  const began = pick(draw, starts);
  const chain = chainOf(draw);
  const history = [...began.events];
  let { state } = began;
  let day: IsoDate = pick(draw, ['2025-03-03', '2026-07-01', '2026-08-03']);
  // Some never explain, and some never give a self-criticism.
  const silent = [...(chance(draw, 25) ? ['record-explanation'] : []), ...(chance(draw, 40) ? ['record-self-criticism'] : [])];
  const known = acts.filter((name) => !silent.includes(name)).map((name) => findStep(procedure, name)!);
  for (let count = 0; count < 60 && mainState(state.place) !== 'exited'; count += 1) {
    const open = openEvents(procedure.machine, state.place);
    const step = chance(draw, 3) ? findStep(procedure, 'withdraw-exit')! : pick(draw, chance(draw, 10) ? known : known.filter(({ event }) => open.has(event)));
    const { name } = step;
    // Now and then an older act is entered after a younger one.
    const on = addDays(day, chance(draw, 90) ? upTo(draw, 4) : -upTo(draw, 6));
    const command = step.command.parse({ ...lawful[name]!(on), ...drawn[name]?.(on, chain, draw) });
    const decision = decide(procedure, state, step, command, { ...here, organs: chain, today: '2031-12-31' } satisfies Here);
    if (!decision.accepted) continue;
    state = decision.next;
    history.push(decision.event);
    if (on > day) day = on;
  }
  return { chain, history, state };
}

/** The payload of an event, as the history holds it. */
type Told = Happening & Readonly<Record<string, unknown>>;
interface Tally {
  readonly inFavour: number;
  readonly against: number;
}
const inFavourOf = (event: Told): number => (event['vote'] as Tally).inFavour;
const isGiven = <T>(value: T | undefined): value is T => value !== undefined;

/** What an exit that came about lacked of what it must have. */
function lacking({ chain, history }: Walked): string[] {
  const told = history as readonly Told[];
  const opened = told.findLastIndex(({ type }) => type === 'ExitOpened');
  const exit = told.slice(opened);
  const [opening] = exit;
  const of = (type: string) => exit.filter((event) => event.type === type);
  const branchVote = of('ExitVoteHeld').at(-1);
  const committeeVote = of('ExitCommitteeVoteHeld').at(-1);
  const decision = of('ExitDecided').at(-1);
  if (!opening || !branchVote || !decision) return ['an act without which nobody leaves'];

  const { fullMembers = 0, exempt = 0, temporarilyAway = 0, exemptPresent = 0 } = branchVote['electorate'] as Readonly<Record<string, number>>;
  const whole = chain.competent?.decides === 'grassroots' && decision.happenedOn < '2026-07-26';
  const bodyMembers = decision['members'] as number;
  const byTheVote = ({ happenedOn }: Told) => happenedOn <= branchVote.happenedOn;
  const criticised = of('SelfCriticismGiven').some(byTheVote);
  const asked = new Set(of('SelfCriticismRequested').filter(byTheVote).map(({ happenedOn }) => happenedOn)).size;
  const spoke = of('MemberExplained').some((event) => event['matter'] === 'exit' && byTheVote(event));
  const invited = new Set(of('MemberInvited').filter(({ matter, meetingOn }) => matter === 'exit' && (meetingOn as string) <= branchVote.happenedOn).map(({ meetingOn }) => meetingOn)).size;
  const conclusions = told.filter(({ type, conclusion }) => type === 'ExitOpened' && conclusion !== undefined);
  const faults: readonly [string, boolean][] = [
    ['two thirds of the branch', inFavourOf(branchVote) * 3 >= 2 * (fullMembers - temporarilyAway - exempt + exemptPresent)],
    ['two thirds of the grassroots committee', chain.grassroots === undefined || (whole && !committeeVote) || (isGiven(committeeVote) && inFavourOf(committeeVote) * 3 >= 2 * rollOf(chain.grassroots).committeeMembers)],
    ['the majority of the competent committee', whole ? inFavourOf(decision) * 3 >= 2 * bodyMembers : inFavourOf(decision) * 2 > bodyMembers],
    ['a self-criticism, or three requests', opening['form'] === 'leave' || criticised || asked >= 3],
    ['that the member could answer', spoke || invited >= 3],
    ['priority for expulsion', opening['form'] === 'expulsion' || conclusions.at(-1)?.['violation'] !== 'warrants-expulsion'],
    ['a violation to be expelled for', opening['form'] !== 'expulsion' || opening['violation'] === 'warrants-expulsion'],
  ];
  return faults.filter(([, kept]) => !kept).map(([what]) => what);
}

describe('random histories of exits', () => {
  const met = { removal: 0, leave: 0, expulsion: 0, 'without self-criticism': 0, 'in absence': 0, 'at once': 0, 'after a vote that fell short': 0, 'not out': 0 };
  const note = (what: keyof typeof met, holds: boolean): void => {
    if (holds) met[what] += 1;
  };

  const tooSeldom = () => Object.entries(met).filter(([, times]) => times < 5);

  it('EXT-01 to EXT-04, EXT-07 make nobody leave without the branch, the committees, a hearing and the right form', () => {
    walkUntil(() => tooSeldom().length === 0, { seed: 20_261_123, inABatch: 350 }, (draw) => {
      const walked = walkFrom(draw);
      const { state, history, chain } = walked;
      const out = mainState(state.place) === 'exited';
      expect(out).toBe(state.facts.left !== undefined);
      note('not out', !out);
      if (!out) return;
      expect(lacking(walked)).toEqual([]);
      const last = (history as readonly Told[]).slice(history.findLastIndex(({ type }) => type === 'ExitOpened'));
      const types = new Set(last.map(({ type }) => type));
      note(last[0]!['form'] as 'removal' | 'leave' | 'expulsion', true);
      note('without self-criticism', last[0]!['form'] !== 'leave' && !types.has('SelfCriticismGiven'));
      note('in absence', !types.has('MemberExplained'));
      note('at once', chain.grassroots !== undefined && !types.has('ExitCommitteeVoteHeld'));
      note('after a vote that fell short', history.some((event) => event.type === 'ExitVoteHeld' && (event as Told)['outcome'] === 'not-approved'));
    });
  }, 120_000);
  it('meet every form and every way on which that can come about', () => {
    expect(tooSeldom()).toEqual([]);
  });
});
