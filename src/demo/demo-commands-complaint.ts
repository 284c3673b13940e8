import { addDays } from '../../workflows/index.js';
import { number, paper, type Entered, type Scene } from './demo-scene.js';
import { answeringMeeting, decidingMeeting } from './demo-votes.js';
import { meeting } from './demo-scene.js';

const requests = 'Đề nghị xem xét lại quyết định, vì chưa xem xét đầy đủ hoàn cảnh và các giấy tờ tôi đã nộp.';
const rejected = (scene: Scene): Entered => ({ decisionNumber: number('QĐ', 'TU', scene), answer: 'rejected', reasons: 'Quyết định bị khiếu nại đúng thẩm quyền, đúng trình tự và có căn cứ.' });

/** What is usually entered for each step of a complaint. */
export const complaintCommands: Readonly<Record<string, (scene: Scene) => Entered>> = {
  'lodge-complaint': (scene) => ({
    subject: scene.candidate.id, branch: scene.organId(scene.branch), ...(scene.before !== undefined && { against: scene.before }), complainedOf: scene.before === undefined ? 'discipline' : 'removal',
    letter: { number: 'Đơn khiếu nại', issuedOn: scene.on }, requests,
  }),
  'invite-complainant': (scene) => ({ invitation: paper('GM', 'TU', scene), invitedFor: addDays(scene.on, 7) }),
  'hear-complainant': (scene) => ({ record: paper('BB', 'TU', scene), hearing: 'in-person' }),
  'answer-complaint-above-grassroots': (scene) => ({ ...rejected(scene), ...decidingMeeting(meeting(scene)) }),
  'answer-complaint-province': (scene) => ({ ...rejected(scene), ...answeringMeeting(meeting(scene)) }),
  'answer-complaint-centre': (scene) => ({ ...rejected(scene), members: 11, vote: { form: 'party-card', present: 11, inFavour: 11, against: 0, abstaining: 0 } }),
  'refer-complaint': (scene) => ({ basis: paper('CV', 'TU', scene) }),
  'receive-answer': (scene) => ({ receipt: paper('BNN', 'TU', scene) }),
  'escalate-complaint': ({ on }) => ({ letter: { number: 'Đơn khiếu nại tiếp', issuedOn: on }, requests }),
  'settle-complaint': ({ on }) => ({ letter: { number: 'Đơn chấp nhận kết quả', issuedOn: on } }),
  'withdraw-complaint': ({ on }) => ({ letter: { number: 'Đơn rút khiếu nại', issuedOn: on } }),
  'decline-complaint': (scene) => ({ declineGround: 'lodged-by-others', explanation: 'Người khiếu nại thay không có giấy ủy quyền', basis: paper('TB', 'TU', scene) }),
};
