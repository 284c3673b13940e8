import { addDays, findStep, vietnamCalendar, type AnyProcedure, type Here, type IsoDate, type Leaving, type OrganOnDay, type OtherCase } from '../../workflows/index.js';
import { complaint } from '../../workflows/complaint/procedure.js';
import { here as ofAdmission, openVote, organs as chain, roll } from './admission-case.js';
import { CaseInMemory, type Bench, type Entered } from './case-in-memory.js';
import { keepsTheOrder } from './step-rules.js';

export { deadlinesIn } from './case-in-memory.js';

export const procedure: AnyProcedure = complaint;

/** The chain of the admission tests up to the committee directly under the Centre. */
export const organs = {
  ...chain,
  competent: { ...chain.competent, superiors: ['province-1'] },
  underTheCentre: { id: 'province-1', superiors: [], roll: { ...roll, committeeMembers: 55, standingMembers: 15 }, decides: 'province' },
} satisfies Record<string, OrganOnDay>;

/** The decision that most tests complain of, and the day on which it was received. */
export const decidedOn: IsoDate = '2024-03-01';
export const receivedOn: IsoDate = '2024-03-08';

/** A case of the complainant that ended with a way out. */
export const ended = (id: string, left: Leaving, changed: Partial<OtherCase> = {}): OtherCase => ({
  id, procedure: 'admission', state: 'removed', closed: true, openedOn: '2015-01-05', facts: { subject: 'member-1', branch: 'branch-1', left }, ...changed,
});

/** A case in which a probationer was reprimanded. */
export const disciplined: OtherCase = { id: 'case-disciplined', procedure: 'admission', state: 'onProbation', closed: false, openedOn: '2015-01-05', facts: { subject: 'member-1', branch: 'branch-1', disciplined: { number: '21-QĐ/CB', on: decidedOn } } };

/** The cases of the complainant, with decisions of these days. */
export const casesOf = (on: IsoDate, received?: IsoDate): OtherCase[] => [
  ended('case-removed', { way: 'name-removed', on, receivedOn: received }),
  ended('case-left', { way: 'left-at-own-request', on, receivedOn: received }, { procedure: 'screening', state: 'exited' }),
  ended('case-expelled', { way: 'expelled', on, receivedOn: received }, { procedure: 'screening', state: 'exited' }),
  disciplined,
];

export const here: Here = { today: '2027-12-31', calendar: vietnamCalendar, organs, destination: ofAdmission.destination, successions: ofAdmission.successions, otherCases: casesOf(decidedOn, receivedOn) };

const paper = (number: string, issuedOn: string) => ({ number, issuedOn });
const answer = (members: number) => (on: string) => ({ happenedOn: on, decisionNumber: '88-QĐ/TU', members, vote: openVote(members), answer: 'rejected', reasons: 'Quyết định đúng quy định' });

/** A command that each step accepts on a lawful road; a test changes what it is about. */
export const lawful: Record<string, (on: string) => Entered> = {
  'lodge-complaint': (on) => ({
    happenedOn: on, subject: 'member-1', branch: 'branch-1', against: 'case-removed', complainedOf: 'removal', decision: paper('26-QĐ/ĐU', decidedOn), receivedOn, letter: paper('01/ĐKN', on), requests: 'Đề nghị xem xét lại',
  }),
  'invite-complainant': (on) => ({ happenedOn: on, invitation: paper('02-GM/TU', on), invitedFor: addDays(on as IsoDate, 3) }),
  'hear-complainant': (on) => ({ happenedOn: on, record: paper('03-BB/TU', on), hearing: 'in-person' }),
  'answer-complaint-above-grassroots': answer(5),
  'answer-complaint-province': answer(15),
  'answer-complaint-centre': answer(20),
  'refer-complaint': (on) => ({ happenedOn: on, basis: paper('04-CV/TU', on) }),
  'receive-answer': (on) => ({ happenedOn: on, receipt: paper('05', on) }),
  'escalate-complaint': (on) => ({ happenedOn: on, letter: paper('06/ĐKN', on), requests: 'Đề nghị xem xét lại' }),
  'settle-complaint': (on) => ({ happenedOn: on, letter: paper('07', on) }),
  'withdraw-complaint': (on) => ({ happenedOn: on, letter: paper('08', on) }),
  'decline-complaint': (on) => ({ happenedOn: on, declineGround: 'lodged-by-others', explanation: 'Không có ủy quyền', basis: paper('09-TB/TU', on) }),
  'record-missed-limit': (on) => ({ happenedOn: on, key: 'complaint-answer-due', dueOn: addDays(on as IsoDate, -1), role: 'competent-committee', organ: 'commune-1' }),
  'follow-reorganisation': (on) => ({ happenedOn: on, successor: 'branch-2', succeeds: 'holder', basis: paper('10-QĐ/ĐU', on) }),
};

/** What tests of complaints share. */
export const bench: Bench = { procedure, lawful, here };

/** A complaint in memory. */
export class ComplaintCase extends CaseInMemory {
  constructor(
    private readonly decision: IsoDate,
    private readonly received: IsoDate,
  ) {
    super(bench);
    this.surroundings = { ...here, otherCases: casesOf(decision, received) };
  }

  /** The decision complained of and the day of its receipt, as the clerk states them. */
  get stated(): Entered {
    return { decision: paper('26-QĐ/ĐU', this.decision), receivedOn: this.received };
  }
  lodged(on: IsoDate = '2024-03-20', entered: Entered = {}): this {
    return this.record('lodge-complaint', on, { ...this.stated, ...entered });
  }
  heard(on: IsoDate = '2024-04-02'): this {
    return this.record('hear-complainant', on);
  }
  /** Answered above the grassroots, and the answer received. */
  answered(on: IsoDate = '2024-05-06', entered: Entered = {}): this {
    return this.record('answer-complaint-above-grassroots', on, entered).record('receive-answer', addDays(on, 3));
  }
  /** With the province, which has heard the complainant. */
  atTheProvince(): this {
    return this.lodged().heard().answered().record('escalate-complaint', '2024-05-20').heard('2024-06-03');
  }
  /** With the Centre, which has heard the complainant. */
  atTheCentre(): this {
    return this.atTheProvince().record('answer-complaint-province', '2024-07-01').record('receive-answer', '2024-07-04').record('escalate-complaint', '2024-07-15').heard('2024-08-01');
  }
}

/** A complaint before its first step, of a decision of these days. */
export const aComplaint = (decision: IsoDate = decidedOn, received: IsoDate = receivedOn): ComplaintCase => new ComplaintCase(decision, received);
/** A complaint of a decision of 2025, when the committee above the grassroots is about to lose its part. */
export const aComplaintOf2025 = (): ComplaintCase => aComplaint('2025-05-05', '2025-05-12');

/** What the event of a step brings about in another case, by the facts of the case before it. */
export function consequenceOf(of: ComplaintCase, stepName: string, on: string, entered: Entered = {}) {
  const event = of.eventOf(stepName, on, entered);
  return findStep(procedure, stepName)?.consequence?.(event, of.state.facts, 'complaint-1');
}

/** What holds for most steps of a complaint: their place in the order. */
export const keepsItsPlace = (of: { readonly step: string; readonly on: IsoDate; readonly earliest: IsoDate; ready(): ComplaintCase }): void => {
  keepsTheOrder({ ...of, fresh: () => aComplaint(), firstDay: '2016-07-25' });
};
