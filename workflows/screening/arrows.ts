import { stays } from '../kernel/order.js';

// What may happen beside the road, by how far the case has come. A state spreads the widest of these that fits it.

/** In every open state: the member is heard, the branch gets a successor, or the case ends otherwise. */
export const open = { MemberInvited: stays, MemberExplained: stays, BranchSucceeded: stays, ScreeningClosed: 'closedOtherwise' };

/** In every state of somebody listed: the listing can be undone. */
export const listed = { ...open, ListingUndone: 'delisted' };

/** Where the member can move, and the branch that receives has its time for it. A way out is begun and ended in one place. */
export const movable = { ...listed, HelperAssigned: stays, ListedMemberTransferred: stays, ListedMemberReceived: stays, ListedMemberRecalled: stays, DeadlineMissed: stays };
