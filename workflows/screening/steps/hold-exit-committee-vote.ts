import type { z } from 'zod';
import { resultOf } from '../../kernel/vote.js';
import { committeeMeetingConditions } from '../../shared/meetings.js';
import { notAfterTheAct } from '../../shared/order-of-days.js';
import { committeeNotYetVoted, exitInHand } from '../conditions/exit.js';
import { exitCommitteeVoteHeld } from '../events/exit.js';
import { screeningStep } from '../screening-step.js';

/** The grassroots committee votes on proposing the exit: at least two thirds of all its members (EXT-02). */
export const holdExitCommitteeVote = screeningStep(exitCommitteeVoteHeld, {
  name: 'hold-exit-committee-vote',
  recordedBy: 'grassroots-committee',
  whileMoving: true,
  basis: (regulation) => regulation.exits.committeeShare.citation,
  needs: ['organs'],
  preconditions: [committeeNotYetVoted],
  conditions: [
    ...committeeMeetingConditions<z.infer<typeof exitCommitteeVoteHeld.command>>(
      ({ here }) => here.organs?.grassroots?.roll?.committeeMembers,
      ({ regulation }) => regulation.clauses.whoIsCounted,
    ),
    {
      rule: 'ADM-28',
      code: 'vote-form-not-allowed',
      curedBy: 'grassroots-committee',
      cite: ({ regulation }) => regulation.clauses.voteForm,
      unmet: ({ command: { vote } }) => (vote.form === 'written-opinions' ? { form: vote.form } : undefined),
    },
    notAfterTheAct('EXT-02', ({ minutes }) => ({ minutes: minutes.issuedOn }), (regulation) => regulation.exits.committeeShare.citation),
  ],
  attests: [{ rule: 'SCR-01', code: 'explanation-read-to-the-committee', kind: 'attested', by: 'grassroots-committee', cite: (regulation) => regulation.screening.clauses.hearing }],
  derives: ['EXT-02'],
  happen: (act) => {
    const { command, regulation } = act;
    const { form, backTo } = exitInHand(act);
    return { type: 'ExitCommitteeVoteHeld', ...command, form, ...resultOf(command.vote, command.members, regulation.exits.committeeShare.value), backTo };
  },
});
