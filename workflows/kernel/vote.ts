import { z } from 'zod';
import type { Citation } from './citation.js';
import type { Condition, Seen } from './condition.js';
import { Count } from './fields.js';
import { needed, reaches, type Share } from './share.js';

/** How a vote was taken: secret ballot (phiếu kín), raised party cards (biểu quyết bằng thẻ), or opinions in writing. */
export const VoteForm = z.enum(['secret-ballot', 'party-card', 'written-opinions']);

/** What the counting minutes say. Totals only: nothing here links a voter to a choice (DAT-08). */
export const Vote = z.strictObject({
  form: VoteForm,
  /** Voters who took part. */
  present: Count,
  inFavour: Count,
  against: Count,
  /** Other opinions in an open vote; in a secret ballot the blank ballots say this. */
  abstaining: Count.default(0),
  /** Required for a secret ballot. */
  ballots: z.strictObject({ issued: Count, returned: Count, valid: Count, blank: Count, invalid: Count }).optional(),
});
export type Vote = z.infer<typeof Vote>;

/** The full members of a branch as its minutes state them. */
export const BranchElectorate = z.strictObject({
  /** Full members (đảng viên chính thức). */
  fullMembers: Count,
  /** Of them, exempt from activity (được miễn sinh hoạt). */
  exempt: Count,
  /** Of the exempt, those who came and vote. */
  exemptPresent: Count.default(0),
  /** Away in temporary activity elsewhere. */
  temporarilyAway: Count,
});
export type BranchElectorate = z.infer<typeof BranchElectorate>;

/** Those whose votes are counted against (ADM-23): all full members, without those away and without the exempt who did not come. */
export function denominatorOf(branch: BranchElectorate): number {
  return branch.fullMembers - branch.temporarilyAway - (branch.exempt - branch.exemptPresent);
}

export type Outcome = 'approved' | 'not-approved';
/** What the engine adds to every vote: the denominator, the votes it took, and whether they were reached. */
export const voteResult = { denominator: Count, needed: Count, outcome: z.enum(['approved', 'not-approved']) };

/** Judges a vote by exact integers. A vote that falls short is a valid result, not a refusal. */
export function resultOf(vote: Vote, denominator: number, share: Share): { denominator: number; needed: number; outcome: Outcome } {
  return { denominator, needed: needed(share, denominator), outcome: reaches(share, vote.inFavour, denominator) ? 'approved' : 'not-approved' };
}

/** Where the conditions of a vote find it in their input. */
interface VoteReader<Input> {
  readonly vote: (input: Input) => Vote;
  /** The most voters there can be. */
  readonly electorate: (input: Input) => number;
  readonly cite: (input: Input) => Citation;
}

/** The identities every tally keeps. A sum that cannot be true is refused; each broken identity is named. */
export function tallyConditions<Input>({ vote, electorate, cite }: VoteReader<Input>): Condition<Input>[] {
  const identity = (code: string, broken: (vote: Vote, input: Input) => Seen | undefined): Condition<Input> => ({
    rule: 'REC-01',
    code,
    curedBy: 'clerk',
    cite,
    unmet: (input) => broken(vote(input), input),
  });
  return [
    identity('nobody-voted', ({ present, ballots: b }) => unless(present > 0 && b?.issued !== 0, { present, issued: b?.issued ?? present })),
    identity('present-exceeds-electorate', ({ present }, input) => unless(present <= electorate(input), { present, electorate: electorate(input) })),
    identity('secret-ballot-without-ballots', ({ form, ballots }) => unless(form !== 'secret-ballot' || ballots !== undefined, { form })),
    identity('ballots-without-secret-ballot', ({ form, ballots }) => unless(form === 'secret-ballot' || ballots === undefined, { form })),
    identity('ballots-issued-exceed-present', ({ present, ballots: b }) => b && unless(b.issued <= present, { issued: b.issued, present })),
    identity('ballots-returned-exceed-issued', ({ ballots: b }) => b && unless(b.returned <= b.issued, { returned: b.returned, issued: b.issued })),
    identity('ballots-do-not-add-up', ({ ballots: b }) =>
      b && unless(b.valid + b.blank + b.invalid === b.returned, { valid: b.valid, blank: b.blank, invalid: b.invalid, returned: b.returned })),
    identity('votes-do-not-add-up', (v) => {
      const total = v.ballots ? v.ballots.valid : v.present;
      return unless(v.inFavour + v.against + v.abstaining === total, { inFavour: v.inFavour, against: v.against, abstaining: v.abstaining, total });
    }),
  ];
}

/** The identities of a branch's minutes: exempt and absent members are part of the full members. */
export function electorateConditions<Input>(branch: (input: Input) => BranchElectorate & Pick<Vote, 'present'>, cite: (input: Input) => Citation): Condition<Input>[] {
  const identity = (code: string, broken: (branch: BranchElectorate & Pick<Vote, 'present'>) => Seen | undefined): Condition<Input> => ({
    rule: 'REC-01',
    code,
    curedBy: 'clerk',
    cite,
    unmet: (input) => broken(branch(input)),
  });
  return [
    identity('exempt-present-exceeds-exempt', (b) => unless(b.exemptPresent <= b.exempt, { exemptPresent: b.exemptPresent, exempt: b.exempt })),
    identity('exempt-present-exceeds-present', (b) => unless(b.exemptPresent <= b.present, { exemptPresent: b.exemptPresent, present: b.present })),
    identity('members-do-not-add-up', (b) =>
      unless(b.exempt + b.temporarilyAway <= b.fullMembers, { fullMembers: b.fullMembers, exempt: b.exempt, temporarilyAway: b.temporarilyAway })),
  ];
}

const unless = (holds: boolean, seen: Seen): Seen | undefined => (holds ? undefined : seen);

