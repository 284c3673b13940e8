import { answerStep, standingCommitteeOf } from '../conditions/answering.js';
import { answeredByProvince } from '../events.js';

/** The committee directly under the Centre answers (EXT-05). */
export const answerComplaintProvince = answerStep(answeredByProvince, {
  name: 'answer-complaint-province',
  recordedBy: 'province-committee',
  members: ({ here }) => standingCommitteeOf(here.organs?.underTheCentre),
});
