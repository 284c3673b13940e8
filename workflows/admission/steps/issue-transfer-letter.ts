import { admissionStep } from '../admission-step.js';
import { noMoveUnderWay } from '../conditions/moves.js';
import { notAfterTheAct } from '../../shared/order-of-days.js';
import type { LetterKind } from '../events/movement.js';
import { transferLetterIssued } from '../events/movement.js';
import type { AdmissionFacts } from '../facts.js';

/** The old unit issues the letter with which the person and the dossier move (ADM-19, ADM-20; for probationers PRO-14, TRF-01). */
export const issueTransferLetter = admissionStep(transferLetterIssued, {
  name: 'issue-transfer-letter',
  part: 'aside',
  recordedBy: 'grassroots-committee',
  basis: (regulation) => regulation.clauses.moveAfterResolution,
  whileMoving: true,
  preconditions: [noMoveUnderWay],
  needs: ['destination'],
  leadsTo: ({ destination }) => destination,
  conditions: [
    {
      rule: 'ADM-20',
      code: 'wrong-letter-for-this-stage',
      curedBy: 'grassroots-committee',
      cite: ({ regulation }) => regulation.clauses.moveAfterResolution,
      unmet: ({ command, facts }) => {
        const expected = letterFor(facts);
        return command.kind === expected ? undefined : { kind: command.kind, expected };
      },
    },
    {
      rule: 'REC-03',
      code: 'destination-is-the-same-branch',
      curedBy: 'clerk',
      cite: ({ regulation }) => regulation.clauses.moveBeforeResolution,
      unmet: ({ command, facts }) => (command.destination === facts.branch ? { same: true } : undefined),
    },
    {
      rule: 'REC-03',
      code: 'destination-is-no-branch',
      curedBy: 'clerk',
      cite: ({ regulation }) => regulation.clauses.moveBeforeResolution,
      unmet: ({ here }) => (here.destination ? undefined : { branch: false }),
    },
    notAfterTheAct('ADM-20', ({ letter }) => ({ letter: letter.issuedOn }), (regulation) => regulation.clauses.moveAfterResolution),
  ],
  happen: ({ command }) => ({ type: 'TransferLetterIssued', ...command }),
});

/** Which letter of the catalogue goes with the person, by how far the case has come. */
function letterFor(facts: AdmissionFacts): LetterKind {
  if (facts.ceremonyOn) return '54';
  if (facts.decidedOn) return '94';
  if (facts.committeeVote?.outcome === 'approved') return '93';
  return facts.branchVote?.outcome === 'approved' ? '92' : '53';
}
