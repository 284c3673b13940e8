import { aComplaint, aComplaintOf2025, type ComplaintCase } from './complaint-case.js';

/** Lawful roads through a complaint, each with what makes it different in its name. */
export const complaintRoads: Readonly<Record<string, () => ComplaintCase>> = {
  'upheld-at-once': () => aComplaint().lodged().heard().record('answer-complaint-above-grassroots', '2024-05-06', { answer: 'upheld' }),
  'rejected-by-every-instance': () => aComplaint().atTheCentre().record('answer-complaint-centre', '2025-03-03'),
  'upheld-by-the-centre-of-an-expulsion': () =>
    aComplaint()
      .lodged('2024-04-16', { against: 'case-expelled', complainedOf: 'discipline' })
      .heard('2024-05-02')
      .answered('2024-06-03')
      .record('escalate-complaint', '2024-06-17')
      .record('invite-complainant', '2024-06-24')
      .record('invite-complainant', '2024-07-01')
      .record('answer-complaint-province', '2024-07-22')
      .record('receive-answer', '2024-07-25')
      .record('escalate-complaint', '2024-08-05')
      .record('hear-complainant', '2024-09-09', { hearing: 'in-writing' })
      .record('answer-complaint-centre', '2025-02-03', { answer: 'upheld' }),
  'upheld-in-part-by-the-centre': () => aComplaint().atTheCentre().record('answer-complaint-centre', '2025-03-03', { answer: 'partly-upheld' }),
  'settled-in-a-letter': () => aComplaint().lodged().heard().answered('2024-05-06', { answer: 'partly-upheld' }).record('settle-complaint', '2024-05-20'),
  'settled-by-the-passing-of-time': () => aComplaint().lodged().heard().answered().record('settle-complaint', '2024-09-02', { letter: undefined }),
  'withdrawn-after-the-branch-was-merged': () => aComplaint().lodged().record('follow-reorganisation', '2024-04-01').record('withdraw-complaint', '2024-04-15'),
  'not-accepted': () => aComplaint().lodged().record('decline-complaint', '2024-04-01'),
  'handed-over-when-the-district-was-abolished': () =>
    aComplaintOf2025()
      .lodged('2025-05-20')
      .heard('2025-06-10')
      .record('refer-complaint', '2025-07-03')
      .heard('2025-07-15')
      .record('answer-complaint-province', '2025-08-18', { vote: { form: 'party-card', present: 15, inFavour: 7, against: 8 } })
      .record('answer-complaint-province', '2025-10-20', { answer: 'upheld' }),
  'begun-at-the-province-under-294': () => aComplaint('2025-08-04', '2025-08-11').lodged('2025-09-03').heard('2025-09-15').record('answer-complaint-province', '2025-12-15', { answer: 'upheld' }),
  'discipline-that-no-case-here-holds': () => aComplaint().lodged('2024-03-20', { against: undefined, complainedOf: 'discipline' }).heard().answered().record('settle-complaint', '2024-05-20'),
  'answered-late-by-two-instances': () =>
    aComplaint()
      .lodged()
      .heard()
      .missed('complaint-answer-due')
      .answered('2024-09-02')
      .record('escalate-complaint', '2024-09-16')
      .heard('2024-10-01')
      .missed('complaint-answer-due')
      .record('answer-complaint-province', '2025-03-03', { answer: 'upheld' }),
};
