import { z } from 'zod';
import { allStates, arrowsOf, mainState, type Happening, type IsoDate } from '../../workflows/index.js';
import { sharedWalks, walk, type Attempt } from '../support/arbitrary-history.js';
import type { CaseInMemory } from '../support/case-in-memory.js';
import { aScreening, procedure } from '../support/screening-case.js';

// What a member can rely on, whatever is recorded in whatever order. It is checked here from the events alone, not by the rules that are to keep it.

/** The fields of events that speak here. */
interface Told extends Happening {
  readonly criteria?: readonly { readonly criterion: string; readonly conclusion: { readonly issuedOn: IsoDate } }[];
  readonly vote?: { readonly form: string; readonly inFavour: number };
  readonly electorate?: { readonly fullMembers: number; readonly exempt: number; readonly temporarilyAway: number };
  readonly outcome?: string;
  readonly proposal?: string;
  readonly matter?: string;
  readonly meetingOn?: IsoDate;
}
const told = (events: readonly Happening[]): readonly Told[] => events;

/** Every vote about the member, with the matter on which the member is heard before it. */
const votes: Readonly<Record<string, string>> = { ListingBallotHeld: 'listing', BranchEvaluated: 'evaluation', ExitVoteHeld: 'exit' };
/** States in which the member is listed, and from which there is a way back. */
const listedStates = allStates(procedure.machine).map(({ name }) => name).filter((name) => arrowsOf(procedure.machine).some(({ from, event }) => from === name && event === 'ListingUndone'));

/** An accepted act with what had happened before it. */
interface Act {
  readonly before: readonly Told[];
  readonly event: Told;
  readonly attempt: Attempt;
}

/** Walks through the procedure, from its beginning or from a case. */
const walksFrom = (seed: number, from?: { readonly road: () => CaseInMemory; readonly day: IsoDate }) =>
  sharedWalks({ seed, inABatch: 40 }, (draw) => {
    const acts: Act[] = [];
    const known = new Map<unknown, readonly Happening[]>();
    const road = from?.road();
    walk(procedure, draw, 160, (attempt) => {
      if (known.size === 0) known.set(attempt.state, road?.events ?? []);
      if (!attempt.decision.accepted) return;
      const { event, next } = attempt.decision;
      const before = known.get(attempt.state) ?? [];
      acts.push({ before: told(before), event, attempt });
      known.set(next, [...before, event]);
    }, road && from && { state: road.state, day: from.day });
    return acts;
  });
const fromTheBeginning = walksFrom(20_261_141);
// Education of this road began on 12 February 2024.
const fromEducation = walksFrom(20_261_143, { road: () => aScreening().afterOpening('2024-12-02'), day: '2024-12-02' });

const each = (look: (act: Act) => void) => (acts: readonly Act[]): void => acts.forEach(look);
const must = (holds: boolean, what: string, events: readonly Told[]): void => {
  if (!holds) throw new Error(`${what}: ${JSON.stringify(events)}`);
};

describe('due process in a screening, over random histories', () => {
  it('lists nobody without a criterion, a concluded document, a direction and a secret ballot of two thirds', () => {
    let listings = 0;
    fromTheBeginning(each(({ before, event, attempt: { decision } }) => {
      if (event.type !== 'ListingBallotHeld' || !decision.accepted) return;
      const listed = mainState(decision.next.place) === 'awaitingListingReport';
      const [begun] = before;
      const { fullMembers = 0, exempt = 0 } = event.electorate ?? {};
      must(begun?.type === 'ScreeningBegun' && (begun.criteria?.length ?? 0) > 0, 'no criterion', before);
      must(begun?.criteria?.every(({ criterion, conclusion }) => criterion !== 'further' && conclusion.issuedOn <= begun.happenedOn) === true, 'a criterion nobody has concluded or nobody knows', before);
      must(before.some(({ type }) => type === 'ScreeningOpinionsCollected'), 'no opinions', before);
      must(before.some(({ type }) => type === 'DirectionReceived'), 'no direction', before);
      must(event.vote?.form === 'secret-ballot', 'no secret ballot', [event]);
      must(listed === (event.vote !== undefined && event.vote.inFavour * 3 >= 2 * (fullMembers - exempt)), 'listed or not against the votes', [event]);
      if (listed) listings += 1;
    }), () => listings > 0);
    expect(listings).toBeGreaterThan(0);
  }, 60_000);

  it('lets the member answer before every vote: since the last one on the matter an explanation, or three meetings to come to', () => {
    const met = new Set<string>();
    const wanted = ['BranchEvaluated heard', 'ExitVoteHeld heard', 'ListingBallotHeld heard'];
    fromTheBeginning(each(({ before, event }) => {
      const matter = votes[event.type];
      if (matter === undefined) return;
      // What was of the day of the last vote or before belongs to that vote; on an exit the member is heard from the day it was opened.
      const since = before.findLast(({ type }) => votes[type] === matter)?.happenedOn ?? '';
      const opened = before.findLast(({ type }) => type === 'ExitOpened')?.happenedOn ?? '';
      const counts = (day: string): boolean => day <= event.happenedOn && (matter === 'exit' ? day >= opened : day > since);
      const explained = before.some((one) => one.type === 'MemberExplained' && one.matter === matter && counts(one.happenedOn));
      const meetings = new Set(before.flatMap((one) => (one.type === 'MemberInvited' && one.matter === matter && one.meetingOn !== undefined && counts(one.meetingOn) ? [one.meetingOn] : [])));
      must(explained || meetings.size >= 3, 'nobody heard the member', [...before, event]);
      met.add(`${event.type} ${explained ? 'heard' : 'in absence'}`);
    }), () => wanted.every((one) => met.has(one)));
    expect([...met]).toEqual(expect.arrayContaining(wanted));
  }, 60_000);

  it('finds nobody unqualified before twelve months of education by the branch, with somebody to help', () => {
    let found = 0;
    fromEducation(each(({ before, event, attempt: { decision } }) => {
      if (!decision.accepted || event.proposal !== 'unqualified') return;
      const [begun] = before.filter(({ type, proposal, outcome }) => type === 'EducationPlanned' || (type === 'BranchEvaluated' && proposal === 'continue' && outcome === 'approved'));
      must(begun !== undefined && event.happenedOn >= yearAfter(begun.happenedOn), 'too early', [...before, event]);
      must(before.some(({ type }) => type === 'HelperAssigned' || type === 'ListedMemberReceived'), 'nobody helped', [...before, event]);
      found += 1;
    }), () => found > 0);
    expect(found).toBeGreaterThan(0);
  }, 60_000);
});

/** The same day a year later, by hand; the 29th of February becomes the 28th. */
const yearAfter = (day: string): string => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`.replace(/-02-29$/, '-02-28');

describe('due process in the order of a screening', () => {
  const arrows = arrowsOf(procedure.machine);
  const into = (state: string) => arrows.filter(({ to, from }) => to === state && from !== state);

  it('has no arrow that goes by itself', () => {
    expect(arrows.filter(({ event }) => event === undefined)).toEqual([]);
    expect(JSON.stringify(procedure.machine.config)).not.toMatch(/"(always|after|onDone|invoke)"/);
  });
  it('reaches “unqualified” only by the evaluation of the branch, or back from an exit that did not come about', () => {
    expect(into('unqualified').map(({ from, event }) => `${from} ${event ?? ''}`).sort()).toEqual([
      'awaitingEvaluation BranchEvaluated',
      'awaitingExitAppraisal ExitWithdrawn',
      'awaitingExitCommitteeVote ExitCommitteeVoteHeld',
      'awaitingExitCommitteeVote ExitWithdrawn',
      'awaitingExitDecision ExitCommitteeVoteHeld',
      'awaitingExitDecision ExitDecided',
      'awaitingExitDecision ExitWithdrawn',
      'awaitingExitVote ExitVoteHeld',
      'awaitingExitVote ExitWithdrawn',
    ]);
    expect(arrows.find(({ from, to }) => from === 'awaitingEvaluation' && to === 'unqualified')?.outcome).toEqual({ outcome: 'approved', proposal: 'unqualified' });
  });
  it('begins an exit by one act alone, and ends it by the decision of the competent committee alone', () => {
    const begun = into('awaitingExitVote');
    expect(new Set(begun.map(({ event }) => event))).toEqual(new Set(['ExitOpened']));
    expect(new Set(begun.map(({ from }) => from))).toEqual(new Set(['educating', 'awaitingEvaluation', 'awaitingProgressRecognition', 'unqualified']));
    expect(into('exited').map(({ from, event, outcome }) => [from, event, outcome])).toEqual([['awaitingExitDecision', 'ExitDecided', { outcome: 'approved' }]]);
  });
  it('can undo every listing: each open state after the ballot has an arrow off the list, and none before it needs one', () => {
    const after = new Set(['awaitingListingReport']);
    for (let grown = 0; grown !== after.size; ) {
      grown = after.size;
      for (const { from, to } of arrows) if (after.has(from) && to !== undefined && to !== 'exited') after.add(to);
    }
    const open = [...after].filter((state) => arrows.some(({ from }) => from === state)).sort();
    expect([...listedStates].sort()).toEqual(open);
    for (const state of listedStates) expect(arrows.filter(({ from, event }) => from === state && event === 'ListingUndone').map(({ to }) => to)).toEqual(['delisted']);
  });
  it('lets the member be heard and speak in every open state', () => {
    const states = allStates(procedure.machine).filter(({ name, final }) => !final && name !== 'beforeReview').map(({ name }) => name);
    for (const event of ['MemberInvited', 'MemberExplained']) expect(states.filter((state) => !arrows.some((arrow) => arrow.from === state && arrow.event === event))).toEqual([]);
  });
  it('asks before every vote whether the member could answer, and has the answer read to the meeting', () => {
    for (const event of Object.keys(votes)) {
      const step = procedure.steps.find((one) => one.event === event);
      expect(step?.preconditions.map(({ code }) => code)).toContain('member-not-heard');
      expect(step?.attests.map(({ code }) => code)).toContain('explanation-read-to-the-meeting');
    }
  });
});

/** A schema as far as this file reads it. */
interface Schema {
  readonly type?: string;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly additionalProperties?: unknown;
}

describe('the secrecy of votes', () => {
  const { oneOf = [] } = z.toJSONSchema(procedure.event, { unrepresentable: 'any' }) as Schema;
  const voting = oneOf.filter(({ properties }) => properties?.['vote'] !== undefined);
  const nameOf = ({ properties }: Schema) => String((properties?.['type'] as { const?: unknown }).const);

  /** Every value a schema holds, with the path to it. */
  const leaves = (schema: Schema, path: string): (readonly [string, Schema])[] => {
    const inner = [...Object.entries(schema.properties ?? {}), ...(schema.items ? [['[]', schema.items] as const] : []), ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].map((one) => ['|', one] as const)];
    return inner.length === 0 ? [[path, schema]] : inner.flatMap(([name, one]) => leaves(one, `${path}.${name}`));
  };

  it('is kept in every event that holds a vote', () => {
    expect(voting.map(nameOf).sort()).toEqual(['BranchEvaluated', 'ExitCommitteeVoteHeld', 'ExitDecided', 'ExitVoteHeld', 'ListingBallotHeld', 'ProgressRecognised']);
  });
  it('holds in a vote nothing but its form and counts', () => {
    for (const event of voting) {
      const vote = event.properties?.['vote'] ?? {};
      const others = leaves(vote, 'vote').filter(([path, { type }]) => type !== 'integer' && path !== 'vote.form');
      expect([nameOf(event), others]).toEqual([nameOf(event), []]);
    }
  });
  it('names beside a vote no person, and has no list of anything', () => {
    const person = z.toJSONSchema(z.object({ id: procedure.steps.find(({ name }) => name === 'assign-helper')!.command })) as Schema;
    const { pattern } = person.properties?.['id']?.properties?.['helper'] ?? {};
    expect(pattern).toBeDefined();
    for (const event of voting) {
      const speaking = leaves(event, nameOf(event)).filter(([path, schema]) => schema.pattern === pattern || path.includes('[]'));
      expect(speaking).toEqual([]);
      expect(Object.keys(event.properties ?? {}).filter((name) => /voter|person|member(?!s$)|ballotBy/i.test(name))).toEqual([]);
      expect(event.additionalProperties).toBe(false);
    }
  });
});
