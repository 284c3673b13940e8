import { later } from '../kernel/calendar.js';
import type { IsoDate } from '../kernel/iso-date.js';
import type { MemberFacts } from '../shared/member-law.js';
import type { HearingMatter } from './events/hearing.js';

/** What has been done since the last vote on a matter so that the member could answer. */
export interface Hearing {
  /** The last vote on the matter; what is of that day or before belongs to it. */
  readonly since?: IsoDate;
  /** The days of the meetings to which the member was invited, each once, in their order. */
  readonly invitedTo: readonly IsoDate[];
  /** The first explanation, which may also say that the member does not wish to explain. */
  readonly explainedOn?: IsoDate;
}

/** What later rules of a screening case need to know of the listing, the education and the evaluation. */
export interface ListingFacts extends MemberFacts {
  /** The latest act of the main road; the next one must not precede it. */
  readonly lastOn?: IsoDate;
  readonly begunOn?: IsoDate;
  /** The round of screening (đợt rà soát) the case belongs to. */
  readonly round?: string;
  /** The day of the ballot by which the member was listed. */
  readonly listedOn?: IsoDate;
  readonly helper?: string;
  /** Since when the branch has educated and helped at all, whatever periods it has set since (EXT-01). */
  readonly educatedFrom?: IsoDate;
  /** The period of education in hand, and its last review. */
  readonly education?: { readonly from: IsoDate; readonly months: number; readonly reviewedOn?: IsoDate };
  /** The day on which the branch found the member no longer qualified. */
  readonly unqualifiedOn?: IsoDate;
  readonly hearings?: Readonly<Partial<Record<HearingMatter, Hearing>>>;
  readonly letterIssuedOn?: IsoDate;
}

/** The latest act of the road after one more. */
export const roadTo = ({ lastOn }: ListingFacts, on: IsoDate): { readonly lastOn: IsoDate } => ({ lastOn: lastOn ? later(lastOn, on) : on });

/** After a vote on a matter the member is heard anew before the next one. */
export const heardAnew = ({ hearings }: ListingFacts, matter: HearingMatter, on: IsoDate): Pick<ListingFacts, 'hearings'> => ({
  hearings: { ...hearings, [matter]: { since: on, invitedTo: [] } },
});
