import { addDays, addMonths, type WorkingCalendar } from '../kernel/calendar.js';
import { deadline, type Deadline, type DeadlineView } from '../kernel/deadlines.js';
import { neverExpires, type IsoDate } from '../kernel/iso-date.js';
import type { AdmissionFacts } from './facts.js';
import type { AdmissionMoment } from './admission-step.js';
import type { AdmissionRegulation } from './regulation.js';

type View = DeadlineView<AdmissionFacts, AdmissionRegulation>;
/** What a single limit is counted from. */
type Ground = Pick<View, 'facts' | 'calendar' | 'law'>;

/** The same at the moment of a step. */
export const groundOf = ({ facts, law, here: { calendar } }: AdmissionMoment): Ground => ({ facts, law, calendar });

/** Every time limit an admission case can have, with its rule. */
export const limits = {
  'certificate-expires': 'ADM-08',
  'application-expires': 'ADM-34',
  'cv-needs-supplement': 'ADM-34',
  'introductions-expire': 'ADM-34',
  'opinions-expire': 'ADM-34',
  'verification-result-due': 'ADM-15',
  'committee-decision-due': 'ADM-30',
  'ceremony-due': 'ADM-32',
  'probation-ends': 'PRO-01',
  'recognition-review-due': 'PRO-06',
  'recognition-decision-due': 'PRO-08',
  'transfer-letter-due': 'TRF-02',
  'transfer-due': 'TRF-01',
  'complaint-possible-until': 'EXT-05',
} as const;
type Limit = keyof typeof limits;

/** A deadline by its key; its rule follows from the key. */
const limit = (spec: Omit<Parameters<typeof deadline>[0], 'rule' | 'key'> & { readonly key: Limit }, calendar: WorkingCalendar): Deadline =>
  deadline({ ...spec, rule: limits[spec.key] }, calendar);

/** Every time limit that runs in an admission case as it stands. A missed one is a fact about the organ, never a penalty on the person (PRO-09). */
export function deadlinesOf(view: View): Deadline[] {
  // A case that ended on the way waits for nothing any more, not even for a decision or for a dossier that was travelling.
  if (['withdrawn', 'stopped', 'annulled'].some((end) => view.states.has(end))) return [];
  return [...validities(view), ...verification(view), decisionDeadline(view), ceremony(view), ...probation(view), ...moves(view), ...complaint(view)].filter(
    (one): one is Deadline => one !== undefined,
  );
}

/** The limit within which the competent committee decides on what the branch resolved (ADM-30, PRO-08); none runs without a resolution. */
export function decisionDeadline({ facts, calendar, law: lawOn }: Ground): Deadline | undefined {
  const { branchVote, matter } = facts;
  if (!branchVote || branchVote.outcome !== 'approved' || matter === undefined || matter === 'removal') return undefined;
  const law = lawOn(branchVote.heldOn);
  const extension = facts.extension?.workingDays ?? 0;
  const common = { anchoredOn: branchVote.heldOn, extension, suspensions: facts.suspensions, unit: 'working-days', whoActs: 'competent-committee', purpose: 'legal' } as const;
  return matter === 'admission'
    ? limit({ ...common, key: 'committee-decision-due', anchor: 'BranchVoteHeld', budget: law.admission.decisionWorkingDays }, calendar)
    : limit({ ...common, key: 'recognition-decision-due', anchor: 'RecognitionVoteHeld', budget: law.probation.decisionWorkingDays }, calendar);
}

/**
 * The limit for the ceremony (ADM-32). Its clock starts with the issue or with the receipt of the decision, as the law of the day of the
 * ceremony says: that of `on`, or, while no ceremony is planned, that in force on the last day the older law would give.
 */
export function ceremonyDeadline({ facts, calendar, law: lawOn }: Ground, on?: IsoDate): Deadline | undefined {
  const { decidedOn, decisionReceivedOn } = facts;
  if (decidedOn === undefined) return undefined;
  const under = (law: AdmissionRegulation): Deadline | undefined => {
    const fromIssue = law.admission.ceremonyClockStarts.value === 'issue';
    const anchoredOn = fromIssue ? decidedOn : decisionReceivedOn;
    return (
      anchoredOn &&
      limit(
        {
          key: 'ceremony-due',
          anchor: fromIssue ? 'CommitteeDecisionMade' : 'DecisionReceived',
          anchoredOn,
          unit: 'working-days',
          whoActs: 'branch',
          purpose: 'legal',
          budget: law.admission.ceremonyWorkingDays,
        },
        calendar,
      )
    );
  };
  if (on !== undefined) return under(lawOn(on));
  const older = under(lawOn(decidedOn));
  const newer = lawOn(older?.dueOn ?? under(lawOn(neverExpires))?.dueOn ?? decidedOn);
  const due = under(newer);
  // Under the newer law the last day may be gone before that law begins; until the eve of it the older law lets the ceremony be held.
  if (older && due && older.anchoredOn < newer.effectiveFrom && due.dueOn < newer.effectiveFrom) return { ...older, dueOn: addDays(newer.effectiveFrom, -1) };
  return due;
}

/** Papers that expire while the branch has not voted (ADM-08, ADM-34). */
function validities({ facts, states, calendar, law }: View): (Deadline | undefined)[] {
  if (!states.has('preparingDossier') && !states.has('awaitingBranchVote')) return [];
  const paper = (key: Limit, anchor: string, anchoredOn: IsoDate | undefined, months: 'certificateValidMonths' | 'papersValidMonths') =>
    anchoredOn &&
    limit(
      { key, anchor, anchoredOn, unit: 'months', whoActs: 'branch', purpose: 'reminder', budget: law(anchoredOn).admission[months] },
      calendar,
    );
  return [
    paper('certificate-expires', 'TrainingCertified', facts.certificateIssuedOn, 'certificateValidMonths'),
    paper('application-expires', 'ApplicationSubmitted', facts.applicationOn, 'papersValidMonths'),
    paper('cv-needs-supplement', 'CvDeclared', facts.cvSupplementedOn ?? facts.cvOn, 'papersValidMonths'),
    paper('introductions-expire', 'IntroductionsRecorded', facts.introductions?.on, 'papersValidMonths'),
    paper('opinions-expire', 'OpinionsCollected', facts.opinionsOn, 'papersValidMonths'),
  ];
}

/** The answer of the organ asked to verify (ADM-15): a number nobody has confirmed, so it only reminds. */
function verification({ facts, states, calendar, law }: View): Deadline[] {
  const asked = facts.verification;
  if (!asked || !states.has('preparingDossier.record.verifying')) return [];
  const { verificationWorkingDays, verificationAbroadWorkingDays } = law(asked.requestedOn).admission;
  const abroad = asked.persons.some((person) => person.abroad && !person.exempt);
  const budget = abroad ? verificationAbroadWorkingDays : verificationWorkingDays;
  const anchor = { anchor: 'VerificationRequested', anchoredOn: asked.requestedOn };
  return [limit({ key: 'verification-result-due', ...anchor, unit: 'working-days', whoActs: 'grassroots-committee', purpose: 'service', budget }, calendar)];
}

function ceremony(view: View): Deadline | undefined {
  return view.states.has('awaitingCeremony') ? ceremonyDeadline(view) : undefined;
}

/** The end of probation and the branch's review after it (PRO-01, PRO-06). */
function probation({ facts, states, calendar, law }: View): Deadline[] {
  const { ceremonyOn, probationEndsOn } = facts;
  if (!states.has('onProbation') || ceremonyOn === undefined || probationEndsOn === undefined) return [];
  const end = law(ceremonyOn).probation;
  const review = law(probationEndsOn).probation;
  // The branch has considered the case in time or late; what follows a vote without result is no new delay of its own.
  const reviews = facts.consideredOn === undefined;
  return [
    limit({ key: 'probation-ends', anchor: 'CeremonyHeld', anchoredOn: ceremonyOn, unit: 'months', whoActs: 'branch', purpose: 'reminder', budget: end.months }, calendar),
    ...(reviews
      ? [limit({ key: 'recognition-review-due', anchor: 'CeremonyHeld', anchoredOn: probationEndsOn, unit: 'working-days', whoActs: 'branch', purpose: 'legal', budget: review.reviewWorkingDays }, calendar)]
      : []),
  ];
}

/** The limits of a move while the dossier travels (TRF-01, TRF-02). */
function moves({ facts, states, calendar, law: lawOn }: View): Deadline[] {
  const anchoredOn = facts.letterIssuedOn;
  // A decision older than the letter may have ended the case meanwhile.
  if (states.has('fullMember') || states.has('removed') || facts.destination === undefined || anchoredOn === undefined || facts.letterKind !== '54') return [];
  const law = lawOn(anchoredOn).transfer;
  const common = { anchor: 'TransferLetterIssued', anchoredOn, unit: 'working-days', purpose: 'legal' } as const;
  return [
    limit({ ...common, key: 'transfer-letter-due', whoActs: 'candidate', budget: law.letterWorkingDays }, calendar),
    limit({ ...common, key: 'transfer-due', whoActs: 'destination-branch', budget: law.procedureWorkingDays }, calendar),
  ];
}

/**
 * A removed probationer may complain within this time (EXT-05): a right that ends, not a duty that anybody can be late with. It runs from the
 * receipt of the decision; while that is not recorded from the decision itself, which can only be earlier.
 */
function complaint({ facts: { left }, calendar, law }: View): Deadline[] {
  if (left?.way !== 'name-removed') return [];
  const anchoredOn = left.receivedOn ?? left.on;
  const anchor = left.receivedOn ? 'DecisionDelivered' : 'RemovalDecided';
  const budget = law(anchoredOn).exits.complaintRemovalWorkingDays;
  return [limit({ key: 'complaint-possible-until', anchor, anchoredOn, unit: 'working-days', whoActs: 'candidate', purpose: 'reminder', budget }, calendar)];
}

/** The day probation ends for a ceremony on a day: twelve months by the Civil Code's count (PRO-01, CAL-06). */
export const probationEnd = (ceremonyOn: IsoDate, regulation: AdmissionRegulation): IsoDate => addMonths(ceremonyOn, regulation.probation.months.value);
