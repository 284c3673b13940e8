import { act, but, usual, type Road } from './demo-road.js';

/** Roads that have come to an end: five outcomes, under every edition of the regulations since 2016. */
export const endedRoads: readonly Road[] = [
  // Full members, from the oldest regulation to the newest.
  {
    shows: 'a road wholly under 29-QĐ/TW, long finished',
    branch: 'na-khoang',
    acts: but(usual('begin-outreach', 'record-recognition-decision', '2017-09-04'), 'record-branch-vote', { fields: { education: { proof: 'equivalent-certificate' } } }),
  },
  {
    shows: 'begun in 2020 under 29-QĐ/TW, recognised under 24-QĐ/TW, decided by a delegated committee as a whole',
    branch: 'tea-factory',
    acts: usual('begin-outreach', 'record-recognition-decision', '2020-09-07'),
  },
  { shows: 'a road wholly under 24-QĐ/TW', branch: 'administration', acts: usual('begin-outreach', 'record-recognition-decision', '2021-10-04') },
  { shows: 'a section committee appraises both resolutions', branch: 'mathematics', acts: usual('begin-outreach', 'record-recognition-decision', '2022-05-09') },
  { shows: 'a branch that is itself a grassroots organisation sends its resolution straight to the decision', branch: 'rangers', acts: usual('begin-outreach', 'record-recognition-decision', '2023-02-06') },
  { shows: 'resolved by the branch with just two thirds, recognised under 232-QĐ/TW', branch: 'khau-linh', acts: but(usual('begin-outreach', 'record-recognition-decision', '2023-08-07'), 'record-branch-vote', { vote: 'just-enough' }) },
  { shows: 'recognised under 294-QĐ/TW', branch: 'party-office', acts: usual('begin-outreach', 'record-recognition-decision', '2024-02-05') },
  { shows: 'begun under 24-QĐ/TW, recognised in spring 2026', branch: 'na-khoang', acts: usual('begin-outreach', 'record-recognition-decision', '2024-06-10') },
  { shows: 'resolved, decided and admitted under 232-QĐ/TW, recognised under 20-QĐ/TW', branch: 'khau-linh', acts: usual('begin-outreach', 'record-recognition-decision', '2024-09-09') },
  {
    shows: 'recognised by a standing committee under 208-QĐ/TW',
    branch: 'tea-fields',
    acts: usual('begin-outreach', 'record-recognition-decision', '2024-12-02'),
  },

  // What can go another way and still ends well.
  {
    shows: 'decided long after 60 working days: a fact about the committee, no harm to the candidate',
    branch: 'clinic',
    acts: [...usual('begin-outreach', 'submit-dossier', '2024-01-08'), act('record-committee-decision', '2025-01-08'), ...usual('record-decision-receipt', 'record-recognition-decision', '2025-01-13')],
  },
  {
    shows: 'recognition considered and decided months late, and official from the exact day probation ended',
    branch: 'tat-cai',
    acts: [
      ...usual('begin-outreach', 'collect-probation-opinions', '2022-03-07'),
      ...usual('record-recognition-vote', 'record-committee-vote', '2024-04-08'),
      act('record-recognition-decision', '2024-07-15'),
    ],
  },
  {
    shows: 'one vote short in the branch, reported with the full result, and admitted all the same',
    branch: 'ban-cuon',
    acts: [
      ...usual('begin-outreach', 'collect-opinions', '2023-01-09'),
      act('record-branch-vote', '2023-08-05', { vote: 'one-short' }),
      act('report-vote-result', '2023-08-09'),
      act('record-committee-decision', '2023-09-14'),
      ...usual('record-decision-receipt', 'record-recognition-decision', '2023-09-18'),
    ],
  },
  {
    shows: 'reprimanded during probation, considered all the same and recognised',
    branch: 'literature',
    acts: [...usual('begin-outreach', 'certify-new-member-training', '2023-06-12'), act('record-discipline', '2024-10-15'), ...usual('assess-probationer', 'record-recognition-decision', '2025-02-17')],
  },
  {
    shows: 'three votes on recognition without result, reported to the superior committees, which recognise',
    branch: 'school-office',
    acts: [
      ...usual('begin-outreach', 'collect-probation-opinions', '2023-03-06'),
      act('record-recognition-vote', '2024-12-10', { vote: 'one-short' }),
      act('record-recognition-vote', '2024-12-24', { vote: 'one-short' }),
      act('record-recognition-vote', '2025-01-08', { vote: 'one-short' }),
      act('report-vote-result', '2025-01-13'),
      act('record-recognition-decision', '2025-02-20'),
    ],
  },
  {
    shows: 'over sixty, needed where there is no member, decided by the province committee with its written agreement',
    branch: 'forestry-team',
    bornOn: '1962-05-14',
    acts: but(
      but(usual('begin-outreach', 'record-recognition-decision', '2024-01-08'), 'record-branch-vote', { fields: { overAgeGrounds: 'no-member' } }),
      'record-committee-decision',
      { fields: { overAgeConsent: { number: '31-CV/TU', issuedOn: '2024-08-20' } } },
    ),
  },
  {
    shows: 'the time to decide extended once, with a reason, and kept',
    branch: 'na-khoang',
    acts: [
      ...usual('begin-outreach', 'submit-dossier', '2023-10-02'),
      act('extend-decision-time', '2024-06-24'),
      act('record-committee-decision', '2024-08-12', { recordedAfter: 21 }),
      ...usual('record-decision-receipt', 'record-recognition-decision', '2024-08-15'),
    ],
  },

  // Not admitted.
  {
    shows: 'one vote short in the branch, reported, and not admitted',
    branch: 'khau-linh',
    acts: [
      ...usual('begin-outreach', 'collect-opinions', '2022-10-03'),
      act('record-branch-vote', '2023-05-05', { vote: 'one-short' }),
      act('report-vote-result', '2023-05-10'),
      act('record-committee-decision', '2023-06-20', { vote: 'one-short' }),
    ],
  },
  {
    shows: 'resolved by the branch, one vote short in the grassroots committee, reported and not admitted',
    branch: 'administration',
    acts: [
      ...usual('begin-outreach', 'record-branch-vote', '2024-12-16'),
      act('record-committee-vote', '2025-07-21', { vote: 'one-short' }),
      act('report-vote-result', '2025-07-24'),
      act('record-committee-decision', '2025-08-28', { vote: 'one-short' }),
    ],
  },
  {
    shows: 'resolved below, but without a majority in the standing committee of the commune',
    branch: 'party-office',
    acts: but(usual('begin-outreach', 'record-committee-decision', '2026-01-19'), 'record-committee-decision', { vote: 'one-short' }),
  },

  // Withdrawn and stopped.
  { shows: 'withdrawn while in the course', branch: 'na-khoang', acts: [...usual('begin-outreach', 'propose-course', '2024-03-04'), act('withdraw-application', '2024-06-03')] },
  { shows: 'withdrawn after the resolution of the branch', branch: 'tea-factory', acts: [...usual('begin-outreach', 'record-branch-vote', '2025-09-22'), act('withdraw-application', '2026-05-11')] },
  {
    shows: 'taken off the list of sympathisers',
    branch: 'tat-cai',
    acts: [...usual('begin-outreach', 'list-candidate', '2022-02-14'), act('stop-case', '2023-02-10', { fields: { reason: 'taken-off-the-list', explanation: 'Chi bộ rà soát hằng tháng, quyết nghị đưa ra khỏi danh sách cảm tình Đảng' } })],
  },
  {
    shows: 'left the area while papers were being prepared',
    branch: 'ban-cuon',
    acts: [...usual('begin-outreach', 'declare-cv', '2025-03-10'), act('stop-case', '2025-09-16', { fields: { reason: 'left-the-area', explanation: 'Đi làm việc ở nơi khác, không làm thủ tục chuyển' } })],
  },
  {
    shows: 'opened by mistake and stopped the same week',
    branch: 'literature',
    acts: [act('begin-outreach', '2026-03-09'), act('stop-case', '2026-03-12', { fields: { reason: 'opened-by-mistake', explanation: 'Mở trùng hồ sơ' } })],
  },
  {
    shows: 'a probation that ended with a life',
    branch: 'khau-linh',
    acts: [...usual('begin-outreach', 'certify-new-member-training', '2022-11-14'), act('stop-case', '2024-03-18', { fields: { reason: 'died', explanation: 'Từ trần trong thời gian dự bị' } })],
  },

  // Removed.
  {
    shows: 'warned during probation and removed by a delegated committee',
    branch: 'tea-factory',
    acts: [
      ...usual('begin-outreach', 'certify-new-member-training', '2021-11-08'),
      act('record-discipline', '2023-03-20', { fields: { measure: 'warning' } }),
      act('record-removal-vote', '2023-05-08'),
      act('record-removal-decision', '2023-06-05'),
    ],
  },
  {
    shows: 'three votes without result, removed in October 2026; the time to complain still runs',
    branch: 'na-khoang',
    acts: [
      ...usual('begin-outreach', 'collect-probation-opinions', '2024-10-07'),
      act('record-recognition-vote', '2026-07-20', { vote: 'one-short' }),
      act('record-removal-vote', '2026-08-05', { vote: 'one-short' }),
      act('record-recognition-vote', '2026-08-19', { vote: 'one-short' }),
      act('report-vote-result', '2026-08-24'),
      act('record-removal-decision', '2026-10-19', { fields: { decisionNumber: '58-QĐ/ĐU' } }),
      act('deliver-decision', '2026-10-22'),
    ],
  },
  {
    shows: 'removed in June 2026 and restored in September',
    branch: 'ban-cuon',
    acts: [
      ...usual('begin-outreach', 'certify-new-member-training', '2024-06-10'),
      act('record-removal-vote', '2026-05-11'),
      act('record-committee-vote', '2026-05-18'),
      act('record-removal-decision', '2026-06-08', { fields: { decisionNumber: '33-QĐ/ĐU' } }),
      act('deliver-decision', '2026-06-11'),
    ],
  },
];
