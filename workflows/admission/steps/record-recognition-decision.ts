import type { z } from 'zod';
import { admissionStep } from '../admission-step.js';
import { decisionConditions } from '../../shared/decisions.js';
import { someoneDecides } from '../../shared/meetings.js';
import { probationDecisionResult } from '../conditions/probation-votes.js';
import { branchVotedOn } from '../conditions/probation-dossier.js';
import { papersForRecognition } from '../documents.js';
import { recognitionDecided } from '../events/probation.js';

/**
 * The competent committee decides on full recognition (PRO-07, PRO-08). However late anybody was, the official date is the day
 * probation ended (PRO-09), and party age counts from the decision on admission (PRO-02).
 */
export const recordRecognitionDecision = admissionStep(recognitionDecided, {
  name: 'record-recognition-decision',
  recordedBy: 'competent-committee',
  basis: (regulation) => regulation.probation.decisionWorkingDays.citation,
  needs: ['organs', 'papers'],
  papers: papersForRecognition,
  preconditions: [
    someoneDecides,
    branchVotedOn('recognition'),
    {
      rule: 'PRO-06',
      code: 'probation-not-over',
      curedBy: 'nobody',
      cite: ({ regulation }) => regulation.clauses.recognition,
      unmet: ({ facts, on }) => (facts.probationEndsOn !== undefined && on < facts.probationEndsOn ? { on, probationEndsOn: facts.probationEndsOn } : undefined),
    },
  ],
  conditions: decisionConditions<z.infer<typeof recognitionDecided.command>>(),
  attests: [
    { rule: 'PRO-08', code: 'result-notified-to-the-branch', kind: 'attested', by: 'competent-committee', cite: (regulation) => regulation.probation.decisionWorkingDays.citation },
  ],
  derives: ['PRO-02', 'PRO-07', 'PRO-08', 'PRO-09'],
  happen: (act) => ({
    type: 'RecognitionDecided',
    ...act.command,
    ...probationDecisionResult(act),
    officialFrom: act.facts.probationEndsOn ?? act.on,
    partyAgeFrom: act.facts.decidedOn ?? act.on,
  }),
});
