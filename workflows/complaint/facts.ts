import { later } from '../kernel/calendar.js';
import type { CommonFacts } from '../kernel/facts.js';
import type { IsoDate } from '../kernel/iso-date.js';
import { withMissed } from '../kernel/missed.js';
import { succeeded } from '../shared/succession.js';
import type { ComplaintEvent, Instance } from './events.js';

/** What later rules of a complaint need to know of earlier events. */
export interface ComplaintFacts extends CommonFacts {
  /** The latest act of the road; the next one must not precede it. */
  readonly lastOn?: IsoDate;
  readonly lodgedOn?: IsoDate;
  /** The case that holds the decision complained of. */
  readonly against?: string;
  /** The instance that has to answer, or has answered last. */
  readonly instance?: Instance;
  /** The day the complaint was brought to an instance; a complaint handed over because an instance was abolished keeps its clock. */
  readonly broughtOn?: IsoDate;
  /** By one reading of the law the complaint, or its way to the instance, came too late. */
  readonly disputed?: boolean;
  /** The days for which this instance has invited the complainant. */
  readonly invitedFor?: readonly IsoDate[];
  /** The day on which this instance heard the complainant. */
  readonly heardOn?: IsoDate;
  readonly answerReceivedOn?: IsoDate;
}

/** The facts after an event. */
export function evolve(facts: ComplaintFacts, event: ComplaintEvent): ComplaintFacts {
  const on = event.happenedOn;
  const road = { lastOn: facts.lastOn ? later(facts.lastOn, on) : on };
  switch (event.type) {
    case 'ComplaintLodged': {
      const { subject, branch, against, complainedOf, instance, disputed } = event;
      return { ...facts, ...road, subject, branch, ...(against !== undefined && { against }), complainedOf, instance, disputed, lodgedOn: on, broughtOn: on };
    }
    case 'ComplainantInvited':
      return { ...facts, invitedFor: [...(facts.invitedFor ?? []), event.invitedFor] };
    case 'ComplainantHeard':
      return { ...facts, ...road, heardOn: on };
    case 'ComplaintAnsweredAboveGrassroots':
    case 'ComplaintAnsweredByProvince':
    case 'ComplaintAnsweredByCentre':
    case 'ComplaintSettled':
    case 'ComplaintWithdrawn':
    case 'ComplaintDeclined':
      return { ...facts, ...road };
    case 'ComplaintReferred':
      return { ...unheard(facts), ...road, instance: event.instance };
    case 'AnswerReceived':
      return { ...facts, ...road, answerReceivedOn: on };
    case 'ComplaintEscalated': {
      const { answerReceivedOn: _received, ...before } = unheard(facts);
      return { ...before, ...road, instance: event.instance, disputed: event.disputed, broughtOn: on };
    }
    case 'BranchSucceeded':
      return succeeded(facts, event);
    case 'DeadlineMissed':
      return withMissed(facts, event);
  }
}

/** Another instance decides, and it has to hear the complainant itself. */
function unheard(facts: ComplaintFacts): ComplaintFacts {
  const { invitedFor: _invited, heardOn: _heard, ...rest } = facts;
  return rest;
}
