import type { Condition } from '../kernel/condition.js';
import type { CommonFacts } from '../kernel/facts.js';
import { OrganId, Paper } from '../kernel/fields.js';
import type { IsoDate } from '../kernel/iso-date.js';
import { z } from 'zod';
import type { MemberAct, MemberFacts } from './member-law.js';
import { notAfterTheAct } from './order-of-days.js';

/** What is stated when another branch takes over (kế tục) from the one that holds a case, or from the one that a letter leads to. */
export const successionFields = { successor: OrganId, succeeds: z.enum(['holder', 'destination']), basis: Paper };

interface Succession {
  readonly successor: string;
  readonly succeeds: 'holder' | 'destination';
  readonly basis: Paper;
}

/** A reorganisation gave the branch that successor (REC-04). `waitsForSection` tells that the case waits for a section committee. */
export function successionConditions<C extends Succession, Facts extends MemberFacts = MemberFacts>(waitsForSection: (facts: Facts) => boolean): Condition<MemberAct<C> & { readonly facts: Facts }>[] {
  return [
    {
      rule: 'REC-04',
      code: 'no-such-succession',
      curedBy: 'superior-committee',
      cite: ({ regulation }) => regulation.clauses.reorganisation,
      unmet: ({ command: { successor, succeeds }, facts, here, on }) => {
        const before = succeeds === 'holder' ? facts.branch : facts.destination;
        if (succeeds === 'holder' && successor === before && waitsForSection(facts) && !here.organs?.section) return undefined;
        const known = here.successions?.some((one) => one.of === before && one.successor === successor && one.on <= on);
        return known ? undefined : { succeeds, on };
      },
    },
    {
      rule: 'REC-04',
      code: 'successor-is-no-branch',
      curedBy: 'clerk',
      cite: ({ regulation }) => regulation.clauses.reorganisation,
      unmet: ({ here, on }) => (here.organs ? undefined : { on }),
    },
    notAfterTheAct('REC-04', ({ basis }) => ({ basis: basis.issuedOn }), (regulation) => regulation.clauses.reorganisation),
  ];
}

/** Where the case is after a succession: it goes on under the successor, and acts of days before are those of the branch before. */
export function succeeded<Facts extends CommonFacts>(facts: Facts, { successor, succeeds, happenedOn: until }: Pick<Succession, 'successor' | 'succeeds'> & { readonly happenedOn: IsoDate }): Facts {
  const { branch, heldBefore = [] } = facts;
  if (succeeds === 'destination') return { ...facts, destination: successor };
  if (branch === undefined || successor === branch) return facts;
  return { ...facts, branch: successor, heldBefore: [...heldBefore, { branch, until }] };
}
