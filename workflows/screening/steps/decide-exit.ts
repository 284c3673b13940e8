import type { z } from 'zod';
import { decidedBy, decisionConditions } from '../../shared/decisions.js';
import { someoneDecides } from '../../shared/meetings.js';
import { committeeVotedFirst, exitInHand } from '../conditions/exit.js';
import { exitDecided } from '../events/exit.js';
import { screeningStep } from '../screening-step.js';

/** The competent committee decides on the exit by its own share (EXT-02); approved, the person is no longer a member from that day. */
export const decideExit = screeningStep(exitDecided, {
  name: 'decide-exit',
  recordedBy: 'competent-committee',
  whileMoving: true,
  basis: (regulation) => regulation.exits.branchShare.citation,
  needs: ['organs'],
  preconditions: [someoneDecides, committeeVotedFirst],
  conditions: decisionConditions<z.infer<typeof exitDecided.command>>(),
  attests: [
    { rule: 'EXT-07', code: 'heard-before-the-decision', kind: 'attested', by: 'competent-committee', cite: (regulation) => regulation.exits.clauses.heardBefore },
    { rule: 'EXT-03', code: 'no-exit-instead-of-expulsion', kind: 'attested', by: 'competent-committee', cite: (regulation) => regulation.exits.clauses.expulsionFirst },
  ],
  derives: ['ADM-29', 'EXT-02'],
  happen: (act) => {
    const { form, backTo } = exitInHand(act);
    return { type: 'ExitDecided', ...act.command, form, ...decidedBy(act), backTo };
  },
});
