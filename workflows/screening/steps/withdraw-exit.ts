import { notAfterTheAct } from '../../shared/order-of-days.js';
import { exitInHand } from '../conditions/exit.js';
import { exitWithdrawn } from '../events/exit.js';
import { screeningStep } from '../screening-step.js';

/** The member takes the application to leave back, or the branch no longer pursues the exit; the member is again where the exit began (EXT-02, EXT-04). */
export const withdrawExit = screeningStep(exitWithdrawn, {
  name: 'withdraw-exit',
  part: 'aside',
  recordedBy: 'branch',
  whileMoving: true,
  basis: (regulation) => regulation.exits.branchShare.citation,
  conditions: [
    {
      rule: 'EXT-04',
      code: 'no-application-to-take-back',
      curedBy: 'branch',
      cite: ({ regulation }) => regulation.exits.clauses.leaving,
      unmet: ({ command: { reason }, facts: { exit } }) => (reason === 'application-taken-back' && exit !== undefined && exit.form !== 'leave' ? { form: exit.form } : undefined),
    },
    notAfterTheAct('EXT-02', ({ basis }) => ({ basis: basis.issuedOn }), (regulation) => regulation.exits.branchShare.citation),
  ],
  attests: [{ rule: 'EXT-02', code: 'exit-dropped-by-whom-it-belongs', kind: 'discretionary', by: 'branch', cite: (regulation) => regulation.exits.branchShare.citation }],
  happen: (act) => ({ type: 'ExitWithdrawn', ...act.command, backTo: exitInHand(act).backTo }),
});
