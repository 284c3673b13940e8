import type { z } from 'zod';
import { addMonths } from '../../kernel/calendar.js';
import type { Citation } from '../../kernel/citation.js';
import type { Condition } from '../../kernel/condition.js';
import { nextOrganAfterSection } from '../../shared/meetings.js';
import type { ScreeningAct, ScreeningMoment } from '../screening-step.js';
import type { exitOpened } from '../events/exit.js';
import type { Exit } from '../exit-facts.js';

type Opening = ScreeningAct<z.infer<typeof exitOpened.command>>;
type Cite = (moment: ScreeningMoment) => Citation;

const expulsionFirst: Cite = ({ regulation }) => regulation.exits.clauses.expulsionFirst;
const grounds: Cite = ({ regulation }) => regulation.exits.removalGrounds.citation;
const leaving: Cite = ({ regulation }) => regulation.exits.clauses.leaving;

/** EXT-03: expulsion takes a violation that warrants it, and no other exit may stand in for it. What is held against a member has been concluded. */
export const expulsionConditions: readonly Condition<Opening>[] = [
  {
    rule: 'EXT-03',
    code: 'violation-does-not-warrant-expulsion',
    curedBy: 'branch',
    cite: expulsionFirst,
    unmet: ({ command: { form, violation } }) => (form === 'expulsion' && violation !== 'warrants-expulsion' ? { violation } : undefined),
  },
  {
    rule: 'EXT-03',
    code: 'violation-without-conclusion',
    curedBy: 'competent-committee',
    cite: expulsionFirst,
    unmet: ({ command: { violation, conclusion } }) => (violation !== 'none' && conclusion === undefined ? { violation } : undefined),
  },
  {
    rule: 'EXT-03',
    code: 'expulsion-comes-first',
    curedBy: 'branch',
    cite: expulsionFirst,
    unmet: ({ command: { form, violation } }) => (form !== 'expulsion' && violation === 'warrants-expulsion' ? { form } : undefined),
  },
  {
    // What was once concluded stands until a younger conclusion takes its place, also where the exit then opened did not come about.
    rule: 'EXT-03',
    code: 'expulsion-was-concluded',
    curedBy: 'branch',
    cite: expulsionFirst,
    unmet: ({ command: { form, conclusion }, facts: { expulsionWarrantedOn: concludedOn } }) => {
      const stands = concludedOn !== undefined && !(conclusion && conclusion.issuedOn > concludedOn);
      return form !== 'expulsion' && stands ? { form, concludedOn } : undefined;
    },
  },
];

/** EXT-01: a name is removed only for a ground that the edition knows; for lack of progress only after the months of education. */
export const removalConditions: readonly Condition<Opening>[] = [
  {
    rule: 'EXT-01',
    code: 'removal-ground-missing',
    curedBy: 'branch',
    cite: grounds,
    unmet: ({ command: { form, ground }, regulation }) =>
      form === 'removal' && !(ground && regulation.exits.removalGrounds.value.includes(ground)) ? { form } : undefined,
  },
  {
    rule: 'EXT-01',
    code: 'ground-without-removal',
    curedBy: 'clerk',
    cite: grounds,
    unmet: ({ command: { form, ground } }) => (form !== 'removal' && ground !== undefined ? { form, ground } : undefined),
  },
  {
    rule: 'EXT-01',
    code: 'not-found-unqualified',
    curedBy: 'branch',
    cite: grounds,
    unmet: ({ command: { ground }, facts }) => (ground === 'no-progress-after-education' && facts.unqualifiedOn === undefined ? { ground } : undefined),
  },
  {
    rule: 'EXT-01',
    code: 'educated-too-short',
    curedBy: 'nobody',
    cite: ({ regulation }) => regulation.exits.educatedMonths.citation,
    unmet: ({ command: { ground }, facts: { educatedFrom }, regulation, on }) => {
      if (ground !== 'no-progress-after-education' || educatedFrom === undefined) return undefined;
      const months = regulation.exits.educatedMonths.value;
      const earliest = addMonths(educatedFrom, months);
      return on < earliest ? { educatedFrom, months, earliest } : undefined;
    },
  },
];

/** EXT-04: a member leaves at the own written request, with reasons, and only without a violation: discipline comes first. */
export const leavingConditions: readonly Condition<Opening>[] = [
  {
    rule: 'EXT-04',
    code: 'application-to-leave-missing',
    curedBy: 'candidate',
    cite: leaving,
    unmet: ({ command: { form, application } }) => (form === 'leave' && application === undefined ? { form } : undefined),
  },
  {
    rule: 'EXT-04',
    code: 'application-without-leaving',
    curedBy: 'clerk',
    cite: leaving,
    unmet: ({ command: { form, application } }) => (form !== 'leave' && application !== undefined ? { form } : undefined),
  },
  {
    rule: 'EXT-04',
    code: 'discipline-before-leaving',
    curedBy: 'branch',
    cite: leaving,
    unmet: ({ command: { form, violation } }) => (form === 'leave' && violation === 'below-expulsion' ? { violation } : undefined),
  },
];

/**
 * EXT-02: the branch votes once the self-criticism was given, or was asked for as often as the edition wants. Somebody who leaves at the own
 * request gives reasons instead of a self-criticism (EXT-04): nothing is held against such a member, or discipline would come first.
 */
export const criticisedOrAskedInVain: Condition<ScreeningMoment> = {
  rule: 'EXT-02',
  code: 'self-criticism-awaited',
  curedBy: 'branch',
  cite: ({ regulation }) => regulation.exits.selfCriticismRequests.citation,
  unmet: ({ facts: { exit }, regulation, on }) => {
    if (exit === undefined || exit.form === 'leave') return undefined;
    const { requestedOn = [], selfCriticismOn } = exit;
    if (selfCriticismOn !== undefined && selfCriticismOn <= on) return undefined;
    const needed = regulation.exits.selfCriticismRequests.value;
    const requests = requestedOn.filter((day) => day <= on).length;
    return requests >= needed ? undefined : { requests, needed };
  },
};

/** EXT-02: what was given need not be asked for again. */
export const notYetCriticised: Condition<ScreeningMoment> = {
  rule: 'EXT-02',
  code: 'self-criticism-already-given',
  curedBy: 'nobody',
  cite: ({ regulation }) => regulation.exits.selfCriticismRequests.citation,
  unmet: ({ facts: { exit } }) => (exit?.selfCriticismOn === undefined ? undefined : { givenOn: exit.selfCriticismOn }),
};

/** EXT-02: where a grassroots committee stands above the branch, it has voted before anybody decides, unless by the law of that day it decides by the same act. */
export const committeeVotedFirst: Condition<ScreeningMoment> = {
  rule: 'EXT-02',
  code: 'grassroots-committee-has-not-voted',
  curedBy: 'grassroots-committee',
  cite: ({ regulation }) => regulation.exits.committeeShare.citation,
  unmet: (moment) => {
    const { exit } = moment.facts;
    const asked = exit !== undefined && exit.committeeVotedOn === undefined && nextOrganAfterSection(moment, false) === 'grassroots';
    return asked ? { on: moment.on } : undefined;
  },
};

/** EXT-02: the grassroots committee votes once in an exit. */
export const committeeNotYetVoted: Condition<ScreeningMoment> = {
  rule: 'EXT-02',
  code: 'grassroots-committee-has-voted',
  curedBy: 'nobody',
  cite: ({ regulation }) => regulation.exits.committeeShare.citation,
  unmet: ({ facts: { exit } }) => (exit?.committeeVotedOn === undefined ? undefined : { votedOn: exit.committeeVotedOn }),
};

/** The exit that an accepted act is about: the order lets these acts happen in no other case. */
export function exitInHand({ facts: { exit } }: ScreeningMoment): Exit {
  if (!exit) throw new Error('an act of an exit without an exit');
  return exit;
}
