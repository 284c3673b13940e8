import type { z } from 'zod';
import type { Condition } from '../kernel/condition.js';
import type { Act, Dated, Moment, PaperNeed, Step } from '../kernel/step.js';
import type { AdmissionEvent } from './events.js';
import type { AdmissionFacts } from './facts.js';
import type { AdmissionRegulation } from './regulation.js';

export type AdmissionMoment = Moment<AdmissionFacts, AdmissionRegulation>;
export type AdmissionPaper = PaperNeed<AdmissionFacts, AdmissionRegulation>;
export type AdmissionAct<Command> = Act<Command, AdmissionFacts, AdmissionRegulation>;
export type AdmissionStep<Command extends Dated> = Step<Command, AdmissionEvent, AdmissionFacts, AdmissionRegulation>;

/** What a step file must say; the rest has an answer that fits most steps. */
type Spec<Command extends Dated> = Pick<AdmissionStep<Command>, 'name' | 'recordedBy' | 'basis' | 'happen'> &
  Partial<AdmissionStep<Command>> & {
    /** Steps that end or complete a move are open while the dossier travels. */
    readonly whileMoving?: boolean;
  };

/**
 * An act of an admission case: the kind of act it records, and its rules.
 * Unless it says otherwise it follows every earlier act of the main road and waits while the dossier travels.
 */
export function admissionStep<Command extends Dated>(
  kind: { readonly type: AdmissionEvent['type']; readonly command: z.ZodType<Command> },
  { whileMoving = false, ...spec }: NoInfer<Spec<Command>>,
): AdmissionStep<Command> {
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
    preconditions: [...(whileMoving ? [] : [notMoving]), ...(spec.papers ?? []).flatMap(({ conditions }) => conditions), ...(spec.preconditions ?? [])],
  };
}

/** ADM-20: from the letter on, while the dossier travels, only its reception or the end of the case can follow; older acts may still be entered. */
const notMoving: Condition<AdmissionMoment> = {
  rule: 'ADM-20',
  code: 'case-is-moving',
  curedBy: 'destination-branch',
  cite: ({ regulation }) => regulation.clauses.moveAfterResolution,
  unmet: ({ facts, on }) => {
    const { destination, letterIssuedOn } = facts;
    return destination !== undefined && letterIssuedOn !== undefined && on >= letterIssuedOn ? { letterIssuedOn } : undefined;
  },
};
