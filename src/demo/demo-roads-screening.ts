import type { IsoDate } from '../../workflows/index.js';
import { act, but, evaluated, exited, screened, type Act, type Road } from './demo-road.js';

const round = { round: 'villages-2026' };
const inRound = (acts: readonly Act[]): Act[] => but(acts, 'begin-screening', round);
const unqualified = (firstOn: IsoDate): Act[] => but(evaluated(firstOn), 'record-evaluation', { fields: { proposal: 'unqualified' } });

/** An application to leave, from its opening on (EXT-04). */
const leaving = (on: IsoDate): Act =>
  act('open-exit', on, {
    fields: { form: 'leave', ground: undefined, application: { letter: { number: 'Đơn xin ra khỏi Đảng', issuedOn: on }, reasons: 'Tuổi cao, sức yếu, về ở với con ở xa, không còn điều kiện sinh hoạt' } },
  });
const expelling = (on: IsoDate): Act =>
  act('open-exit', on, { fields: { form: 'expulsion', ground: undefined, violation: 'warrants-expulsion', conclusion: { number: '12-KL/UBKT', issuedOn: on } } });

const roads: readonly Omit<Road, 'procedure' | 'memberSince'>[] = [
  // Step one, in the round of 2026.
  { shows: 'on the draft list, waits for the opinion of the Front', branch: 'na-khoang', acts: inRound(screened('begin-screening', '2026-11-09')) },
  { shows: 'opinions taken, direction to be asked', branch: 'khau-linh', acts: inRound(screened('collect-screening-opinions', '2026-10-26')) },
  { shows: 'direction asked of the committee above', branch: 'na-khoang', acts: inRound(screened('ask-direction', '2026-10-19')) },
  { shows: 'on the list for the branch meeting', branch: 'tat-cai', acts: inRound(screened('record-direction', '2026-10-05')) },
  { shows: 'listed by secret ballot, the report still to come', branch: 'ban-cuon', acts: inRound(screened('record-listing-ballot', '2026-10-05')) },
  { shows: 'left out by direction of the committee above', branch: 'na-khoang', acts: inRound([...screened('ask-direction', '2026-02-02'), act('record-direction', '2026-03-02', { fields: { direction: 'leave-out' } })]) },
  { shows: 'one ballot short, not listed', branch: 'khau-linh', acts: inRound(but(screened('record-listing-ballot', '2026-02-02'), 'record-listing-ballot', { vote: 'one-short' })) },
  {
    shows: 'invited three times in vain, listed in absence',
    branch: 'na-khoang',
    acts: inRound([
      ...screened('record-direction', '2026-03-02'), act('invite-member', '2026-04-06'), act('invite-member', '2026-04-13'), act('invite-member', '2026-04-20'),
      act('record-listing-ballot', '2026-04-21'), act('report-listing', '2026-04-23'), act('assign-helper', '2026-04-24'), act('plan-education', '2026-05-04'), act('review-education', '2026-08-10'),
    ]),
  },

  // Steps two and three.
  { shows: 'in education and help when its branch becomes a part of another', branch: 'pac-liu', acts: inRound(screened('plan-education', '2026-02-09')) },
  { shows: 'the period has ended, the evaluation is open', branch: 'mathematics', acts: screened('open-evaluation', '2025-05-12') },
  { shows: 'the branch found progress, the committee is to recognise it', branch: 'literature', acts: [...screened('open-evaluation', '2025-03-10'), ...evaluated('2026-10-12')] },
  { shows: 'progress recognised, taken off the list', branch: 'administration', acts: [...screened('open-evaluation', '2023-02-06'), ...evaluated('2024-05-13'), act('record-progress-decision', '2024-06-03')] },
  {
    shows: 'education continued once, then progress recognised',
    branch: 'clinic',
    acts: [
      ...screened('open-evaluation', '2022-03-07'),
      ...but(evaluated('2023-06-12'), 'record-evaluation', { fields: { proposal: 'continue', grounds: 'Có chuyển biến nhưng chưa vững chắc', months: 6 } }),
      act('open-evaluation', '2023-12-25'), ...evaluated('2023-12-28'), act('record-progress-decision', '2024-01-29'),
    ],
  },
  { shows: 'listed on a conclusion that was taken back: undone', branch: 'tea-factory', acts: [...screened('plan-education', '2025-02-10'), act('undo-listing', '2025-05-19')] },
  {
    shows: 'moved to another branch with an assessment of the progress',
    branch: 'tat-cai',
    acts: [...screened('plan-education', '2025-11-03'), act('transfer-listed-member', '2026-04-06', { to: 'ban-cuon' }), act('receive-listed-member', '2026-04-20'), act('review-education', '2026-07-20')],
  },
  {
    shows: 'was to move and stayed',
    branch: 'khau-linh',
    acts: [...screened('plan-education', '2026-01-05'), act('transfer-listed-member', '2026-06-08', { to: 'na-khoang' }), act('recall-listed-member', '2026-06-22')],
  },
  { shows: 'a letter after which the receiving branch let its time pass', branch: 'tat-cai', acts: [...screened('plan-education', '2026-02-02'), act('transfer-listed-member', '2026-07-06', { to: 'ban-cuon' })] },
  { shows: 'a screening that ended with a life', branch: 'tat-cai', acts: [...screened('plan-education', '2024-03-04'), act('close-screening', '2024-07-15')] },

  // Step four.
  { shows: 'found unqualified; no organ has chosen a way out', branch: 'school-office', acts: [...screened('open-evaluation', '2024-10-07'), ...unqualified('2026-02-02')] },
  {
    shows: 'removal of the name opened, self-criticism asked for',
    branch: 'tea-fields',
    acts: [...screened('open-evaluation', '2024-09-09'), ...unqualified('2026-01-12'), act('open-exit', '2026-10-26'), act('request-self-criticism', '2026-10-30')],
  },
  { shows: 'removal resolved by the branch, with the section committee', branch: 'literature', acts: [...screened('open-evaluation', '2024-08-05'), ...unqualified('2025-12-08'), ...exited('hold-exit-vote', '2026-10-19')] },
  { shows: 'removal resolved by the branch, with the grassroots committee', branch: 'khau-linh', acts: [...screened('open-evaluation', '2024-07-01'), ...unqualified('2025-11-10'), ...exited('hold-exit-vote', '2026-10-19')] },
  {
    shows: 'asks to leave, decision to come',
    branch: 'na-khoang',
    acts: [...screened('plan-education', '2026-01-12'), leaving('2026-09-21'), act('record-explanation', '2026-09-28'), act('hold-exit-vote', '2026-10-05'), act('hold-exit-committee-vote', '2026-10-12')],
  },
  {
    shows: 'asked to leave and took the application back',
    branch: 'ban-cuon',
    acts: [...screened('plan-education', '2025-10-06'), leaving('2026-03-02'), act('withdraw-exit', '2026-03-16', { fields: { reason: 'application-taken-back', explanation: 'Đảng viên rút đơn, xin tiếp tục sinh hoạt' } })],
  },
  { shows: 'name removed for want of progress', branch: 'mathematics', acts: [...screened('open-evaluation', '2021-06-07'), ...unqualified('2022-09-12'), ...exited('deliver-decision', '2022-10-10')] },
  {
    shows: 'left at the own request from a branch that is itself a grassroots organisation',
    branch: 'rangers',
    acts: [...screened('plan-education', '2023-03-06'), leaving('2023-08-07'), act('record-explanation', '2023-08-14'), act('hold-exit-vote', '2023-08-21'), act('decide-exit', '2023-09-18'), act('deliver-decision', '2023-09-21')],
  },
  {
    shows: 'expelled, and restored by the committee above',
    branch: 'administration',
    acts: [
      ...screened('plan-education', '2023-02-06'), expelling('2023-06-05'), act('record-self-criticism', '2023-06-12'), act('record-explanation', '2023-06-12'),
      act('hold-exit-vote', '2023-06-19'), act('hold-exit-committee-vote', '2023-06-26'), act('decide-exit', '2023-07-17', { fields: { decisionNumber: '41-QĐ/HU' } }), act('deliver-decision', '2023-07-20'),
    ],
  },
  {
    shows: 'asked for self-criticism three times in vain, name removed',
    branch: 'khau-linh',
    acts: [
      ...screened('open-evaluation', '2021-07-05'), ...unqualified('2022-10-10'), act('open-exit', '2022-11-07'),
      act('request-self-criticism', '2022-11-10'), act('request-self-criticism', '2022-11-21'), act('request-self-criticism', '2022-12-01'), act('record-explanation', '2022-12-05'),
      act('hold-exit-vote', '2022-12-12'), act('hold-exit-committee-vote', '2022-12-19'), act('decide-exit', '2023-01-09', { fields: { decisionNumber: '03-QĐ/HU' } }), act('deliver-decision', '2023-01-12'),
    ],
  },
  {
    shows: 'removed for unpaid dues before any evaluation',
    branch: 'tea-factory',
    acts: [
      ...screened('plan-education', '2024-02-05'), act('open-exit', '2024-09-09', { fields: { ground: 'unpaid-dues' } }), act('record-self-criticism', '2024-09-16'), act('record-explanation', '2024-09-16'),
      act('hold-exit-vote', '2024-09-23'), act('hold-exit-committee-vote', '2024-09-30'), act('decide-exit', '2024-10-21', { fields: { decisionNumber: '77-QĐ/ĐU' } }), act('deliver-decision', '2024-10-24'),
    ],
  },
];

/** Screenings under 02-HD/BTCTW: every state, every way in and out. */
export const screeningRoads: readonly Road[] = roads.map((road, place) => ({ ...road, procedure: 'screening', memberSince: `${1998 + (place % 16)}-05-19` as IsoDate }));
