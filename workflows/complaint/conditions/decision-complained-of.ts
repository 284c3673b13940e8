import type { z } from 'zod';
import type { Condition } from '../../kernel/condition.js';
import type { Leaving } from '../../kernel/facts.js';
import type { OtherCase } from '../../kernel/step.js';
import type { ComplaintAct } from '../complaint-step.js';
import type { complaintLodged } from '../events.js';

type Lodging = ComplaintAct<z.infer<typeof complaintLodged.command>>;

/** The case that holds the decision complained of, as far as it is one of this person's. */
const caseOf = ({ command, here }: Lodging): OtherCase | undefined => here.otherCases?.find(({ id }) => id === command.against);

/** Whether a case holds discipline of somebody who is still in the Party; once they have left, what it gives back is the membership. */
const disciplinedIn = ({ facts }: OtherCase): boolean => facts.left === undefined && facts.disciplined !== undefined;

/** The way out that is complained of: expulsion is discipline, every other way is a removal (EXT-03). */
function leavingOf(act: Lodging): Leaving | undefined {
  const left = caseOf(act)?.facts.left;
  return left && (left.way === 'expelled') === (act.command.complainedOf === 'discipline') ? left : undefined;
}

const cite = ({ regulation }: Lodging) => regulation.exits.clauses.complaint;

/** The decision complained of is one that the case named holds, and is not complained of already (EXT-05). */
export const decisionComplainedOf: readonly Condition<Lodging>[] = [
  {
    rule: 'EXT-05',
    code: 'removal-of-no-case',
    curedBy: 'clerk',
    cite,
    unmet: ({ command }) => (command.complainedOf === 'removal' && command.against === undefined ? { complainedOf: command.complainedOf } : undefined),
  },
  {
    rule: 'EXT-05',
    code: 'no-such-case-of-this-person',
    curedBy: 'clerk',
    cite,
    unmet: (act) => (act.command.against !== undefined && !caseOf(act) ? { cases: act.here.otherCases?.length ?? 0 } : undefined),
  },
  {
    rule: 'EXT-05',
    code: 'nothing-to-complain-of',
    curedBy: 'clerk',
    cite,
    unmet: (act) => {
      const { complainedOf } = act.command;
      const complained = caseOf(act);
      const held = !complained || leavingOf(act) !== undefined || (complainedOf === 'discipline' && disciplinedIn(complained));
      return held ? undefined : { complainedOf };
    },
  },
  {
    rule: 'EXT-05',
    code: 'already-complained-of',
    curedBy: 'nobody',
    cite,
    unmet: (act) => {
      const before = caseOf(act)?.facts.complaints ?? [];
      const open = act.here.otherCases?.find(({ id, closed, facts }) => !closed && before.includes(id) && (facts.complainedOf ?? act.command.complainedOf) === act.command.complainedOf);
      return open && { since: open.openedOn };
    },
  },
  {
    rule: 'EXT-05',
    code: 'decision-of-another-day',
    curedBy: 'clerk',
    cite,
    unmet: (act) => {
      const left = leavingOf(act);
      const { issuedOn } = act.command.decision;
      return left && left.on !== issuedOn ? { issuedOn, decidedOn: left.on } : undefined;
    },
  },
  {
    rule: 'EXT-05',
    code: 'received-on-another-day',
    curedBy: 'clerk',
    cite,
    unmet: (act) => {
      const deliveredOn = leavingOf(act)?.receivedOn;
      const { receivedOn } = act.command;
      return deliveredOn !== undefined && deliveredOn !== receivedOn ? { receivedOn, deliveredOn } : undefined;
    },
  },
  {
    rule: 'EXT-05',
    code: 'received-before-the-decision',
    curedBy: 'clerk',
    cite,
    unmet: ({ command: { receivedOn, decision } }) => (receivedOn < decision.issuedOn ? { receivedOn, issuedOn: decision.issuedOn } : undefined),
  },
];
