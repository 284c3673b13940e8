import type { z } from 'zod';
import { admissionStep } from '../admission-step.js';
import { decisionConditions } from '../../shared/decisions.js';
import { someoneDecides } from '../../shared/meetings.js';
import { probationDecisionResult } from '../conditions/probation-votes.js';
import { branchVotedOn } from '../conditions/probation-dossier.js';
import { removalDecided } from '../events/probation.js';

/** The competent committee decides on removing the name of a probationer (PRO-12). */
export const recordRemovalDecision = admissionStep(removalDecided, {
  name: 'record-removal-decision',
  recordedBy: 'competent-committee',
  basis: (regulation) => regulation.clauses.recognitionOrRemoval,
  needs: ['organs'],
  preconditions: [someoneDecides, branchVotedOn('removal')],
  conditions: decisionConditions<z.infer<typeof removalDecided.command>>(),
  derives: ['PRO-12'],
  happen: (act) => ({ type: 'RemovalDecided', ...act.command, ...probationDecisionResult(act) }),
});
