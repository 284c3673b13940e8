import { act, but, usual, type Road } from './demo-road.js';

/** Roads of probationers: those within their twelve months, those who moved, and those whose recognition or removal is under way. */
export const probationRoads: readonly Road[] = [
  // Within the twelve months.
  {
    shows: 'begun under 294-QĐ/TW in 2025, resolved and decided under 208-QĐ/TW after 26 July 2026',
    branch: 'na-khoang',
    acts: but([...usual('begin-outreach', 'collect-opinions', '2025-12-01'), ...usual('record-branch-vote', 'hold-ceremony', '2026-08-05')], 'record-branch-vote', { fields: { education: { proof: 'programme-completed' } } }),
  },
  { shows: 'on probation, the course of new members done', branch: 'administration', acts: usual('begin-outreach', 'certify-new-member-training', '2025-08-04') },
  { shows: 'papers of probation ready, the twelve months not yet over', branch: 'mathematics', acts: usual('begin-outreach', 'collect-probation-opinions', '2025-03-03') },
  { shows: 'admitted by the standing committee of a delegated grassroots committee after its own resolution', branch: 'tea-factory', acts: usual('begin-outreach', 'hold-ceremony', '2026-01-26') },
  {
    shows: 'ceremony late, with the agreement of the superior committee',
    branch: 'tat-cai',
    acts: [...usual('begin-outreach', 'record-decision-receipt', '2025-06-09'), act('hold-ceremony', '2026-06-08', { fields: { superiorAgreement: { number: '77-CV/ĐU', issuedOn: '2026-05-20' } } })],
  },
  { shows: 'studies elsewhere for a time and stays on the roll', branch: 'party-office', acts: [...usual('begin-outreach', 'hold-ceremony', '2025-07-14'), act('begin-temporary-activity', '2026-09-03')] },
  {
    shows: 'warned during probation, which goes on',
    branch: 'ban-cuon',
    acts: [...usual('begin-outreach', 'certify-new-member-training', '2025-05-12'), act('record-discipline', '2026-09-14', { fields: { measure: 'warning' } })],
  },
  {
    shows: 'certificate of the course expired before the branch could vote; studied again and admitted',
    branch: 'tea-fields',
    acts: [
      ...usual('begin-outreach', 'certify-training', '2020-06-08'),
      act('certify-training', '2026-01-16'),
      ...usual('submit-application', 'hold-ceremony', '2026-02-04'),
    ],
  },

  // Twelve months over.
  { shows: 'review of recognition overdue today', branch: 'khau-linh', acts: [...usual('begin-outreach', 'hold-ceremony', '2024-12-23'), act('certify-new-member-training', '2026-04-14')] },
  {
    shows: 'twelve months just over, everything ready for the vote on recognition',
    branch: 'na-khoang',
    acts: [...usual('begin-outreach', 'record-decision-receipt', '2025-02-10'), act('hold-ceremony', '2025-11-05'), ...usual('certify-new-member-training', 'collect-probation-opinions', '2026-04-20')],
  },

  // Moved.
  {
    shows: 'a letter that was recalled, then moved before the resolution (letter 53): the new branch assigned a helper, who introduces without twelve months together',
    branch: 'khau-linh',
    bornOn: '2000-02-20',
    acts: [
      ...usual('begin-outreach', 'conclude-verification', '2025-06-02'),
      act('issue-transfer-letter', '2026-01-12', { to: 'tea-factory' }),
      act('recall-transfer-letter', '2026-01-26'),
      act('issue-transfer-letter', '2026-02-05', { to: 'administration' }),
      act('receive-transfer', '2026-02-25'),
      ...usual('record-introductions', 'hold-ceremony', '2026-03-09'),
    ],
  },
  {
    shows: 'moved after the resolution of the branch (letter 92)',
    branch: 'clinic',
    acts: [
      ...usual('begin-outreach', 'record-branch-vote', '2025-07-07'),
      act('issue-transfer-letter', '2026-02-10', { to: 'party-office', fields: { kind: '92' } }),
      act('receive-transfer', '2026-02-26'),
      ...usual('record-committee-vote', 'hold-ceremony', '2026-03-05'),
    ],
  },
  {
    shows: 'moved after the decision (letter 94): ceremony in the new branch',
    branch: 'tea-fields',
    acts: [
      ...usual('begin-outreach', 'record-decision-receipt', '2025-08-18'),
      act('issue-transfer-letter', '2026-05-13', { to: 'tea-factory', fields: { kind: '94' } }),
      act('receive-transfer', '2026-05-20'),
      act('hold-ceremony', '2026-05-27'),
    ],
  },
  {
    shows: 'a probationer who moved (letter 54): the same twelve months go on in the new branch',
    branch: 'literature',
    acts: [
      ...usual('begin-outreach', 'hold-ceremony', '2025-06-23'),
      act('issue-transfer-letter', '2026-08-03', { to: 'na-khoang', fields: { kind: '54' } }),
      act('receive-transfer', '2026-08-24'),
      act('certify-new-member-training', '2026-10-12'),
    ],
  },

  // Recognition under way.
  { shows: 'recognition before the section committee', branch: 'mathematics', acts: usual('begin-outreach', 'record-recognition-vote', '2025-02-03') },
  { shows: 'recognition before the grassroots committee', branch: 'na-khoang', acts: usual('begin-outreach', 'record-recognition-vote', '2025-02-03') },
  { shows: 'recognition waits for the decision', branch: 'rangers', acts: usual('begin-outreach', 'record-recognition-vote', '2025-01-20') },
  { shows: 'decision on recognition overdue', branch: 'ban-cuon', acts: usual('begin-outreach', 'record-committee-vote', '2024-11-25').concat(usual('submit-dossier', 'record-recognition-vote', '2025-07-07'), act('record-committee-vote', '2026-09-15')) },

  // Removal under way.
  { shows: 'removal before the section committee', branch: 'literature', acts: [...usual('begin-outreach', 'certify-new-member-training', '2025-06-16'), act('record-removal-vote', '2026-11-10')] },
  { shows: 'removal before the grassroots committee', branch: 'tat-cai', acts: [...usual('begin-outreach', 'certify-new-member-training', '2025-05-05'), act('record-removal-vote', '2026-11-06')] },
  {
    shows: 'removal waits for the decision',
    branch: 'tea-fields',
    acts: [...usual('begin-outreach', 'certify-new-member-training', '2025-04-07'), act('record-removal-vote', '2026-10-20'), act('record-committee-vote', '2026-11-03')],
  },

  // Votes without result.
  {
    shows: 'recognition resolved by the branch, one vote short in the grassroots committee, to be reported',
    branch: 'clinic',
    acts: [...usual('begin-outreach', 'record-recognition-vote', '2025-01-06'), act('record-committee-vote', '2026-11-16', { vote: 'one-short' })],
  },
  {
    shows: 'three votes without result reported, the competent committee is to decide',
    branch: 'khau-linh',
    acts: [
      ...usual('begin-outreach', 'collect-probation-opinions', '2024-11-18'),
      act('record-recognition-vote', '2026-08-31', { vote: 'one-short' }),
      act('record-recognition-vote', '2026-09-15', { vote: 'one-short' }),
      act('record-recognition-vote', '2026-10-05', { vote: 'one-short' }),
      act('report-vote-result', '2026-10-12'),
    ],
  },
];
