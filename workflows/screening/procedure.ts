import type { Procedure } from '../kernel/procedure.js';
import { catalogueCitation } from '../regulations/paper-catalogue.js';
import { deadlinesOf, limits } from './deadlines.js';
import { ScreeningEvent } from './events.js';
import { evolve, type ScreeningFacts } from './facts.js';
import { screeningOrder } from './machine.js';
import { screeningEditions, type ScreeningRegulation } from './regulation.js';
import { appraiseExit } from './steps/appraise-exit.js';
import { askDirection } from './steps/ask-direction.js';
import { assignHelper } from './steps/assign-helper.js';
import { beginScreening } from './steps/begin-screening.js';
import { closeScreening } from './steps/close-screening.js';
import { collectScreeningOpinions } from './steps/collect-screening-opinions.js';
import { decideExit } from './steps/decide-exit.js';
import { deliverDecision } from './steps/deliver-decision.js';
import { followReorganisation } from './steps/follow-reorganisation.js';
import { holdExitCommitteeVote } from './steps/hold-exit-committee-vote.js';
import { holdExitVote } from './steps/hold-exit-vote.js';
import { inviteMember } from './steps/invite-member.js';
import { noteComplaint } from './steps/note-complaint.js';
import { openEvaluation } from './steps/open-evaluation.js';
import { openExit } from './steps/open-exit.js';
import { planEducation } from './steps/plan-education.js';
import { recallListedMember } from './steps/recall-listed-member.js';
import { receiveListedMember } from './steps/receive-listed-member.js';
import { recordDirection } from './steps/record-direction.js';
import { recordEvaluation } from './steps/record-evaluation.js';
import { recordExplanation } from './steps/record-explanation.js';
import { recordListingBallot } from './steps/record-listing-ballot.js';
import { recordMissedLimit } from './steps/record-missed-limit.js';
import { recordProgressDecision } from './steps/record-progress-decision.js';
import { recordSelfCriticism } from './steps/record-self-criticism.js';
import { reportListing } from './steps/report-listing.js';
import { requestSelfCriticism } from './steps/request-self-criticism.js';
import { restoreRights } from './steps/restore-rights.js';
import { reviewEducation } from './steps/review-education.js';
import { transferListedMember } from './steps/transfer-listed-member.js';
import { undoListing } from './steps/undo-listing.js';
import { withdrawExit } from './steps/withdraw-exit.js';

/** Screening (rà soát, sàng lọc đảng viên): one case of one member from the draft list to progress recognised or a way out, by the four steps of the guidance. */
export const screening: Procedure<ScreeningEvent, ScreeningFacts, ScreeningRegulation> = {
  id: 'screening',
  version: '1.0.0',
  machine: screeningOrder,
  opening: beginScreening.name,
  event: ScreeningEvent,
  initialFacts: {},
  evolve,
  editions: screeningEditions,
  limits,
  deadlinesOf,
  // The papers of a member's dossier are not asked for by their numbers here: the guidance that was read names none.
  papers: { numbers: [], citation: catalogueCitation },
  returnOf: () => undefined,
  steps: [
    // Step one: review and listing.
    beginScreening,
    collectScreeningOpinions,
    askDirection,
    recordDirection,
    inviteMember,
    recordExplanation,
    recordListingBallot,
    reportListing,
    // Step two: education and help.
    assignHelper,
    planEducation,
    reviewEducation,
    // Step three: evaluation.
    openEvaluation,
    recordEvaluation,
    recordProgressDecision,
    // Step four: the ways out.
    openExit,
    requestSelfCriticism,
    recordSelfCriticism,
    holdExitVote,
    appraiseExit,
    holdExitCommitteeVote,
    decideExit,
    withdrawExit,
    deliverDecision,
    noteComplaint,
    restoreRights,
    // Whenever they happen.
    undoListing,
    transferListedMember,
    receiveListedMember,
    recallListedMember,
    followReorganisation,
    closeScreening,
    recordMissedLimit,
  ],
};
