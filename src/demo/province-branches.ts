import { drawFor } from './demo-draw.js';
import type { DemoOrgan, DemoTree } from './demo-tree.js';
import { lastDay } from './demo-walk.js';

/** Where a state can be met: anywhere, where a section committee appraises, or where a grassroots committee votes. */
export type Where = 'any' | 'section' | 'committee';

/** The branches of a province, met as often as they have members. */
export class Branches {
  private readonly lists: Readonly<Record<Where, readonly { readonly branch: string; readonly hasCommitteeVote: boolean; readonly until: number }[]>>;
  private met: Record<Where, number> = { any: 0, section: 0, committee: 0 };

  constructor(tree: DemoTree) {
    const all = tree.organs.filter(({ members }) => members);
    const listed = (organs: readonly DemoOrgan[]) => {
      let until = 0;
      return organs.map((organ) => ({ branch: organ.key, hasCommitteeVote: votesInCommittee(organ, tree), until: (until += organ.members?.[0]?.[1] ?? 0) }));
    };
    const inSection = ({ parent }: DemoOrgan) => parent !== undefined && tree.organ(parent).level === 'section';
    const committee = all.filter((organ) => !inSection(organ) && votesInCommittee(organ, tree));
    this.lists = { any: listed(all), section: listed(all.filter(inSection)), committee: listed(committee) };
  }

  /** Steps of the golden ratio spread evenly, however many they are. */
  next(key: string, at: Where) {
    const list = this.lists[at];
    const all = list.at(-1)?.until ?? 0;
    this.met[at] += 1;
    const place = ((this.met[at] * 0.618_033_988_75) % 1) * all;
    const found = list.find(({ until }) => until > place);
    if (!found) throw new Error(`the province has no branch for ${key}`);
    return found;
  }

  /** Another branch, to which somebody moves. */
  destination(key: string, from: string): string {
    const others = this.lists.committee;
    const draw = drawFor(`${key} destination`);
    const found = draw.one(others).branch;
    return found === from ? (others.find(({ branch }) => branch !== from)?.branch ?? found) : found;
  }
}

/** Whether a grassroots committee that does not decide itself stands above a branch. */
function votesInCommittee(organ: DemoOrgan, tree: DemoTree): boolean {
  const committee = tree.chainFrom(organ.key, lastDay).find(({ level }) => level === 'grassroots');
  return committee !== undefined && committee.admits === undefined;
}
