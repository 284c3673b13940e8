import { act, but, usual, type Road } from './demo-road.js';

/** Roads of people who were members before, whose place has no branch, or whose decision was wrong. */
export const repairedRoads: readonly Road[] = [
  {
    shows: 'readmitted after more than 36 months, with the written agreement of the province',
    branch: 'administration',
    bornOn: '1984-04-04',
    acts: but(
      but(usual('begin-outreach', 'record-recognition-decision', '2022-01-10'), 'begin-outreach', { fields: { formerMembership: { leftOn: '2015-03-02', way: 'name-removed', readmittedBefore: false, bars: [] } } }),
      'record-committee-decision',
      { fields: { readmissionConsent: { number: '15-CV/TU', issuedOn: '2022-07-11' } } },
    ),
  },
  {
    shows: 'removed in 2023, applies again after 36 months',
    after: 'warned during probation and removed by a delegated committee',
    branch: 'tea-factory',
    acts: [
      ...but(usual('begin-outreach', 'certify-training', '2026-02-02'), 'begin-outreach', { fields: { formerMembership: { leftOn: '2023-06-05', way: 'name-removed', readmittedBefore: false, bars: [] } } }),
      ...usual('submit-application', 'declare-cv', '2026-06-15'),
    ],
  },
  {
    shows: 'an enterprise without a branch: the committee above assigned the nearest one',
    branch: 'tea-fields',
    acts: but(usual('begin-outreach', 'declare-cv', '2026-03-16'), 'begin-outreach', { fields: { assignment: { ground: 'enterprise-without-state-capital', decision: { number: '52-QĐ/ĐU', issuedOn: '2026-03-09' } } } }),
  },
  { shows: 'admitted by a resolution that had too few votes: annulled', branch: 'party-office', acts: [...usual('begin-outreach', 'hold-ceremony', '2024-10-07'), act('annul-decision', '2025-10-13')] },
  {
    shows: 'recognised on minutes without a signature: voted on again, and it stands',
    branch: 'clinic',
    acts: [...usual('begin-outreach', 'record-recognition-decision', '2023-10-09'), act('order-remedy', '2026-05-11'), act('recognise-after-remedy', '2026-07-13')],
  },
  {
    shows: 'recognised on minutes without a signature: to be voted on again',
    branch: 'mathematics',
    acts: [...usual('begin-outreach', 'record-recognition-decision', '2023-11-06'), act('order-remedy', '2026-10-26')],
  },
];
