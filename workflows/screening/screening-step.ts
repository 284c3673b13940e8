import type { z } from 'zod';
import type { Condition } from '../kernel/condition.js';
import type { Act, Dated, Moment, Step } from '../kernel/step.js';
import { listedMemberIsMoving } from './conditions/moves.js';
import type { ScreeningEvent } from './events.js';
import type { ScreeningFacts } from './facts.js';
import type { ScreeningRegulation } from './regulation.js';

export type ScreeningMoment = Moment<ScreeningFacts, ScreeningRegulation>;
export type ScreeningAct<Command> = Act<Command, ScreeningFacts, ScreeningRegulation>;
export type ScreeningStep<Command extends Dated> = Step<Command, ScreeningEvent, ScreeningFacts, ScreeningRegulation>;

/** What a step file must say; the rest has an answer that fits most steps. */
type Spec<Command extends Dated> = Pick<ScreeningStep<Command>, 'name' | 'recordedBy' | 'basis' | 'happen'> &
  Partial<ScreeningStep<Command>> & {
    /** Steps that end or complete a move, that put something right, or that are the member's own are open while the member moves. */
    readonly whileMoving?: boolean;
  };

/** From the letter on nothing else follows; older acts may still be entered. */
const notMoving: Condition<ScreeningMoment> = listedMemberIsMoving((on, letterIssuedOn) => on >= letterIssuedOn);

/**
 * An act of a screening case: the kind of act it records, and its rules.
 * Unless it says otherwise it follows every earlier act of the main road and waits while the member moves.
 */
export function screeningStep<Command extends Dated>(
  kind: { readonly type: ScreeningEvent['type']; readonly command: z.ZodType<Command> },
  { whileMoving = false, ...spec }: NoInfer<Spec<Command>>,
): ScreeningStep<Command> {
  return {
    event: kind.type,
    command: kind.command,
    part: 'road',
    follows: (facts) => facts.lastOn,
    needs: [],
    conditions: [],
    attests: [],
    derives: [],
    ...spec,
    preconditions: [...(whileMoving ? [] : [notMoving]), ...(spec.preconditions ?? [])],
  };
}
