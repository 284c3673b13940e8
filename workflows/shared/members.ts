import type { Condition } from '../kernel/condition.js';
import type { Citation } from '../kernel/citation.js';
import type { MemberAct, MemberLaw } from './member-law.js';

/** A person with a task in the case (helper, guide, introducer) is a full member on that day and not the candidate. */
export function fullMemberConditions<C>(rule: string, people: (command: C) => readonly string[], cite: (regulation: MemberLaw) => Citation): Condition<MemberAct<C>>[] {
  return [
    {
      rule,
      code: 'not-a-full-member',
      curedBy: 'branch',
      cite: ({ regulation }) => cite(regulation),
      unmet: ({ command, here, on }) => {
        const named = people(command);
        const unfit = named.filter((person) => !(here.people?.[person]?.fullMemberSince !== undefined && here.people[person].fullMemberSince <= on));
        return unfit.length === 0 ? undefined : { unfit: unfit.length, named: named.length, persons: unfit.join(', ') };
      },
    },
    {
      rule,
      code: 'candidate-cannot-do-this',
      curedBy: 'branch',
      cite: ({ regulation }) => cite(regulation),
      unmet: ({ command, facts }) => (facts.subject !== undefined && people(command).includes(facts.subject) ? { named: people(command).length } : undefined),
    },
  ];
}
