import type { Here } from '../../workflows/index.js';
import { openVote, organs, roll } from './admission-case.js';
import { aScreening, secretBallot, type ScreeningCase } from './screening-case.js';

const withSection: Partial<Here> = { organs: { ...organs, section: { id: 'section-1', superiors: ['grassroots-1'], roll } } };

/** Three invitations in vain. */
const invitedInVain = (screened: ScreeningCase, matter: string, days: readonly [string, string, string]): ScreeningCase => {
  for (const on of days) screened.record('invite-member', on, { matter, meetingOn: on });
  return screened;
};

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
};
