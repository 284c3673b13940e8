import { ended, order, recorded, stays } from '../kernel/order.js';

// What may happen beside the main road. Candidates can move, be helped by somebody else, withdraw or be stopped;
// a probationer can move, but leaves probation only by recognition, removal or death.
const move = { TransferLetterIssued: stays, TransferLetterRecalled: stays, TransferReceived: stays, BranchSucceeded: stays };
const leave = { ApplicationWithdrawn: 'withdrawn', CaseStopped: 'stopped' };
const candidate = { ...move, ...leave, HelperAssigned: stays };

/** A case that waited for an organ which the branch that has it now does not have above it goes on to the next one that it has, or past both. */
const received = (past: string, committee?: string) => {
  const onward = [
    ...(committee ? [{ guard: recorded({ next: 'grassroots' }), target: committee }] : []),
    { guard: recorded({ next: 'competent' }), target: past },
    stays,
  ];
  return { TransferReceived: onward, BranchSucceeded: onward };
};

/** Papers may be renewed while the branch has not voted. */
const renewals = {
  TrainingCertified: stays,
  ApplicationSubmitted: stays,
  CvSupplemented: stays,
  IntroductionsRecorded: stays,
  OpinionsCollected: stays,
};

/** Papers of the probation dossier; they can be collected as long as probation lasts. */
const probationPapers = {
  NewMemberTrainingCertified: stays,
  ProbationerAssessed: stays,
  ProbationOpinionsCollected: stays,
};

/** The time that the competent committee has to decide runs: it can be extended, stopped and let run again. */
const decisionClock = { DecisionTimeExtended: stays, DecisionTimeSuspended: stays, DecisionTimeResumed: stays };

/** Where an organ has a legal time to act, and its last day can go by. */
const timed = { DeadlineMissed: stays };

const approved = recorded({ outcome: 'approved' });

// A wrong admission is annulled; a wrong recognition is, too, and probation goes on until it is done properly (ADM-38).
const admissionAnnulled = [{ guard: approved, target: 'annulled' }, stays];
const anyAnnulled = [{ guard: recorded({ outcome: 'approved', of: 'recognition' }), target: 'onProbation' }, ...admissionAnnulled];

/** A complaint about discipline changes nothing in where the case stands. */
const complaints = { ComplaintNoted: stays, RightsRestored: stays };

const probationer = {
  ...move, ...timed, ...probationPapers, ...complaints, HelperAssigned: stays, ProbationerDisciplined: stays, TemporaryActivityBegun: stays, CaseStopped: 'stopped',
  DecisionAnnulled: admissionAnnulled, RemedyOrdered: 'awaitingRemedy',
};

const upTo = (organ: 'section' | 'grassroots' | 'competent', target: string) => ({ guard: recorded({ outcome: 'approved', next: organ }), target });

/** After the section committee: to the grassroots committee, or past it where that committee is the one that decides. */
const appraised = (target: string, decision: string) => [{ guard: recorded({ next: 'competent' }), target: decision }, { target }];

/** The order of an admission case. A state is named after what the case waits for. */
export const admissionOrder = order({
  id: 'admission',
  initial: 'beforeOutreach',
  states: {
    beforeOutreach: { on: { OutreachBegun: 'awaitingListing' } },
    awaitingListing: { on: { ...candidate, CandidateListed: 'awaitingCourse' } },
    awaitingCourse: { on: { ...candidate, CourseProposed: 'inCourse' } },
    inCourse: { on: { ...candidate, TrainingCertified: 'preparingDossier' } },
    preparingDossier: {
      type: 'parallel',
      on: { ...candidate, ...renewals },
      onDone: 'awaitingBranchVote',
      states: {
        record: {
          initial: 'awaitingApplication',
          states: {
            awaitingApplication: { on: { ApplicationSubmitted: 'awaitingCv' } },
            awaitingCv: { on: { CvDeclared: 'awaitingVerification' } },
            awaitingVerification: { on: { VerificationRequested: 'verifying' } },
            verifying: { on: { VerificationConcluded: 'verified' } },
            verified: { type: 'final' },
          },
        },
        introductions: {
          initial: 'awaitingIntroductions',
          states: {
            awaitingIntroductions: { on: { IntroductionsRecorded: 'introduced' } },
            introduced: { type: 'final' },
          },
        },
        opinions: {
          initial: 'awaitingOpinions',
          states: {
            awaitingOpinions: { on: { OpinionsCollected: 'collected' } },
            collected: { type: 'final' },
          },
        },
      },
    },
    awaitingBranchVote: {
      on: {
        ...candidate,
        ...renewals,
        BranchVoteHeld: [
          upTo('section', 'awaitingSectionAppraisal'),
          upTo('grassroots', 'awaitingCommitteeVote'),
          upTo('competent', 'awaitingSubmission'),
          { target: 'awaitingResultReport' },
        ],
      },
    },
    awaitingSectionAppraisal: { on: { ...candidate, ...timed, ...received('awaitingSubmission', 'awaitingCommitteeVote'), SectionAppraised: appraised('awaitingCommitteeVote', 'awaitingSubmission'), ...decisionClock } },
    awaitingCommitteeVote: {
      on: { ...candidate, ...timed, ...received('awaitingSubmission'), CommitteeVoteHeld: [{ guard: approved, target: 'awaitingSubmission' }, { target: 'awaitingResultReport' }], ...decisionClock },
    },
    awaitingSubmission: { on: { ...candidate, ...timed, DossierSubmitted: 'awaitingDecision', ...decisionClock } },
    awaitingResultReport: { on: { ...candidate, ...timed, DecisionTimeResumed: stays, VoteResultReported: 'awaitingDecision' } },
    awaitingDecision: {
      on: { ...candidate, ...timed, DossierReviewed: [{ guard: recorded({ outcome: 'returned' }), target: 'awaitingSubmission' }, stays], ...decisionClock, CommitteeDecisionMade: [{ guard: approved, target: 'awaitingCeremony' }, { target: 'refused' }] },
    },
    awaitingCeremony: { on: { ...candidate, ...timed, DecisionReceived: stays, CeremonyHeld: 'onProbation', DecisionAnnulled: admissionAnnulled } },

    onProbation: {
      on: {
        ...probationer,
        RecognitionVoteHeld: [
          { guard: recorded({ course: 'again' }), target: 'onProbation' },
          { guard: recorded({ course: 'report' }), target: 'awaitingProbationReport' },
          upTo('section', 'awaitingRecognitionAppraisal'),
          upTo('grassroots', 'awaitingRecognitionCommitteeVote'),
          upTo('competent', 'awaitingRecognitionDecision'),
        ],
        RemovalVoteHeld: [
          { guard: recorded({ course: 'again' }), target: 'onProbation' },
          { guard: recorded({ course: 'report' }), target: 'awaitingProbationReport' },
          upTo('section', 'awaitingRemovalAppraisal'),
          upTo('grassroots', 'awaitingRemovalCommitteeVote'),
          upTo('competent', 'awaitingRemovalDecision'),
        ],
      },
    },
    awaitingRecognitionAppraisal: { on: { ...probationer, ...received('awaitingRecognitionDecision', 'awaitingRecognitionCommitteeVote'), SectionAppraised: appraised('awaitingRecognitionCommitteeVote', 'awaitingRecognitionDecision'), ...decisionClock } },
    awaitingRecognitionCommitteeVote: {
      on: { ...probationer, ...received('awaitingRecognitionDecision'), CommitteeVoteHeld: [{ guard: approved, target: 'awaitingRecognitionDecision' }, { target: 'awaitingProbationReport' }], ...decisionClock },
    },
    awaitingRecognitionDecision: {
      on: { ...probationer, ...decisionClock, RecognitionDecided: [{ guard: approved, target: 'fullMember' }, { target: 'onProbation' }] },
    },
    awaitingRemovalAppraisal: { on: { ...probationer, ...received('awaitingRemovalDecision', 'awaitingRemovalCommitteeVote'), SectionAppraised: appraised('awaitingRemovalCommitteeVote', 'awaitingRemovalDecision') } },
    awaitingRemovalCommitteeVote: {
      on: { ...probationer, ...received('awaitingRemovalDecision'), CommitteeVoteHeld: [{ guard: approved, target: 'awaitingRemovalDecision' }, { target: 'awaitingProbationReport' }] },
    },
    awaitingRemovalDecision: { on: { ...probationer, RemovalDecided: [{ guard: approved, target: 'removed' }, { target: 'onProbation' }] } },
    awaitingProbationReport: { on: { ...probationer, DecisionTimeResumed: stays, VoteResultReported: 'awaitingProbationDecision' } },
    awaitingProbationDecision: {
      on: {
        ...probationer,
        ...decisionClock,
        RecognitionDecided: [{ guard: approved, target: 'fullMember' }, { guard: recorded({ kept: true }), ...stays }, { target: 'onProbation' }],
        RemovalDecided: [{ guard: approved, target: 'removed' }, { guard: recorded({ kept: true }), ...stays }, { target: 'onProbation' }],
      },
    },

    // The procedure is done again, properly, while the person stays what they are.
    awaitingRemedy: {
      on: {
        ...move,
        ...timed,
        ...complaints,
        CaseStopped: 'stopped',
        DecisionAnnulled: anyAnnulled,
        RemedyRecognised: [{ guard: recorded({ outcome: 'approved', standing: 'full-member' }), target: 'fullMember' }, { guard: approved, target: 'onProbation' }, stays],
      },
    },

    fullMember: { ...ended, on: { ...complaints, BranchSucceeded: stays, DecisionAnnulled: anyAnnulled, RemedyOrdered: 'awaitingRemedy' } },
    refused: { type: 'final' },
    withdrawn: { type: 'final' },
    stopped: { type: 'final' },
    removed: {
      ...ended,
      on: {
        BranchSucceeded: stays,
        DecisionDelivered: stays,
        ComplaintNoted: stays,
        // What was upheld may be an older complaint about discipline, which does not undo the removal.
        RightsRestored: [{ guard: recorded({ stillOut: true }), ...stays }, { target: 'onProbation' }],
      },
    },
    annulled: { type: 'final' },
  },
});
