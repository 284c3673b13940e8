import { aCase, aReadmission, branchMeeting, openVote, organs, roll, type AdmissionCase } from './admission-case.js';

const paper = (number: string, issuedOn: string) => ({ number, issuedOn });
const failing = (on: string) => ({ ...branchMeeting(9, 11), minutes: paper('31-BB/CB', on) });

/** A review that finds these papers faulty and the others of an ordinary dossier in order. */
export const faulty = (...papers: readonly string[]) =>
  ['01', '37', '38', '39', '42', '43', '45'].map((number) => (papers.includes(number) ? { paper: number, finding: 'missing', reason: `Giấy số ${number} thiếu chữ ký` } : { paper: number, finding: 'in-order' }));

/** Three votes of the branch that end without a result, on recognition and on removal by turns (PRO-11). */
export function afterThreeFailedVotes(): AdmissionCase {
  return aCase()
    .afterProbation()
    .record('record-recognition-vote', '2025-10-08', failing('2025-10-08'))
    .record('record-removal-vote', '2025-10-20', { ...failing('2025-10-20'), basis: paper('24-BC/CB', '2025-10-15') })
    .record('record-recognition-vote', '2025-11-10', failing('2025-11-10'));
}

/** A probationer whose name was removed, who received the decision and complained. */
export function afterComplaint(): AdmissionCase {
  return aCase()
    .afterProbation()
    .record('record-removal-vote', '2025-10-08')
    .record('record-committee-vote', '2025-10-15')
    .record('record-removal-decision', '2025-11-03')
    .record('deliver-decision', '2025-11-10')
    .record('note-complaint', '2025-11-24');
}

/** A probationer who moved to a branch under another committee. */
export function afterMoveToAnotherCommune(): AdmissionCase {
  const moved = aCase().afterCeremony().record('issue-transfer-letter', '2024-11-04', { kind: '54' }).record('receive-transfer', '2024-12-02');
  moved.surroundings = { ...moved.surroundings, organs: { ...organs, branch: { ...organs.branch, id: 'branch-2' }, competent: { ...organs.competent, id: 'commune-2' } } };
  return moved;
}

/** Lawful roads through an admission case, each with what makes it different in its name. */
export const admissionRoads: Readonly<Record<string, () => AdmissionCase>> = {
  'recognised-in-time': () => aCase().afterRecognition(),
  'recognised-under-the-edition-of-2016': () => aCase(-7).afterRecognition(),
  'refused': () => aCase().afterSubmission().record('record-committee-decision', '2024-09-10', { vote: openVote(1, 4) }),
  'given-back-once-with-all-faults': () => {
    const road = aCase().afterSubmission().record('review-dossier', '2024-08-28', { findings: faulty('01', '39'), returnBy: '2024-09-10' });
    road.surroundings = { ...road.surroundings, papers: { '01': { finding: 'in-order', round: 1 }, '39': { finding: 'in-order', round: 1 } } };
    return road.record('submit-dossier', '2024-09-05').record('review-dossier', '2024-09-09').record('record-committee-decision', '2024-09-20').record('record-decision-receipt', '2024-09-23').record('hold-ceremony', '2024-10-01');
  },
  'branch-vote-failed-and-still-admitted': () =>
    aCase()
      .afterPreparation()
      .record('record-branch-vote', '2024-08-05', { vote: openVote(13, 7) })
      .record('report-vote-result', '2024-08-07')
      .record('record-committee-decision', '2024-09-02')
      .record('record-decision-receipt', '2024-09-05')
      .record('hold-ceremony', '2024-09-20'),
  'removed': () =>
    aCase()
      .afterProbation()
      .record('record-discipline', '2025-05-05', { measure: 'warning' })
      .record('record-removal-vote', '2025-10-08')
      .record('record-committee-vote', '2025-10-15')
      .record('record-removal-decision', '2025-11-03'),
  'three-failed-votes-then-recognised': () => afterThreeFailedVotes().record('report-vote-result', '2025-11-12').record('record-recognition-decision', '2025-12-01'),
  'three-failed-votes-then-removed': () => afterThreeFailedVotes().record('report-vote-result', '2025-11-12').record('record-removal-decision', '2025-12-01'),
  'moved-before-the-resolution': () =>
    aCase()
      .afterTraining()
      .record('submit-application', '2024-05-06')
      .record('issue-transfer-letter', '2024-05-10')
      .record('receive-transfer', '2024-05-24')
      .record('declare-cv', '2024-05-27')
      .record('request-verification', '2024-06-03')
      .record('conclude-verification', '2024-07-15')
      .record('record-introductions', '2024-07-20', { introducers: [{ person: 'helper-3', togetherSince: '2024-05-24' }, { person: 'helper-1', togetherSince: '2015-01-01' }] })
      .record('collect-opinions', '2024-07-22')
      .record('record-branch-vote', '2024-08-05'),
  'moved-after-the-decision': () =>
    aCase()
      .afterDecision()
      .record('issue-transfer-letter', '2024-09-11', { kind: '94' })
      .record('receive-transfer', '2024-09-18')
      .record('record-decision-receipt', '2024-09-18')
      .record('hold-ceremony', '2024-10-01', { guide: 'helper-3' }),
  'branch-merged-on-the-way': () =>
    aCase()
      .afterBranchVote()
      .record('follow-reorganisation', '2024-08-12')
      .record('record-committee-vote', '2024-08-19')
      .record('submit-dossier', '2024-08-21')
      .record('record-committee-decision', '2024-09-10')
      .record('issue-transfer-letter', '2024-09-11', { kind: '94', destination: 'branch-1' })
      .record('follow-reorganisation', '2024-09-16', { succeeds: 'destination', successor: 'branch-2' })
      .record('record-decision-receipt', '2024-09-18')
      .record('hold-ceremony', '2024-10-01'),
  'probationer-moved-and-away-for-study': () =>
    aCase()
      .afterCeremony()
      .record('issue-transfer-letter', '2024-11-04', { kind: '54' })
      .record('receive-transfer', '2024-12-02')
      .record('begin-temporary-activity', '2025-01-06', { purpose: 'study', until: '2025-07-06' }),
  'withdrawn': () => aCase().afterPreparation().record('withdraw-application', '2024-07-29'),
  'stopped-while-moving': () => aCase().afterBranchVote().record('issue-transfer-letter', '2024-08-12', { kind: '92' }).record('stop-case', '2024-09-02', { reason: 'left-the-area' }),
  'died-on-probation': () => aCase().afterCeremony().record('stop-case', '2025-02-03', { reason: 'died' }),
  'begun-under-294-decided-under-208': () => aCase(2).afterSubmission().record('record-committee-decision', '2026-08-31').record('hold-ceremony', '2026-09-30'),
  'late-everywhere': () =>
    aCase()
      .afterSubmission()
      .record('extend-decision-time', '2024-10-30', { workingDays: 10 })
      .record('record-committee-decision', '2024-12-30')
      .record('record-decision-receipt', '2025-01-06')
      .record('hold-ceremony', '2025-04-01', { superiorAgreement: paper('32-CV/HU', '2025-03-20') })
      .record('certify-new-member-training', '2025-09-01')
      .record('assess-probationer', '2026-03-02')
      .record('collect-probation-opinions', '2026-03-09')
      .record('record-recognition-vote', '2026-08-03')
      .record('record-committee-vote', '2026-09-01')
      .record('record-recognition-decision', '2027-01-04'),
  'clock-stopped-while-a-letter-is-verified': () =>
    aCase()
      .afterBranchVote()
      .record('suspend-decision-time', '2024-08-12')
      .record('record-committee-vote', '2024-08-19')
      .record('submit-dossier', '2024-08-21')
      .record('resume-decision-time', '2024-10-07')
      .record('extend-decision-time', '2024-12-20', { workingDays: 10 })
      .record('suspend-decision-time', '2025-01-02')
      .record('resume-decision-time', '2025-02-10')
      .record('record-committee-decision', '2025-02-12')
      .record('record-decision-receipt', '2025-02-14')
      .record('hold-ceremony', '2025-03-03')
      .record('certify-new-member-training', '2025-09-01')
      .record('assess-probationer', '2026-02-09')
      .record('collect-probation-opinions', '2026-02-11')
      .record('record-recognition-vote', '2026-03-04')
      .record('suspend-decision-time', '2026-03-09')
      .record('record-committee-vote', '2026-03-12'),
  'readmitted': () => aReadmission().afterRecognition(),
  'over-sixty-decided-under-the-centre': () => {
    const road = aCase();
    const underTheCentre = { id: 'province-1', superiors: [], roll: { ...roll, standingMembers: 9 }, decides: 'province' as const };
    road.surroundings = { ...road.surroundings, organs: { ...organs, underTheCentre }, subject: { bornOn: '1960-01-01' } };
    return road
      .afterPreparation()
      .record('record-branch-vote', '2024-08-05', { overAgeGrounds: 'no-member' })
      .record('record-committee-vote', '2024-08-19')
      .record('submit-dossier', '2024-08-21')
      .record('record-committee-decision', '2024-09-10', { members: 9, vote: openVote(7, 2), overAgeConsent: paper('7-CV/TU', '2024-09-03') })
      .record('record-decision-receipt', '2024-09-12')
      .record('hold-ceremony', '2024-10-01');
  },
  'run-by-an-assigned-branch': () =>
    aCase()
      .record('begin-outreach', '2024-01-05', { assignment: { ground: 'enterprise-without-state-capital', decision: paper('39-QĐ/ĐU', '2023-12-20') } })
      .record('list-candidate', '2024-02-05'),
  'annulled-after-moving': () => afterMoveToAnotherCommune().record('annul-decision', '2025-03-03', { writtenAgreement: paper('40-CV/TU', '2025-02-24') }),
  'recognition-annulled-and-made-properly': () =>
    aCase()
      .afterRecognition()
      .record('annul-decision', '2025-12-01', { of: 'recognition' })
      .record('record-recognition-vote', '2025-12-08')
      .record('record-committee-vote', '2025-12-15')
      .record('record-recognition-decision', '2026-01-05'),
  'remedied-as-a-full-member': () => aCase().afterRecognition().record('order-remedy', '2025-12-01', { of: 'recognition', catalogue: '99' }).record('recognise-after-remedy', '2026-02-02'),
  'remedied-on-probation': () => aCase().afterRecognitionVote().record('order-remedy', '2025-10-13').record('recognise-after-remedy', '2025-11-10'),
  'rights-restored': () => afterComplaint().record('restore-rights', '2026-02-02').record('record-recognition-vote', '2026-02-09'),
  'discipline-lifted': () => aCase().afterCeremony().record('record-discipline', '2025-05-05').record('note-complaint', '2025-05-19').record('restore-rights', '2025-07-07'),
  'through-a-section-to-a-committee-that-decides-itself': () => {
    const road = aCase().afterPreparation();
    road.surroundings = { ...road.surroundings, organs: { ...organs, section: { id: 'section-1', superiors: ['grassroots-1'] }, competent: { ...organs.grassroots, decides: 'grassroots' } } };
    return road
      .record('record-branch-vote', '2024-08-05')
      .record('record-section-appraisal', '2024-08-12')
      .record('submit-dossier', '2024-08-14')
      .record('record-committee-decision', '2024-09-10', { members: 15, vote: openVote(11, 4) });
  },
  'limits-missed-on-the-way-to-recognition': () =>
    aCase()
      .afterSubmission()
      .missed('committee-decision-due')
      // Decided in time and entered late; the ceremony was held late indeed.
      .record('record-committee-decision', '2024-10-28')
      .record('record-decision-receipt', '2024-10-30')
      .missed('ceremony-due')
      .record('hold-ceremony', '2024-12-24', { superiorAgreement: paper('41-CV/ĐU', '2024-12-20') })
      .record('certify-new-member-training', '2025-05-05')
      .record('assess-probationer', '2025-12-01')
      .record('collect-probation-opinions', '2025-12-08')
      .missed('recognition-review-due')
      .record('record-recognition-vote', '2026-03-02')
      .record('record-committee-vote', '2026-03-09')
      .missed('recognition-decision-due')
      .record('record-recognition-decision', '2026-05-04'),
  'move-missed-while-removal-is-appraised': () => {
    const road = aCase().afterProbation();
    road.surroundings = { ...road.surroundings, organs: { ...organs, section: { id: 'section-1', superiors: ['grassroots-1'] } } };
    return road
      .record('record-removal-vote', '2025-10-08')
      .record('issue-transfer-letter', '2025-10-13', { kind: '54' })
      .missed('transfer-due')
      .record('receive-transfer', '2026-01-19')
      .record('record-section-appraisal', '2026-01-26');
  },
};
