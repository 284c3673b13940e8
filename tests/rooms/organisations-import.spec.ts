import { OrganImportService, type OrganRow } from '../../src/organisations/organ-import.service.js';
import { OrganisationsService } from '../../src/organisations/organisations.service.js';
import { Database } from '../../src/platform/database/database.js';
import { useOrganRooms } from '../support/organ-rooms.js';

const opened = useOrganRooms();
let organisations: OrganisationsService;
let imports: OrganImportService;
beforeAll(() => {
  imports = opened.rooms.get(OrganImportService);
  organisations = opened.rooms.get(OrganisationsService);
});

const roll = { fullMembers: 12, exempt: 1, temporarilyAway: 1, committeeMembers: 3, standingMembers: 0 };
const row = (code: string, level: string, parentCode?: string, more: Partial<OrganRow> = {}): OrganRow => ({ code, name: `Tổ chức ${code}`, level, parentCode, validFrom: '2020-01-01', ...more });

describe('organs entered by a table', () => {
  it('stand in the tree, whatever the order of the rows, with name and roll of their first day', async () => {
    const ids = await imports.importOrgans([
      row('50.1.1.1', 'branch', '50.1.1', { roll }),
      row('50.1.1', 'grassroots', '50.1'),
      row('50', 'province', undefined, { admits: 'province' }),
      row('50.1', 'above-grassroots', '50', { admits: 'above-grassroots' }),
    ]);
    const [province, district, committee, branch] = ['50', '50.1', '50.1.1', '50.1.1.1'].map((code) => ids.get(code) ?? '');

    expect(await organisations.organsOf(branch ?? '', '2020-01-01')).toMatchObject({
      branch: { id: branch, superiors: [committee, district, province], roll },
      grassroots: { id: committee },
      competent: { id: district },
      underTheCentre: { id: province },
    });
    expect(await organisations.isWithin(branch ?? '', [province ?? ''])).toBe(true);
    expect((await organisations.getOrgan(district ?? '')).name).toBe('Tổ chức 50.1');
  });

  it('may be sent again without harm, and stand under organs that are on file', async () => {
    const again = await imports.importOrgans([row('50', 'province', undefined, { admits: 'province' }), row('50.2', 'above-grassroots', '50')]);

    expect((await organisations.listOrgans({ parentId: again.get('50'), limit: 10 })).entries.map(({ code }) => code)).toEqual(['50.1', '50.2']);
  });

  it.each<[string, OrganRow[], string, string]>([
    ['a code twice', [row('51', 'province'), row('51', 'province')], '#/2/code', 'code-twice'],
    ['a parent that nobody knows', [row('51.1', 'grassroots', '51')], '#/1/parent_code', 'unknown-parent'],
    ['organs above each other', [row('51.1', 'grassroots', '51.2'), row('51.2', 'section', '51.1')], '#/1/parent_code', 'parent-below-itself'],
    ['a level that there is not', [row('51', 'kingdom')], '#/1/level', 'not-one-of'],
    ['a level that does not fit', [row('51', 'branch'), row('51.1', 'section', '51')], '#/2/level', 'level-does-not-fit'],
    ['a day before the parent was', [row('51', 'province'), row('51.1', 'branch', '51', { validFrom: '2019-12-31' })], '#/2/valid_from', 'earlier-than-parent'],
    ['other words for an organ on file', [row('50.2', 'above-grassroots', '50', { name: 'Tên khác' })], '#/1/name', 'differs-from-file'],
    ['another roll for an organ on file', [row('50.1.1.1', 'branch', '50.1.1', { roll: { ...roll, exempt: 0 } })], '#/1/full_members', 'differs-from-file'],
  ])('are refused for %s, and nothing of the table is entered', async (_, rows, pointer, code) => {
    await expect(imports.importOrgans(rows)).rejects.toMatchObject({ details: { errors: expect.arrayContaining([expect.objectContaining({ pointer, code })]) as unknown } });
    expect(await opened.rooms.get(Database).query('test-none', "select from organ where code like '51%'")).toEqual([]);
  });

  it('are entered by the thousand in a few seconds', async () => {
    const rows = [
      row('70', 'province'),
      ...Array.from({ length: 100 }, (_, commune) => row(`70.${commune}`, 'grassroots', '70')),
      ...Array.from({ length: 3000 }, (_, branch) => row(`70.${branch % 100}.${branch}`, 'branch', `70.${branch % 100}`, { roll })),
    ];
    const began = performance.now();
    const ids = await imports.importOrgans(rows.reverse());

    expect(ids.size).toBe(3101);
    expect(performance.now() - began).toBeLessThan(5000);
  });
});
