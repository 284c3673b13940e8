import { notAfterTheAct } from '../../shared/order-of-days.js';
import { noMoveUnderWay } from '../conditions/moves.js';
import { listedMemberTransferred } from '../events/movement.js';
import { screeningStep } from '../screening-step.js';

/** A listed member moves to another branch; the assessment of the progress goes with the letter (SCR-07, TRF-01). */
export const transferListedMember = screeningStep(listedMemberTransferred, {
  name: 'transfer-listed-member',
  part: 'aside',
  recordedBy: 'grassroots-committee',
  whileMoving: true,
  basis: (regulation) => regulation.screening.clauses.transfer,
  needs: ['destination'],
  leadsTo: ({ destination }) => destination,
  preconditions: [noMoveUnderWay],
  conditions: [
    {
      rule: 'REC-03',
      code: 'destination-is-the-same-branch',
      curedBy: 'clerk',
      cite: ({ regulation }) => regulation.screening.clauses.transfer,
      unmet: ({ command, facts }) => (command.destination === facts.branch ? { same: true } : undefined),
    },
    {
      rule: 'REC-03',
      code: 'destination-is-no-branch',
      curedBy: 'clerk',
      cite: ({ regulation }) => regulation.screening.clauses.transfer,
      unmet: ({ here }) => (here.destination ? undefined : { branch: false }),
    },
    notAfterTheAct('SCR-07', ({ letter, assessmentPaper }) => ({ letter: letter.issuedOn, assessment: assessmentPaper.issuedOn }), (regulation) => regulation.screening.clauses.transfer),
  ],
  happen: ({ command }) => ({ type: 'ListedMemberTransferred', ...command }),
});
