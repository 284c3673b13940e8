import type { Here } from '../../workflows/index.js';
import { openVote, organs, roll } from './admission-case.js';
import { aScreening, secretBallot, type ScreeningCase } from './screening-case.js';

const withSection: Partial<Here> = { organs: { ...organs, section: { id: 'section-1', superiors: ['grassroots-1'], roll } } };

/** Three invitations in vain. */
const invitedInVain = (screened: ScreeningCase, matter: string, days: readonly [string, string, string]): ScreeningCase => {
  for (const on of days) screened.record('invite-member', on, { matter, meetingOn: on });
  return screened;
};

/** An exit at the member's own request. */
const leaving = (on: string) => ({ form: 'leave', ground: undefined, application: { letter: { number: '31', issuedOn: on }, reasons: 'Tuổi cao, sức yếu' } });

/** Lawful roads through a screening case, each with what makes it different in its name. */
export const screeningRoads: Readonly<Record<string, () => ScreeningCase>> = {
  'left-out-by-direction': () => aScreening().afterRequest().record('record-direction', '2024-01-24', { direction: 'leave-out' }),
  'ballot-fell-short': () => aScreening().heardOnListing().record('record-listing-ballot', '2024-02-05', { vote: secretBallot(13, 7) }),
  'progress-recognised': () => aScreening().afterProgress().record('record-progress-decision', '2025-03-03'),
  'continued-once-then-recognised': () =>
    aScreening()
      .educated()
      .record('review-education', '2024-05-13')
      .record('open-evaluation', '2024-08-12')
      .record('record-explanation', '2024-08-15', { matter: 'evaluation', explanation: { declined: true } })
      .record('record-evaluation', '2024-08-19', { vote: openVote(9, 11) })
      .record('record-explanation', '2024-08-26', { matter: 'evaluation', explanation: { declined: false, manner: 'oral', words: 'Tôi đã cố gắng.' } })
      .record('record-evaluation', '2024-09-02', { proposal: 'continue', grounds: 'Tiến bộ chưa rõ', months: 6 })
      .record('open-evaluation', '2025-03-03')
      .record('record-explanation', '2025-03-03', { matter: 'evaluation' })
      .record('record-evaluation', '2025-03-10')
      .record('record-progress-decision', '2025-03-20', { vote: openVote(7, 8) })
      .record('open-evaluation', '2025-06-02')
      .record('record-explanation', '2025-06-02', { matter: 'evaluation' })
      .record('record-evaluation', '2025-06-09')
      .record('record-progress-decision', '2025-06-20'),
  'never-came-and-listed-in-absence': () => invitedInVain(aScreening().afterDirection(), 'listing', ['2024-01-25', '2024-01-29', '2024-02-05']).record('record-listing-ballot', '2024-02-05').record('report-listing', '2024-02-07'),
  'listing-undone': () => aScreening().educated().record('undo-listing', '2024-04-01'),
  'unqualified-and-undone': () => aScreening().unqualified().record('undo-listing', '2025-04-01', { undoneFor: 'complaint-upheld' }),
  'name-removed': () => aScreening().exited().record('deliver-decision', '2025-04-10'),
  'expelled-through-a-section-and-restored': () =>
    aScreening()
      .listed()
      .record('open-exit', '2024-03-04', { form: 'expulsion', ground: undefined, violation: 'warrants-expulsion', conclusion: { number: '30-KL/UBKT', issuedOn: '2024-03-01' } })
      .record('record-self-criticism', '2024-03-11')
      .record('record-explanation', '2024-03-11', { matter: 'exit' })
      .record('hold-exit-vote', '2024-03-18', {}, withSection)
      .record('appraise-exit', '2024-03-22', {}, withSection)
      .record('hold-exit-committee-vote', '2024-03-25')
      .record('decide-exit', '2024-04-08')
      .record('deliver-decision', '2024-04-10')
      .record('note-complaint', '2024-04-15')
      .record('restore-rights', '2024-09-02'),
  'left-at-own-request': () =>
    aScreening()
      .afterProgress()
      .record('open-exit', '2025-03-03', leaving('2025-03-03'))
      .record('record-explanation', '2025-03-05', { matter: 'exit', explanation: { declined: true } })
      .record('hold-exit-vote', '2025-03-17', { vote: openVote(14, 6) })
      .record('hold-exit-committee-vote', '2025-03-24', { vote: openVote(10, 5) })
      .record('decide-exit', '2025-04-07', { vote: openVote(3, 2) })
      .record('deliver-decision', '2025-04-10', { receipt: undefined }),
  'removed-in-absence-after-three-requests': () => {
    const asked = aScreening().educated().record('open-exit', '2024-05-06', { ground: 'dropped-activity' });
    for (const on of ['2024-05-08', '2024-05-13', '2024-05-20']) asked.record('request-self-criticism', on);
    return invitedInVain(asked, 'exit', ['2024-05-08', '2024-05-13', '2024-05-20']).record('hold-exit-vote', '2024-05-20').record('hold-exit-committee-vote', '2024-05-27').record('decide-exit', '2024-06-03');
  },
  'application-taken-back-then-branch-vote-fell-short': () =>
    aScreening()
      .unqualified()
      .record('open-exit', '2025-03-03', leaving('2025-03-03'))
      .record('withdraw-exit', '2025-03-10', { reason: 'application-taken-back' })
      .record('open-exit', '2025-03-17')
      .record('request-self-criticism', '2025-03-18')
      .record('record-self-criticism', '2025-03-24')
      .record('record-explanation', '2025-03-24', { matter: 'exit' })
      .record('hold-exit-vote', '2025-04-01', { vote: openVote(13, 7) }),
  'removed-across-a-change-of-the-law-and-restored': () => {
    const road = aScreening().unqualified();
    road.surroundings = { ...road.surroundings, organs: { ...organs, competent: { ...organs.grassroots, decides: 'grassroots' } } };
    return road
      .record('open-exit', '2026-07-01')
      .record('record-self-criticism', '2026-07-06')
      .record('record-explanation', '2026-07-06', { matter: 'exit' })
      .record('hold-exit-vote', '2026-07-20')
      .record('hold-exit-committee-vote', '2026-07-28')
      .record('decide-exit', '2026-08-03')
      .record('note-complaint', '2026-08-10')
      .record('deliver-decision', '2026-08-05')
      .record('note-complaint', '2026-11-02', { complaint: 'complaint-2' })
      .record('restore-rights', '2027-03-01', { complaint: 'complaint-2' });
  },
  'moved-while-listed-then-recognised': () =>
    aScreening()
      .educated()
      .record('transfer-listed-member', '2024-06-03')
      .record('receive-listed-member', '2024-07-01')
      .record('open-evaluation', '2025-02-12')
      .record('record-explanation', '2025-02-12', { matter: 'evaluation' })
      .record('record-evaluation', '2025-02-20')
      .record('record-progress-decision', '2025-03-03'),
  'branch-merged-while-educating': () => aScreening().educated().record('follow-reorganisation', '2024-07-01').record('review-education', '2024-08-12'),
  'died-while-educating': () => aScreening().educated().record('close-screening', '2024-05-06'),
  'received-after-the-limit': () => aScreening().educated().record('transfer-listed-member', '2024-06-03').missed('transfer-due').record('receive-listed-member', '2024-09-16'),
};
