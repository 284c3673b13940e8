import type { Cited } from '../../kernel/citation.js';
import { addMonths } from '../../kernel/calendar.js';
import type { Condition } from '../../kernel/condition.js';
import type { IsoDate } from '../../kernel/iso-date.js';
import type { Citation } from '../../kernel/citation.js';
import type { AdmissionMoment } from '../admission-step.js';
import type { AdmissionFacts } from '../facts.js';
import type { AdmissionRegulation } from '../regulation.js';

type OnFacts = (facts: AdmissionFacts) => IsoDate | undefined;

/** A paper or an act that must be there on the day the branch considers the case; a younger one was not there yet. */
export function present(rule: string, code: string, curedBy: Condition<unknown>['curedBy'], when: OnFacts, cite: (r: AdmissionRegulation) => Citation): Condition<AdmissionMoment> {
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

/** A paper that holds for some months only, judged on the day of the step; the last valid day is the same day number (ADM-08, ADM-34). */
export function stillValid(rule: string, code: string, curedBy: Condition<unknown>['curedBy'], since: OnFacts, months: (r: AdmissionRegulation) => Cited<number>): Condition<AdmissionMoment> {
  return {
    rule,
    code,
    curedBy,
    cite: ({ regulation }) => months(regulation).citation,
    unmet: ({ facts, on, regulation }) => {
      const from = since(facts);
      if (from === undefined) return undefined;
      const lastValid = addMonths(from, months(regulation).value);
      return on <= lastValid ? undefined : { from, months: months(regulation).value, lastValid, on };
    },
  };
}

/** What the branch finds in order before it votes on admission: every paper there, and none expired on that day. */
export const dossierConditions: readonly Condition<AdmissionMoment>[] = [
  present('ADM-07', 'certificate-missing', 'candidate', (f) => f.certificateIssuedOn, (r) => r.clauses.course),
  stillValid('ADM-08', 'certificate-expired', 'candidate', (f) => f.certificateIssuedOn, (r) => r.admission.certificateValidMonths),
  present('ADM-09', 'application-missing', 'candidate', (f) => f.applicationOn, (r) => r.clauses.application),
  stillValid('ADM-34', 'application-expired', 'candidate', (f) => f.applicationOn, (r) => r.admission.papersValidMonths),
  present('ADM-09', 'cv-missing', 'candidate', (f) => f.cvOn, (r) => r.clauses.cv),
  stillValid('ADM-34', 'cv-needs-supplement', 'candidate', (f) => f.cvSupplementedOn ?? f.cvOn, (r) => r.admission.papersValidMonths),
  present('ADM-10', 'verification-not-concluded', 'grassroots-committee', (f) => f.verification?.concludedOn, (r) => r.clauses.cv),
  present('ADM-16', 'introductions-missing', 'branch', (f) => f.introductions?.on, (r) => r.clauses.introduction),
  stillValid('ADM-34', 'introductions-expired', 'branch', (f) => f.introductions?.on, (r) => r.admission.papersValidMonths),
  present('ADM-21', 'opinions-missing', 'branch', (f) => f.opinionsOn, (r) => r.clauses.opinions),
  stillValid('ADM-34', 'opinions-expired', 'branch', (f) => f.opinionsOn, (r) => r.admission.papersValidMonths),
];
