import { z } from 'zod';
import { deadlineMissed } from '../kernel/missed.js';
import * as education from './events/education.js';
import { exitEvents } from './events/exit.js';
import * as hearing from './events/hearing.js';
import * as listing from './events/listing.js';
import * as movement from './events/movement.js';

/** Everything that can have happened in a screening case (hồ sơ rà soát, sàng lọc). */
export const ScreeningEvent = z.discriminatedUnion('type', [
  listing.screeningBegun.event,
  listing.screeningOpinionsCollected.event,
  listing.directionAsked.event,
  listing.directionReceived.event,
  listing.listingBallotHeld.event,
  listing.listingReported.event,
  hearing.memberInvited.event,
  hearing.memberExplained.event,
  education.helperAssigned.event,
  education.educationPlanned.event,
  education.educationReviewed.event,
  education.evaluationOpened.event,
  education.branchEvaluated.event,
  education.progressRecognised.event,
  education.listingUndone.event,
  ...exitEvents,
  movement.listedMemberTransferred.event,
  movement.listedMemberReceived.event,
  movement.listedMemberRecalled.event,
  movement.branchSucceeded.event,
  movement.screeningClosed.event,
  deadlineMissed.event,
]);
export type ScreeningEvent = z.infer<typeof ScreeningEvent>;
