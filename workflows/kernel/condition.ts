import type { Citation } from './citation.js';

/** How a condition is judged: by the program, by a named officer with a document, or by an organ that decides. */
export type ConditionKind = 'computed' | 'attested' | 'discretionary';

/**
 * Part an organ or a person plays in a case. The shell resolves it to a real organ.
 * branch = chi bộ; section committee = đảng ủy bộ phận; grassroots committee = đảng ủy cơ sở;
 * competent committee = cấp ủy có thẩm quyền; province committee = cấp ủy trực thuộc Trung ương; destination = the unit that a move leads to;
 * system = the program itself, for what nobody records.
 */
export type OrganRole = LateRole | 'system';

/** The parts that organs play: whoever plays one can be late. */
export const lateRoles = ['branch', 'section-committee', 'grassroots-committee', 'competent-committee', 'province-committee', 'destination-branch'] as const;
export type LateRole = (typeof lateRoles)[number];

/** Who can make an unmet condition good. */
export type Curer = OrganRole | 'candidate' | 'clerk' | 'superior-committee' | 'nobody';

/** What a condition saw and needed: small values only, never personal data. */
export type Seen = Readonly<Record<string, string | number | boolean>>;

/** One unmet condition, complete enough to be explained in any language. */
export interface Refusal {
  /** Stable sentence-like code; the locales hold its explanation and its cure. */
  readonly code: string;
  /** Rule id of `docs/rules.md`, such as ADM-22. */
  readonly rule: string;
  readonly citation: Citation;
  readonly seen: Seen;
  readonly curedBy: Curer;
}

/**
 * A condition judged by the program. `unmet` gives what was seen when the condition does not hold, and nothing when it does;
 * it must answer for any facts, because every condition of a step is asked even when the step is not open.
 */
export interface Condition<Input> {
  readonly rule: string;
  readonly code: string;
  readonly curedBy: Curer;
  cite(input: Input): Citation;
  unmet(input: Input): Seen | undefined;
}

/** A condition the program cannot judge: recording the step is the named organ's statement that it holds. */
export interface Attestation<Regulation> {
  readonly rule: string;
  readonly code: string;
  readonly kind: Exclude<ConditionKind, 'computed'>;
  readonly by: OrganRole;
  cite(regulation: Regulation): Citation;
}

/** Asks every condition and gives one refusal for each that does not hold. */
export function refusalsOf<Input>(conditions: readonly Condition<Input>[], input: Input): Refusal[] {
  return conditions.flatMap((condition) => {
    const seen = condition.unmet(input);
    if (!seen) return [];
    return [{ code: condition.code, rule: condition.rule, citation: condition.cite(input), seen, curedBy: condition.curedBy }];
  });
}
