import type { IsoDate } from '../kernel/iso-date.js';
import { earlier, later } from '../kernel/calendar.js';
import type { Suspension } from '../kernel/deadlines.js';
import type { CommonFacts } from '../kernel/facts.js';
import { withMissed } from '../kernel/missed.js';
import type { Outcome } from '../kernel/vote.js';
import { succeeded as shared } from '../shared/succession.js';
import type { AdmissionEvent } from './events.js';
import type { Relation } from './events/preparation.js';
import type { LetterKind } from './events/movement.js';
import type { WrongDecision } from './events/remedy.js';
import type { Matter } from './events/resolution.js';

/** What later rules of an admission case need to know of earlier events. */
export interface AdmissionFacts extends CommonFacts {
  /** The latest act of the main road; the next one must not precede it. */
  readonly lastOn?: IsoDate;
  readonly begunOn?: IsoDate;
  /** When somebody who is to be readmitted left, and when a criminal record was deleted. */
  readonly formerMembership?: { readonly leftOn: IsoDate; readonly recordDeletedOn?: IsoDate };
  readonly helper?: string;
  /** The member whom the new branch assigned when it took the person over, and who needs no time together (ADM-19). */
  readonly waivedIntroducer?: string;
  readonly earlierBranches?: readonly string[];
  readonly letterIssuedOn?: IsoDate;
  readonly letterKind?: LetterKind;

  /** The newest certificate; an application may follow the first. */
  readonly certificateIssuedOn?: IsoDate;
  readonly firstCertifiedOn?: IsoDate;
  readonly applicationOn?: IsoDate;
  readonly cvOn?: IsoDate;
  readonly cvSupplementedOn?: IsoDate;
  readonly verification?: { readonly requestedOn: IsoDate; readonly persons: readonly VerifiedPerson[]; readonly concludedOn?: IsoDate };
  readonly introductions?: { readonly on: IsoDate; readonly union?: 'youth-union' | 'trade-union' };
  readonly opinionsOn?: IsoDate;

  readonly matter?: Matter;
  /** The branch vote in hand: of admission first, then of recognition or removal. */
  readonly branchVote?: { readonly heldOn: IsoDate; readonly outcome: Outcome; readonly overAge: boolean };
  readonly sectionAppraisedOn?: IsoDate;
  readonly committeeVote?: { readonly heldOn: IsoDate; readonly outcome: Outcome };
  readonly extension?: { readonly workingDays: number; readonly on: IsoDate };
  /** When the clock of the time to decide stood still, oldest first; the last one may still last. */
  readonly suspensions?: readonly Suspension[];
  readonly decidedOn?: IsoDate;
  /** Admitted over the age limit, which a committee directly under the Centre decided (ADM-02). */
  readonly admittedOverAge?: boolean;
  readonly decisionReceivedOn?: IsoDate;

  readonly ceremonyOn?: IsoDate;
  readonly probationEndsOn?: IsoDate;
  readonly newMemberTrainingOn?: IsoDate;
  readonly assessedOn?: IsoDate;
  readonly probationOpinionsOn?: IsoDate;
  /** Of the complaints those about discipline: they were noted while the person was in the Party. */
  readonly disciplineComplaints?: readonly string[];
  /** Of these the ones noted before the newest discipline, which they cannot lift. */
  readonly earlierDisciplineComplaints?: readonly string[];
  /** Votes on recognition or removal that fell short since the last decision. */
  readonly failedVotes?: number;
  /** What the branch has voted on since the last decision; only that can be decided. */
  readonly votedOn?: readonly Matter[];
  /** The matter goes up after the last vote without result (PRO-11). */
  readonly escalated?: boolean;
  /** The first time the branch considered the probationer. */
  readonly consideredOn?: IsoDate;
  readonly partyAgeFrom?: IsoDate;
  /** The decision whose procedure is being done again (ADM-38). */
  readonly remedy?: { readonly of: WrongDecision; readonly orderedOn: IsoDate };
}

export interface VerifiedPerson {
  readonly relation: Relation;
  readonly nth: number;
  readonly exempt: boolean;
  readonly abroad: boolean;
}

/** The facts after an event. */
export function evolve(facts: AdmissionFacts, event: AdmissionEvent): AdmissionFacts {
  const on = event.happenedOn;
  const road = { lastOn: facts.lastOn ? later(facts.lastOn, on) : on };
  switch (event.type) {
    case 'OutreachBegun':
      return { ...facts, ...road, subject: event.subject, branch: event.branch, begunOn: on, ...formerMembershipOf(event) };
    case 'CandidateListed':
      return { ...facts, ...road, helper: event.helper };
    case 'HelperAssigned':
      return { ...facts, helper: event.helper };
    case 'CourseProposed':
      return { ...facts, ...road };
    case 'TrainingCertified':
      return { ...facts, ...road, certificateIssuedOn: newer(facts.certificateIssuedOn, event.certificate.issuedOn), firstCertifiedOn: facts.firstCertifiedOn ?? event.certificate.issuedOn };
    case 'ApplicationSubmitted':
      return { ...facts, ...road, applicationOn: newer(facts.applicationOn, on) };
    case 'CvDeclared':
      return { ...facts, ...road, cvOn: on };
    case 'CvSupplemented':
      return { ...facts, ...road, cvSupplementedOn: newer(facts.cvSupplementedOn, on) };
    case 'VerificationRequested': {
      const persons = event.persons.map(({ relation, nth, exemption, abroad }) => ({ relation, nth, abroad, exempt: exemption !== undefined }));
      return { ...facts, ...road, verification: { requestedOn: on, persons } };
    }
    case 'VerificationConcluded':
      return { ...facts, ...road, verification: { persons: [], requestedOn: on, ...facts.verification, concludedOn: on } };
    case 'IntroductionsRecorded':
      return { ...facts, ...road, introductions: introductionsOf(facts, event) };
    case 'OpinionsCollected':
      return { ...facts, ...road, opinionsOn: newer(facts.opinionsOn, oldest(on, [...event.organisations.map(({ givenOn }) => givenOn), event.residence?.givenOn])) };

    case 'BranchVoteHeld':
      return { ...facts, ...road, matter: 'admission', branchVote: { heldOn: on, outcome: event.outcome, overAge: event.overAge } };
    case 'SectionAppraised':
      return { ...facts, ...road, sectionAppraisedOn: on };
    case 'CommitteeVoteHeld':
      return { ...facts, ...road, committeeVote: { heldOn: on, outcome: event.outcome } };
    case 'VoteResultReported':
      return { ...facts, ...road };
    case 'DossierSubmitted':
      return { ...withoutReview(facts), ...road };
    case 'DossierReviewed':
      return { ...withoutReview(facts), ...road, ...reviewOf(facts, event) };
    case 'DecisionTimeExtended':
      return { ...facts, extension: { workingDays: event.workingDays, on } };
    case 'DecisionTimeSuspended':
      return { ...facts, suspensions: [...(facts.suspensions ?? []), { from: on }] };
    case 'DecisionTimeResumed':
      return { ...facts, suspensions: (facts.suspensions ?? []).map((one) => (one.to === undefined ? { ...one, to: on } : one)) };
    case 'CommitteeDecisionMade':
      return { ...withoutMatter(facts), ...road, decidedOn: on, ...(facts.branchVote?.overAge && { admittedOverAge: true }) };
    case 'DecisionReceived':
      return { ...facts, decisionReceivedOn: on };
    case 'CeremonyHeld':
      return { ...facts, ...road, ceremonyOn: on, helper: event.guide, probationEndsOn: event.probationEndsOn };

    case 'NewMemberTrainingCertified':
      return { ...facts, newMemberTrainingOn: on };
    case 'ProbationerAssessed':
      return { ...facts, assessedOn: on };
    case 'ProbationOpinionsCollected':
      return { ...facts, probationOpinionsOn: on };
    case 'ProbationerDisciplined':
      return { ...facts, disciplined: { number: event.decision.number, on }, ...(facts.disciplineComplaints && { earlierDisciplineComplaints: facts.disciplineComplaints }) };
    case 'RecognitionVoteHeld':
    case 'RemovalVoteHeld': {
      const matter: Matter = event.type === 'RecognitionVoteHeld' ? 'recognition' : 'removal';
      const votedOn: Matter[] = [...new Set([...(facts.votedOn ?? []), matter])];
      const escalated = event.course === 'report';
      const considered = { matter, votedOn, escalated, failedVotes: event.failedVotes, consideredOn: facts.consideredOn ?? on };
      return { ...facts, ...road, ...considered, branchVote: { heldOn: on, outcome: event.outcome, overAge: false } };
    }
    case 'RecognitionDecided':
      if (event.outcome === 'approved') return { ...withoutMatter(facts), ...road, officialFrom: event.officialFrom, partyAgeFrom: event.partyAgeFrom };
      return { ...(event.kept ? facts : withoutMatter(facts)), ...road };
    case 'RemovalDecided':
      if (event.outcome === 'approved') return { ...withoutMatter(facts), ...road, left: { way: 'name-removed', on } };
      return { ...(event.kept ? facts : withoutMatter(facts)), ...road };

    case 'TransferLetterIssued':
      return { ...facts, destination: event.destination, letterIssuedOn: on, letterKind: event.kind };
    case 'TransferLetterRecalled':
      return withoutLetter(facts);
    case 'TransferReceived': {
      // From the reception on nothing older is entered, so that it no longer matters who held the case before.
      const { waivedIntroducer: _waived, heldBefore: _heldBefore, ...settled } = withoutLetter(facts);
      const earlierBranches = [...(facts.earlierBranches ?? []), ...(facts.branch === undefined ? [] : [facts.branch])];
      const waiver = facts.destination !== undefined && earlierBranches.includes(facts.destination) ? {} : { waivedIntroducer: event.helper };
      return { ...settled, ...road, ...waiver, earlierBranches, branch: facts.destination, helper: event.helper };
    }
    case 'BranchSucceeded':
      return succeeded(facts, event);
    case 'TemporaryActivityBegun':
      return facts;
    case 'DeadlineMissed':
      return withMissed(facts, event);
    case 'ApplicationWithdrawn':
      return { ...facts, ...road };
    case 'CaseStopped':
      return { ...withoutDiscipline(facts), ...road };

    case 'DecisionAnnulled':
      if (event.outcome === 'not-approved') return { ...facts, ...road };
      if (event.of === 'recognition') return { ...withoutRecognition(facts), ...road };
      // Before the ceremony nobody is a member yet, and nobody leaves.
      return { ...withoutDiscipline(withoutRecognition(facts)), ...road, ...(facts.ceremonyOn !== undefined && { left: { way: 'admission-annulled', on } }) };
    case 'RemedyOrdered':
      return { ...withoutVote(facts), ...road, remedy: { of: event.of, orderedOn: on } };
    case 'RemedyRecognised':
      return { ...(event.outcome === 'approved' ? withoutRemedy(facts) : facts), ...road };
    case 'DecisionDelivered':
      return facts.left ? { ...facts, left: { ...facts.left, receivedOn: on } } : facts;
    case 'ComplaintNoted': {
      const noted = { ...facts, complaints: [...(facts.complaints ?? []), event.complaint] };
      return facts.left ? noted : { ...noted, disciplineComplaints: [...(facts.disciplineComplaints ?? []), event.complaint] };
    }
    case 'RightsRestored': {
      if (facts.left && !event.stillOut) return { ...withoutLeaving(facts), ...road };
      return facts.earlierDisciplineComplaints?.includes(event.complaint) ? facts : withoutDiscipline(facts);
    }
  }
}

/** What is kept of a former membership; its bars were judged when the case began. */
function formerMembershipOf({ formerMembership }: Extract<AdmissionEvent, { type: 'OutreachBegun' }>): Partial<AdmissionFacts> {
  if (formerMembership === undefined) return {};
  const { leftOn, recordDeletedOn } = formerMembership;
  return { readmission: true, formerMembership: { leftOn, ...(recordDeletedOn && { recordDeletedOn }) } };
}

/** Introductions hold from the oldest paper among them. */
function introductionsOf(facts: AdmissionFacts, event: Extract<AdmissionEvent, { type: 'IntroductionsRecorded' }>): AdmissionFacts['introductions'] {
  const on = oldest(event.happenedOn, [event.union?.resolution.issuedOn]);
  if (facts.introductions && facts.introductions.on > on) return facts.introductions;
  return { on, ...(event.union && { union: event.union.kind }) };
}

/** Of two papers of a kind the newer one counts, in whatever order they are entered. */
const newer = (before: IsoDate | undefined, now: IsoDate): IsoDate => (before === undefined ? now : later(before, now));
const oldest = (on: IsoDate, others: readonly (IsoDate | undefined)[]): IsoDate => others.reduce<IsoDate>((least, other) => (other === undefined ? least : earlier(least, other)), on);

/** The case goes on under the successor with everything it has; a letter that leads to where the person now is has nothing left to do. */
function succeeded(facts: AdmissionFacts, event: Extract<AdmissionEvent, { type: 'BranchSucceeded' }>): AdmissionFacts {
  const { succeeds, successor } = event;
  const { branch, destination, earlierBranches = [] } = facts;
  if (succeeds === 'destination') return successor === branch ? withoutLetter(facts) : shared(facts, event);
  if (branch === undefined || successor === branch) return facts;
  const moved = { ...shared(facts, event), earlierBranches: [...earlierBranches, branch] };
  return successor === destination ? withoutLetter(moved) : moved;
}

/** What a review leaves: a dossier in order, or one given back with the papers at fault. */
function reviewOf(facts: AdmissionFacts, { outcome, findings, happenedOn: on, returnBy }: Extract<AdmissionEvent, { type: 'DossierReviewed' }>): Partial<AdmissionFacts> {
  if (outcome === 'in-order') return { reviewedOn: on };
  const papers = findings.filter(({ finding }) => finding === 'missing').map(({ paper }) => paper).toSorted();
  return { returned: { on, papers, ...(returnBy && { returnBy }) }, returns: (facts.returns ?? 0) + 1 };
}

function withoutRecognition(facts: AdmissionFacts): AdmissionFacts {
  const { officialFrom: _official, partyAgeFrom: _age, ...rest } = withoutRemedy(withoutMatter(facts));
  return rest;
}

function withoutRemedy(facts: AdmissionFacts): AdmissionFacts {
  const { remedy: _remedy, ...rest } = facts;
  return rest;
}

/** Discipline was lifted, or the case has ended so that nothing in it can be lifted any more. */
function withoutDiscipline(facts: AdmissionFacts): AdmissionFacts {
  const { disciplined: _disciplined, ...rest } = facts;
  return rest;
}

function withoutLeaving(facts: AdmissionFacts): AdmissionFacts {
  const { left: _left, ...rest } = facts;
  return rest;
}

function withoutReview(facts: AdmissionFacts): AdmissionFacts {
  const { reviewedOn: _reviewed, returned: _returned, ...rest } = facts;
  return rest;
}

function withoutLetter(facts: AdmissionFacts): AdmissionFacts {
  const { destination: _destination, letterIssuedOn: _issued, letterKind: _kind, ...rest } = facts;
  return rest;
}

/** A decision closes the matter in hand: its votes, its extension and its suspensions no longer count. */
function withoutMatter(facts: AdmissionFacts): AdmissionFacts {
  const { failedVotes: _failed, votedOn: _voted, escalated: _escalated, ...rest } = withoutVote(facts);
  return rest;
}

/** The vote in hand comes to nothing, and what followed from it; the branch votes again. */
function withoutVote(facts: AdmissionFacts): AdmissionFacts {
  const { matter: _matter, branchVote: _vote, sectionAppraisedOn: _section, committeeVote: _committee, extension: _extension, suspensions: _suspensions, reviewedOn: _reviewed, returned: _returned, ...rest } = facts;
  return rest;
}
