import type { Condition } from '../../kernel/condition.js';
import type { IsoDate } from '../../kernel/iso-date.js';
import type { AdmissionAct, AdmissionMoment } from '../admission-step.js';
import type { Matter } from '../events/resolution.js';

/** PRO-11, PRO-12: nobody above decides on a matter that the branch has not voted on. */
export const branchVotedOn = (matter: Matter): Condition<AdmissionMoment> => ({
  rule: 'PRO-11',
  code: 'branch-has-not-voted-on-this',
  curedBy: 'branch',
  cite: ({ regulation }) => regulation.probation.votesBeforeReport.citation,
  unmet: ({ facts }) => (facts.votedOn?.includes(matter) ? undefined : { matter }),
});

/** Papers on a probationer are not older than the probation. */
export function notBeforeProbation<C>(rule: string, papers: (command: C) => Readonly<Record<string, IsoDate | undefined>>): Condition<AdmissionAct<C>> {
  return {
    rule,
    code: 'paper-before-probation',
    curedBy: 'branch',
    cite: ({ regulation }) => regulation.clauses.probationDossier,
    unmet: ({ command, facts: { ceremonyOn } }) => {
      if (ceremonyOn === undefined) return undefined;
      const old = Object.entries(papers(command)).filter(([, day]) => day !== undefined && day < ceremonyOn);
      return old.length === 0 ? undefined : { ceremonyOn, papers: old.map(([field, day]) => `${field} ${day ?? ''}`).join(', ') };
    },
  };
}
