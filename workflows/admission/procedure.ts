import type { Procedure } from '../kernel/procedure.js';
import { deadlinesOf, limits } from './deadlines.js';
import { papers, returnOf } from './documents.js';
import { AdmissionEvent } from './events.js';
import { evolve, type AdmissionFacts } from './facts.js';
import { admissionOrder } from './machine.js';
import { admissionEditions, type AdmissionRegulation } from './regulation.js';
import { annulDecision } from './steps/annul-decision.js';
import { assessProbationer } from './steps/assess-probationer.js';
import { assignHelper } from './steps/assign-helper.js';
import { beginOutreach } from './steps/begin-outreach.js';
import { beginTemporaryActivity } from './steps/begin-temporary-activity.js';
import { certifyNewMemberTraining } from './steps/certify-new-member-training.js';
import { certifyTraining } from './steps/certify-training.js';
import { collectOpinions } from './steps/collect-opinions.js';
import { collectProbationOpinions } from './steps/collect-probation-opinions.js';
import { concludeVerification } from './steps/conclude-verification.js';
import { declareCv } from './steps/declare-cv.js';
import { deliverDecision } from './steps/deliver-decision.js';
import { extendDecisionTime } from './steps/extend-decision-time.js';
import { followReorganisation } from './steps/follow-reorganisation.js';
import { holdCeremony } from './steps/hold-ceremony.js';
import { issueTransferLetter } from './steps/issue-transfer-letter.js';
import { listCandidate } from './steps/list-candidate.js';
import { noteComplaint } from './steps/note-complaint.js';
import { orderRemedy } from './steps/order-remedy.js';
import { proposeCourse } from './steps/propose-course.js';
import { recallTransferLetter } from './steps/recall-transfer-letter.js';
import { receiveTransfer } from './steps/receive-transfer.js';
import { recogniseAfterRemedy } from './steps/recognise-after-remedy.js';
import { recordBranchVote } from './steps/record-branch-vote.js';
import { recordCommitteeDecision } from './steps/record-committee-decision.js';
import { recordCommitteeVote } from './steps/record-committee-vote.js';
import { recordDecisionReceipt } from './steps/record-decision-receipt.js';
import { recordDiscipline } from './steps/record-discipline.js';
import { recordIntroductions } from './steps/record-introductions.js';
import { recordMissedLimit } from './steps/record-missed-limit.js';
import { recordRecognitionDecision } from './steps/record-recognition-decision.js';
import { recordRecognitionVote } from './steps/record-recognition-vote.js';
import { recordRemovalDecision } from './steps/record-removal-decision.js';
import { recordRemovalVote } from './steps/record-removal-vote.js';
import { recordSectionAppraisal } from './steps/record-section-appraisal.js';
import { reportVoteResult } from './steps/report-vote-result.js';
import { requestVerification } from './steps/request-verification.js';
import { restoreRights } from './steps/restore-rights.js';
import { resumeDecisionTime } from './steps/resume-decision-time.js';
import { reviewDossier } from './steps/review-dossier.js';
import { stopCase } from './steps/stop-case.js';
import { submitApplication } from './steps/submit-application.js';
import { submitDossier } from './steps/submit-dossier.js';
import { supplementCv } from './steps/supplement-cv.js';
import { suspendDecisionTime } from './steps/suspend-decision-time.js';
import { withdrawApplication } from './steps/withdraw-application.js';

/** Admission (kết nạp đảng viên): one case from outreach to full recognition, its steps in the order people meet them. */
export const admission: Procedure<AdmissionEvent, AdmissionFacts, AdmissionRegulation> = {
  id: 'admission',
  version: '2.0.0',
  machine: admissionOrder,
  opening: beginOutreach.name,
  event: AdmissionEvent,
  initialFacts: {},
  evolve,
  editions: admissionEditions,
  limits,
  deadlinesOf,
  papers,
  returnOf,
  steps: [
    beginOutreach,
    listCandidate,
    assignHelper,
    proposeCourse,
    certifyTraining,
    submitApplication,
    declareCv,
    supplementCv,
    requestVerification,
    concludeVerification,
    recordIntroductions,
    collectOpinions,
    recordBranchVote,
    reportVoteResult,
    recordSectionAppraisal,
    recordCommitteeVote,
    submitDossier,
    reviewDossier,
    extendDecisionTime,
    suspendDecisionTime,
    resumeDecisionTime,
    recordCommitteeDecision,
    recordDecisionReceipt,
    holdCeremony,
    certifyNewMemberTraining,
    assessProbationer,
    collectProbationOpinions,
    recordDiscipline,
    recordRecognitionVote,
    recordRemovalVote,
    recordRecognitionDecision,
    recordRemovalDecision,
    deliverDecision,
    noteComplaint,
    restoreRights,
    annulDecision,
    orderRemedy,
    recogniseAfterRemedy,
    issueTransferLetter,
    receiveTransfer,
    recallTransferLetter,
    followReorganisation,
    beginTemporaryActivity,
    withdrawApplication,
    stopCase,
    recordMissedLimit,
  ],
};
