import { addDays, addMonths, findProcedure, vietnamCalendar, type AnyProcedure, type Here, type IsoDate, type OrganOnDay, type Roll } from '../../workflows/index.js';
import { CaseInMemory, type Bench, type Entered } from './case-in-memory.js';

export { deadlinesIn, type Entered } from './case-in-memory.js';

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
export const here: Here = { today, calendar: vietnamCalendar, organs, destination, successions, subject: { bornOn: '1995-05-05' }, people: members, otherCases: [] };

export const procedure: AnyProcedure = findProcedure('admission') ?? (() => { throw new Error('no admission'); })();

export const openVote = (inFavour: number, against = 0, abstaining = 0) => ({ form: 'party-card', present: inFavour + against + abstaining, inFavour, against, abstaining });
export const branchMeeting = (inFavour: number, against = 0) => ({
  minutes: { number: '05-BB/CB', issuedOn: '2024-01-01' },
  electorate: { fullMembers: 20, exempt: 0, temporarilyAway: 0 },
  vote: openVote(inFavour, against),
});
const paper = (number: string, issuedOn: string) => ({ number, issuedOn });

/** What is stated of somebody who left the Party years ago and may be readmitted. */
export const formerMembership = { leftOn: '2020-06-01', way: 'name-removed', readmittedBefore: false, bars: [] };

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
  'suspend-decision-time': (on) => ({ happenedOn: on, reason: 'Đang xác minh đơn tố cáo', basis: paper('12-TB/ĐU', on) }),
  'resume-decision-time': (on) => ({ happenedOn: on, reason: 'Đã có kết luận xác minh', basis: paper('13-TB/ĐU', on) }),
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
  'deliver-decision': (on) => ({ happenedOn: on, receipt: paper('33', on) }),
  'note-complaint': (on) => ({ happenedOn: on, complaint: 'complaint-1' }),
  'restore-rights': (on) => ({ happenedOn: on, complaint: 'complaint-1', decisionNumber: '34-QĐ/TU' }),
  'annul-decision': (on) => ({ happenedOn: on, decisionNumber: '35-QĐ/ĐU', members: 5, vote: openVote(5), of: 'admission', madeBy: 'commune-1', reason: 'Chi bộ biểu quyết không đủ số đảng viên' }),
  'order-remedy': (on) => ({ happenedOn: on, letter: paper('36-CV/ĐU', on), catalogue: '98', of: 'admission', whatToRedo: 'Thẩm tra lại lý lịch của mẹ' }),
  'recognise-after-remedy': (on) => ({ happenedOn: on, decisionNumber: '37-QĐ/ĐU', members: 5, vote: openVote(5) }),
  'issue-transfer-letter': (on) => ({ happenedOn: on, letter: paper('27-GGT/ĐU', on), kind: '53', destination: 'branch-2' }),
  'receive-transfer': (on) => ({ happenedOn: on, helper: 'helper-3' }),
  'recall-transfer-letter': (on) => ({ happenedOn: on, reason: 'Không chuyển nữa', basis: paper('31-CV/ĐU', on) }),
  'follow-reorganisation': (on) => ({ happenedOn: on, successor: 'branch-2', succeeds: 'holder', basis: paper('32-QĐ/ĐU', on) }),
  'begin-temporary-activity': (on) => ({ happenedOn: on, letter: paper('28-GGT/ĐU', on), purpose: 'work', until: addMonths(on as IsoDate, 6) }),
  'withdraw-application': (on) => ({ happenedOn: on, letter: paper('29', on) }),
  'record-missed-limit': (on) => ({ happenedOn: on, key: 'committee-decision-due', dueOn: addDays(on as IsoDate, -1), role: 'competent-committee', organ: 'commune-1' }),
  'stop-case': (on) => ({ happenedOn: on, reason: 'other', explanation: 'Chuyển đi nơi khác', basis: paper('30-NQ/CB', on) }),
};

/** What tests of admission share. */
export const bench: Bench = { procedure, lawful, here };

/** A case of admission in memory. */
export class AdmissionCase extends CaseInMemory {
  /** The ready-made roads below are of 2024 and 2025; they can be walked some years earlier or later. */
  constructor(
    private readonly yearsLater = 0,
    /** What is stated beside the usual when the case begins, and when the committee decides. */
    private readonly stated: { readonly opening?: Entered; readonly decision?: Entered } = {},
  ) {
    super(bench);
  }

  /** A day of the ready-made roads, moved by this case's years. */
  private day(on: IsoDate): IsoDate {
    return addMonths(on, 12 * this.yearsLater);
  }

  /** Outreach to the certificate. */
  afterTraining(): this {
    return this.record('begin-outreach', this.day('2024-01-05'), this.stated.opening).record('list-candidate', this.day('2024-02-05')).record('propose-course', this.day('2024-03-05')).record('certify-training', this.day('2024-04-05'));
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
    return this.afterSubmission().record('record-committee-decision', this.day('2024-09-10'), this.stated.decision);
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

/** A case of 2028, the first year whose days off nobody has announced: every limit counted through it is a guess (CAL-07). */
export function aCaseOfAnUnannouncedYear(): AdmissionCase {
  const later = aCase(4);
  later.surroundings = { ...here, today: '2029-12-31' };
  return later;
}

/** A case of somebody who was a member before, readmitted with the agreement it takes. */
export const aReadmission = (): AdmissionCase => new AdmissionCase(0, { opening: { formerMembership }, decision: { readmissionConsent: paper('38-CV/TU', '2024-09-02') } });

/** A new case in memory, its ready-made roads some years later than 2024. */
export const aCase = (yearsLater = 0): AdmissionCase => new AdmissionCase(yearsLater);
