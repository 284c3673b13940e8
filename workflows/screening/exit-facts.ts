import { addDays } from '../kernel/calendar.js';
import type { WayOut } from '../kernel/facts.js';
import type { IsoDate } from '../kernel/iso-date.js';
import type { BackTo, ExitEvent, ExitForm } from './events/exit.js';
import { heardAnew, type ListingFacts } from './listing-facts.js';

/** The way out that is being considered. */
export interface Exit {
  readonly form: ExitForm;
  readonly openedOn: IsoDate;
  readonly backTo: BackTo;
  /** The days on which self-criticism was asked for in this exit, each once, oldest first (EXT-02). */
  readonly requestedOn?: readonly IsoDate[];
  readonly selfCriticismOn?: IsoDate;
  /** The branch voted for proposing the exit. */
  readonly branchVotedOn?: IsoDate;
  readonly sectionAppraisedOn?: IsoDate;
  /** The grassroots committee voted for proposing the exit. */
  readonly committeeVotedOn?: IsoDate;
}

/** What later rules need to know of the events of an exit. */
export interface ExitFacts extends ListingFacts {
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
      // What the member said before was about another exit, or about none: of this one the member is heard from its first day on.
      return { ...concluded(facts, event), ...heardAnew(facts, 'exit', addDays(on, -1)), exit: { form: event.form, openedOn: on, backTo: event.backTo } };
    case 'SelfCriticismRequested':
      return change({ requestedOn: [...new Set([...(exit?.requestedOn ?? []), on])] });
    case 'SelfCriticismGiven':
      return change({ selfCriticismOn: on });
    case 'ExitVoteHeld':
      return event.outcome === 'approved' ? change({ branchVotedOn: on }) : withoutExit(facts);
    case 'ExitAppraised':
      return change({ sectionAppraisedOn: on });
    case 'ExitCommitteeVoteHeld':
      return event.outcome === 'approved' ? change({ committeeVotedOn: on }) : withoutExit(facts);
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
