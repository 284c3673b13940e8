import { addDays } from '../kernel/calendar.js';
import type { IsoDate } from '../kernel/iso-date.js';
import { withMissed } from '../kernel/missed.js';
import { succeeded } from '../shared/succession.js';
import type { ScreeningEvent } from './events.js';
import type { HearingMatter } from './events/hearing.js';
import { evolveExit, type ExitFacts } from './exit-facts.js';
import { heardAnew, roadTo, type Hearing, type ListingFacts } from './listing-facts.js';

/** What later rules of a screening case need to know of earlier events. */
export interface ScreeningFacts extends ListingFacts, ExitFacts {}

/** The facts after an event. */
export function evolve(facts: ScreeningFacts, event: ScreeningEvent): ScreeningFacts {
  const on = event.happenedOn;
  const road = roadTo(facts, on);
  switch (event.type) {
    case 'ScreeningBegun': {
      const { subject, branch, memberSince, round } = event;
      return { ...facts, ...road, subject, branch, memberSince, begunOn: on, ...(round !== undefined && { round }) };
    }
    case 'ScreeningOpinionsCollected':
    case 'DirectionAsked':
    case 'DirectionReceived':
    case 'ListingReported':
    case 'EvaluationOpened':
    case 'ProgressRecognised':
    case 'ListingUndone':
    case 'ScreeningClosed':
      return { ...facts, ...road };
    case 'ListingBallotHeld':
      return { ...facts, ...road, ...heardAnew(facts, 'listing', on), ...(event.outcome === 'approved' && { listedOn: on }) };

    case 'MemberInvited':
      return hearing(facts, event, ({ invitedTo }) => ({ invitedTo: [...new Set([...invitedTo, event.meetingOn])].toSorted() }), event.meetingOn);
    case 'MemberExplained':
      return hearing(facts, event, ({ explainedOn = on }) => ({ explainedOn: explainedOn < on ? explainedOn : on }), on);

    case 'HelperAssigned':
      return { ...facts, helper: event.helper };
    case 'EducationPlanned': {
      const { educatedFrom = on, education: { from = on, ...before } = {} } = facts;
      return { ...facts, educatedFrom, education: { ...before, from, months: event.plannedMonths } };
    }
    case 'EducationReviewed':
      return facts.education ? { ...facts, education: { ...facts.education, reviewedOn: laterOf(facts.education.reviewedOn, on) } } : facts;
    case 'BranchEvaluated': {
      const heard = { ...facts, ...road, ...heardAnew(facts, 'evaluation', on) };
      if (event.outcome !== 'approved') return heard;
      if (event.proposal === 'unqualified') return { ...heard, unqualifiedOn: on };
      return event.proposal === 'continue' && event.months !== undefined ? { ...heard, educatedFrom: facts.educatedFrom ?? on, education: { from: on, months: event.months } } : heard;
    }

    case 'ListedMemberTransferred':
      return { ...facts, destination: event.destination, letterIssuedOn: on };
    case 'ListedMemberReceived': {
      // From the reception on nothing older is entered, so that it no longer matters who held the case before.
      const { heldBefore: _heldBefore, ...settled } = withoutLetter(facts);
      // Invitations to meetings of the branch before were not to those of this one, which hears the member itself.
      return { ...settled, ...road, ...heardAnew(facts, 'evaluation', addDays(on, -1)), branch: facts.destination, helper: event.helper };
    }
    case 'ListedMemberRecalled':
      return withoutLetter(facts);
    case 'BranchSucceeded': {
      const after = succeeded(facts, event);
      // A letter that leads to where the member now is has nothing left to do.
      return after.destination !== undefined && after.destination === after.branch ? withoutLetter(after) : after;
    }

    case 'DeadlineMissed':
      return withMissed(facts, event);

    case 'ExitVoteHeld':
      return { ...evolveExit(facts, event), ...road, ...heardAnew(facts, 'exit', on) };
    case 'SelfCriticismRequested':
    case 'SelfCriticismGiven':
    case 'ComplaintNoted':
      return evolveExit(facts, event);
    default:
      return { ...evolveExit(facts, event), ...road };
  }
}

const laterOf = (before: IsoDate | undefined, now: IsoDate): IsoDate => (before !== undefined && before > now ? before : now);

/** What is of the day of the last vote or before belongs to that vote, whenever it is entered. */
function hearing(facts: ScreeningFacts, { matter }: { readonly matter: HearingMatter }, change: (before: Hearing) => Partial<Hearing>, on: IsoDate): ScreeningFacts {
  const before = facts.hearings?.[matter] ?? { invitedTo: [] };
  if (before.since !== undefined && on <= before.since) return facts;
  return { ...facts, hearings: { ...facts.hearings, [matter]: { ...before, ...change(before) } } };
}

function withoutLetter(facts: ScreeningFacts): ScreeningFacts {
  const { destination: _destination, letterIssuedOn: _issued, ...rest } = facts;
  return rest;
}
