import type { IsoDate } from './iso-date.js';

/** Ways out of the Party: name removed (xóa tên), leave granted (cho ra khỏi Đảng), expelled (khai trừ), admission annulled (hủy quyết định kết nạp). */
export const waysOut = ['name-removed', 'left-at-own-request', 'expelled', 'admission-annulled'] as const;
export type WayOut = (typeof waysOut)[number];

/** How and when somebody left the Party. */
export interface Leaving {
  readonly way: WayOut;
  /** The day of the decision. */
  readonly on: IsoDate;
  /** The day on which the person received the decision, from which a complaint is timely. */
  readonly receivedOn?: IsoDate | undefined;
}

/** Facts every procedure keeps, so that the shell can find a case's organs. */
export interface CommonFacts {
  /** The person the case is about. */
  readonly subject?: string | undefined;
  /** The branch that holds the case; undefined before the opening step. */
  readonly branch?: string | undefined;
  /** Branches that held the case until a reorganisation gave them a successor, oldest first, each with the first day of the successor. */
  readonly heldBefore?: readonly { readonly branch: string; readonly until: IsoDate }[] | undefined;
  /** The branch a move in progress leads to. */
  readonly destination?: string | undefined;
  /** The day from which the person is a full member by this case. */
  readonly officialFrom?: IsoDate | undefined;
  /** The day since which the person was a full member when the case began. */
  readonly memberSince?: IsoDate | undefined;
  /** What a complaint is about: that somebody is no longer a member, or discipline. */
  readonly complainedOf?: 'removal' | 'discipline' | undefined;
  /** Cases in which a decision of this one is complained of, oldest first. */
  readonly complaints?: readonly string[] | undefined;
  /** How the person left the Party by this case (ra khỏi Đảng), unless the rights were restored since. */
  readonly left?: Leaving | undefined;
  /** The newest disciplinary decision in the case (kỷ luật) that can still be lifted. */
  readonly disciplined?: { readonly number: string; readonly on: IsoDate } | undefined;
  /** The case is of somebody who was a member before (kết nạp lại). */
  readonly readmission?: boolean | undefined;
  /** How often the dossier has been given back. */
  readonly returns?: number | undefined;
  /** The dossier was given back and has not come again (hồ sơ bị trả lại). */
  readonly returned?: { readonly on: IsoDate; readonly papers: readonly string[]; readonly returnBy?: IsoDate } | undefined;
  /** The last review found every paper in order. */
  readonly reviewedOn?: IsoDate | undefined;
  /** Time limits whose last day went by without the act on record (thời hạn đã quá), oldest first. */
  readonly missed?: readonly MissedLimit[] | undefined;
}

/** A time limit whose last day went by. It is told of the organ that was to act; the case stands where it stood. */
export interface MissedLimit {
  readonly key: string;
  readonly dueOn: IsoDate;
}

/**
 * What an event changed about the person's membership: the day since which they are a full member, or null when they no longer are.
 * Nothing where it leaves that as it was.
 */
export function membershipAfter(before: CommonFacts, after: CommonFacts): { readonly since: IsoDate | null } | undefined {
  if (after.left) return before.left ? undefined : { since: null };
  if (before.left) return { since: after.officialFrom ?? after.memberSince ?? null };
  return before.officialFrom === after.officialFrom ? undefined : { since: after.officialFrom ?? null };
}

/** The branch that held the case on a day: an act of a day before a reorganisation is one of the branch of that day. */
export function branchOn({ branch, heldBefore = [] }: CommonFacts, day: IsoDate): string | undefined {
  return heldBefore.find(({ until }) => day < until)?.branch ?? branch;
}
