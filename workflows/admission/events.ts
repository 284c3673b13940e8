import { z } from 'zod';
import { deadlineMissed } from '../kernel/missed.js';
import * as movement from './events/movement.js';
import * as preparation from './events/preparation.js';
import * as probation from './events/probation.js';
import { remedyEvents } from './events/remedy.js';
import * as resolution from './events/resolution.js';

/** Everything that can have happened in an admission case (hồ sơ kết nạp), from outreach to full recognition. */
export const AdmissionEvent = z.discriminatedUnion('type', [
  preparation.outreachBegun.event,
  preparation.candidateListed.event,
  preparation.helperAssigned.event,
  preparation.courseProposed.event,
  preparation.trainingCertified.event,
  preparation.applicationSubmitted.event,
  preparation.cvDeclared.event,
  preparation.cvSupplemented.event,
  preparation.verificationRequested.event,
  preparation.verificationConcluded.event,
  preparation.introductionsRecorded.event,
  preparation.opinionsCollected.event,
  resolution.branchVoteHeld.event,
  resolution.voteResultReported.event,
  resolution.sectionAppraised.event,
  resolution.committeeVoteHeld.event,
  resolution.dossierSubmitted.event,
  resolution.dossierReviewed.event,
  resolution.decisionTimeExtended.event,
  resolution.decisionTimeSuspended.event,
  resolution.decisionTimeResumed.event,
  resolution.committeeDecisionMade.event,
  resolution.decisionReceived.event,
  resolution.ceremonyHeld.event,
  probation.newMemberTrainingCertified.event,
  probation.probationerAssessed.event,
  probation.probationOpinionsCollected.event,
  probation.probationerDisciplined.event,
  probation.recognitionVoteHeld.event,
  probation.removalVoteHeld.event,
  probation.recognitionDecided.event,
  probation.removalDecided.event,
  movement.transferLetterIssued.event,
  movement.transferLetterRecalled.event,
  movement.transferReceived.event,
  movement.branchSucceeded.event,
  movement.temporaryActivityBegun.event,
  movement.applicationWithdrawn.event,
  movement.caseStopped.event,
  ...remedyEvents,
  deadlineMissed.event,
]);
export type AdmissionEvent = z.infer<typeof AdmissionEvent>;
