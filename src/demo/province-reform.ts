import type { OrganisationsService } from '../organisations/organisations.service.js';
import type { Actor } from '../platform/http/actor.js';
import type { ReorganisationService } from '../reorganisation/reorganisation.service.js';
import { drawFor } from './demo-draw.js';
import type { Population } from './demo-population.js';
import { provinceCode, reformedOn, type DemoOrgan } from './demo-tree.js';

const decision = (organ: string) => ({ number: `${drawFor(`reform ${organ}`).number(100, 900)}-QĐ/TU`, issuedOn: '2025-06-27' as const });
const reason = 'Kết thúc hoạt động của cấp huyện, lập đảng bộ xã trực thuộc Đảng bộ tỉnh';

/** The rooms that the reform is entered in. */
interface ReformedRooms {
  readonly organisations: OrganisationsService;
  readonly reorganisation: ReorganisationService;
}

/**
 * Abolishes the districts on 1 July 2025 through the room of reorganisations: each is split into communes, which take over its grassroots
 * organisations, and then dissolved. What was done before the loading was cut short is not done again.
 */
export async function reform({ organisations, reorganisation }: ReformedRooms, population: Population, actor: Actor): Promise<void> {
  const { tree } = population;
  const communes = tree.organs.filter(({ atReform }) => atReform === 'founded');
  const province = population.organId(provinceCode);
  const founded = await organisations.listOrgans({ parentId: province, on: reformedOn, limit: 500 });
  const ids = new Map(founded.entries.map(({ code, id }) => [code, id]));
  for (const district of tree.organs.filter(({ atReform }) => atReform === 'dissolved')) {
    const organ = population.organId(district.key);
    const { validTo } = await organisations.getOrgan(organ, reformedOn);
    if (validTo !== null) continue;
    const common = { effectiveOn: reformedOn, basis: decision(district.key), reason };
    const own = communes.filter((commune) => childrenOf(commune).some(({ parent }) => parent === district.key));
    if (!own.some(({ code }) => ids.has(code))) {
      const into = own.map((commune) => ({
        code: commune.code, name: commune.name, level: commune.level, parentId: province, ...(commune.admits && { admits: commune.admits }),
        children: childrenOf(commune).map(({ key }) => population.organId(key)), cases: [], people: [],
      }));
      const { plan } = await reorganisation.enter({ kind: 'split', ...common, organ, into }, actor);
      for (const { code, id } of plan.founds) ids.set(code, id);
    }
    const successor = ids.get(own[0]?.code ?? '');
    if (successor === undefined) throw new Error(`the district ${district.key} has no successor`);
    await reorganisation.enter({ kind: 'dissolve', ...common, organ, successor }, actor);
  }

  function childrenOf(commune: DemoOrgan): readonly DemoOrgan[] {
    return tree.organs.filter(({ parentSinceReform }) => parentSinceReform === commune.key);
  }
}
