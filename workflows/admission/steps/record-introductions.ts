import type { z } from 'zod';
import { addMonths } from '../../kernel/calendar.js';
import { admissionStep } from '../admission-step.js';
import { fullMemberConditions } from '../../shared/members.js';
import { notAfterTheAct } from '../../shared/order-of-days.js';
import { introductionsRecorded } from '../events/preparation.js';

/** Two full members introduce the candidate, or a union's executive and one full member (ADM-16 to ADM-19). */
export const recordIntroductions = admissionStep(introductionsRecorded, {
  name: 'record-introductions',
  recordedBy: 'branch',
  basis: (regulation) => regulation.clauses.introduction,
  follows: (facts) => facts.firstCertifiedOn,
  needs: ['people'],
  mentions: ({ introducers }) => introducers.map(({ person }) => person),
  conditions: [
    {
      rule: 'ADM-16',
      code: 'too-few-introducers',
      curedBy: 'branch',
      cite: ({ regulation }) => regulation.admission.introducers.citation,
      unmet: ({ command, regulation }) => {
        const members = new Set(command.introducers.map(({ person }) => person)).size;
        const unions = command.union ? 1 : 0;
        const needed = regulation.admission.introducers.value;
        return members + unions >= needed ? undefined : { members, unions, needed };
      },
    },
    ...fullMemberConditions('ADM-16', ({ introducers }: z.infer<typeof introductionsRecorded.command>) => introducers.map(({ person }) => person), (regulation) => regulation.clauses.introduction),
    {
      // The waiver of ADM-19: a member whom the new branch assigned after the move need not have known the candidate for long.
      rule: 'ADM-17',
      code: 'introducer-not-long-enough-together',
      curedBy: 'branch',
      cite: ({ regulation }) => regulation.admission.introducerTogetherMonths.citation,
      unmet: ({ command, facts, on, regulation }) => {
        const months = regulation.admission.introducerTogetherMonths.value;
        const short = command.introducers.filter(({ person, togetherSince }) => person !== facts.waivedIntroducer && addMonths(togetherSince, months) > on);
        const latest = short.map(({ togetherSince }) => togetherSince).sort().at(-1);
        return latest === undefined ? undefined : { months, short: short.length, togetherSince: latest, earliest: addMonths(latest, months) };
      },
    },
    notAfterTheAct('ADM-16', ({ union, introducers }) => ({ union: union?.resolution.issuedOn, togetherSince: introducers.map(({ togetherSince }) => togetherSince).toSorted().at(-1) }), (regulation) => regulation.clauses.introduction),
  ],
  attests: [
    { rule: 'ADM-16', code: 'union-route-fits-the-candidate', kind: 'attested', by: 'branch', cite: (regulation) => regulation.clauses.introduction },
    { rule: 'ADM-17', code: 'same-unit-at-that-time', kind: 'attested', by: 'branch', cite: (regulation) => regulation.admission.introducerTogetherMonths.citation },
    { rule: 'ADM-18', code: 'introducers-reported-to-the-branch', kind: 'attested', by: 'branch', cite: (regulation) => regulation.clauses.introduction },
  ],
  happen: ({ command }) => ({ type: 'IntroductionsRecorded', ...command }),
});
