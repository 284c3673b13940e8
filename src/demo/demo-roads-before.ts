import { act, but, usual, type Road } from './demo-road.js';

/** Roads of candidates before their admission: each place where a case can wait, some of them too long. */
export const roadsBeforeAdmission: readonly Road[] = [
  // Outreach and course.
  { shows: 'outreach just begun', branch: 'na-khoang', acts: [act('begin-outreach', '2026-10-05')] },
  { shows: 'outreach just begun in an office', branch: 'administration', acts: [act('begin-outreach', '2026-11-09')] },
  { shows: 'on the list of sympathisers', branch: 'na-khoang', acts: usual('begin-outreach', 'list-candidate', '2026-09-07') },
  { shows: 'on the list of sympathisers in a factory, helped by another member meanwhile', branch: 'tea-factory', acts: [...usual('begin-outreach', 'list-candidate', '2026-06-15'), act('assign-helper', '2026-09-14')] },
  { shows: 'in the course', branch: 'khau-linh', acts: usual('begin-outreach', 'propose-course', '2026-08-17') },
  { shows: 'a teacher in the course', branch: 'literature', acts: usual('begin-outreach', 'propose-course', '2026-09-01') },
  { shows: 'listed in a branch that has gone into another one since', branch: 'pac-liu', acts: usual('begin-outreach', 'list-candidate', '2026-08-03') },

  // Preparing the dossier: each of its inner places.
  { shows: 'certificate issued, application to be written', branch: 'na-khoang', bornOn: '2008-04-10', acts: usual('begin-outreach', 'certify-training', '2026-07-27') },
  { shows: 'application handed in, CV to be declared', branch: 'party-office', acts: usual('begin-outreach', 'submit-application', '2026-06-22') },
  { shows: 'CV declared, verification to be asked for', branch: 'tat-cai', acts: usual('begin-outreach', 'declare-cv', '2026-06-29') },
  {
    shows: 'verification under way, with somebody abroad',
    branch: 'na-khoang',
    acts: but(usual('begin-outreach', 'request-verification', '2026-05-04'), 'request-verification', { fields: { married: false, persons: [{ relation: 'candidate' }, { relation: 'raised-by', abroad: true }] } }),
  },
  { shows: 'answer to the verification overdue', branch: 'ban-cuon', acts: usual('begin-outreach', 'request-verification', '2026-04-20') },
  { shows: 'verified, to be introduced, opinions to be collected', branch: 'clinic', acts: usual('begin-outreach', 'conclude-verification', '2026-05-18') },
  {
    shows: 'introduced and opinions collected first; application and introductions expire within days',
    branch: 'literature',
    acts: [
      ...usual('begin-outreach', 'submit-application', '2025-08-11'),
      act('record-introductions', '2025-11-27'),
      act('collect-opinions', '2025-12-01'),
    ],
  },

  // Before the branch's vote.
  { shows: 'everything ready for the vote of the branch', branch: 'na-khoang', acts: usual('begin-outreach', 'collect-opinions', '2026-05-04') },
  { shows: 'everything ready in an office', branch: 'administration', acts: usual('begin-outreach', 'collect-opinions', '2026-04-27') },
  {
    shows: 'certificate of the course expired: to be studied again before the vote',
    branch: 'khau-linh',
    acts: [...usual('begin-outreach', 'certify-training', '2021-05-17'), ...usual('submit-application', 'collect-opinions', '2026-04-06')],
  },
  { shows: 'application expires next week', branch: 'na-khoang', acts: [...usual('begin-outreach', 'certify-training', '2025-07-21'), act('submit-application', '2025-11-26'), ...usual('declare-cv', 'collect-opinions', '2026-01-05')] },
  {
    shows: 'application and CV older than twelve months, written again and brought up to date',
    branch: 'tea-fields',
    acts: [...usual('begin-outreach', 'conclude-verification', '2025-03-17'), ...usual('record-introductions', 'collect-opinions', '2026-09-14'), act('submit-application', '2026-10-12'), act('supplement-cv', '2026-10-15')],
  },

  // Between the branch's vote and the decision.
  { shows: 'before the section committee', branch: 'mathematics', acts: usual('begin-outreach', 'record-branch-vote', '2026-04-20') },
  { shows: 'before the grassroots committee', branch: 'na-khoang', acts: usual('begin-outreach', 'record-branch-vote', '2026-04-20') },
  {
    shows: 'on the way to another branch after the resolution (letter 92)',
    branch: 'na-khoang',
    acts: [...usual('begin-outreach', 'record-branch-vote', '2026-04-06'), act('issue-transfer-letter', '2026-11-06', { to: 'ban-cuon', fields: { kind: '92' } })],
  },
  { shows: 'dossier to be sent up', branch: 'tea-factory', acts: usual('begin-outreach', 'record-committee-vote', '2026-03-30') },
  { shows: 'one vote short in the branch, the full result to be reported', branch: 'ban-cuon', acts: but(usual('begin-outreach', 'record-branch-vote', '2026-04-13'), 'record-branch-vote', { vote: 'one-short' }) },
  {
    shows: 'dossier given back with all its faults, one of them made good',
    branch: 'na-khoang',
    acts: [
      ...usual('begin-outreach', 'submit-dossier', '2026-03-30'),
      act('review-dossier', '2026-11-10', { faults: { '01': 'Trang 3 và trang 4 chưa đóng dấu giáp lai', '39': 'Giấy giới thiệu chưa có chữ ký của người giới thiệu', '42': 'Thiếu ý kiến của chi ủy nơi cư trú' }, fields: { returnBy: '2026-11-25' }, recordedAfter: 1 }),
    ],
  },
  { shows: 'dossier reviewed and in order, waits for the decision', branch: 'clinic', acts: [...usual('begin-outreach', 'submit-dossier', '2026-03-23'), act('review-dossier', '2026-11-12', { recordedAfter: 1 })] },
  { shows: 'waits for the decision', branch: 'party-office', acts: usual('begin-outreach', 'submit-dossier', '2026-03-16') },
  { shows: 'decision overdue after 60 working days', branch: 'na-khoang', acts: usual('begin-outreach', 'submit-dossier', '2026-01-05') },
  {
    shows: 'time to decide stopped for the second time',
    branch: 'party-office',
    acts: [...usual('begin-outreach', 'submit-dossier', '2026-02-02'), act('suspend-decision-time', '2026-09-14'), act('resume-decision-time', '2026-10-05'), act('suspend-decision-time', '2026-11-09')],
  },
  { shows: 'time to decide extended by 30 working days', branch: 'rangers', acts: [...usual('begin-outreach', 'submit-dossier', '2026-01-19'), act('extend-decision-time', '2026-10-26')] },

  // Before the ceremony.
  { shows: 'decided, ceremony to be held', branch: 'administration', acts: usual('begin-outreach', 'record-decision-receipt', '2026-02-23') },
  { shows: 'ceremony overdue: the clock runs from the issue of the decision', branch: 'school-office', acts: usual('begin-outreach', 'record-decision-receipt', '2026-01-05') },
  {
    shows: 'moved after the resolution of the grassroots committee (letter 93), decided at the new place',
    branch: 'party-office',
    acts: [
      ...usual('begin-outreach', 'submit-dossier', '2026-02-09'),
      act('issue-transfer-letter', '2026-09-28', { to: 'khau-linh', fields: { kind: '93' } }),
      act('receive-transfer', '2026-10-08'),
      act('record-committee-decision', '2026-10-30'),
    ],
  },
];
