import { z } from 'zod';
import { act, OrganId, Paper, PersonId, text } from '../../kernel/fields.js';
import { IsoDate } from '../../kernel/iso-date.js';
import { voteResult } from '../../kernel/vote.js';
import { knownCriteria } from '../../regulations/screening.js';
import { branchMeeting } from '../../shared/meeting-fields.js';

/** Criteria by their codes (tiêu chí); `further` is one that the text may hold beyond those that were read, and which no edition knows yet. */
export const Criterion = z.enum([...knownCriteria, 'further']);
export type Criterion = z.infer<typeof Criterion>;

/** The branch committee drafts the list (danh sách dự kiến): who, by which criteria, and who concluded that they are met. */
export const screeningBegun = act(
  'ScreeningBegun',
  {
    subject: PersonId,
    branch: OrganId,
    /** The round of screening (đợt rà soát) it belongs to. */
    round: text(60).optional(),
    criteria: z.array(z.strictObject({ criterion: Criterion, conclusion: Paper, concludedBy: text(200) })).min(1).max(10),
  },
  { memberSince: IsoDate },
);

/** Opinions of the Front committee at the residence, or of the leadership and the organisations where a serving member works. */
export const screeningOpinionsCollected = act('ScreeningOpinionsCollected', {
  residenceFront: z.strictObject({ givenOn: IsoDate }).optional(),
  employer: z.strictObject({ leadershipOn: IsoDate, organisationsOn: IsoDate }).optional(),
});

/** The branch committee asks the committee directly above for direction (xin ý kiến chỉ đạo). */
export const directionAsked = act('DirectionAsked', { letter: Paper });

/** The direction came: the member goes on the list for the branch meeting, or is left out. */
export const directionReceived = act('DirectionReceived', { letter: Paper, direction: z.enum(['list', 'leave-out']) });

/** The branch votes by secret ballot on listing this one member. */
export const listingBallotHeld = act('ListingBallotHeld', branchMeeting, voteResult);

/** The listing is reported to the committee directly above. */
export const listingReported = act('ListingReported', { report: Paper });
