import type { z } from 'zod';
import { denominatorOf, resultOf } from '../../kernel/vote.js';
import { branchMeetingConditions, enoughMembers, nextOrganAfterBranch, someoneDecides } from '../../shared/meetings.js';
import { notAfterTheAct } from '../../shared/order-of-days.js';
import { exitInHand, criticisedOrAskedInVain } from '../conditions/exit.js';
import { couldAnswer, explanationRead } from '../conditions/heard.js';
import { exitVoteHeld } from '../events/exit.js';
import { screeningStep } from '../screening-step.js';

/**
 * The branch votes on proposing the exit (EXT-02). Also an expulsion is only proposed here and takes effect by the decision of the competent
 * committee: EXT-07, by which discipline of a branch takes effect when the branch announces the result, is about measures the branch decides itself.
 */
export const holdExitVote = screeningStep(exitVoteHeld, {
  name: 'hold-exit-vote',
  recordedBy: 'branch',
  whileMoving: true,
  basis: (regulation) => regulation.exits.branchShare.citation,
  needs: ['organs'],
  preconditions: [criticisedOrAskedInVain, couldAnswer('exit'), enoughMembers, someoneDecides],
  conditions: [
    ...branchMeetingConditions<z.infer<typeof exitVoteHeld.command>>(),
    notAfterTheAct('EXT-02', ({ minutes }) => ({ minutes: minutes.issuedOn }), (regulation) => regulation.exits.branchShare.citation),
  ],
  attests: [
    explanationRead,
    { rule: 'EXT-02', code: 'one-member-a-vote', kind: 'attested', by: 'branch', cite: (regulation) => regulation.exits.branchShare.citation },
  ],
  derives: ['EXT-02'],
  happen: (act) => {
    const { command, regulation } = act;
    const { form, backTo } = exitInHand(act);
    return { type: 'ExitVoteHeld', ...command, form, ...resultOf(command.vote, denominatorOf(command.electorate), regulation.exits.branchShare.value), next: nextOrganAfterBranch(act), backTo };
  },
});
