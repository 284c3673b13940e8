import { ended, recorded, stays } from '../kernel/order.js';

const approved = recorded({ outcome: 'approved' });
const upTo = (organ: 'section' | 'grassroots' | 'competent', target: string) => ({ guard: recorded({ outcome: 'approved', next: organ }), target });

/** An exit that does not come about leaves the member among the unqualified, or in education and help. */
const back = [{ guard: recorded({ backTo: 'unqualified' }), target: 'unqualified' }, { target: 'educating' }];

/** From here an organ can open an exit; nothing leads there by itself. */
export const exit = { ExitOpened: 'awaitingExitVote' };

/** A case that waited for an organ which the branch that has it now does not have above it goes on to the next one, or past both. */
const received = (committee?: string) => ({
  BranchSucceeded: [
    ...(committee ? [{ guard: recorded({ next: 'grassroots' }), target: committee }] : []),
    { guard: recorded({ next: 'competent' }), target: 'awaitingExitDecision' },
    stays,
  ],
});

/** The states of an exit, whichever it is; `beside` is what can happen in every open state of the procedure. */
export const exitStates = <Beside extends object>(beside: Beside) => ({
  awaitingExitVote: {
    on: {
      ...beside,
      SelfCriticismRequested: stays,
      SelfCriticismGiven: stays,
      ExitVoteHeld: [upTo('section', 'awaitingExitAppraisal'), upTo('grassroots', 'awaitingExitCommitteeVote'), upTo('competent', 'awaitingExitDecision'), ...back],
      ExitWithdrawn: back,
    },
  },
  awaitingExitAppraisal: {
    on: { ...beside, ...received('awaitingExitCommitteeVote'), ExitAppraised: [{ guard: recorded({ next: 'competent' }), target: 'awaitingExitDecision' }, { target: 'awaitingExitCommitteeVote' }], ExitWithdrawn: back },
  },
  awaitingExitCommitteeVote: {
    on: { ...beside, ...received(), ExitCommitteeVoteHeld: [{ guard: approved, target: 'awaitingExitDecision' }, ...back], ExitWithdrawn: back },
  },
  // A law or a branch that changes on the way can make a vote of the grassroots committee necessary that was not before.
  awaitingExitDecision: { on: { ...beside, ExitCommitteeVoteHeld: [{ guard: approved, ...stays }, ...back], ExitDecided: [{ guard: approved, target: 'exited' }, ...back], ExitWithdrawn: back } },
  // The person is out; a complaint that is upheld still puts it right.
  exited: { ...ended, on: { BranchSucceeded: stays, DecisionDelivered: stays, ComplaintNoted: stays, RightsRestored: 'closedByComplaint' } },
  closedByComplaint: { type: 'final' as const },
});
