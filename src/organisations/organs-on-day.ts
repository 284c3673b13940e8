import type { DeciderLevel, OrganOnDay, OrgansOnDay } from '../../workflows/index.js';
import type { ChainLink } from './organ-tree.repository.js';

/**
 * The organs that play a part in a branch's cases, from the chain of organs above it: its section committee (đảng ủy bộ phận) and its
 * grassroots committee (đảng ủy cơ sở) where there are any, the nearest one that has been given the power to admit, and the one
 * directly under the Centre. Nothing for an empty chain.
 */
export function organsFrom(chain: readonly ChainLink[]): OrgansOnDay | undefined {
  const described = chain.map((link, index) => ({ link, organ: describe(link, chain.slice(index + 1)) }));
  const [branch, ...above] = described;
  if (!branch) return undefined;
  const nearest = (level: string) => above.find(({ link }) => link.level === level)?.organ;
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
