import { notAfterTheAct } from '../../shared/order-of-days.js';
import { ofAnOpenRound } from '../conditions/round.js';
import { screeningBegun } from '../events/listing.js';
import { screeningStep } from '../screening-step.js';

/**
 * The branch committee reviews the members against the criteria and puts one of them on the draft list (SCR-02, SCR-03): with that the case begins.
 * Whether a violation is below the level of removal or expulsion, and that nobody is listed for personal motives, the branch vouches for.
 */
export const beginScreening = screeningStep(screeningBegun, {
  name: 'begin-screening',
  recordedBy: 'branch',
  basis: (regulation) => regulation.screening.clauses.review,
  needs: ['organs', 'subject', 'otherCases', 'round'],
  inRound: ({ round }) => round,
  conditions: [
    {
      rule: 'SCR-02',
      code: 'subject-is-no-full-member',
      curedBy: 'clerk',
      cite: ({ regulation }) => regulation.screening.clauses.scope,
      unmet: ({ here, on }) => {
        const since = here.subject?.fullMemberSince;
        return since !== undefined && since <= on ? undefined : { on };
      },
    },
    {
      rule: 'SCR-02',
      code: 'member-has-left',
      curedBy: 'nobody',
      cite: ({ regulation }) => regulation.screening.clauses.scope,
      unmet: ({ here, on }) => {
        // Who was readmitted since has left before becoming a full member anew.
        const since = here.subject?.fullMemberSince ?? '';
        const left = here.otherCases?.findLast(({ facts }) => facts.left !== undefined && facts.left.on <= on && facts.left.on >= since)?.facts.left;
        return left && { leftOn: left.on };
      },
    },
    {
      rule: 'SCR-03',
      code: 'criterion-not-known',
      curedBy: 'clerk',
      cite: ({ regulation }) => regulation.screening.criteriaComplete.citation,
      unmet: ({ command, regulation }) => {
        const { criteria, criteriaVersion } = regulation.screening;
        const unknown = command.criteria.filter(({ criterion }) => criterion === 'further' || !criteria[criterion].value);
        return unknown.length === 0 ? undefined : { unknown: unknown.length, version: criteriaVersion.value };
      },
    },
    {
      rule: 'SCR-03',
      code: 'criterion-stated-twice',
      curedBy: 'clerk',
      cite: ({ regulation }) => regulation.screening.criteriaVersion.citation,
      unmet: ({ command: { criteria } }) => {
        const kinds = new Set(criteria.map(({ criterion }) => criterion)).size;
        return kinds === criteria.length ? undefined : { stated: criteria.length, kinds };
      },
    },
    ...ofAnOpenRound,
    notAfterTheAct('SCR-03', ({ criteria }) => ({ conclusion: criteria.map(({ conclusion }) => conclusion.issuedOn).toSorted().at(-1) }), (regulation) => regulation.screening.clauses.scope),
  ],
  attests: [
    { rule: 'SCR-01', code: 'listed-without-prejudice', kind: 'discretionary', by: 'branch', cite: (regulation) => regulation.screening.clauses.principles },
    { rule: 'SCR-02', code: 'violation-below-removal', kind: 'attested', by: 'branch', cite: (regulation) => regulation.screening.clauses.scope },
    { rule: 'SCR-09', code: 'not-of-army-or-police', kind: 'attested', by: 'branch', cite: (regulation) => regulation.screening.clauses.system },
  ],
  happen: ({ command, here, on }) => ({ type: 'ScreeningBegun', ...command, memberSince: here.subject?.fullMemberSince ?? on }),
});
