import { addDays, type AnyProcedure, type Here, type IsoDate, type Roll } from '../../workflows/index.js';
import { screening } from '../../workflows/screening/procedure.js';
import { here as usual, openVote, organs, roll } from './admission-case.js';
import { CaseInMemory, type Bench, type Entered } from './case-in-memory.js';

export const procedure: AnyProcedure = screening;

/** The first day that screening has an edition for. */
export const firstDay: IsoDate = '2021-04-12';

/** The surroundings most tests need: a full member of a branch of twenty. */
export const here: Here = { ...usual, subject: { bornOn: '1980-05-05', fullMemberSince: '2010-01-01' }, otherCases: [] };

const paper = (number: string, issuedOn: string) => ({ number, issuedOn });

/** A secret ballot in which everybody present gave a valid ballot. */
export const secretBallot = (inFavour: number, against = 0) => {
  const present = inFavour + against;
  return { form: 'secret-ballot', present, inFavour, against, abstaining: 0, ballots: { issued: present, returned: present, valid: present, blank: 0, invalid: 0 } };
};
/** The minutes of a meeting of the usual branch. */
export const meeting = (on: string, vote: Entered = secretBallot(18, 2)) => ({ minutes: paper('05-BB/CB', on), electorate: { fullMembers: 20, exempt: 0, temporarilyAway: 0 }, vote });
/** The same surroundings with another roll of the branch. */
export const withRoll = (changed: Partial<Roll>): Partial<Here> => ({ organs: { ...organs, branch: { ...organs.branch, roll: { ...roll, ...changed } } } });

const explained = { declined: false, manner: 'written', words: 'Tôi xin giải trình như sau.' };

/** A command that each step accepts on a lawful road; a test changes what it is about. */
export const lawful: Record<string, (on: string) => Entered> = {
  'begin-screening': (on) => ({
    happenedOn: on, subject: 'member-1', branch: 'branch-1',
    criteria: [{ criterion: 'not-completed-two-years', conclusion: paper('01-TB/ĐU', on), concludedBy: 'Đảng ủy cơ sở' }],
  }),
  'collect-screening-opinions': (on) => ({ happenedOn: on, residenceFront: { givenOn: on } }),
  'ask-direction': (on) => ({ happenedOn: on, letter: paper('02-CV/CB', on) }),
  'record-direction': (on) => ({ happenedOn: on, letter: paper('03-CV/ĐU', on), direction: 'list' }),
  'invite-member': (on) => ({ happenedOn: on, letter: paper('04-GM/CB', on), matter: 'listing', meetingOn: on }),
  'record-explanation': (on) => ({ happenedOn: on, matter: 'listing', explanation: explained }),
  'record-listing-ballot': (on) => ({ happenedOn: on, ...meeting(on) }),
  'report-listing': (on) => ({ happenedOn: on, report: paper('06-BC/CB', on) }),
  'assign-helper': (on) => ({ happenedOn: on, helper: 'helper-1' }),
  'plan-education': (on) => ({ happenedOn: on, plan: paper('07-KH/CB', on) }),
  'review-education': (on) => ({ happenedOn: on, minutes: paper('08-BB/CB', on), assessment: 'Có chuyển biến.' }),
  'open-evaluation': (on) => ({ happenedOn: on, basis: paper('09-KH/CB', on) }),
  'record-evaluation': (on) => ({ happenedOn: on, ...meeting(on, openVote(18, 2)), proposal: 'progress' }),
  'record-progress-decision': (on) => ({ happenedOn: on, decisionNumber: '10-QĐ/ĐU', members: 15, vote: openVote(13, 2) }),
  'open-exit': (on) => ({ happenedOn: on, form: 'removal', ground: 'no-progress-after-education', violation: 'none', basis: paper('11-NQ/CB', on) }),
  'request-self-criticism': (on) => ({ happenedOn: on, letter: paper('12-CV/CB', on) }),
  'record-self-criticism': (on) => ({ happenedOn: on, selfCriticism: paper('13', on) }),
  'hold-exit-vote': (on) => ({ happenedOn: on, ...meeting(on, openVote(18, 2)) }),
  'appraise-exit': (on) => ({ happenedOn: on, report: paper('14-BC/ĐUBP', on), agrees: true }),
  'hold-exit-committee-vote': (on) => ({ happenedOn: on, minutes: paper('15-BB/ĐU', on), members: 15, vote: openVote(14, 1) }),
  'decide-exit': (on) => ({ happenedOn: on, decisionNumber: '16-QĐ/ĐU', members: 5, vote: openVote(5) }),
  'withdraw-exit': (on) => ({ happenedOn: on, reason: 'exit-not-pursued', explanation: 'Chi bộ không đề nghị nữa', basis: paper('17-NQ/CB', on) }),
  'deliver-decision': (on) => ({ happenedOn: on, receipt: paper('18', on) }),
  'note-complaint': (on) => ({ happenedOn: on, complaint: 'complaint-1' }),
  'restore-rights': (on) => ({ happenedOn: on, complaint: 'complaint-1', decisionNumber: '19-QĐ/TU' }),
  'undo-listing': (on) => ({ happenedOn: on, decisionNumber: '20-QĐ/ĐU', undoneFor: 'conclusion-withdrawn', explanation: 'Kết luận đã được thu hồi', basis: paper('21-TB/ĐU', on) }),
  'transfer-listed-member': (on) => ({ happenedOn: on, letter: paper('22-GGT/ĐU', on), destination: 'branch-2', assessmentPaper: paper('23-NX/CB', on), assessment: 'Có tiến bộ.' }),
  'receive-listed-member': (on) => ({ happenedOn: on, helper: 'helper-3' }),
  'recall-listed-member': (on) => ({ happenedOn: on, explanation: 'Không chuyển nữa', basis: paper('24-CV/ĐU', on) }),
  'follow-reorganisation': (on) => ({ happenedOn: on, successor: 'branch-2', succeeds: 'holder', basis: paper('25-QĐ/ĐU', on) }),
  'record-missed-limit': (on) => ({ happenedOn: on, key: 'transfer-due', dueOn: addDays(on as IsoDate, -1), role: 'destination-branch', organ: 'branch-2' }),
  'close-screening': (on) => ({ happenedOn: on, reason: 'died', explanation: 'Đã từ trần', basis: paper('26-BC/CB', on) }),
};

/** What tests of screening share. */
export const bench: Bench = { procedure, lawful, here };

/** A case of screening in memory. The ready-made roads are of 2024 and 2025. */
export class ScreeningCase extends CaseInMemory {
  constructor() {
    super(bench);
  }

  /** On the draft list. */
  begun(): this {
    return this.record('begin-screening', '2024-01-08');
  }
  afterOpinions(): this {
    return this.begun().record('collect-screening-opinions', '2024-01-15');
  }
  afterRequest(): this {
    return this.afterOpinions().record('ask-direction', '2024-01-17');
  }
  /** On the list for the branch meeting. */
  afterDirection(): this {
    return this.afterRequest().record('record-direction', '2024-01-24');
  }
  /** Ready for the ballot. */
  heardOnListing(): this {
    return this.afterDirection().record('record-explanation', '2024-01-29');
  }
  afterBallot(): this {
    return this.heardOnListing().record('record-listing-ballot', '2024-02-05');
  }
  /** In education and help, before there is a plan. */
  listed(): this {
    return this.afterBallot().record('report-listing', '2024-02-07');
  }
  educated(): this {
    return this.listed().record('assign-helper', '2024-02-08').record('plan-education', '2024-02-12');
  }
  afterOpening(on = '2025-02-12'): this {
    return this.educated().record('open-evaluation', on);
  }
  /** Ready for the branch to evaluate. */
  heardOnEvaluation(on = '2025-02-12'): this {
    return this.afterOpening(on).record('record-explanation', on, { matter: 'evaluation' });
  }
  /** The branch found progress. */
  afterProgress(): this {
    return this.heardOnEvaluation().record('record-evaluation', '2025-02-20');
  }
  /** The branch found the member no longer qualified. */
  unqualified(): this {
    return this.heardOnEvaluation().record('record-evaluation', '2025-02-20', { proposal: 'unqualified' });
  }
  /** Removal of the name is opened, and the member has spoken. */
  heardOnExit(): this {
    return this.unqualified()
      .record('open-exit', '2025-03-03')
      .record('record-self-criticism', '2025-03-10')
      .record('record-explanation', '2025-03-10', { matter: 'exit' });
  }
  afterExitVote(): this {
    return this.heardOnExit().record('hold-exit-vote', '2025-03-17');
  }
  /** The name is removed. */
  exited(): this {
    return this.afterExitVote().record('hold-exit-committee-vote', '2025-03-24').record('decide-exit', '2025-04-07');
  }
}

export const aScreening = (): ScreeningCase => new ScreeningCase();

/** The same case while the member moves. */
export const onTheMove = (ready: ScreeningCase, on: string): ScreeningCase => ready.record('transfer-listed-member', on);
