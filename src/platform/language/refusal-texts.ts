import { noteRules, repairRules, type AnyProcedure } from '../../../workflows/index.js';
import type { Language } from './language.js';
import { languageCodes } from './locale-files.js';

/** Refusals of the engine itself, which every procedure shares. */
export const engineRefusals = ['step-not-open', 'date-before-earlier-step', 'date-in-the-future', 'no-regulation-on-that-day', 'not-competent', 'no-organ-for-this-step', 'happens-only-as-a-consequence'] as const;

/** The code of every refusal the procedures can give, sorted. */
export function refusalCodes(procedures: readonly AnyProcedure[]): string[] {
  const steps = procedures.flatMap((procedure) => procedure.steps);
  const codes = steps.flatMap((step) => [...step.preconditions, ...step.conditions].map((condition) => condition.code));
  return [...new Set([...engineRefusals, ...noteRules.map(({ code }) => code), ...repairRules.map(({ code }) => code), ...codes])].sort();
}

/** Sentences that are missing, as `vi refusals:<code>.message`. */
export function missingRefusalTexts(codes: readonly string[], language: Language): string[] {
  return languageCodes.flatMap((lang) =>
    codes.flatMap((code) => ['message', 'cure'].map((part) => `refusals:${code}.${part}`)).filter((key) => !language.has(lang, key)).map((key) => `${lang} ${key}`),
  );
}

/** Throws, naming every missing sentence, when a refusal could not be explained in each language: the process must not start. */
export function assertRefusalsExplained(procedures: readonly AnyProcedure[], language: Language): void {
  const missing = missingRefusalTexts(refusalCodes(procedures), language);
  if (missing.length > 0) throw new Error(`Refusals without words, to be added in locales/: ${missing.join('; ')}`);
}
