import { admissionStep } from '../admission-step.js';
import { verificationRequested, type Relation } from '../events/preparation.js';

/** Verification of the CV is asked for, of the candidate and of each relative the guidance names (ADM-11, ADM-13). */
export const requestVerification = admissionStep(verificationRequested, {
  name: 'request-verification',
  recordedBy: 'grassroots-committee',
  basis: (regulation) => regulation.clauses.verificationMethod,
  follows: (facts) => facts.cvOn,
  conditions: [
    {
      rule: 'ADM-11',
      code: 'person-to-verify-missing',
      curedBy: 'grassroots-committee',
      cite: ({ regulation }) => regulation.clauses.verifiedPersons,
      unmet: ({ command }) => {
        const missing = missingRelations(command.married, new Set(command.persons.map(({ relation }) => relation)));
        return missing.length === 0 ? undefined : { missing: missing.join(', ') };
      },
    },
    {
      rule: 'ADM-11',
      code: 'person-to-verify-twice',
      curedBy: 'clerk',
      cite: ({ regulation }) => regulation.clauses.verifiedPersons,
      unmet: ({ command }) => {
        const keys = command.persons.map(({ relation, nth }) => `${relation} ${nth}`);
        const twice = keys.filter((key, place) => keys.indexOf(key) !== place);
        return twice.length === 0 ? undefined : { twice: twice.join(', ') };
      },
    },
    {
      rule: 'ADM-13',
      code: 'exemption-not-allowed',
      curedBy: 'grassroots-committee',
      cite: ({ regulation }) => regulation.clauses.verificationExemption,
      unmet: ({ command }) => {
        const wrong = command.persons.filter(({ relation, exemption }) => exemption !== undefined && !mayBeExempt(relation, exemption)).map(({ relation }) => relation);
        return wrong.length === 0 ? undefined : { relations: wrong.join(', ') };
      },
    },
  ],
  attests: [
    { rule: 'ADM-12', code: 'contents-as-prescribed', kind: 'attested', by: 'grassroots-committee', cite: (regulation) => regulation.clauses.verifiedContents },
    { rule: 'ADM-13', code: 'exemption-holds', kind: 'attested', by: 'grassroots-committee', cite: (regulation) => regulation.clauses.verificationExemption },
    { rule: 'ADM-14', code: 'asked-by-official-letter', kind: 'attested', by: 'grassroots-committee', cite: (regulation) => regulation.clauses.verificationMethod },
  ],
  happen: ({ command }) => ({ type: 'VerificationRequested', ...command }),
});

/** The candidate; both birth parents or whoever raised the candidate; spouse and parents-in-law of the married. Adult children are attested. */
function missingRelations(married: boolean, named: ReadonlySet<Relation>): Relation[] {
  const parents: Relation[] = named.has('raised-by') ? [] : ['father', 'mother'];
  const inLaws: Relation[] = married ? ['spouse', 'father-in-law', 'mother-in-law'] : [];
  const expected: Relation[] = ['candidate', ...parents, ...inLaws];
  return expected.filter((relation) => !named.has(relation));
}

/** The candidate is always verified; that a relative is a serving member exempts a birth parent or a child of the candidate. */
function mayBeExempt(relation: Relation, exemption: 'relative-is-member' | 'already-clear'): boolean {
  if (relation === 'candidate') return false;
  return exemption === 'already-clear' || relation === 'father' || relation === 'mother' || relation === 'child';
}
