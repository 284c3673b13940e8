import type { IsoDate } from '../../workflows/index.js';
import { OrganisationsService } from '../../src/organisations/organisations.service.js';
import { Database } from '../../src/platform/database/database.js';
import { enterChain, firstDay, stranger, useOrganRooms, type OrganChain } from '../support/organ-rooms.js';

const opened = useOrganRooms();
const counts = { fullMembers: 20, exempt: 1, temporarilyAway: 2, committeeMembers: 5, standingMembers: 0 };

let organisations: OrganisationsService;
let chain: OrganChain;

beforeAll(async () => {
  organisations = opened.rooms.get(OrganisationsService);
  chain = await enterChain(opened);
});

describe('the organs of a branch on a day', () => {
  it('are its section, its grassroots committee, the nearest committee that admits and the one directly under the Centre, each with everything above it', async () => {
    await organisations.setRoll(chain.branch, '2023-01-01', { ...counts, fullMembers: 4 });
    await organisations.setRoll(chain.branch, '2025-07-01', { ...counts, fullMembers: 30 });
    await organisations.setRoll(chain.branch, '2024-01-01', { ...counts, fullMembers: 21 });
    await organisations.setRoll(chain.branch, '2024-01-01', counts);
    const { province, district, committee, section, branch } = chain;

    expect(await organisations.organsOf(branch, '2025-06-01')).toEqual({
      branch: { id: branch, superiors: [section, committee, district, province], roll: counts },
      section: { id: section, superiors: [committee, district, province], roll: undefined },
      grassroots: { id: committee, superiors: [district, province], roll: undefined },
      competent: { id: district, superiors: [province], roll: undefined, decides: 'above-grassroots' },
      underTheCentre: { id: province, superiors: [], roll: undefined, decides: 'province' },
    });
  });

  it('are asked for in one query', async () => {
    const { pool } = opened.rooms.get(Database);
    const ask = pool.query.bind(pool);
    let asked = 0;
    pool.query = ((...query: Parameters<typeof ask>) => {
      asked += 1;
      return ask(...query);
    }) as typeof pool.query;

    await organisations.organsOf(chain.branch, '2025-06-01');

    pool.query = ask;
    expect(asked).toBe(1);
  });

  it('name a delegated grassroots committee both as grassroots and as competent', async () => {
    const committee = await opened.organ('38.168.060', 'grassroots', chain.district, { admits: 'grassroots' });
    const branch = await opened.organ('38.168.060.000.001', 'branch', committee);

    const organs = await organisations.organsOf(branch, '2025-06-01');

    expect(organs?.section).toBeUndefined();
    expect(organs?.grassroots).toEqual({ id: committee, superiors: [chain.district, chain.province], roll: undefined });
    expect(organs?.competent).toMatchObject({ id: committee, decides: 'grassroots' });
  });

  it('have no grassroots committee for a branch that is a grassroots organisation itself', async () => {
    const branch = await opened.organ('38.168.070', 'grassroots-branch', chain.district);

    const organs = await organisations.organsOf(branch, '2025-06-01');

    expect(organs?.branch.id).toBe(branch);
    expect(organs?.grassroots).toBeUndefined();
    expect(organs?.competent?.id).toBe(chain.district);
  });

  it('are nothing for a committee, for an unknown id, for a text that is no id, and before the branch existed', async () => {
    const answers = [
      await organisations.organsOf(chain.committee, '2025-06-01'),
      await organisations.organsOf(stranger, '2025-06-01'),
      await organisations.organsOf('chi-bo-1', '2025-06-01'),
      await organisations.organsOf(chain.branch, '2019-12-31'),
    ];
    expect(answers).toEqual([undefined, undefined, undefined, undefined]);
  });
});

describe('a roll', () => {
  it('holds from its day until the next one, and a correction for the same day counts from then on', async () => {
    const id = await opened.organ('38.200', 'above-grassroots', chain.province);
    const membersOn = async (day: IsoDate) => (await organisations.findRoll(id, day))?.fullMembers;
    await organisations.setRoll(id, '2024-01-01', { ...counts, fullMembers: 10 });
    await organisations.setRoll(id, '2025-01-01', { ...counts, fullMembers: 12 });

    expect(await membersOn('2023-12-31')).toBeUndefined();
    expect(await membersOn('2024-01-01')).toBe(10);
    expect(await membersOn('2024-12-31')).toBe(10);
    expect(await membersOn('2026-01-01')).toBe(12);

    await organisations.setRoll(id, '2024-01-01', { ...counts, fullMembers: 11 });
    expect(await membersOn('2024-06-01')).toBe(11);
    expect(await membersOn('2025-06-01')).toBe(12);
  });

  it('is not entered twice when nothing differs', async () => {
    const id = await opened.organ('38.201', 'above-grassroots', chain.province);
    await organisations.setRoll(id, '2024-01-01', counts);
    await organisations.setRoll(id, '2024-01-01', counts);

    const rows = await opened.rooms.get(Database).query('count-rolls', 'select from organ_roll where organ_id = $1', [id]);
    expect(rows).toHaveLength(1);
  });

  it('is refused when its counts contradict each other, and before the organ existed', async () => {
    await expect(organisations.setRoll(chain.branch, '2024-01-01', { ...counts, exempt: 19 })).rejects.toThrow();
    await expect(organisations.setRoll(chain.branch, '2024-01-01', { ...counts, standingMembers: 6 })).rejects.toThrow();
    await expect(organisations.setRoll(chain.branch, '2019-12-31', counts)).rejects.toMatchObject({ code: 'invalid-fields' });
    await expect(organisations.setRoll(stranger, '2024-01-01', counts)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('an organ', () => {
  it('is called by the name of the day', async () => {
    const id = await opened.organ('38.210', 'above-grassroots', chain.province, { name: 'Huyện ủy Thanh Sơn' });
    await organisations.renameOrgan(id, { name: 'Đảng ủy xã Thanh Sơn', fromOn: '2025-07-01' });

    expect((await organisations.getOrgan(id, '2025-06-30')).name).toBe('Huyện ủy Thanh Sơn');
    expect((await organisations.getOrgan(id, '2025-07-01')).name).toBe('Đảng ủy xã Thanh Sơn');
    expect((await organisations.getOrgan(id)).name).toBe('Đảng ủy xã Thanh Sơn');
    expect(await organisations.findOrgan(id, '2019-12-31')).toBeUndefined();
  });

  it('keeps its name composed, however it was typed', async () => {
    const typed = 'Chi bộ Đường Láng'.normalize('NFD');
    const { id } = await organisations.createOrgan({ code: '38.211', name: typed, level: 'above-grassroots', parentId: chain.province, validFrom: firstDay });

    expect((await organisations.getOrgan(id)).name).toBe('Chi bộ Đường Láng'.normalize('NFC'));
  });

  it('is refused with a code that is taken, a parent that is unknown, and a level that does not fit under it', async () => {
    await expect(opened.organ('38.168', 'above-grassroots', chain.province)).rejects.toMatchObject({ code: 'conflict' });
    await expect(opened.organ('38.220', 'branch', stranger)).rejects.toMatchObject({ details: { errors: [{ pointer: '#/parentId' }] } });
    await expect(opened.organ('38.221', 'province', chain.district)).rejects.toMatchObject({ details: { errors: [{ pointer: '#/level' }] } });
    await expect(opened.organ('38.222', 'no-such-level', chain.district)).rejects.toMatchObject({ details: { errors: [{ pointer: '#/level' }] } });
  });

  it('is found without diacritics and by code, under an organ, page by page in the order of codes', async () => {
    const root = await opened.organ('40', 'province');
    for (const [code, name] of [['40.3', 'Đảng ủy phường Cửa Ông'], ['40.1', 'Đảng ủy phường Cẩm Phả'], ['40.2', 'Đảng ủy xã 100%']] as const) {
      await opened.organ(code, 'above-grassroots', root, { name });
    }
    const codes = async (query: Partial<Parameters<OrganisationsService['listOrgans']>[0]>) =>
      (await organisations.listOrgans({ under: root, limit: 10, ...query })).entries.map((entry) => entry.code);

    expect(await codes({})).toEqual(['40', '40.1', '40.2', '40.3']);
    expect(await codes({ text: 'dang uy phuong' })).toEqual(['40.1', '40.3']);
    expect(await codes({ text: 'CỬA ÔNG' })).toEqual(['40.3']);
    expect(await codes({ text: '0%' })).toEqual(['40.2']);
    expect(await codes({ text: '40.' })).toEqual(['40.1', '40.2', '40.3']);
    expect(await codes({ level: 'province' })).toEqual(['40']);
    expect(await codes({ parentId: root, text: 'uy' })).toEqual(['40.1', '40.2', '40.3']);

    const first = await organisations.listOrgans({ parentId: root, limit: 2 });
    expect(first.entries.map((entry) => entry.code)).toEqual(['40.1', '40.2']);
    expect(first.next).toBeDefined();
    const rest = await organisations.listOrgans({ parentId: root, limit: 2, after: first.entries.at(-1)?.id });
    expect(rest.entries.map((entry) => entry.code)).toEqual(['40.3']);
    expect(rest.next).toBeUndefined();
    const roots = await organisations.listOrgans({ parentId: null, limit: 10 });
    expect(roots.entries.map((entry) => [entry.code, entry.hasChildren])).toEqual([['38', true], ['40', true]]);
  });
});
