import { addMonths } from '../../kernel/calendar.js';
import type { Citation, Cited } from '../../kernel/citation.js';
import type { Condition, Curer } from '../../kernel/condition.js';
import type { IsoDate } from '../../kernel/iso-date.js';
import type { AdmissionMoment } from '../admission-step.js';
import type { AdmissionFacts } from '../facts.js';
import type { AdmissionRegulation } from '../regulation.js';

type OnFacts = (facts: AdmissionFacts) => IsoDate | undefined;
type Cite = (regulation: AdmissionRegulation) => Citation;

/** A paper or an act that must be there on the day the branch considers the case; a younger one was not there yet. */
export function present(rule: string, code: string, curedBy: Curer, when: OnFacts, cite: Cite): Condition<AdmissionMoment> {
  return {
    rule,
    code,
    curedBy,
    cite: ({ regulation }) => cite(regulation),
    unmet: ({ facts, on }) => {
      const since = when(facts);
      return since === undefined || since > on ? { missing: code } : undefined;
    },
  };
}

/** The last day of a paper that holds for some months only: the same day number (ADM-08, ADM-34). */
export const lastValidDay = (from: IsoDate, months: Cited<number>): IsoDate => addMonths(from, months.value);

/** A paper that holds for some months only, judged on the day of the step. */
export function stillValid(rule: string, code: string, curedBy: Curer, since: OnFacts, months: (r: AdmissionRegulation) => Cited<number>): Condition<AdmissionMoment> {
  return {
    rule,
    code,
    curedBy,
    cite: ({ regulation }) => months(regulation).citation,
    unmet: ({ facts, on, regulation }) => {
      const from = since(facts);
      if (from === undefined) return undefined;
      const lastValid = lastValidDay(from, months(regulation));
      return on <= lastValid ? undefined : { from, months: months(regulation).value, lastValid, on };
    },
  };
}

/** A paper that somebody looked for and did not find in order stands in the way until it is noted otherwise. */
export function notFoundMissing(rule: string, paper: string, curedBy: Curer, cite: Cite): Condition<AdmissionMoment> {
  return {
    rule,
    code: 'paper-found-missing',
    curedBy,
    cite: ({ regulation }) => cite(regulation),
    unmet: ({ here }) => (here.papers?.[paper]?.finding === 'missing' ? { paper } : undefined),
  };
}

/** REC-06: a paper for which the dossier was given back is handed in again, and somebody has looked at it since. */
export function handedInAgain(paper: string, curedBy: Curer): Condition<AdmissionMoment> {
  return {
    rule: 'REC-06',
    code: 'paper-returned',
    curedBy,
    cite: ({ regulation }) => regulation.clauses.preparation,
    unmet: ({ facts: { returned, returns = 0 }, here }) => {
      const seen = here.papers?.[paper];
      const since = seen !== undefined && (seen.round ?? 0) >= returns;
      return returned?.papers.includes(paper) && !since ? { paper, returnedOn: returned.on } : undefined;
    },
  };
}

/** ADM-10: the CV is verified before the branch considers the candidate. */
export const verified = present('ADM-10', 'verification-not-concluded', 'grassroots-committee', (facts) => facts.verification?.concludedOn, (r) => r.clauses.cv);
