import { meeting, number, paper, type Entered, type Scene } from './demo-scene.js';
import { branchMeeting, decidingMeeting, grassrootsMeeting, screeningMeeting } from './demo-votes.js';

/** What the member is heard on, by how far the case has come. */
function matterOf({ done }: Scene): 'listing' | 'evaluation' | 'exit' {
  if (done.has('open-exit')) return 'exit';
  return done.has('open-evaluation') ? 'evaluation' : 'listing';
}

const explanation = 'Tôi nhận rõ khuyết điểm đã nêu trong kết luận, xin trình bày hoàn cảnh và cam kết sửa chữa.';

/** What is usually entered for each step of a screening. */
export const screeningCommands: Readonly<Record<string, (scene: Scene) => Entered>> = {
  'begin-screening': (scene) => ({
    subject: scene.candidate.id,
    branch: scene.organId(scene.branch),
    ...(scene.how.round !== undefined && { round: scene.roundId(scene.how.round) }),
    criteria: [{ criterion: 'not-completed-two-years', conclusion: paper('TB', 'ĐU', scene), concludedBy: 'Đảng ủy cơ sở' }],
  }),
  'collect-screening-opinions': ({ on }) => ({ residenceFront: { givenOn: on } }),
  'ask-direction': (scene) => ({ letter: paper('CV', 'CB', scene) }),
  'record-direction': (scene) => ({ letter: paper('CV', 'ĐU', scene), direction: 'list' }),
  'invite-member': (scene) => ({ letter: paper('GM', 'CB', scene), matter: matterOf(scene), meetingOn: scene.on }),
  'record-explanation': (scene) => ({ matter: matterOf(scene), explanation: { declined: false, manner: 'written', words: explanation } }),
  'record-listing-ballot': (scene) => ({ minutes: paper('BB', 'CB', scene), ...screeningMeeting(meeting(scene)) }),
  'report-listing': (scene) => ({ report: paper('BC', 'CB', scene) }),
  'plan-education': (scene) => ({ plan: paper('KH', 'CB', scene) }),
  'review-education': (scene) => ({ minutes: paper('BB', 'CB', scene), assessment: 'Sinh hoạt đều hơn, nhận việc được giao nhưng chưa chủ động.' }),
  'open-evaluation': (scene) => ({ basis: paper('KH', 'CB', scene) }),
  'record-evaluation': (scene) => ({ minutes: paper('BB', 'CB', scene), proposal: 'progress', ...screeningMeeting(meeting(scene)) }),
  'record-progress-decision': (scene) => ({ decisionNumber: number('QĐ', 'ĐU', scene), ...grassrootsMeeting(meeting(scene)) }),
  'open-exit': (scene) => ({ form: 'removal', ground: 'no-progress-after-education', violation: 'none', basis: paper('NQ', 'CB', scene) }),
  'request-self-criticism': (scene) => ({ letter: paper('CV', 'CB', scene) }),
  'record-self-criticism': (scene) => ({ selfCriticism: paper('BKĐ', 'CB', scene) }),
  'hold-exit-vote': (scene) => ({ minutes: paper('BB', 'CB', scene), ...branchMeeting(meeting(scene)) }),
  'appraise-exit': (scene) => ({ report: paper('BC', 'ĐUBP', scene), agrees: true }),
  'hold-exit-committee-vote': (scene) => ({ minutes: paper('BB', 'ĐU', scene), ...grassrootsMeeting(meeting(scene)) }),
  'decide-exit': (scene) => ({ decisionNumber: number('QĐ', 'ĐU', scene), ...decidingMeeting(meeting(scene)) }),
  'withdraw-exit': (scene) => ({ reason: 'exit-not-pursued', explanation: 'Chi bộ không đề nghị nữa', basis: paper('NQ', 'CB', scene) }),
  'deliver-decision': (scene) => ({ receipt: paper('BNN', 'CB', scene) }),
  'undo-listing': (scene) => ({ decisionNumber: number('QĐ', 'ĐU', scene), undoneFor: 'conclusion-withdrawn', explanation: 'Kết luận làm căn cứ đã được thu hồi', basis: paper('TB', 'ĐU', scene) }),
  'transfer-listed-member': (scene) => ({
    letter: paper('GGT', 'ĐU', scene), destination: scene.organId(scene.how.to ?? scene.branch), assessmentPaper: paper('NX', 'CB', scene), assessment: 'Có chuyển biến, nhận nhiệm vụ được giao và hoàn thành.',
  }),
  'receive-listed-member': ({ helper }) => ({ helper }),
  'recall-listed-member': (scene) => ({ explanation: 'Đảng viên chưa chuyển đi như dự kiến', basis: paper('TB', 'ĐU', scene) }),
  'close-screening': (scene) => ({ reason: 'died', explanation: 'Đã từ trần', basis: paper('BC', 'CB', scene) }),
};
