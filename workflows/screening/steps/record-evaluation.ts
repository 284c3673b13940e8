import type { z } from 'zod';
import { addMonths } from '../../kernel/calendar.js';
import type { Condition } from '../../kernel/condition.js';
import { resultOf } from '../../kernel/vote.js';
import { enoughMembers } from '../../shared/meetings.js';
import { notAfterTheAct } from '../../shared/order-of-days.js';
import { couldAnswer, explanationRead } from '../conditions/heard.js';
import { countedAgainst, screeningMeetingConditions } from '../conditions/meeting.js';
import { branchEvaluated } from '../events/education.js';
import { screeningStep, type ScreeningAct } from '../screening-step.js';

type Evaluation = z.infer<typeof branchEvaluated.command>;

/** Nobody is found unqualified whom the branch has not educated and helped, for as long as the Charter says (EXT-01, Charter Art. 8). */
const educatedFirst: readonly Condition<ScreeningAct<Evaluation>>[] = [
  {
    rule: 'SCR-07',
    code: 'unqualified-without-help',
    curedBy: 'branch',
    cite: ({ regulation }) => regulation.screening.clauses.education,
    unmet: ({ command: { proposal }, facts: { educatedFrom, helper } }) =>
      proposal === 'unqualified' && (educatedFrom === undefined || helper === undefined) ? { planned: educatedFrom !== undefined, helped: helper !== undefined } : undefined,
  },
  {
    rule: 'EXT-01',
    code: 'unqualified-too-early',
    curedBy: 'nobody',
    cite: ({ regulation }) => regulation.exits.educatedMonths.citation,
    unmet: ({ command: { proposal }, facts: { educatedFrom }, regulation, on }) => {
      if (proposal !== 'unqualified' || educatedFrom === undefined) return undefined;
      const months = regulation.exits.educatedMonths.value;
      const earliest = addMonths(educatedFrom, months);
      return on < earliest ? { educatedFrom, months, earliest } : undefined;
    },
  },
];

/** The branch evaluates the member after hearing the member, and votes on what it finds (SCR-07). A vote that falls short is recorded and leaves the case where it is. */
export const recordEvaluation = screeningStep(branchEvaluated, {
  name: 'record-evaluation',
  recordedBy: 'branch',
  basis: (regulation) => regulation.screening.clauses.outcomes,
  needs: ['organs'],
  preconditions: [enoughMembers, couldAnswer('evaluation')],
  conditions: [
    ...screeningMeetingConditions<Evaluation>(),
    ...educatedFirst,
    {
      rule: 'SCR-07',
      code: 'continued-without-grounds-or-time',
      curedBy: 'branch',
      cite: ({ regulation }) => regulation.screening.clauses.outcomes,
      unmet: ({ command: { proposal, grounds, months } }) =>
        proposal === 'continue' && (grounds === undefined || months === undefined) ? { grounds: grounds !== undefined, months: months !== undefined } : undefined,
    },
    {
      rule: 'SCR-07',
      code: 'time-without-continuing',
      curedBy: 'clerk',
      cite: ({ regulation }) => regulation.screening.clauses.outcomes,
      unmet: ({ command: { proposal, months } }) => (proposal !== 'continue' && months !== undefined ? { proposal, months } : undefined),
    },
    notAfterTheAct('SCR-07', ({ minutes }) => ({ minutes: minutes.issuedOn }), (regulation) => regulation.screening.clauses.evaluation),
  ],
  attests: [
    explanationRead,
    { rule: 'ADM-25', code: 'only-full-members-voted', kind: 'attested', by: 'branch', cite: (regulation) => regulation.clauses.whoVotes },
  ],
  derives: ['SCR-02', 'SCR-07'],
  happen: ({ command, regulation }) => ({
    type: 'BranchEvaluated',
    ...command,
    ...resultOf(command.vote, countedAgainst(command.electorate, regulation), regulation.screening.evaluationShare.value),
  }),
});
