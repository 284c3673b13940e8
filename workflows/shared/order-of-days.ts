import type { Citation } from '../kernel/citation.js';
import type { Condition, Seen } from '../kernel/condition.js';
import type { IsoDate } from '../kernel/iso-date.js';
import type { Act } from '../kernel/step.js';
import type { CommonFacts } from '../kernel/facts.js';
import type { Edition } from '../kernel/procedure.js';

/** The papers an act rests on are not younger than the act itself. `papers` gives the days by the name of their field. */
export function notAfterTheAct<C, Facts extends CommonFacts, Regulation extends Edition>(
  rule: string,
  papers: (command: C) => Readonly<Record<string, IsoDate | undefined>>,
  cite: (regulation: Regulation) => Citation,
): Condition<Act<C, Facts, Regulation>> {
  return {
    rule,
    code: 'paper-later-than-the-act',
    curedBy: 'clerk',
    cite: ({ regulation }) => cite(regulation),
    unmet: ({ command, on }): Seen | undefined => {
      const wrong = Object.entries(papers(command)).filter(([, day]) => day !== undefined && day > on);
      return wrong.length === 0 ? undefined : { on, papers: wrong.map(([field, day]) => `${field} ${day ?? ''}`).join(', ') };
    },
  };
}
