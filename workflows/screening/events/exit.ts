import { z } from 'zod';
import { act, Count, Paper, text } from '../../kernel/fields.js';
import { voteResult } from '../../kernel/vote.js';
import type { RemovalGround } from '../../regulations/exits.js';
import { complaintNoted, decisionDelivered, rightsRestored } from '../../shared/complaints.js';
import { branchMeeting, committeeMeeting, DecidingBody, decisionNumber, NextOrgan } from '../../shared/meeting-fields.js';

/** Ways out that a branch can propose: removal of the name (xóa tên), leaving at one's own request (xin ra khỏi Đảng), expulsion (khai trừ). */
export const ExitForm = z.enum(['removal', 'leave', 'expulsion']);
export type ExitForm = z.infer<typeof ExitForm>;

/** How grave a violation the competent organ has concluded: none, one of less weight, or one that warrants expulsion (EXT-03). */
export const Violation = z.enum(['none', 'below-expulsion', 'warrants-expulsion']);
export type Violation = z.infer<typeof Violation>;

const Ground = z.enum([
  'dropped-activity', 'unpaid-dues', 'card-returned-or-destroyed', 'no-progress-after-education', 'breach-of-standing-two-years', 'political-standard',
] satisfies readonly RemovalGround[]);

/** Where the case goes on when the exit does not come about: among those found unqualified, or in education and help. */
export const BackTo = z.enum(['unqualified', 'educating']);
export type BackTo = z.infer<typeof BackTo>;
const back = { backTo: BackTo };

/** An organ chooses a way out and begins its procedure; nothing begins it by itself. */
export const exitOpened = act(
  'ExitOpened',
  {
    form: ExitForm,
    /** Why a name is to be removed (EXT-01). */
    ground: Ground.optional(),
    /** The member's own application, with reasons (EXT-04). */
    application: z.strictObject({ letter: Paper, reasons: text(1000) }).optional(),
    violation: Violation,
    /** What the competent organ concluded about the violation. */
    conclusion: Paper.optional(),
    basis: Paper,
  },
  back,
);

/** The branch asks the member for self-criticism before it (yêu cầu kiểm điểm trước chi bộ); `nth` counts the days on which this exit has seen a request. */
export const selfCriticismRequested = act('SelfCriticismRequested', { letter: Paper }, { nth: Count });

/** The member gave the self-criticism before the branch (kiểm điểm trước chi bộ). */
export const selfCriticismGiven = act('SelfCriticismGiven', { selfCriticism: Paper });

/** The branch votes on proposing the exit. */
export const exitVoteHeld = act('ExitVoteHeld', branchMeeting, { form: ExitForm, ...voteResult, next: NextOrgan, ...back });

/** The section committee appraises the branch's resolution; it does not decide. */
export const exitAppraised = act('ExitAppraised', { report: Paper, agrees: z.boolean() }, { next: NextOrgan });

/** The grassroots committee votes on proposing the exit. */
export const exitCommitteeVoteHeld = act('ExitCommitteeVoteHeld', { minutes: Paper, ...committeeMeeting }, { form: ExitForm, ...voteResult, ...back });

/** The competent committee decides on the exit; once approved the person is no longer a member. */
export const exitDecided = act('ExitDecided', { decisionNumber, ...committeeMeeting }, { form: ExitForm, body: DecidingBody, ...voteResult, ...back });

/** The member takes the application back, or the organ no longer pursues the exit. */
export const exitWithdrawn = act('ExitWithdrawn', { reason: z.enum(['application-taken-back', 'exit-not-pursued']), explanation: text(1000), basis: Paper }, back);

/** Everything that can have happened from the opening of an exit on. */
export const exitEvents = [
  exitOpened.event,
  selfCriticismRequested.event,
  selfCriticismGiven.event,
  exitVoteHeld.event,
  exitAppraised.event,
  exitCommitteeVoteHeld.event,
  exitDecided.event,
  exitWithdrawn.event,
  decisionDelivered.event,
  complaintNoted.event,
  rightsRestored.event,
] as const;
export type ExitEvent = z.infer<(typeof exitEvents)[number]>;
