import type { Citation } from '../../kernel/citation.js';
import type { Condition } from '../../kernel/condition.js';
import type { IsoDate } from '../../kernel/iso-date.js';
import type { AdmissionAct } from '../admission-step.js';
import type { AdmissionRegulation } from '../regulation.js';
import { notAfterTheAct } from '../../shared/order-of-days.js';

interface Opinions {
  readonly organisations: readonly { readonly givenOn: IsoDate }[];
  readonly residence?: { readonly givenOn: IsoDate } | undefined;
}

/** Opinions are complete when an organisation of the person and the branch committee of the residence gave theirs before the synthesis. */
export function opinionConditions<C extends Opinions>(rule: string, cite: (regulation: AdmissionRegulation) => Citation): Condition<AdmissionAct<C>>[] {
  return [
    {
      rule,
      code: 'organisation-opinion-missing',
      curedBy: 'branch',
      cite: ({ regulation }) => cite(regulation),
      unmet: ({ command }) => (command.organisations.length > 0 ? undefined : { organisations: 0 }),
    },
    {
      rule,
      code: 'residence-opinion-missing',
      curedBy: 'branch',
      cite: ({ regulation }) => cite(regulation),
      unmet: ({ command }) => (command.residence ? undefined : { residence: false }),
    },
    notAfterTheAct(
      rule,
      ({ organisations, residence }) => ({ organisations: organisations.map(({ givenOn }) => givenOn).toSorted().at(-1), residence: residence?.givenOn }),
      cite,
    ),
  ];
}
