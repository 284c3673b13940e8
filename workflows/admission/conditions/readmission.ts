import type { z } from 'zod';
import { addMonths } from '../../kernel/calendar.js';
import type { Cited } from '../../kernel/citation.js';
import type { Condition } from '../../kernel/condition.js';
import type { CommonFacts, Leaving } from '../../kernel/facts.js';
import type { IsoDate } from '../../kernel/iso-date.js';
import type { Here } from '../../kernel/step.js';
import { readmissionBars, type ReadmissionBar } from '../../regulations/exits.js';
import { notAfterTheAct } from '../../shared/order-of-days.js';
import type { AdmissionAct, AdmissionMoment } from '../admission-step.js';
import type { outreachBegun } from '../events/preparation.js';
import type { AdmissionRegulation } from '../regulation.js';

type Outreach = z.infer<typeof outreachBegun.command>;
type Opening = AdmissionAct<Outreach>;

/** How the person left last, by the other cases on record. */
const lastLeft = ({ otherCases = [] }: Here): Leaving | undefined =>
  otherCases.flatMap(({ facts: { left } }) => left ?? []).toSorted((a, b) => a.on.localeCompare(b.on)).at(-1);

/** ADM-36: who was readmitted has been so once, also where the new probation ended with removal; an admission that was annulled does not count. */
const wasReadmitted = ({ readmission, officialFrom, left }: CommonFacts): boolean => readmission === true && (officialFrom !== undefined || left?.way === 'name-removed');

/** ADM-37: a bar holds when it is stated, or when the way the person left is itself the bar. */
function holds(bar: ReadmissionBar, { command: { formerMembership: former }, regulation, on }: Opening): boolean {
  if (former === undefined || !(former.bars.includes(bar) || former.way === bar)) return false;
  const proof = former.specialFamilyCircumstance?.issuedOn;
  return regulation.exits.readmissionBars[bar].value !== 'special-family-circumstance' || proof === undefined || proof > on;
}

const barred: Readonly<Record<ReadmissionBar, string>> = {
  'self-dropped-activity': 'barred-dropped-activity',
  'left-at-own-request': 'barred-left-at-own-request',
  'serious-disunity': 'barred-serious-disunity',
  'convicted-of-corruption': 'barred-convicted-of-corruption',
  'convicted-of-serious-crime': 'barred-convicted-of-serious-crime',
};

/** ADM-36, ADM-37: what is stated of a former membership agrees with the record, and nothing in it bars the person. */
export const formerMembershipConditions: readonly Condition<Opening>[] = [
  {
    rule: 'ADM-36',
    code: 'former-membership-not-stated',
    curedBy: 'clerk',
    cite: ({ regulation }) => regulation.exits.clauses.readmission,
    unmet: ({ command, here }) => {
      const left = lastLeft(here);
      return left && !command.formerMembership ? { leftOn: left.on, way: left.way } : undefined;
    },
  },
  {
    rule: 'ADM-36',
    code: 'former-membership-differs',
    curedBy: 'clerk',
    cite: ({ regulation }) => regulation.exits.clauses.readmission,
    unmet: ({ command: { formerMembership: former }, here }) => {
      const left = lastLeft(here);
      return left && former && (former.leftOn !== left.on || former.way !== left.way) ? { leftOn: left.on, way: left.way } : undefined;
    },
  },
  {
    rule: 'ADM-36',
    code: 'readmitted-once-already',
    curedBy: 'nobody',
    cite: ({ regulation }) => regulation.exits.clauses.readmission,
    unmet: ({ command: { formerMembership: former }, here }) => {
      const onRecord = here.otherCases?.some(({ facts }) => wasReadmitted(facts)) ?? false;
      return former?.readmittedBefore || onRecord ? { onRecord } : undefined;
    },
  },
  ...readmissionBars.map(
    (bar): Condition<Opening> => ({
      rule: 'ADM-37',
      code: barred[bar],
      curedBy: 'nobody',
      cite: ({ regulation }) => regulation.exits.readmissionBars[bar].citation,
      unmet: (act) => (holds(bar, act) ? { on: act.on } : undefined),
    }),
  ),
  notAfterTheAct(
    'ADM-36',
    ({ formerMembership: former }) => ({ leftOn: former?.leftOn, recordDeletedOn: former?.recordDeletedOn, specialFamilyCircumstance: former?.specialFamilyCircumstance?.issuedOn }),
    (regulation) => regulation.exits.clauses.readmission,
  ),
];

/** ADM-36: so many months have passed since a day, before the person applies to come back. */
function monthsSince(code: string, since: (moment: AdmissionMoment) => IsoDate | undefined, months: (regulation: AdmissionRegulation) => Cited<number>): Condition<AdmissionMoment> {
  return {
    rule: 'ADM-36',
    code,
    curedBy: 'nobody',
    cite: ({ regulation }) => months(regulation).citation,
    unmet: (moment) => {
      const from = since(moment);
      const { value } = months(moment.regulation);
      const earliest = from && addMonths(from, value);
      return earliest && moment.on < earliest ? { since: from, months: value, earliest, on: moment.on } : undefined;
    },
  };
}

/** ADM-36: long enough out of the Party, and, after a sentence, long enough since the record was deleted. */
export const longEnoughOut: readonly Condition<AdmissionMoment>[] = [
  monthsSince('not-out-long-enough', ({ facts }) => facts.formerMembership?.leftOn, (regulation) => regulation.exits.readmissionMonths),
  monthsSince('record-deleted-too-recently', ({ facts }) => facts.formerMembership?.recordDeletedOn, (regulation) => regulation.exits.readmissionAfterRecordMonths),
];
