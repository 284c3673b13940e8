import {
  addMonths,
  decide,
  findProcedure,
  findStep,
  initialState,
  statesOf,
  vietnamCalendar,
  type AnyProcedure,
  type AnyStep,
  type CaseState,
  type Deadline,
  type Decision,
  type Happening,
  type Here,
  type IsoDate,
  type OrganOnDay,
  type Refusal,
  type Roll,
} from '../../workflows/index.js';

/** What a clerk enters, as it would come in JSON. */
export type Entered = Record<string, unknown>;

export const roll: Roll = { fullMembers: 20, exempt: 0, temporarilyAway: 0, committeeMembers: 15, standingMembers: 5 };
export const organs = {
  branch: { id: 'branch-1', superiors: ['grassroots-1', 'commune-1'], roll },
  grassroots: { id: 'grassroots-1', superiors: ['commune-1'], roll },
  competent: { id: 'commune-1', superiors: [], roll, decides: 'above-grassroots' },
} satisfies Record<string, OrganOnDay>;

/** The branch that a move leads to, under the same committees. */
const destination = { ...organs, branch: { ...organs.branch, id: 'branch-2' } };

/** A branch can be merged into another, and be split from it again. */
const successions: Here['successions'] = [['branch-1', 'branch-2'], ['branch-2', 'branch-1'], ['branch-2', 'branch-3']].map(([of = '', successor = '']) => ({ of, successor, on: '2016-07-25' }));

const today: IsoDate = '2027-12-31';
const members = Object.fromEntries(['helper-1', 'helper-2', 'helper-3'].map((id) => [id, { bornOn: '1970-01-01' as const, fullMemberSince: '2000-01-01' as const }]));

/** The surroundings most tests need: a branch of twenty under a grassroots committee under a commune committee. */
export const here: Here = { today, calendar: vietnamCalendar, organs, destination, successions, subject: { bornOn: '1995-05-05' }, people: members };

export const procedure: AnyProcedure = findProcedure('admission') ?? (() => { throw new Error('no admission'); })();

export const openVote = (inFavour: number, against = 0, abstaining = 0) => ({ form: 'party-card', present: inFavour + against + abstaining, inFavour, against, abstaining });
export const branchMeeting = (inFavour: number, against = 0) => ({
  minutes: { number: '05-BB/CB', issuedOn: '2024-01-01' },
  electorate: { fullMembers: 20, exempt: 0, temporarilyAway: 0 },
  vote: openVote(inFavour, against),
});
const paper = (number: string, issuedOn: string) => ({ number, issuedOn });

/** A command that each step accepts on a lawful road; a test changes what it is about. */
export const lawful: Record<string, (on: string) => Entered> = {
  'begin-outreach': (on) => ({ happenedOn: on, subject: 'candidate-1', branch: 'branch-1' }),
  'list-candidate': (on) => ({ happenedOn: on, resolution: paper('01-NQ/CB', on), helper: 'helper-1' }),
  'assign-helper': (on) => ({ happenedOn: on, helper: 'helper-2' }),
  'propose-course': (on) => ({ happenedOn: on, proposal: paper('02-CV/ĐU', on) }),
  'certify-training': (on) => ({ happenedOn: on, certificate: paper('15/GCN', on), issuer: 'political-training-centre' }),
  'submit-application': (on) => ({ happenedOn: on, handwritten: true }),
  'declare-cv': (on) => ({ happenedOn: on, writtenByCandidate: true, pagesSealed: true }),
  'supplement-cv': (on) => ({ happenedOn: on }),
  'request-verification': (on) => ({ happenedOn: on, married: false, persons: [{ relation: 'candidate' }, { relation: 'father', exemption: 'relative-is-member' }, { relation: 'mother' }] }),
  'conclude-verification': (on) => ({
    happenedOn: on,
    results: [{ relation: 'candidate', receivedOn: on }, { relation: 'mother', receivedOn: on }],
    certifiedOn: on,
    politicalReview: { needed: false },
  }),
  'record-introductions': (on) => ({ happenedOn: on, introducers: [{ person: 'helper-1', togetherSince: '2015-01-01' }, { person: 'helper-2', togetherSince: '2015-01-01' }] }),
  'collect-opinions': (on) => ({ happenedOn: on, organisations: [{ organisation: 'youth-union', givenOn: on }], residence: { givenOn: on } }),
  'record-branch-vote': (on) => ({ happenedOn: on, ...branchMeeting(18, 2), minutes: paper('06-BB/CB', on), education: { proof: 'certificate' } }),
  'report-vote-result': (on) => ({ happenedOn: on, report: paper('07-BC/CB', on) }),
  'record-section-appraisal': (on) => ({ happenedOn: on, report: paper('08-BC/ĐUBP', on), agrees: true }),
  'record-committee-vote': (on) => ({ happenedOn: on, minutes: paper('09-BB/ĐU', on), members: 15, vote: openVote(14, 1) }),
  'submit-dossier': (on) => ({ happenedOn: on, receipt: paper('10', on), papers: ['01', '37', '38', '39', '40', '41', '42', '43', '44', '45'] }),
  'review-dossier': (on) => ({ happenedOn: on, findings: ['01', '37', '38', '39', '42', '43', '45'].map((number) => ({ paper: number, finding: 'in-order' })) }),
  'extend-decision-time': (on) => ({ happenedOn: on, workingDays: 30, reason: 'Chờ kết luận bổ sung', basis: paper('11-TB/ĐU', on) }),
  'record-committee-decision': (on) => ({ happenedOn: on, decisionNumber: '12-QĐ/ĐU', members: 5, vote: openVote(5) }),
  'record-decision-receipt': (on) => ({ happenedOn: on }),
  'hold-ceremony': (on) => ({ happenedOn: on, guide: 'helper-1' }),
  'certify-new-member-training': (on) => ({ happenedOn: on, certificate: paper('20/GCN', on) }),
  'assess-probationer': (on) => ({ happenedOn: on, selfCriticismOn: on }),
  'collect-probation-opinions': (on) => ({ happenedOn: on, organisations: [{ organisation: 'youth-union', givenOn: on }], residence: { givenOn: on } }),
  'record-discipline': (on) => ({ happenedOn: on, decision: paper('21-QĐ/CB', on), measure: 'reprimand' }),
  'record-recognition-vote': (on) => ({ happenedOn: on, ...branchMeeting(18, 2), minutes: paper('22-BB/CB', on) }),
  'record-removal-vote': (on) => ({ happenedOn: on, ...branchMeeting(18, 2), minutes: paper('23-BB/CB', on), basis: paper('24-BC/CB', on) }),
  'record-recognition-decision': (on) => ({ happenedOn: on, decisionNumber: '25-QĐ/ĐU', members: 5, vote: openVote(5) }),
  'record-removal-decision': (on) => ({ happenedOn: on, decisionNumber: '26-QĐ/ĐU', members: 5, vote: openVote(5) }),
  'issue-transfer-letter': (on) => ({ happenedOn: on, letter: paper('27-GGT/ĐU', on), kind: '53', destination: 'branch-2' }),
  'receive-transfer': (on) => ({ happenedOn: on, helper: 'helper-3' }),
  'recall-transfer-letter': (on) => ({ happenedOn: on, reason: 'Không chuyển nữa', basis: paper('31-CV/ĐU', on) }),
  'follow-reorganisation': (on) => ({ happenedOn: on, successor: 'branch-2', succeeds: 'holder', basis: paper('32-QĐ/ĐU', on) }),
  'begin-temporary-activity': (on) => ({ happenedOn: on, letter: paper('28-GGT/ĐU', on), purpose: 'work', until: addMonths(on as IsoDate, 6) }),
  'withdraw-application': (on) => ({ happenedOn: on, letter: paper('29', on) }),
  'stop-case': (on) => ({ happenedOn: on, reason: 'other', explanation: 'Chuyển đi nơi khác', basis: paper('30-NQ/CB', on) }),
};

/** What the tests of one file have seen of each step's rules. */
const tried = new Map<string, { readonly refused: Set<string>; readonly satisfied: Set<string> }>();

/** Rules of a step, as «ADM-22 code», that no test of this file has seen refused or none has seen satisfied. The last test of a step's file asks. */
export function untriedRules(stepName: string): string[] {
  const step = getStep(stepName);
  const seen = tried.get(stepName);
  const untried = [...step.preconditions, ...step.conditions]
    .map(({ rule, code }) => `${rule} ${code}`)
    .flatMap((name) => [...(seen?.refused.has(name) ? [] : [`${name} was never refused`]), ...(seen?.satisfied.has(name) ? [] : [`${name} was never satisfied`])]);
  return [...new Set(untried)];
}

function note(step: AnyStep, decision: Decision): void {
  const seen = tried.get(step.name) ?? { refused: new Set(), satisfied: new Set() };
  tried.set(step.name, seen);
  const refused = new Set(decision.accepted ? [] : decision.refusals.map(({ rule, code }) => `${rule} ${code}`));
  if (refused.has('ORD-04 no-regulation-on-that-day')) return;
  for (const { rule, code } of [...step.preconditions, ...step.conditions]) {
    const name = `${rule} ${code}`;
    (refused.has(name) ? seen.refused : seen.satisfied).add(name);
  }
}

function getStep(stepName: string): AnyStep {
  const step = findStep(procedure, stepName);
  if (!step) throw new Error(`no step ${stepName}`);
  return step;
}

/** A case in memory. Every act goes through `decide`, never by hand; an act that is refused changes nothing. */
export class AdmissionCase {
  state: CaseState = initialState(procedure);
  readonly events: Happening[] = [];
  surroundings: Here = here;

  /** The ready-made roads below are of 2024 and 2025; they can be walked some years earlier or later. */
  constructor(private readonly yearsLater = 0) {}

  /** A day of the ready-made roads, moved by this case's years. */
  private day(on: IsoDate): IsoDate {
    return addMonths(on, 12 * this.yearsLater);
  }

  /** Judges a step with its lawful command, changed by `entered`. */
  judge(stepName: string, on: string, entered: Entered = {}, surroundings: Partial<Here> = {}): Decision {
    const step = getStep(stepName);
    const command = lawful[stepName];
    if (!command) throw new Error(`no lawful command of ${stepName}`);
    const decision = decide(procedure, this.state, step, step.command.parse({ ...command(on), ...entered }), { ...this.surroundings, ...surroundings });
    note(step, decision);
    return decision;
  }

  /** The refusals of a step, as «ADM-22 approval-below-two-thirds»; empty when it is accepted. Nothing is recorded. */
  refusals(stepName: string, on: string, entered: Entered = {}, surroundings: Partial<Here> = {}): string[] {
    return this.refused(stepName, on, entered, surroundings).map(({ rule, code }) => `${rule} ${code}`);
  }

  refused(stepName: string, on: string, entered: Entered = {}, surroundings: Partial<Here> = {}): readonly Refusal[] {
    const decision = this.judge(stepName, on, entered, surroundings);
    return decision.accepted ? [] : decision.refusals;
  }

  /** The event a step would become; it must be accepted, and nothing is recorded. */
  eventOf(stepName: string, on: string, entered: Entered = {}, surroundings: Partial<Here> = {}): Happening {
    return this.accept(stepName, on, entered, surroundings).event;
  }

  private accept(stepName: string, on: string, entered: Entered, surroundings: Partial<Here>) {
    const decision = this.judge(stepName, on, entered, surroundings);
    if (!decision.accepted) throw new Error(`${stepName} on ${on} was refused: ${JSON.stringify(decision.refusals, undefined, 1)}`);
    return decision;
  }

  /** Records a step that must be accepted. */
  record(stepName: string, on: string, entered: Entered = {}, surroundings: Partial<Here> = {}): this {
    const { event, next } = this.accept(stepName, on, entered, surroundings);
    this.state = next;
    this.events.push(event);
    return this;
  }

  /** Outreach to the certificate. */
  afterTraining(): this {
    return this.record('begin-outreach', this.day('2024-01-05')).record('list-candidate', this.day('2024-02-05')).record('propose-course', this.day('2024-03-05')).record('certify-training', this.day('2024-04-05'));
  }
  /** All papers of the dossier in order. */
  afterPreparation(): this {
    return this.afterTraining()
      .record('submit-application', this.day('2024-05-06'))
      .record('declare-cv', this.day('2024-05-20'))
      .record('request-verification', this.day('2024-05-27'))
      .record('conclude-verification', this.day('2024-07-15'))
      .record('record-introductions', this.day('2024-07-20'))
      .record('collect-opinions', this.day('2024-07-22'));
  }
  afterBranchVote(on: string = this.day('2024-08-05')): this {
    return this.afterPreparation().record('record-branch-vote', on);
  }
  afterSubmission(): this {
    return this.afterBranchVote().record('record-committee-vote', this.day('2024-08-19')).record('submit-dossier', this.day('2024-08-21'));
  }
  afterDecision(): this {
    return this.afterSubmission().record('record-committee-decision', this.day('2024-09-10'));
  }
  /** On probation until 2025-10-01. */
  afterCeremony(): this {
    return this.afterDecision().record('record-decision-receipt', this.day('2024-09-12')).record('hold-ceremony', this.day('2024-10-01'));
  }
  /** Everything ready for the vote on recognition. */
  afterProbation(): this {
    return this.afterCeremony()
      .record('certify-new-member-training', this.day('2025-03-01'))
      .record('assess-probationer', this.day('2025-09-01'))
      .record('collect-probation-opinions', this.day('2025-09-15'));
  }
  afterRecognitionVote(): this {
    return this.afterProbation().record('record-recognition-vote', this.day('2025-10-08'));
  }
  afterRecognition(): this {
    return this.afterRecognitionVote().record('record-committee-vote', this.day('2025-10-15')).record('record-recognition-decision', this.day('2025-11-03'));
  }
}

/** The time limits that run in a case as it stands. */
export const deadlinesIn = ({ state, surroundings }: AdmissionCase): readonly Deadline[] =>
  procedure.deadlinesOf({ facts: state.facts, states: new Set(statesOf(state.place)), calendar: surroundings.calendar });

/** A case of 2028, the first year whose days off nobody has announced: every limit counted through it is a guess (CAL-07). */
export function aCaseOfAnUnannouncedYear(): AdmissionCase {
  const later = aCase(4);
  later.surroundings = { ...here, today: '2029-12-31' };
  return later;
}

/** A new case in memory, its ready-made roads some years later than 2024. */
export const aCase = (yearsLater = 0): AdmissionCase => new AdmissionCase(yearsLater);
