import fc from 'fast-check';
import { OrganisationsService } from '../../src/organisations/organisations.service.js';
import { useOrganRooms } from '../support/organ-rooms.js';

const opened = useOrganRooms();
let organisations: OrganisationsService;
beforeAll(() => {
  organisations = opened.rooms.get(OrganisationsService);
});

/** The levels from the top down; an organ's parent is any earlier one that stands higher. */
const levels = ['centre', 'province', 'above-grassroots', 'grassroots', 'section', 'branch'];

interface Node {
  readonly depth: number;
  readonly parent: number | undefined;
}

/** A forest: each organ picks a level and, where it can, a parent among those before it. */
const forests = fc
  .array(fc.record({ depth: fc.nat(levels.length - 1), pick: fc.nat() }), { minLength: 1, maxLength: 14 })
  .map((drawn) =>
    drawn.reduce<Node[]>((forest, { depth, pick }) => {
      const higher = forest.flatMap((node, index) => (node.depth < depth ? [index] : []));
      return [...forest, { depth, parent: higher.length > 0 ? higher[pick % higher.length] : undefined }];
    }, []),
  );

/** The slow oracle: walks up from one organ. */
function walksUpTo(forest: readonly Node[], from: number, roots: ReadonlySet<number>): boolean {
  for (let at: number | undefined = from; at !== undefined; at = forest[at]?.parent) if (roots.has(at)) return true;
  return false;
}

let forestsPlanted = 0;

async function plant(forest: readonly Node[]): Promise<string[]> {
  forestsPlanted += 1;
  const ids: string[] = [];
  for (const [index, { depth, parent }] of forest.entries()) {
    const id = await opened.organ(`f${forestsPlanted}.${index}`, levels[depth] ?? '', parent === undefined ? undefined : ids[parent]);
    ids.push(id);
  }
  return ids;
}

describe('whether an organ stands within others', () => {
  it('is what walking up the tree finds, in every forest, and so are lists and the organs of a branch', async () => {
    await fc.assert(
      fc.asyncProperty(forests, fc.array(fc.nat(13), { maxLength: 3 }), async (forest, drawn) => {
        const ids = await plant(forest);
        const roots = new Set(drawn.filter((index) => index < forest.length));
        const rootIds = [...roots].flatMap((index) => ids[index] ?? []);

        for (const [index, id] of ids.entries()) {
          expect(await organisations.isWithin(id, rootIds)).toBe(walksUpTo(forest, index, roots));

          const { entries } = await organisations.listOrgans({ under: id, limit: 100 });
          const below = ids.filter((_, other) => walksUpTo(forest, other, new Set([index])));
          expect(new Set(entries.map((entry) => entry.id))).toEqual(new Set(below));

          const organs = await organisations.organsOf(id, '2026-01-01');
          const above = ids.filter((_, other) => other !== index && walksUpTo(forest, index, new Set([other])));
          expect(organs && new Set(organs.branch.superiors)).toEqual(levels[forest[index]?.depth ?? -1] === 'branch' ? new Set(above) : undefined);
        }
      }),
      { numRuns: 25 },
    );
  });
});
