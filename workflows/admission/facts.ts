import type { IsoDate } from '../kernel/iso-date.js';
import { later } from '../kernel/calendar.js';
import type { CommonFacts } from '../kernel/procedure.js';
import type { Outcome } from '../kernel/vote.js';
import type { AdmissionEvent } from './events.js';
import type { Relation } from './events/preparation.js';
import type { Matter } from './events/resolution.js';

/** What later rules of an admission case need to know of earlier events. */
export interface AdmissionFacts extends CommonFacts {
  readonly subject?: string;
  /** The latest act of the main road; the next one must not precede it. */
  readonly lastOn?: IsoDate;
  readonly begunOn?: IsoDate;
  readonly helper?: string;
  /** The day another branch took the person over; the waiver of ADM-19 rests on it. */
  readonly movedInOn?: IsoDate;
  readonly letterIssuedOn?: IsoDate;

  readonly certificateIssuedOn?: IsoDate;
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
  readonly decidedOn?: IsoDate;
  readonly decisionReceivedOn?: IsoDate;

  readonly ceremonyOn?: IsoDate;
  readonly probationEndsOn?: IsoDate;
  readonly newMemberTrainingOn?: IsoDate;
  readonly assessedOn?: IsoDate;
  readonly probationOpinionsOn?: IsoDate;
  readonly disciplined?: boolean;
  /** Votes on recognition or removal that fell short since the last decision. */
  readonly failedVotes?: number;
  readonly officialFrom?: IsoDate;
  readonly partyAgeFrom?: IsoDate;
  readonly removedOn?: IsoDate;
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
      return { ...facts, ...road, subject: event.subject, branch: event.branch, begunOn: on };
    case 'CandidateListed':
      return { ...facts, ...road, helper: event.helper };
    case 'HelperAssigned':
      return { ...facts, helper: event.helper };
    case 'CourseProposed':
      return { ...facts, ...road };
    case 'TrainingCertified':
      return { ...facts, ...road, certificateIssuedOn: event.certificate.issuedOn };
    case 'ApplicationSubmitted':
      return { ...facts, ...road, applicationOn: on };
    case 'CvDeclared':
      return { ...facts, ...road, cvOn: on };
    case 'CvSupplemented':
      return { ...facts, ...road, cvSupplementedOn: on };
    case 'VerificationRequested': {
      const persons = event.persons.map(({ relation, nth, exemption, abroad }) => ({ relation, nth, abroad, exempt: exemption !== undefined }));
      return { ...facts, ...road, verification: { requestedOn: on, persons } };
    }
    case 'VerificationConcluded':
      return { ...facts, ...road, verification: { persons: [], requestedOn: on, ...facts.verification, concludedOn: on } };
    case 'IntroductionsRecorded':
      return { ...facts, ...road, introductions: { on, ...(event.union && { union: event.union.kind }) } };
    case 'OpinionsCollected':
      return { ...facts, ...road, opinionsOn: on };

    case 'BranchVoteHeld':
      return { ...facts, ...road, matter: 'admission', branchVote: { heldOn: on, outcome: event.outcome, overAge: event.overAge } };
    case 'SectionAppraised':
      return { ...facts, ...road, sectionAppraisedOn: on };
    case 'CommitteeVoteHeld':
      return { ...facts, ...road, committeeVote: { heldOn: on, outcome: event.outcome } };
    case 'VoteResultReported':
    case 'DossierSubmitted':
      return { ...facts, ...road };
    case 'DecisionTimeExtended':
      return { ...facts, extension: { workingDays: event.workingDays, on } };
    case 'CommitteeDecisionMade':
      return { ...withoutMatter(facts), ...road, decidedOn: on };
    case 'DecisionReceived':
      return { ...facts, ...road, decisionReceivedOn: on };
    case 'CeremonyHeld':
      return { ...facts, ...road, ceremonyOn: on, helper: event.guide, probationEndsOn: event.probationEndsOn };

    case 'NewMemberTrainingCertified':
      return { ...facts, newMemberTrainingOn: on };
    case 'ProbationerAssessed':
      return { ...facts, assessedOn: on };
    case 'ProbationOpinionsCollected':
      return { ...facts, probationOpinionsOn: on };
    case 'ProbationerDisciplined':
      return { ...facts, disciplined: true };
    case 'RecognitionVoteHeld':
    case 'RemovalVoteHeld': {
      const matter = event.type === 'RecognitionVoteHeld' ? 'recognition' : 'removal';
      return { ...facts, ...road, matter, failedVotes: event.failedVotes, branchVote: { heldOn: on, outcome: event.outcome, overAge: false } };
    }
    case 'RecognitionDecided': {
      const decided = { ...withoutMatter(facts), ...road };
      return event.outcome === 'approved' ? { ...decided, officialFrom: event.officialFrom, partyAgeFrom: event.partyAgeFrom } : decided;
    }
    case 'RemovalDecided': {
      const decided = { ...withoutMatter(facts), ...road };
      return event.outcome === 'approved' ? { ...decided, removedOn: on } : decided;
    }

    case 'TransferLetterIssued':
      return { ...facts, ...road, destination: event.destination, letterIssuedOn: event.letter.issuedOn };
    case 'TransferReceived': {
      const { destination, letterIssuedOn: _letter, ...settled } = facts;
      return { ...settled, ...road, branch: destination, helper: event.helper, movedInOn: on };
    }
    case 'TemporaryActivityBegun':
      return facts;
    case 'ApplicationWithdrawn':
    case 'CaseStopped':
      return { ...facts, ...road };
  }
}

/** A decision closes the matter in hand: its votes and its extension no longer count. */
function withoutMatter(facts: AdmissionFacts): AdmissionFacts {
  const { matter: _matter, branchVote: _vote, sectionAppraisedOn: _section, committeeVote: _committee, extension: _extension, failedVotes: _failed, ...rest } = facts;
  return rest;
}
