import { z } from 'zod';
import { Count, Paper, text } from '../kernel/fields.js';
import { BranchElectorate, Vote } from '../kernel/vote.js';

/** Where an approved resolution goes next. */
export const NextOrgan = z.enum(['section', 'grassroots', 'competent']);
export type NextOrgan = z.infer<typeof NextOrgan>;

/** The meeting of a branch with its vote. */
export const branchMeeting = { minutes: Paper, electorate: BranchElectorate, vote: Vote };
/** The meeting of a committee or of its deciding body. */
export const committeeMeeting = { members: Count, vote: Vote };

/** A decision by its number; the day of the act is the date written in it (ngày ghi trong quyết định). */
export const decisionNumber = text(60);
/** The body of an organ that decided. */
export const DecidingBody = z.enum(['committee', 'standing-committee', 'standing-members']);
