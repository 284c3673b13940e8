import type { z } from 'zod';
import { resultOf } from '../../kernel/vote.js';
import { committeeMeetingConditions } from '../../shared/meetings.js';
import { progressRecognised } from '../events/education.js';
import { screeningStep } from '../screening-step.js';

/**
 * The grassroots committee decides on recognising the progress and taking the member off the list (SCR-07). The whole committee meets; a branch
 * without one above it does that committee's task itself. What is not recognised goes back to education.
 */
export const recordProgressDecision = screeningStep(progressRecognised, {
  name: 'record-progress-decision',
  recordedBy: 'grassroots-committee',
  basis: (regulation) => regulation.screening.progressDecider.citation,
  needs: ['organs'],
  conditions: [
    ...committeeMeetingConditions<z.infer<typeof progressRecognised.command>>(
      ({ here: { organs } }) => (organs?.grassroots ?? organs?.branch)?.roll?.committeeMembers,
      ({ regulation }) => regulation.clauses.whoIsCounted,
    ),
    {
      rule: 'ADM-28',
      code: 'vote-form-not-allowed',
      curedBy: 'grassroots-committee',
      cite: ({ regulation }) => regulation.clauses.voteForm,
      unmet: ({ command: { vote } }) => (vote.form === 'written-opinions' ? { form: vote.form } : undefined),
    },
  ],
  derives: ['SCR-07'],
  happen: ({ command, regulation }) => ({ type: 'ProgressRecognised', ...command, ...resultOf(command.vote, command.members, regulation.screening.progressShare.value) }),
});
