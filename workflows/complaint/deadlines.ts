import type { WorkingCalendar } from '../kernel/calendar.js';
import { deadline, type Deadline, type DeadlineView } from '../kernel/deadlines.js';
import type { IsoDate } from '../kernel/iso-date.js';
import type { ComplaintMoment } from './complaint-step.js';
import type { ComplainedOf, Instance } from './events.js';
import type { ComplaintFacts } from './facts.js';
import type { ComplaintRegulation } from './regulation.js';

type View = DeadlineView<ComplaintFacts, ComplaintRegulation>;
/** What a single limit is counted from. */
type Ground = Pick<View, 'facts' | 'calendar' | 'law'>;

/** The same at the moment of a step. */
export const groundOf = ({ facts, law, here: { calendar } }: ComplaintMoment): Ground => ({ facts, law, calendar });

/** Every time limit a complaint can have, with its rule. */
export const limits = { 'complaint-answer-due': 'EXT-05', 'escalation-possible-until': 'EXT-05' } as const;

/** Every time limit that runs in a complaint as it stands. A late answer is a fact about the organ and stays valid. */
export function deadlinesOf(view: View): Deadline[] {
  return [answer(view), escalation(view)].filter((one): one is Deadline => one !== undefined);
}

const whoAnswers = { 'above-grassroots': 'competent-committee', province: 'province-committee', central: 'superior-committee' } as const satisfies Record<Instance, string>;

/** The limit within which the instance in hand answers, from the day the complaint was brought to it (EXT-05). */
export function answerDeadline({ facts, calendar, law }: Ground): Deadline | undefined {
  const { broughtOn, instance } = facts;
  if (broughtOn === undefined || instance === undefined) return undefined;
  return deadline(
    {
      key: 'complaint-answer-due',
      anchor: 'ComplaintLodged',
      anchoredOn: broughtOn,
      unit: 'working-days',
      whoActs: whoAnswers[instance],
      purpose: 'legal',
      rule: limits['complaint-answer-due'],
      budget: law(broughtOn).exits.answerWorkingDays[instance],
    },
    calendar,
  );
}

function answer(view: View): Deadline | undefined {
  const waits = ['awaitingAnswerAboveGrassroots', 'awaitingAnswerProvince', 'awaitingAnswerCentre'].some((state) => view.states.has(state));
  return waits ? answerDeadline(view) : undefined;
}

/** How long the complainant can go to the next instance for certain: by the reading that ends first. */
function escalation({ facts, states, calendar, law }: View): Deadline | undefined {
  const { answerReceivedOn, complainedOf } = facts;
  if (!states.has('awaitingEscalation') || answerReceivedOn === undefined || complainedOf === undefined) return undefined;
  const [first] = timeToComplain(complainedOf, answerReceivedOn, law, calendar);
  return first;
}

/**
 * The time to complain by every reading of the law, the one that ends first at the front (EXT-05, EXT-06): from the day the complainant
 * received the decision, or the answer of the instance before, by the edition of that day.
 */
export function timeToComplain(complainedOf: ComplainedOf, receivedOn: IsoDate, law: (day: IsoDate) => ComplaintRegulation, calendar: WorkingCalendar): Deadline[] {
  const { complaintRemovalWorkingDays: removal, complaintDiscipline: discipline } = law(receivedOn).exits;
  const readings =
    complainedOf === 'removal'
      ? [{ unit: 'working-days' as const, budget: removal }]
      : discipline.value.map(({ amount, unit }) => ({ unit, budget: { value: amount, citation: discipline.citation } }));
  const common = { key: 'escalation-possible-until', anchor: 'AnswerReceived', anchoredOn: receivedOn, whoActs: 'candidate', purpose: 'reminder', rule: limits['escalation-possible-until'] } as const;
  return readings.map((reading) => deadline({ ...common, ...reading }, calendar)).sort((a, b) => a.dueOn.localeCompare(b.dueOn));
}

/** How a complaint of a day stands to its time. */
export type Timeliness = 'in-time' | 'disputed' | 'late';

/** Late only by every reading, disputed by some; a count through a year without a notice of days off makes nobody late (CAL-07). */
export function timelinessOf(readings: readonly Deadline[], on: IsoDate): Timeliness {
  const missed = readings.filter(({ dueOn, provisional }) => !provisional && on > dueOn);
  if (missed.length === 0) return 'in-time';
  return missed.length === readings.length ? 'late' : 'disputed';
}
