import { complaintStep } from '../complaint-step.js';
import { notAfterTheAct } from '../../shared/order-of-days.js';
import { timelinessOf, timeToComplain } from '../deadlines.js';
import { complaintSettled } from '../events.js';
import type { ComplaintRegulation } from '../regulation.js';

/** The complaint rests with the answer it got: the complainant accepts it in a letter, or the time to go on has passed by every reading (EXT-05). */
export const settleComplaint = complaintStep(complaintSettled, {
  name: 'settle-complaint',
  recordedBy: 'competent-committee',
  basis: (regulation) => regulation.exits.clauses.complaint,
  conditions: [
    {
      rule: 'EXT-05',
      code: 'time-to-go-on-still-runs',
      curedBy: 'candidate',
      cite: ({ regulation }) => regulation.exits.clauses.complaint,
      unmet: ({ command, facts: { complainedOf, answerReceivedOn }, here, law, on }) => {
        if (command.letter || complainedOf === undefined || answerReceivedOn === undefined) return undefined;
        const readings = timeToComplain(complainedOf, answerReceivedOn, law, here.calendar);
        return timelinessOf(readings, on) === 'late' ? undefined : { on, dueOn: readings.at(-1)?.dueOn ?? answerReceivedOn };
      },
    },
    notAfterTheAct('EXT-05', ({ letter }) => ({ letter: letter?.issuedOn }), (regulation: ComplaintRegulation) => regulation.exits.clauses.complaint),
  ],
  happen: ({ command }) => ({ type: 'ComplaintSettled', ...command }),
});
