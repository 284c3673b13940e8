import { z } from 'zod';
import { act, OrganId, Paper, PersonId, text } from '../../kernel/fields.js';
import { IsoDate } from '../../kernel/iso-date.js';
import { NextOrgan } from '../../shared/meeting-fields.js';
import { successionFields } from '../../shared/succession.js';

/**
 * Letters by their number in the catalogue of 1361-CV/BTCTW: 53 certificate of being helped; 92, 93 letters after the branch's or the
 * committee's resolution; 94 after the decision, before the ceremony; 54 transfer of a member's activity.
 */
export const LetterKind = z.enum(['53', '92', '93', '94', '54']);
export type LetterKind = z.infer<typeof LetterKind>;

/** The old unit issues the letter with which the person, and the dossier, go to another branch. */
export const transferLetterIssued = act('TransferLetterIssued', { letter: Paper, kind: LetterKind, destination: OrganId });

/** The letter is taken back: the person stays, returned, or was sent to a unit that cannot receive. */
export const transferLetterRecalled = act('TransferLetterRecalled', { reason: text(500), basis: Paper });

/**
 * The receiving branch takes the person and the dossier over and assigns a full member; `next` is
 * the first organ above it that is asked, where the case has a resolution of the old branch.
 */
export const transferReceived = act('TransferReceived', { helper: PersonId }, { next: NextOrgan.optional() });

/**
 * Another branch takes over (kế tục) from the one that holds the case, or from the one that a letter leads to, because of a reorganisation.
 * `next` is the first organ above that is asked, where the case has a resolution of its branch.
 */
export const branchSucceeded = act('BranchSucceeded', successionFields, { next: NextOrgan.optional() });

/** A probationer goes elsewhere for a time (chuyển sinh hoạt đảng tạm thời) and stays on the roll of this branch. */
export const temporaryActivityBegun = act('TemporaryActivityBegun', { letter: Paper, purpose: z.enum(['work', 'study']), until: IsoDate });

/** The candidate withdraws (xin rút đơn). */
export const applicationWithdrawn = act('ApplicationWithdrawn', { letter: Paper });

/** An organ ends the case with a reason; nothing ends by itself. */
export const caseStopped = act('CaseStopped', {
  reason: z.enum(['taken-off-the-list', 'conditions-no-longer-met', 'left-the-area', 'died', 'opened-by-mistake', 'other']),
  explanation: text(1000),
  basis: Paper,
});
