import { z } from 'zod';
import { IsoDate } from '../../workflows/index.js';

const Text = (max: number) => z.string().normalize('NFC').trim().min(1).max(max);
const Paper = z.strictObject({ number: Text(60), issuedOn: IsoDate });

/** A round to be begun (mở đợt rà soát), with the plan or letter it rests on. */
export const NewRound = z
  .strictObject({
    organ: z.uuid().meta({ description: 'The organ whose branches look at their members.' }),
    title: Text(200).meta({ example: 'Rà soát, sàng lọc đảng viên năm 2026' }),
    begunOn: IsoDate,
    basis: Paper,
  })
  .meta({ id: 'NewScreeningRound' });
export type NewRound = z.infer<typeof NewRound>;

/** A branch says that it has looked at its members (chi bộ đã rà soát), whether or not anybody is proposed. */
export const NewReview = z
  .strictObject({ branch: z.uuid(), reviewedOn: IsoDate, membersReviewed: z.int().min(0).max(100_000) })
  .meta({ id: 'NewScreeningReview' });
export type NewReview = z.infer<typeof NewReview>;

/** The end of a round, with its report. */
export const NewClosing = z
  .strictObject({
    closedOn: IsoDate,
    report: Paper,
    reason: Text(1000).optional().meta({ description: 'Why the round is closed though branches have not reported; required then.' }),
  })
  .meta({ id: 'NewScreeningClosing' });
export type NewClosing = z.infer<typeof NewClosing>;

const State = z.object({ state: z.string(), label: z.string(), n: z.int() });

/** What is known of a round, or of one branch in it, by its cases. */
const figures = {
  cases: z.int().meta({ description: 'Members proposed: cases opened in this round.' }),
  states: z.array(State).meta({ description: 'Where those cases stand now.' }),
};

/** A round in a list. */
export const RoundView = z
  .object({
    id: z.uuid(),
    organ: z.object({ id: z.uuid(), name: z.string() }),
    title: z.string(),
    begunOn: IsoDate,
    basis: z.object({ number: z.string(), issuedOn: IsoDate }),
    closing: z.object({ closedOn: IsoDate, report: z.object({ number: z.string(), issuedOn: IsoDate }), reason: z.string().optional() }).optional(),
    demo: z.boolean(),
  })
  .meta({ id: 'ScreeningRound' });
export type RoundView = z.infer<typeof RoundView>;

/** How far a round has come, in the branches that the reader may see. */
export const ProgressView = z
  .object({
    round: RoundView,
    branches: z.int().meta({ description: 'Branches of the organ that the reader may see.' }),
    reviewed: z.int().meta({ description: 'Of them, those that have looked at their members.' }),
    membersReviewed: z.int(),
    ...figures,
    criteria: z.array(z.object({ criterion: z.string(), label: z.string(), n: z.int() })).meta({ description: 'Members proposed by criterion; one member can be proposed by several.' }),
  })
  .meta({ id: 'ScreeningRoundProgress' });
export type ProgressView = z.infer<typeof ProgressView>;

/** One branch of a round. */
export const BranchProgressView = z
  .object({
    branch: z.object({ id: z.uuid(), code: z.string(), name: z.string() }),
    reviewedOn: IsoDate.optional(),
    membersReviewed: z.int().optional(),
    ...figures,
  })
  .meta({ id: 'ScreeningBranchProgress' });
export type BranchProgressView = z.infer<typeof BranchProgressView>;
