import fc from 'fast-check';
import { addMonths, decide, findStep, mainState, type CaseState, type Happening, type Here, type IsoDate } from '../../workflows/index.js';
import { aCase, here, lawful, organs, procedure, type Entered } from '../support/admission-case.js';
import { afterThreeFailedVotes } from '../support/admission-roads.js';
import { drawFrom, walk, type Attempt, type Start } from '../support/arbitrary-history.js';

// What the Charter promises a probationer must hold of every history, however it came about.

const onProbation: Start = { state: aCase().afterCeremony().state, day: '2025-09-15' };
const voteFailedThrice: Start = { state: afterThreeFailedVotes().state, day: '2025-11-10' };
/** The least chain there is: a branch and the committee that decides. */
const least: Partial<Here> = { organs: { branch: organs.branch, competent: organs.competent } };

/** A day after everything a walk can have entered. */
const at: IsoDate = '2035-01-02';

function walks(start: Start, runs: number, seed: number, look: (attempt: Attempt) => void, done: (history: readonly Happening[]) => void = () => undefined): void {
  fc.assert(
    fc.property(fc.gen(), (generator) => {
      done(walk(procedure, drawFrom(generator), 70, look, start));
    }),
    { seed, numRuns: runs, endOnFailure: true },
  );
}

interface Known {
  readonly ceremonyOn?: IsoDate;
  readonly probationEndsOn?: IsoDate;
  readonly officialFrom?: IsoDate;
  readonly votedOn?: readonly string[];
  readonly branch?: string;
  readonly destination?: string;
}
const known = (state: CaseState): Known => state.facts;

/** A probationer whose ceremony was on a day, with the dossier of probation complete. */
function probationerSince(day: IsoDate, yearsLater: number): CaseState {
  const held = aCase(yearsLater).afterDecision();
  return held.record('record-decision-receipt', day).record('hold-ceremony', day, { superiorAgreement: { number: '32-CV/HU', issuedOn: day } })
    .record('certify-new-member-training', addMonths(day, 6)).record('assess-probationer', addMonths(day, 11)).record('collect-probation-opinions', addMonths(day, 11)).state;
}

/** The state after a step with its lawful command under the least chain, where it is accepted. */
function after(state: CaseState, name: string, entered: Entered = {}): CaseState | undefined {
  const step = findStep(procedure, name)!;
  const decision = decide(procedure, state, step, step.command.parse({ ...lawful[name]!(at), ...entered }), { ...here, ...least, today: at });
  return decision.accepted ? decision.next : undefined;
}

/** What can be done in such a chain without anybody dying, moving or being helped by somebody else. */
const ways = [
  'receive-transfer', 'certify-new-member-training', 'assess-probationer', 'collect-probation-opinions', 'record-recognition-vote', 'record-removal-vote',
  'report-vote-result', 'record-recognition-decision', 'record-removal-decision', 'recognise-after-remedy',
];
/** Two states of one shape differ only in days. */
const shapeOf = ({ place, facts }: CaseState): string =>
  JSON.stringify([place, Object.entries(facts).map(([name, value]) => (typeof value === 'string' && /^\d{4}-/.test(value) ? name : [name, value])).sort()]).replaceAll(/\d{4}-\d{2}-\d{2}/g, '');

/** The ends that can be reached from a state under the least chain. */
function endsFrom(state: CaseState): string[] {
  const ends = new Set<string>();
  const met = new Set<string>();
  const open = [state];
  for (let next = open.pop(); next; next = open.pop()) {
    const from = next;
    const name = mainState(from.place);
    if (met.has(shapeOf(from))) continue;
    met.add(shapeOf(from));
    if (name === 'fullMember' || name === 'removed') ends.add(name);
    else open.push(...ways.map((way) => after(from, way)).filter((reached) => reached !== undefined));
  }
  return [...ends].sort();
}

/** States of many walks in which somebody is still on probation, one of each shape. */
function probationStates(start: Start, runs: number, seed: number): CaseState[] {
  const states = new Map<string, CaseState>();
  walks(start, runs, seed, ({ decision }) => {
    if (decision.accepted && !['fullMember', 'removed', 'stopped', 'annulled'].includes(mainState(decision.next.place))) states.set(shapeOf(decision.next), decision.next);
  });
  return [...states.values()];
}
const placesOf = (states: readonly CaseState[]): string[] => [...new Set(states.map(({ place }) => mainState(place)))].sort();

describe('random histories of probation', () => {
  it('PRO-11 make nobody a full member whom the branch has not voted on to recognise, and remove nobody whom it has not voted on to remove', () => {
    const ended = { RecognitionDecided: 0, RemovalDecided: 0 };
    const look = ({ decision, state }: Attempt): void => {
      const end = decision.accepted && mainState(decision.next.place);
      if (!decision.accepted) return;
      if (end === 'fullMember' && decision.event.type === 'RecognitionDecided') expect(known(state).votedOn).toContain('recognition');
      if (end === 'removed' && decision.event.type === 'RemovalDecided') expect(known(state).votedOn).toContain('removal');
      // Nobody becomes the one or the other by anything else; a remedy and a complaint leave people what they were.
      if (end === 'fullMember' && decision.event.type !== 'RecognitionDecided') expect(known(state).officialFrom).toBeDefined();
      if (end === 'removed' && decision.event.type !== 'RemovalDecided') expect(mainState(state.place)).toBe('removed');
    };
    walks(onProbation, 450, 20_261_201, look, (history) => {
      for (const [place, event] of history.entries()) {
        if (event.type !== 'RecognitionDecided' && event.type !== 'RemovalDecided') continue;
        ended[event.type] += 1;
        expect(history.slice(0, place).map(({ type }) => type)).toContain(event.type === 'RecognitionDecided' ? 'RecognitionVoteHeld' : 'RemovalVoteHeld');
      }
    });
    expect(Math.min(...Object.values(ended))).toBeGreaterThan(5);
  }, 60_000);

  it('PRO-09 make everybody official on the day twelve months after the ceremony, whoever was late', () => {
    let recognised = 0;
    const look = ({ decision }: Attempt): void => {
      if (!decision.accepted) return;
      const { ceremonyOn: from = '1900-01-01', probationEndsOn, officialFrom } = known(decision.next);
      expect(probationEndsOn).toBe(addMonths(from, 12));
      if (mainState(decision.next.place) !== 'fullMember') return;
      recognised += 1;
      expect(officialFrom).toBe(probationEndsOn);
      if (decision.event.type === 'RecognitionDecided') expect(decision.event).toHaveProperty('officialFrom', officialFrom);
    };
    for (const [day, yearsLater] of [['2024-01-31', -1], ['2024-02-29', -1], ['2024-12-02', 0], ['2026-09-21', 2]] as const) {
      walks({ state: probationerSince(day, yearsLater), day: addMonths(day, 12) }, 100, 20_261_202, look);
    }
    expect(recognised).toBeGreaterThan(10);
  }, 60_000);

  it('PRO-10 leave an end in reach of every probationer of a branch right under the committee that decides', () => {
    const states = [onProbation, voteFailedThrice].flatMap((start) => probationStates({ ...start, here: least }, 80, 20_261_203));
    expect(placesOf(states)).toEqual(['awaitingProbationDecision', 'awaitingProbationReport', 'awaitingRecognitionDecision', 'awaitingRemedy', 'awaitingRemovalDecision', 'onProbation']);
    expect(states.filter((state) => endsFrom(state).length === 0).map(shapeOf)).toEqual([]);
  }, 60_000);

  it('PRO-14 leave an end in reach of every probationer who moves to such a branch, wherever the case stood', () => {
    const states = probationStates(onProbation, 150, 20_261_204);
    expect(placesOf(states)).toHaveLength(10);
    const stuck = states.filter((state) => {
      const { branch, destination } = known(state);
      const leaving = destination === undefined ? after(state, 'issue-transfer-letter', { kind: '54', destination: branch === 'branch-2' ? 'branch-1' : 'branch-2' }) : state;
      const arrived = leaving && after(leaving, 'receive-transfer');
      return !arrived || endsFrom(arrived).length === 0;
    });
    expect(stuck.map(shapeOf)).toEqual([]);
  }, 60_000);
});
