import type { CommonFacts, WayOut } from '../kernel/facts.js';
import type { IsoDate } from '../kernel/iso-date.js';
import type { Outcome } from '../kernel/vote.js';
import type { BackTo, ExitEvent, ExitForm } from './events/exit.js';

/** The way out that is being considered. */
export interface Exit {
  readonly form: ExitForm;
  readonly openedOn: IsoDate;
  readonly backTo: BackTo;
  /** Requests for self-criticism in this exit, and the day of the newest (EXT-02). */
  readonly requests?: number;
  readonly requestedOn?: IsoDate;
  readonly selfCriticismOn?: IsoDate;
  readonly branchVote?: { readonly heldOn: IsoDate; readonly outcome: Outcome };
  readonly sectionAppraisedOn?: IsoDate;
}

/** What later rules need to know of the events of an exit. */
export interface ExitFacts extends CommonFacts {
  readonly exit?: Exit;
  /** The day of the conclusion that a violation warrants expulsion; it stands until a younger one says otherwise (EXT-03). */
  readonly expulsionWarrantedOn?: IsoDate;
}

const ways: Readonly<Record<ExitForm, WayOut>> = { removal: 'name-removed', leave: 'left-at-own-request', expulsion: 'expelled' };

/** The facts after an event of an exit. */
export function evolveExit<Facts extends ExitFacts>(facts: Facts, event: ExitEvent): Facts {
  const on = event.happenedOn;
  const { exit } = facts;
  const change = (changed: Partial<Exit>): Facts => (exit ? { ...facts, exit: { ...exit, ...changed } } : facts);
  switch (event.type) {
    case 'ExitOpened':
      return { ...concluded(facts, event), exit: { form: event.form, openedOn: on, backTo: event.backTo } };
    case 'SelfCriticismRequested':
      return change({ requests: event.nth, requestedOn: on });
    case 'SelfCriticismGiven':
      return change({ selfCriticismOn: on });
    case 'ExitVoteHeld':
      return event.outcome === 'approved' ? change({ branchVote: { heldOn: on, outcome: event.outcome } }) : withoutExit(facts);
    case 'ExitAppraised':
      return change({ sectionAppraisedOn: on });
    case 'ExitCommitteeVoteHeld':
      return event.outcome === 'approved' ? facts : withoutExit(facts);
    case 'ExitDecided':
      return event.outcome === 'approved' ? { ...withoutExit(facts), left: { way: ways[event.form], on } } : withoutExit(facts);
    case 'ExitWithdrawn':
      return withoutExit(facts);
    case 'DecisionDelivered':
      return facts.left ? { ...facts, left: { ...facts.left, receivedOn: on } } : facts;
    case 'ComplaintNoted':
      return { ...facts, complaints: [...(facts.complaints ?? []), event.complaint] };
    case 'RightsRestored':
      return without(facts, 'left');
  }
}

/** A younger conclusion takes the place of an older one. */
function concluded<Facts extends ExitFacts>(facts: Facts, { violation, conclusion }: Extract<ExitEvent, { type: 'ExitOpened' }>): Facts {
  if (conclusion === undefined) return facts;
  return violation === 'warrants-expulsion' ? { ...facts, expulsionWarrantedOn: conclusion.issuedOn } : without(facts, 'expulsionWarrantedOn');
}

const withoutExit = <Facts extends ExitFacts>(facts: Facts): Facts => without(facts, 'exit');

/** The facts without one of them. */
function without<Facts extends ExitFacts>(facts: Facts, name: keyof ExitFacts): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([known]) => known !== name)) as Facts;
}
