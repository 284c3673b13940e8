import { z } from 'zod';
import { act, OrganId, Paper, PersonId, text } from '../../kernel/fields.js';
import { NextOrgan } from '../../shared/meeting-fields.js';
import { successionFields } from '../../shared/succession.js';

/** A listed member moves (chuyển sinh hoạt đảng); an assessment of the progress goes along. */
export const listedMemberTransferred = act('ListedMemberTransferred', { letter: Paper, destination: OrganId, assessmentPaper: Paper, assessment: text(2000) });

/** The receiving branch takes the listed member over and assigns a full member to help; the education goes on. */
export const listedMemberReceived = act('ListedMemberReceived', { helper: PersonId });

/** The letter is taken back: the member stays. */
export const listedMemberRecalled = act('ListedMemberRecalled', { explanation: text(500), basis: Paper });

/** Another branch takes over because of a reorganisation; `next` is the first organ above it that is asked, where an exit has a resolution of its branch. */
export const branchSucceeded = act('BranchSucceeded', successionFields, { next: NextOrgan.optional() });

/** The case ends although nothing was decided about the listing. */
export const screeningClosed = act('ScreeningClosed', {
  reason: z.enum(['died', 'membership-ended-otherwise', 'opened-by-mistake', 'moved-before-listing']),
  explanation: text(1000),
  basis: Paper,
});
