import type { z } from 'zod';
import type { Act, Dated, Moment, Step } from '../kernel/step.js';
import type { ComplaintEvent } from './events.js';
import type { ComplaintFacts } from './facts.js';
import type { ComplaintRegulation } from './regulation.js';

export type ComplaintMoment = Moment<ComplaintFacts, ComplaintRegulation>;
export type ComplaintAct<Command> = Act<Command, ComplaintFacts, ComplaintRegulation>;
export type ComplaintStep<Command extends Dated> = Step<Command, ComplaintEvent, ComplaintFacts, ComplaintRegulation>;

/** What a step file must say; the rest has an answer that fits most steps. */
type Spec<Command extends Dated> = Pick<ComplaintStep<Command>, 'name' | 'recordedBy' | 'basis' | 'happen'> & Partial<ComplaintStep<Command>>;

/** An act of a complaint: the kind of act it records, and its rules. Unless it says otherwise it follows every earlier act of the road. */
export function complaintStep<Command extends Dated>(
  kind: { readonly type: ComplaintEvent['type']; readonly command: z.ZodType<Command> },
  spec: NoInfer<Spec<Command>>,
): ComplaintStep<Command> {
  return { event: kind.type, command: kind.command, part: 'road', follows: (facts) => facts.lastOn, needs: [], preconditions: [], conditions: [], attests: [], derives: [], ...spec };
}
