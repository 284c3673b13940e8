import type { z } from 'zod';
import type { Condition, OrganRole } from '../../kernel/condition.js';
import type { OrganOnDay } from '../../kernel/step.js';
import { resultOf, tallyConditions } from '../../kernel/vote.js';
import { committeeMeetingConditions } from '../../shared/meetings.js';
import { complaintStep, type ComplaintAct, type ComplaintMoment, type ComplaintStep } from '../complaint-step.js';
import { answerDeadline, groundOf } from '../deadlines.js';
import type { answeredAboveGrassroots, answeredByCentre, answeredByProvince } from '../events.js';

type Kind = typeof answeredAboveGrassroots | typeof answeredByProvince | typeof answeredByCentre;
type Answered = z.infer<typeof answeredByProvince.command>;

/** The body that answers has heard the complainant, or has invited in vain as often as is asked (EXT-07). */
export const heardOrInvited: Condition<ComplaintMoment> = {
  rule: 'EXT-07',
  code: 'complainant-not-heard',
  curedBy: 'competent-committee',
  cite: ({ regulation }) => regulation.exits.clauses.heardBefore,
  unmet: ({ facts: { heardOn, invitedFor = [] }, on, regulation }) => {
    const needed = regulation.exits.invitationsBeforeAbsence.value;
    const invitations = invitedFor.filter((day) => day <= on).length;
    return heardOn === undefined && invitations < needed ? { invitations, needed } : undefined;
  },
};

/** How one instance answers. */
interface Answering {
  readonly name: string;
  readonly recordedBy: OrganRole;
  /** The members of the body by the roll of that day; absent where no roll here holds them and the minutes stand alone. */
  readonly members?: (act: Pick<ComplaintAct<Answered>, 'here' | 'command'>) => number | undefined;
  readonly preconditions?: readonly Condition<ComplaintMoment>[];
}

/**
 * An instance answers the complaint (EXT-05). The body votes on the answer as drafted: what it does not approve is no answer. Only a complaint
 * that is upheld brings anything about in the case complained of.
 */
export function answerStep(kind: Kind, { name, recordedBy, members, preconditions = [] }: Answering): ComplaintStep<Answered> {
  const cite = ({ regulation }: Pick<ComplaintMoment, 'regulation'>) => regulation.exits.answerShare.citation;
  return complaintStep(kind, {
    name,
    recordedBy,
    basis: (regulation) => regulation.exits.clauses.complaint,
    needs: ['organs', 'otherCases'],
    preconditions: [...preconditions, heardOrInvited],
    conditions: members
      ? committeeMeetingConditions<Answered>(members, (act) => cite(act as ComplaintAct<Answered>))
      : tallyConditions<ComplaintAct<Answered>>({ vote: ({ command }) => command.vote, electorate: ({ command }) => command.members, cite }),
    attests: [{ rule: 'EXT-05', code: 'complaint-examined-in-full', kind: 'discretionary', by: recordedBy, cite: (regulation) => regulation.exits.clauses.complaint }],
    derives: ['EXT-05'],
    happen: (act) => {
      const { command, on, regulation } = act;
      const due = answerDeadline(groundOf(act));
      const result = resultOf(command.vote, command.members, regulation.exits.answerShare.value);
      const restores = result.outcome === 'approved' && command.answer === 'upheld' && canRestore(act);
      return { type: kind.type, ...command, ...result, ...(due && { dueOn: due.dueOn }), late: due !== undefined && !due.provisional && on > due.dueOn, restores };
    },
    consequence: (event, { against }, complaint) =>
      against !== undefined && event.type === kind.type && event.restores
        ? { caseId: against, step: 'restore-rights', command: { complaint, decisionNumber: event.decisionNumber } }
        : undefined,
  });
}

/**
 * Whether the case complained of still holds something to give back. Where it has ended otherwise meanwhile, with a death or because the admission
 * was annulled, the answer is given all the same and brings about nothing.
 */
function canRestore({ facts: { against }, here }: ComplaintMoment): boolean {
  const complained = here.otherCases?.find(({ id }) => id === against)?.facts;
  const { left, disciplined } = complained ?? {};
  return (left !== undefined && left.way !== 'admission-annulled') || disciplined !== undefined;
}

/** The members of an organ's standing committee, or of the whole committee where it has none. */
export const standingCommitteeOf = (organ: OrganOnDay | undefined): number | undefined => (organ?.roll?.standingMembers === 0 ? organ.roll.committeeMembers : organ?.roll?.standingMembers);
