import type { z } from 'zod';
import { resultOf } from '../../kernel/vote.js';
import { admissionStep } from '../admission-step.js';
import { committeeMeetingConditions } from '../../shared/meetings.js';
import { notAfterTheAct } from '../../shared/order-of-days.js';
import { committeeVoteHeld } from '../events/resolution.js';

/** The grassroots committee votes: at least two thirds of all its members (ADM-27 for admission, PRO-07 and PRO-12 after it). */
export const recordCommitteeVote = admissionStep(committeeVoteHeld, {
  name: 'record-committee-vote',
  recordedBy: 'grassroots-committee',
  basis: (regulation) => regulation.admission.committeeShare.citation,
  needs: ['organs'],
  conditions: [
    ...committeeMeetingConditions<z.infer<typeof committeeVoteHeld.command>>(
      ({ here }) => here.organs?.grassroots?.roll?.committeeMembers,
      ({ regulation }) => regulation.admission.committeeShare.citation,
    ),
    {
      rule: 'ADM-28',
      code: 'vote-form-not-allowed',
      curedBy: 'grassroots-committee',
      cite: ({ regulation }) => regulation.clauses.voteForm,
      unmet: ({ command }) => (command.vote.form === 'written-opinions' ? { form: command.vote.form } : undefined),
    },
    notAfterTheAct('ADM-27', ({ minutes }) => ({ minutes: minutes.issuedOn }), (regulation) => regulation.admission.committeeShare.citation),
  ],
  derives: ['ADM-27'],
  happen: ({ command, facts, regulation }) => {
    const matter = facts.matter ?? 'admission';
    const share = matter === 'admission' ? regulation.admission.committeeShare : regulation.probation.committeeShare;
    return { type: 'CommitteeVoteHeld', ...command, matter, ...resultOf(command.vote, command.members, share.value) };
  },
});
