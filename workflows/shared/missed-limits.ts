import type { z } from 'zod';
import { addDays } from '../kernel/calendar.js';
import type { Citation } from '../kernel/citation.js';
import type { Condition } from '../kernel/condition.js';
import { answerableRole, type Deadline, type DeadlineView } from '../kernel/deadlines.js';
import type { CommonFacts } from '../kernel/facts.js';
import { lateOrgan, type deadlineMissed } from '../kernel/missed.js';
import type { Edition } from '../kernel/procedure.js';
import type { Act } from '../kernel/step.js';

type Missed = z.infer<typeof deadlineMissed.command>;

/** How one procedure counts its time limits, and the clause that sets the first of its legal ones. */
interface Limits<Facts, Regulation> {
  readonly deadlinesOf: (view: DeadlineView<Facts, Regulation>) => readonly Deadline[];
  readonly basis: (regulation: Regulation) => Citation;
}

/**
 * What is said of `record-missed-limit` in every procedure (REC-12). The program records it by itself once the last day is over and no act is on
 * record. It follows on nothing and nothing follows on it: an act of an earlier day can still be entered after it.
 */
export function missedLimit<Facts extends CommonFacts, Regulation extends Edition>({ deadlinesOf, basis }: Limits<Facts, Regulation>) {
  type MissedAct = Act<Missed, Facts, Regulation>;
  const named = ({ command: { key, dueOn }, facts, law, states, here: { calendar } }: MissedAct): Deadline | undefined =>
    deadlinesOf({ facts, law, states, calendar }).find((limit) => limit.key === key && limit.dueOn === dueOn);
  const rule = (code: string, unmet: Condition<MissedAct>['unmet']): Condition<MissedAct> => ({
    rule: 'REC-12',
    code,
    curedBy: 'nobody',
    cite: (moment) => named(moment)?.citation ?? basis(moment.regulation),
    unmet,
  });
  return {
    name: 'record-missed-limit',
    part: 'observed',
    recordedBy: 'system',
    whileMoving: true,
    basis,
    follows: () => undefined,
    needs: ['organs'],
    conditions: [
      rule('limit-not-running', (moment) => (named(moment) ? undefined : { dueOn: moment.command.dueOn })),
      rule('nobody-late-with-this-limit', (moment) => {
        const limit = named(moment);
        return limit && answerableRole(limit) === undefined ? { dueOn: limit.dueOn } : undefined;
      }),
      rule('another-organ-had-to-act', (moment) => {
        const { command, facts, here, on } = moment;
        const limit = named(moment);
        const role = limit && answerableRole(limit);
        if (role === undefined) return undefined;
        // An organ that is not known is never said to be late.
        return command.role === role && lateOrgan(facts, role, on, here.organs) === command.organ ? undefined : { role };
      }),
      // That the day has come at all is asked of every act (ORD-03).
      rule('not-the-day-after-the-limit', ({ command: { dueOn }, on }) => (on === addDays(dueOn, 1) ? undefined : { on, dueOn })),
      rule('missed-limit-on-record', ({ command, facts: { missed = [] } }) =>
        missed.some(({ key, dueOn }) => key === command.key && dueOn === command.dueOn) ? { dueOn: command.dueOn } : undefined,
      ),
    ],
    happen: ({ command }: { readonly command: Missed }) => ({ type: 'DeadlineMissed' as const, ...command }),
  } as const;
}
