import type { DeciderLevel, OrganOnDay, OrgansOnDay } from '../../workflows/index.js';
import type { PlacedOrgan } from './organ-tree.repository.js';

type ChainLink = Pick<PlacedOrgan, 'id' | 'level' | 'admits' | 'roll'>;

/** The organs around each branch that was asked for, by its id. */
export function organsFrom(placed: readonly PlacedOrgan[]): Map<string, OrgansOnDay> {
  const byId = new Map(placed.map((organ) => [organ.id, organ]));
  const asked = placed.filter((organ) => organ.asked);
  return new Map(asked.map((branch) => [branch.id, around(branch, chainAbove(branch, byId))]));
}

function chainAbove(branch: PlacedOrgan, byId: ReadonlyMap<string, PlacedOrgan>): ChainLink[] {
  const chain: PlacedOrgan[] = [];
  const above = ({ parent }: PlacedOrgan) => (parent === null ? undefined : byId.get(parent));
  for (let organ = above(branch); organ && !chain.includes(organ); organ = above(organ)) chain.push(organ);
  return chain;
}

/**
 * The organs that play a part in a branch's cases, from the chain of organs above it: its section committee (đảng ủy bộ phận) and its
 * grassroots committee (đảng ủy cơ sở) where there are any, the nearest one that has been given the power to admit, and the one
 * directly under the Centre.
 */
function around(link: ChainLink, chain: readonly ChainLink[]): OrgansOnDay {
  const above = chain.map((one, index) => ({ link: one, organ: describe(one, chain.slice(index + 1)) }));
  const branch = { link, organ: describe(link, chain) };
  const described = [branch, ...above];
  const nearest = (level: string) => above.find((one) => one.link.level === level)?.organ;
  return { branch: branch.organ, section: nearest('section'), grassroots: nearest('grassroots'), competent: decider(described), underTheCentre: decider(described, ['province', 'central']) };
}

/** The nearest organ that decides on admission, at one of these levels where any are named. */
function decider(described: readonly { link: ChainLink; organ: OrganOnDay }[], levels?: readonly DeciderLevel[]): OrganOnDay | undefined {
  const found = described.find(({ link }) => link.admits !== null && (levels?.includes(link.admits) ?? true));
  return found && { ...found.organ, decides: found.link.admits ?? undefined };
}

function describe(link: ChainLink, above: readonly ChainLink[]): OrganOnDay {
  return { id: link.id, superiors: above.map(({ id }) => id), roll: link.roll ?? undefined };
}
