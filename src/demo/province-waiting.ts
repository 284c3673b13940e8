import type { UsualStep } from './demo-road.js';
import type { Where } from './province-branches.js';
import type { PipelineAsked } from './province-plan.js';
import type { StateAfterAdmission } from './province-roads.js';

/** A state before admission in which a case can wait on the last day. */
export type WaitingState = Exclude<keyof PipelineAsked, StateAfterAdmission>;

/** How cases wait in a state. */
export interface Waiting {
  /** The last act, in turn. */
  readonly through: readonly UsualStep[];
  readonly at?: Where;
  /** Days for which most cases have waited, and of a hundred how many have waited longer, at most how long. */
  readonly days: readonly [least: number, most: number];
  readonly slow: readonly [inHundred: number, longest: number];
}

export const waiting: Readonly<Record<WaitingState, Waiting>> = {
  awaitingListing: { through: ['begin-outreach'], days: [3, 60], slow: [6, 200] },
  awaitingCourse: { through: ['list-candidate'], days: [4, 80], slow: [6, 220] },
  inCourse: { through: ['propose-course'], days: [5, 70], slow: [4, 150] },
  preparingDossier: { through: ['certify-training', 'submit-application', 'declare-cv', 'request-verification', 'conclude-verification', 'record-introductions'], days: [3, 50], slow: [10, 170] },
  awaitingBranchVote: { through: ['collect-opinions'], days: [2, 30], slow: [8, 140] },
  awaitingSectionAppraisal: { through: ['record-branch-vote'], at: 'section', days: [1, 12], slow: [5, 30] },
  awaitingCommitteeVote: { through: ['record-branch-vote'], at: 'committee', days: [1, 20], slow: [6, 50] },
  awaitingSubmission: { through: ['record-committee-vote'], at: 'committee', days: [1, 12], slow: [6, 40] },
  awaitingResultReport: { through: ['record-branch-vote'], days: [1, 8], slow: [0, 8] },
  awaitingDecision: { through: ['submit-dossier'], days: [2, 55], slow: [8, 120] },
  awaitingCeremony: { through: ['record-decision-receipt'], days: [2, 20], slow: [7, 60] },
};
