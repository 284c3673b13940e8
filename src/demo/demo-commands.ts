import { addMonths } from '../../workflows/index.js';
import { complaintCommands } from './demo-commands-complaint.js';
import { screeningCommands } from './demo-commands-screening.js';
import { meeting, number, paper, type Candidate, type Entered, type Scene } from './demo-scene.js';
import { branchMeeting, decidingMeeting, grassrootsMeeting } from './demo-votes.js';

export type { Candidate, Entered, Scene } from './demo-scene.js';

/** The candidate, the parents, and the family of the married. */
function relatives({ candidate: { married, fatherIsMember } }: Scene) {
  const family = married ? ['spouse', 'father-in-law', 'mother-in-law'] : [];
  const persons = ['candidate', 'father', 'mother', ...family].map((relation) => ({ relation, ...(relation === 'father' && fatherIsMember && { exemption: 'relative-is-member' }) }));
  return { married, persons };
}

const opinions = ({ on, candidate: { organisation } }: Scene): Entered => ({ organisations: [{ organisation, givenOn: on }], residence: { givenOn: on } });

/** The union that introduces. Somebody who moved before being introduced has no second member who could, and is introduced by one in any case. */
function introducingUnion({ candidate: { union }, done }: Scene): Candidate['union'] {
  const steps = [...done];
  const [moved, introduced] = [steps.indexOf('receive-transfer'), steps.indexOf('record-introductions')];
  const hadMoved = moved >= 0 && (introduced < 0 || moved < introduced);
  return union ?? (hadMoved ? 'trade-union' : undefined);
}

function introductions(scene: Scene): Entered {
  const { on, movedInOn, helper, other, draw } = scene;
  const union = introducingUnion(scene);
  const together = (person: string) => ({ person, togetherSince: addMonths(on, -draw.number(14, 90)) });
  // A member whom the new branch assigned need not have known the candidate for twelve months.
  const first = movedInOn === undefined ? together(helper) : { person: helper, togetherSince: movedInOn };
  if (union === undefined) return { introducers: [first, together(other)] };
  return { introducers: [first], union: { kind: union, resolution: paper('NQ', 'CB', scene) } };
}

function submittedPapers(scene: Scene): string[] {
  const { done } = scene;
  const union = introducingUnion(scene);
  const papers = ['01', '37', '38', '39', '42', '43'];
  if (union) papers.push(union === 'youth-union' ? '40' : '41');
  if (done.has('record-section-appraisal')) papers.push('44');
  if (done.has('record-committee-vote')) papers.push('45');
  return papers.sort();
}

/** What is usually entered for each step. */
const usually: Readonly<Record<string, (scene: Scene) => Entered>> = {
  'begin-outreach': ({ candidate, branch, organId }) => ({ subject: candidate.id, branch: organId(branch) }),
  'list-candidate': (scene) => ({ resolution: paper('NQ', 'CB', scene), helper: scene.helper }),
  'assign-helper': ({ helper }) => ({ helper }),
  'propose-course': (scene) => ({ proposal: paper('CV', 'ĐU', scene) }),
  'certify-training': (scene) => ({ certificate: paper('BDNT', 'GCN', scene), issuer: 'political-training-centre' }),
  'submit-application': () => ({ handwritten: true }),
  'declare-cv': () => ({ writtenByCandidate: true, pagesSealed: true }),
  'supplement-cv': () => ({}),
  'request-verification': relatives,
  'conclude-verification': (scene) => ({
    results: relatives(scene).persons.filter((person) => !('exemption' in person)).map(({ relation }) => ({ relation, receivedOn: scene.on })),
    certifiedOn: scene.on,
    politicalReview: { needed: false },
  }),
  'record-introductions': introductions,
  'collect-opinions': opinions,
  'record-branch-vote': (scene) => ({ minutes: paper('BB', 'CB', scene), education: { proof: 'certificate' }, ...branchMeeting(meeting(scene)) }),
  'report-vote-result': (scene) => ({ report: paper('BC', 'CB', scene) }),
  'record-section-appraisal': (scene) => ({ report: paper('BC', 'ĐUBP', scene), agrees: true }),
  'record-committee-vote': (scene) => ({ minutes: paper('BB', 'ĐU', scene), ...grassrootsMeeting(meeting(scene)) }),
  'submit-dossier': (scene) => ({ receipt: paper('PN', 'ĐU', scene), papers: submittedPapers(scene) }),
  'review-dossier': (scene) => ({ findings: submittedPapers(scene).map((number) => findingOf(number, scene)) }),
  'extend-decision-time': (scene) => ({ workingDays: 30, reason: 'Chờ kết luận bổ sung về lịch sử chính trị của thân nhân ở xa', basis: paper('TB', 'ĐU', scene) }),
  'suspend-decision-time': (scene) => ({ reason: 'Chờ xác minh đơn phản ánh về người xin vào Đảng', basis: paper('TB', 'ĐU', scene) }),
  'resume-decision-time': (scene) => ({ reason: 'Đã có kết luận xác minh', basis: paper('TB', 'ĐU', scene) }),
  'record-committee-decision': (scene) => ({ decisionNumber: number('QĐ', 'ĐU', scene), ...decidingMeeting(meeting(scene)) }),
  'record-decision-receipt': () => ({}),
  'hold-ceremony': ({ helper }) => ({ guide: helper }),
  'certify-new-member-training': (scene) => ({ certificate: paper('ĐVM', 'GCN', scene) }),
  'assess-probationer': ({ on }) => ({ selfCriticismOn: on }),
  'collect-probation-opinions': opinions,
  'record-discipline': (scene) => ({ decision: paper('QĐ', 'CB', scene), measure: 'reprimand' }),
  'record-recognition-vote': (scene) => ({ minutes: paper('BB', 'CB', scene), ...branchMeeting(meeting(scene)) }),
  'record-removal-vote': (scene) => ({ minutes: paper('BB', 'CB', scene), basis: paper('BC', 'CB', scene), ...branchMeeting(meeting(scene)) }),
  'record-recognition-decision': (scene) => ({ decisionNumber: number('QĐ', 'ĐU', scene), ...decidingMeeting(meeting(scene)) }),
  'record-removal-decision': (scene) => ({ decisionNumber: number('QĐ', 'ĐU', scene), ...decidingMeeting(meeting(scene)) }),
  'issue-transfer-letter': (scene) => ({ letter: paper('GGT', 'ĐU', scene), kind: '53', destination: scene.organId(scene.how.to ?? scene.branch) }),
  'recall-transfer-letter': (scene) => ({ reason: 'Quần chúng chưa chuyển đi như dự kiến', basis: paper('TB', 'ĐU', scene) }),
  'receive-transfer': ({ helper }) => ({ helper }),
  'begin-temporary-activity': (scene) => ({ letter: paper('GGT', 'ĐU', scene), purpose: 'study', until: addMonths(scene.on, 12) }),
  'withdraw-application': (scene) => ({ letter: { number: 'Đơn xin rút', issuedOn: scene.on } }),
  'annul-decision': (scene) => ({
    decisionNumber: number('QĐ', 'ĐU', scene), of: 'admission', madeBy: competentOrgan(scene), reason: 'Nghị quyết của chi bộ chưa đủ số đảng viên tán thành theo quy định', ...decidingMeeting(meeting(scene)),
  }),
  'order-remedy': (scene) => ({ letter: paper('CV', 'ĐU', scene), catalogue: '99', of: 'recognition', whatToRedo: 'Chi bộ họp, biểu quyết lại vì biên bản cũ thiếu chữ ký' }),
  'recognise-after-remedy': (scene) => ({ decisionNumber: number('QĐ', 'ĐU', scene), ...decidingMeeting(meeting(scene)) }),
  ...screeningCommands,
  ...complaintCommands,
  'stop-case': (scene) => ({ reason: 'other', explanation: 'Chi bộ quyết nghị dừng việc xem xét', basis: paper('NQ', 'CB', scene) }),
};

/** The committee that decides on the cases of the branch. */
function competentOrgan({ tree, branch, on, organId }: Scene): string {
  const competent = tree.chainFrom(branch, on).find(({ admits }) => admits !== undefined);
  if (!competent) throw new Error(`nobody decides on the cases of ${branch}`);
  return organId(competent.key);
}

function findingOf(number: string, { how }: Scene): Entered {
  const reason = how.faults?.[number];
  return reason === undefined ? { paper: number, finding: 'in-order' } : { paper: number, finding: 'missing', reason };
}

/** The command of an act, as a clerk would send it. */
export function commandOf(step: string, scene: Scene): Entered {
  const entered = usually[step];
  if (!entered) throw new Error(`the demonstration does not know what is entered for ${step}`);
  return { happenedOn: scene.on, ...entered(scene), ...scene.how.fields };
}
