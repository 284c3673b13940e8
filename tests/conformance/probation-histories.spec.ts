import { addMonths, decide, findStep, mainState, type CaseState, type Here, type IsoDate } from '../../workflows/index.js';
import { aCase, here, lawful, organs, procedure, type Entered } from '../support/admission-case.js';
import { afterThreeFailedVotes } from '../support/admission-roads.js';
import { pick, sharedWalks, walk, walkUntil, type Attempt, type Start } from '../support/arbitrary-history.js';

// What the Charter promises a probationer must hold of every history, however it came about.

const onProbation: Start = { state: aCase().afterCeremony().state, day: '2025-09-15' };
const voteFailedThrice: Start = { state: afterThreeFailedVotes().state, day: '2025-11-10' };
/** The least chain there is: a branch and the committee that decides. */
const least: Partial<Here> = { organs: { branch: organs.branch, competent: organs.competent } };

/** A day after everything a walk can have entered. */
const at: IsoDate = '2035-01-02';

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

/** Shapes of states from which an end was reached. */
const leadToAnEnd = new Set<string>();
/** Whether recognition or removal can be reached from a state under the least chain. */
function reachesAnEnd(state: CaseState, tried = new Set<string>()): boolean {
  const shape = shapeOf(state);
  if (tried.has(shape)) return false;
  tried.add(shape);
  const onward = (way: string): boolean => {
    const next = after(state, way);
    return next !== undefined && reachesAnEnd(next, tried);
  };
  const reaches = leadToAnEnd.has(shape) || ['fullMember', 'removed'].includes(mainState(state.place)) || ways.some(onward);
  if (reaches) leadToAnEnd.add(shape);
  return reaches;
}

/** Ends of the road: nobody is on probation there. */
const endStates = ['fullMember', 'removed', 'stopped', 'annulled'];

/** States of walks in which somebody is still on probation, one of each shape; walks go on until the places that are wanted were met. */
function probationStates(starts: readonly Start[], inABatch: number, seed: number, wanted: readonly string[]): CaseState[] {
  const states = new Map<string, CaseState>();
  walkUntil(() => wanted.every((place) => placesOf([...states.values()]).includes(place)), { seed, inABatch }, (draw) => {
    walk(procedure, draw, 70, ({ decision }) => {
      if (decision.accepted && !endStates.includes(mainState(decision.next.place))) states.set(shapeOf(decision.next), decision.next);
    }, pick(draw, starts));
  });
  return [...states.values()];
}
const placesOf = (states: readonly CaseState[]): string[] => [...new Set(states.map(({ place }) => mainState(place)))].sort();

/** Ceremonies on days whose twelfth month ends otherwise, and beside them probation as it usually begins. */
const ceremonies = [['2024-01-31', -1], ['2024-02-29', -1], ['2024-12-02', 0], ['2026-09-21', 2]] as const;
const starts: readonly Start[] = [onProbation, ...ceremonies.map(([day, yearsLater]): Start => ({ state: probationerSince(day, yearsLater), day: addMonths(day, 12) }))];

/** The same walks for what probation promises: every accepted attempt of them. */
const walks = sharedWalks({ seed: 20_261_201, inABatch: 200 }, (draw) => {
  const start = pick(draw, starts);
  const attempts: Attempt[] = [];
  const history = walk(procedure, draw, 70, (attempt) => {
    if (attempt.decision.accepted) attempts.push(attempt);
  }, start);
  return { start, attempts, history };
});

describe('random histories of probation', () => {
  it('PRO-11 make nobody a full member whom the branch has not voted on to recognise, and remove nobody whom it has not voted on to remove', () => {
    const ended = { RecognitionDecided: 0, RemovalDecided: 0 };
    walks(({ attempts, history }) => {
      for (const { decision, state } of attempts) {
        if (!decision.accepted) continue;
        const end = mainState(decision.next.place);
        if (end === 'fullMember' && decision.event.type === 'RecognitionDecided') expect(known(state).votedOn).toContain('recognition');
        if (end === 'removed' && decision.event.type === 'RemovalDecided') expect(known(state).votedOn).toContain('removal');
        // Nobody becomes the one or the other by anything else; a remedy and a complaint leave people what they were.
        if (end === 'fullMember' && decision.event.type !== 'RecognitionDecided') expect(known(state).officialFrom).toBeDefined();
        if (end === 'removed' && decision.event.type !== 'RemovalDecided') expect(mainState(state.place)).toBe('removed');
      }
      for (const [place, event] of history.entries()) {
        if (event.type !== 'RecognitionDecided' && event.type !== 'RemovalDecided') continue;
        ended[event.type] += 1;
        expect(history.slice(0, place).map(({ type }) => type)).toContain(event.type === 'RecognitionDecided' ? 'RecognitionVoteHeld' : 'RemovalVoteHeld');
      }
    }, () => Math.min(...Object.values(ended)) > 5);
    expect(Math.min(...Object.values(ended))).toBeGreaterThan(5);
  }, 60_000);

  it('PRO-09 make everybody official on the day twelve months after the ceremony, whoever was late', () => {
    const recognised = new Map(starts.map((start) => [start, 0]));
    const fewest = (): number => Math.min(...recognised.values());
    walks(({ start, attempts }) => {
      for (const { decision } of attempts) {
        if (!decision.accepted) continue;
        const { ceremonyOn: from = '1900-01-01', probationEndsOn, officialFrom } = known(decision.next);
        expect(probationEndsOn).toBe(addMonths(from, 12));
        if (mainState(decision.next.place) !== 'fullMember') continue;
        recognised.set(start, (recognised.get(start) ?? 0) + 1);
        expect(officialFrom).toBe(probationEndsOn);
        if (decision.event.type === 'RecognitionDecided') expect(decision.event).toHaveProperty('officialFrom', officialFrom);
      }
    }, () => fewest() > 2);
    expect(fewest()).toBeGreaterThan(2);
  }, 60_000);

  it('PRO-10 leave an end in reach of every probationer of a branch right under the committee that decides', () => {
    const places = ['awaitingProbationDecision', 'awaitingProbationReport', 'awaitingRecognitionDecision', 'awaitingRemedy', 'awaitingRemovalDecision', 'onProbation'];
    const states = probationStates([onProbation, voteFailedThrice].map((start) => ({ ...start, here: least })), 160, 20_261_203, places);
    expect(placesOf(states)).toEqual(places);
    expect(states.filter((state) => !reachesAnEnd(state)).map(shapeOf)).toEqual([]);
  }, 60_000);

  it('PRO-14 leave an end in reach of every probationer who moves to such a branch, wherever the case stood', () => {
    const places = [
      'awaitingProbationDecision', 'awaitingProbationReport', 'awaitingRecognitionAppraisal', 'awaitingRecognitionCommitteeVote', 'awaitingRecognitionDecision',
      'awaitingRemedy', 'awaitingRemovalAppraisal', 'awaitingRemovalCommitteeVote', 'awaitingRemovalDecision', 'onProbation',
    ];
    const states = probationStates([onProbation], 150, 20_261_204, places);
    expect(placesOf(states)).toEqual(places);
    const stuck = states.filter((state) => {
      const { branch, destination } = known(state);
      const leaving = destination === undefined ? after(state, 'issue-transfer-letter', { kind: '54', destination: branch === 'branch-2' ? 'branch-1' : 'branch-2' }) : state;
      const arrived = leaving && after(leaving, 'receive-transfer');
      return !arrived || !reachesAnEnd(arrived);
    });
    expect(stuck.map(shapeOf)).toEqual([]);
  }, 60_000);
});
