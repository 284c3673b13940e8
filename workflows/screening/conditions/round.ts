import type { z } from 'zod';
import type { Condition } from '../../kernel/condition.js';
import type { screeningBegun } from '../events/listing.js';
import type { ScreeningAct } from '../screening-step.js';

type Beginning = ScreeningAct<z.infer<typeof screeningBegun.command>>;

const cite = ({ regulation }: Beginning) => regulation.screening.clauses.review;

/** REC-11: a case that names a round of screening belongs to one of an organ above its branch, and begins while that round is open. */
export const ofAnOpenRound: readonly Condition<Beginning>[] = [
  {
    rule: 'REC-11',
    code: 'no-such-round',
    curedBy: 'clerk',
    cite,
    unmet: ({ command, here: { round, organs } }) => {
      if (command.round === undefined) return undefined;
      const known = round !== undefined && (organs?.branch.id === round.organ || organs?.branch.superiors.includes(round.organ) === true);
      return known ? undefined : { onFile: round !== undefined };
    },
  },
  {
    rule: 'REC-11',
    code: 'round-not-open',
    curedBy: 'superior-committee',
    cite,
    unmet: ({ command, here: { round }, on }) => {
      if (command.round === undefined || round === undefined) return undefined;
      const { begunOn, closedOn } = round;
      return on < begunOn || (closedOn !== undefined && on > closedOn) ? { on, begunOn, closedOn: closedOn ?? '' } : undefined;
    },
  },
];
