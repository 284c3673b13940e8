import type { Condition } from '../../kernel/condition.js';
import { decidedBy, decisionConditions, type Decision } from '../../shared/decisions.js';
import { someoneDecides } from '../../shared/meetings.js';
import type { AdmissionAct, AdmissionMoment } from '../admission-step.js';
import type { WrongDecision } from '../events/remedy.js';
import type { AdmissionFacts } from '../facts.js';

/** Which decision a command is about. */
type About = (moment: AdmissionMoment) => WrongDecision | undefined;

/** The decisions that were made in a case and stand. */
function decisionsOf({ decidedOn, readmission, officialFrom }: AdmissionFacts): WrongDecision[] {
  const admission = decidedOn === undefined ? [] : [readmission ? ('readmission' as const) : ('admission' as const)];
  return officialFrom === undefined ? admission : [...admission, 'recognition'];
}

/** ADM-38: nothing is put right that was not decided in this case. */
export const decidedInThisCase: Condition<AdmissionAct<{ readonly of: WrongDecision }>> = {
  rule: 'ADM-38',
  code: 'decision-not-of-this-case',
  curedBy: 'clerk',
  cite: ({ regulation }) => regulation.exits.clauses.wrongAdmission,
  unmet: ({ command: { of }, facts }) => (decisionsOf(facts).includes(of) ? undefined : { of, decisions: decisionsOf(facts).join(', ') }),
};

/** The case as it stood when that decision was made: who was admitted over the age limit was so by a committee directly under the Centre. */
function asDecided<Moment extends AdmissionMoment>(moment: Moment, about: About): Moment {
  const overAge = moment.facts.admittedOverAge === true && about(moment) !== 'recognition';
  return { ...moment, facts: { ...moment.facts, branchVote: { heldOn: moment.on, outcome: 'approved', overAge } } };
}

const under = <Moment extends AdmissionMoment>(about: About, condition: Condition<Moment>): Condition<Moment> => ({
  ...condition,
  cite: (moment) => condition.cite(asDecided(moment, about)),
  unmet: (moment) => condition.unmet(asDecided(moment, about)),
});

/** ADM-38: the level competent to make a decision also annuls it, or says that it stands after the remedy, and by the same majority. */
export const levelOfTheDecision = <C extends Decision>(about: (act: AdmissionAct<C>) => WrongDecision | undefined) => {
  const asked = about as About;
  return {
    conditions: [someoneDecides, ...decisionConditions<C>()].map((condition) => under<AdmissionAct<C>>(asked, condition)),
    result: (act: AdmissionAct<C>) => decidedBy(asDecided(act, asked)),
    at: (act: AdmissionAct<C>) => asDecided(act, asked),
  };
};
