import { addDays, addMonths, isWorkingDay, vietnamCalendar, type IsoDate } from '../../workflows/index.js';
import { drawFor, type Draw } from './demo-draw.js';
import type { BranchKey } from './demo-organisations.js';
import type { Result } from './demo-votes.js';

/** What is special about an act; everything else is entered as usual. `Branch` says which branches there are. */
export interface How<Branch extends string = BranchKey> {
  /** How a vote ends. */
  readonly vote?: Result;
  /** The round of screening a case belongs to. */
  readonly round?: string;
  /** Where a transfer letter leads. */
  readonly to?: Branch;
  /** Papers that a review finds faulty, each with the reason. */
  readonly faults?: Readonly<Record<string, string>>;
  /** Fields entered instead of the usual ones. */
  readonly fields?: Readonly<Record<string, unknown>>;
  /** Days after which the act was recorded, where it took long. */
  readonly recordedAfter?: number;
}

/** One act on a candidate's road. */
export interface Act<Branch extends string = BranchKey> {
  readonly step: string;
  readonly on: IsoDate;
  readonly how: How<Branch>;
  /** Left out where the chain of organs has no such step. */
  readonly whereOpen: boolean;
}

/** The road of one invented person through a procedure, to where it has come on the last day. */
export interface Road<Branch extends string = BranchKey> {
  /** What the case is there to show; no two roads of a demonstration show the same. */
  readonly shows: string;
  readonly branch: Branch;
  /** Admission when absent. */
  readonly procedure?: 'admission' | 'screening' | 'complaint';
  /** The road of the same person that this one comes after, by what it shows. */
  readonly after?: string;
  /** For somebody who is a full member already. */
  readonly memberSince?: IsoDate;
  /** Drawn when absent. */
  readonly bornOn?: IsoDate;
  readonly acts: readonly Act<Branch>[];
}

/** One act on a day. */
export const act = <Branch extends string = BranchKey>(step: string, on: IsoDate, how: How<Branch> = {}): Act<Branch> => ({ step, on, how, whereOpen: false });

type Order = readonly (readonly [step: string, daysBefore: number])[];

/** The acts in the order in which they mostly happen, and the days that usually pass before each. */
const usualOrder = [
  ['begin-outreach', 0],
  ['list-candidate', 30],
  ['propose-course', 25],
  ['certify-training', 40],
  ['submit-application', 20],
  ['declare-cv', 12],
  ['request-verification', 7],
  ['conclude-verification', 30],
  ['record-introductions', 4],
  ['collect-opinions', 4],
  ['record-branch-vote', 10],
  ['record-section-appraisal', 6],
  ['record-committee-vote', 7],
  ['submit-dossier', 4],
  ['record-committee-decision', 22],
  ['record-decision-receipt', 4],
  ['hold-ceremony', 12],
  ['certify-new-member-training', 150],
  ['assess-probationer', 170],
  ['collect-probation-opinions', 12],
  ['record-recognition-vote', 40],
  ['record-section-appraisal', 5],
  ['record-committee-vote', 6],
  ['record-recognition-decision', 9],
] as const satisfies Order;
export type UsualStep = (typeof usualOrder)[number][0];

/** The acts of a screening, first those that lead to an evaluation, then those of a way out. */
const screeningOrder = [
  ['begin-screening', 0],
  ['collect-screening-opinions', 9],
  ['ask-direction', 3],
  ['record-direction', 12],
  ['record-explanation', 5],
  ['record-listing-ballot', 6],
  ['report-listing', 3],
  ['assign-helper', 2],
  ['plan-education', 4],
  ['review-education', 92],
  ['open-evaluation', 276],
] as const satisfies Order;
const evaluationOrder = [
  ['record-explanation', 4],
  ['record-evaluation', 6],
] as const satisfies Order;
const exitOrder = [
  ['open-exit', 0],
  ['record-self-criticism', 9],
  ['record-explanation', 1],
  ['hold-exit-vote', 6],
  ['appraise-exit', 5],
  ['hold-exit-committee-vote', 6],
  ['decide-exit', 14],
  ['deliver-decision', 4],
] as const satisfies Order;

const onlySomeHaveIt: readonly string[] = ['record-section-appraisal', 'record-committee-vote', 'appraise-exit', 'hold-exit-committee-vote'];

/**
 * The usual acts from one to another, the first on that day or the next working day. A few days more pass here and there, but
 * recognition is voted on soon after twelve months. What is drawn is drawn from `draw`.
 */
export function usual<Branch extends string = BranchKey>(from: UsualStep, through: UsualStep, firstOn: IsoDate, draw: Draw = drawFor(`${from} ${firstOn}`)): Act<Branch>[] {
  const begin = usualOrder.findIndex(([step]) => step === from);
  const end = usualOrder.findIndex(([step], place) => place >= begin && step === through);
  let ceremonyOn: IsoDate | undefined;
  let day = workingDay(firstOn);
  return usualOrder.slice(begin, end + 1).map(([step, daysBefore], place) => {
    if (place > 0) day = workingDay(step === 'record-recognition-vote' && ceremonyOn ? addDays(addMonths(ceremonyOn, 12), 7) : addDays(day, daysBefore + draw.number(0, 3)));
    if (step === 'hold-ceremony') ceremonyOn = day;
    return { step, on: day, how: {}, whereOpen: onlySomeHaveIt.includes(step) };
  });
}

/** The acts of a screening from its beginning through one of them. */
export const screened = (through: (typeof screeningOrder)[number][0], firstOn: IsoDate): Act[] => inOrder(screeningOrder, through, firstOn);
/** What follows when an evaluation has been opened. */
export const evaluated = (firstOn: IsoDate): Act[] => inOrder(evaluationOrder, 'record-evaluation', firstOn);
/** A way out from its opening through one of its acts. */
export const exited = (through: (typeof exitOrder)[number][0], firstOn: IsoDate): Act[] => inOrder(exitOrder, through, firstOn);

function inOrder(order: Order, through: string, firstOn: IsoDate): Act[] {
  const draw = drawFor(`${through} ${firstOn}`);
  let day = workingDay(firstOn);
  const end = order.findIndex(([step]) => step === through);
  return order.slice(0, end + 1).map(([step, daysBefore], place) => {
    if (place > 0) day = workingDay(addDays(day, daysBefore + draw.number(0, 2)));
    return { step, on: day, how: {}, whereOpen: onlySomeHaveIt.includes(step) };
  });
}

/** The same acts, one of them in a special way. */
export const but = <Branch extends string = BranchKey>(acts: readonly Act<Branch>[], step: string, how: How<Branch>): Act<Branch>[] => acts.map((one) => (one.step === step ? { ...one, how } : one));

/** The day itself, or the next working day by the notices that the program brings; invented acts are planned before there is a database. */
export function workingDay(day: IsoDate): IsoDate {
  return isWorkingDay(day, vietnamCalendar) ? day : workingDay(addDays(day, 1));
}
