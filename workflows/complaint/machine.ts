import { order, recorded, stays } from '../kernel/order.js';

/** What may happen beside the road wherever a complaint stands. */
const beside = { ComplaintWithdrawn: 'complaintWithdrawn', BranchSucceeded: stays };

/** What an instance does before it answers. */
const inHand = { ...beside, ComplainantInvited: stays, ComplainantHeard: stays, ComplaintDeclined: 'notAccepted' };

/** An instance whose time to answer is counted against an organ on record; the Centre is none. */
const timed = { DeadlineMissed: stays };

const voted = (answer: 'upheld' | 'partly-upheld' | 'rejected', target: string) => ({ guard: recorded({ outcome: 'approved', answer }), target });

/** An answer after which there is a next instance. A draft that the body did not approve is no answer: the complaint stays where it is. */
const answered = [voted('upheld', 'upheld'), voted('partly-upheld', 'awaitingAnswerReceipt'), voted('rejected', 'awaitingAnswerReceipt'), stays];

/** The order of a complaint. A state is named after what the case waits for. */
export const complaintOrder = order({
  id: 'complaint',
  initial: 'beforeComplaint',
  states: {
    beforeComplaint: { on: { ComplaintLodged: [{ guard: recorded({ instance: 'above-grassroots' }), target: 'awaitingAnswerAboveGrassroots' }, { target: 'awaitingAnswerProvince' }] } },
    awaitingAnswerAboveGrassroots: { on: { ...inHand, ...timed, ComplaintAnsweredAboveGrassroots: answered, ComplaintReferred: 'awaitingAnswerProvince' } },
    awaitingAnswerProvince: { on: { ...inHand, ...timed, ComplaintAnsweredByProvince: answered } },
    awaitingAnswerCentre: { on: { ...inHand, ComplaintAnsweredByCentre: [voted('upheld', 'upheld'), voted('partly-upheld', 'partlyUpheld'), voted('rejected', 'rejected'), stays] } },
    awaitingAnswerReceipt: { on: { ...beside, AnswerReceived: 'awaitingEscalation' } },
    awaitingEscalation: {
      on: { ...beside, ComplaintEscalated: [{ guard: recorded({ instance: 'province' }), target: 'awaitingAnswerProvince' }, { target: 'awaitingAnswerCentre' }], ComplaintSettled: 'settled' },
    },

    upheld: { type: 'final' },
    partlyUpheld: { type: 'final' },
    rejected: { type: 'final' },
    settled: { type: 'final' },
    complaintWithdrawn: { type: 'final' },
    notAccepted: { type: 'final' },
  },
});
