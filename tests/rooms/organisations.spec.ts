import { Test, type TestingModule } from '@nestjs/testing';
import type { HeldOffice, IsoDate, Office } from '../../workflows/index.js';
import { OrganisationsController } from '../../src/organisations/organisations.controller.js';
import { OrganisationsModule } from '../../src/organisations/organisations.module.js';
import { OrganisationsService, type NewOrgan } from '../../src/organisations/organisations.service.js';
import { PeopleModule } from '../../src/people/people.module.js';
import { PeopleService } from '../../src/people/people.service.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { ClockModule } from '../../src/platform/clock/clock.module.js';
import { FixedClock } from '../../src/platform/clock/fixed-clock.js';
import { Database } from '../../src/platform/database/database.js';
import { DatabaseModule } from '../../src/platform/database/database.module.js';
import type { Actor } from '../../src/platform/http/actor.js';
import { useDatabase } from '../support/database.js';

let rooms: TestingModule;
// Hooks run in this order: the pool is closed before its database is dropped.
afterAll(() => rooms.close());
const address = useDatabase();
const firstDay: IsoDate = '2020-01-01';
const counts = { fullMembers: 20, exempt: 1, temporarilyAway: 2, committeeMembers: 5, standingMembers: 0 };
const stranger = '00000000-0000-4000-8000-000000000000';

let organisations: OrganisationsService;
let people: PeopleService;
let controller: OrganisationsController;
let chain: { province: string; district: string; committee: string; section: string; branch: string };

async function organ(code: string, level: string, parentId?: string, more: Partial<NewOrgan> = {}): Promise<string> {
  const { id } = await organisations.createOrgan({ code, name: `Tổ chức ${code}`, level, parentId, validFrom: firstDay, ...more });
  return id;
}

function holding(...offices: [Office, string][]): Actor {
  const held: HeldOffice[] = offices.map(([office, id]) => ({ office, organ: id }));
  return { accountId: stranger, accountName: 'thu', offices: held };
}

beforeAll(async () => {
  rooms = await Test.createTestingModule({
    imports: [DatabaseModule.register({ settings: () => ({ address }) }), ClockModule, OrganisationsModule, PeopleModule],
  })
    .overrideProvider(Clock)
    .useValue(new FixedClock('2026-03-02'))
    .compile();
  organisations = rooms.get(OrganisationsService);
  people = rooms.get(PeopleService);
  controller = rooms.get(OrganisationsController);

  const province = await organ('38', 'province', undefined, { admits: 'province' });
  const district = await organ('38.168', 'above-grassroots', province, { admits: 'above-grassroots' });
  const committee = await organ('38.168.053', 'grassroots', district);
  const section = await organ('38.168.053.002', 'section', committee);
  const branch = await organ('38.168.053.002.001', 'branch', section);
  chain = { province, district, committee, section, branch };
});

describe('the organs of a branch on a day', () => {
  it('are its section, its grassroots committee, the nearest committee that admits and the one directly under the Centre, each with everything above it', async () => {
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
    const { pool } = rooms.get(Database);
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
    const committee = await organ('38.168.060', 'grassroots', chain.district, { admits: 'grassroots' });
    const branch = await organ('38.168.060.000.001', 'branch', committee);

    const organs = await organisations.organsOf(branch, '2025-06-01');

    expect(organs?.section).toBeUndefined();
    expect(organs?.grassroots).toEqual({ id: committee, superiors: [chain.district, chain.province], roll: undefined });
    expect(organs?.competent).toMatchObject({ id: committee, decides: 'grassroots' });
  });

  it('have no grassroots committee for a branch that is a grassroots organisation itself', async () => {
    const branch = await organ('38.168.070', 'grassroots-branch', chain.district);

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
    const id = await organ('38.200', 'above-grassroots', chain.province);
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
    const id = await organ('38.201', 'above-grassroots', chain.province);
    await organisations.setRoll(id, '2024-01-01', counts);
    await organisations.setRoll(id, '2024-01-01', counts);

    const rows = await rooms.get(Database).query('count-rolls', 'select from organ_roll where organ_id = $1', [id]);
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
    const id = await organ('38.210', 'above-grassroots', chain.province, { name: 'Huyện ủy Thanh Sơn' });
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
    await expect(organ('38.168', 'above-grassroots', chain.province)).rejects.toMatchObject({ code: 'conflict' });
    await expect(organ('38.220', 'branch', stranger)).rejects.toMatchObject({ details: { errors: [{ pointer: '#/parentId' }] } });
    await expect(organ('38.221', 'province', chain.district)).rejects.toMatchObject({ details: { errors: [{ pointer: '#/level' }] } });
    await expect(organ('38.222', 'no-such-level', chain.district)).rejects.toMatchObject({ details: { errors: [{ pointer: '#/level' }] } });
  });

  it('is found without diacritics and by code, under an organ, page by page in the order of codes', async () => {
    const root = await organ('40', 'province');
    for (const [code, name] of [['40.3', 'Đảng ủy phường Cửa Ông'], ['40.1', 'Đảng ủy phường Cẩm Phả'], ['40.2', 'Đảng ủy xã 100%']] as const) {
      await organ(code, 'above-grassroots', root, { name });
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

describe('an office', () => {
  it('is held from its first to its last day, once at a time', async () => {
    const { id: person } = await people.create({ fullName: 'Lê Văn An', bornOn: '1980-05-01', homeOrgan: chain.branch });
    const held = await organisations.appoint(chain.branch, { personId: person, office: 'secretary', fromOn: '2024-01-01' });
    await expect(organisations.appoint(chain.branch, { personId: person, office: 'secretary', fromOn: '2025-01-01' })).rejects.toMatchObject({ code: 'conflict' });

    await organisations.endOffice(chain.branch, held.id, '2025-05-31');

    const office = { office: 'secretary', organ: chain.branch };
    expect(await organisations.officesOf(person, '2023-12-31')).toEqual([]);
    expect(await organisations.officesOf(person, '2024-01-01')).toEqual([office]);
    expect(await organisations.officesOf(person, '2025-05-31')).toEqual([office]);
    expect(await organisations.officesOf(person, '2025-06-01')).toEqual([]);
    expect(await organisations.officesIn(chain.branch, '2025-01-01')).toEqual([{ ...held, toOn: '2025-05-31' }]);
    await expect(organisations.endOffice(chain.branch, held.id, '2025-06-30')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is not given to somebody unknown, and does not end before it begins', async () => {
    await expect(organisations.appoint(chain.branch, { personId: stranger, office: 'clerk', fromOn: '2024-01-01' })).rejects.toMatchObject({
      details: { errors: [{ pointer: '#/personId' }] },
    });
    const { id: person } = await people.create({ fullName: 'Vũ Thị Bình', bornOn: '1981-05-01', homeOrgan: chain.branch });
    const { id } = await organisations.appoint(chain.branch, { personId: person, office: 'clerk', fromOn: '2024-01-01' });
    await expect(organisations.endOffice(chain.branch, id, '2023-12-31')).rejects.toMatchObject({ details: { errors: [{ pointer: '#/toOn' }] } });
  });
});

describe('what is on file about organs is changed', () => {
  const entering = (actor: Actor, parentId: string | undefined, code: string) =>
    controller.create(actor, { code, name: 'Chi bộ mới', level: parentId ? 'branch' : 'province', parentId, validFrom: firstDay });
  const refused = { code: 'not-allowed' };

  it('by an administrator and by the officers of an organ above, and only below their own', async () => {
    await expect(entering(holding(['administrator', chain.province]), chain.section, '50.1')).resolves.toBeDefined();
    await expect(entering(holding(['clerk', chain.committee]), chain.section, '50.2')).resolves.toBeDefined();
    await expect(entering(holding(['inspector', chain.province]), chain.section, '50.3')).rejects.toMatchObject(refused);
    await expect(entering(holding(['clerk', chain.branch]), chain.section, '50.4')).rejects.toMatchObject(refused);
    await expect(entering(holding(), chain.section, '50.5')).rejects.toMatchObject(refused);
    await expect(entering(holding(['secretary', chain.province]), undefined, '51')).rejects.toMatchObject(refused);
    await expect(entering(holding(['administrator', chain.district]), undefined, '52')).resolves.toBeDefined();
  });

  it('for counts, also by the officers of the organ itself; for names and offices, not by them', async () => {
    const own = holding(['secretary', chain.branch]);
    const above = holding(['deputy-secretary', chain.section]);

    await expect(controller.setRoll(own, chain.branch, '2026-01-01', counts)).resolves.toBeUndefined();
    await expect(controller.setRoll(above, chain.branch, '2026-01-01', counts)).resolves.toBeUndefined();
    await expect(controller.setRoll(own, chain.section, '2026-01-01', counts)).rejects.toMatchObject(refused);
    await expect(controller.rename(own, chain.branch, { name: 'Chi bộ Một', fromOn: '2026-01-01' })).rejects.toMatchObject(refused);
    await expect(controller.rename(above, chain.branch, { name: 'Chi bộ Một', fromOn: '2026-01-01' })).resolves.toBeUndefined();
  });

  it('so that only an administrator makes and unmakes an administrator', async () => {
    const { id: personId } = await people.create({ fullName: 'Trần Công', bornOn: '1985-05-01', homeOrgan: chain.branch });
    const administrator = holding(['administrator', chain.province]);
    const secretary = holding(['secretary', chain.province]);
    const office = { personId, office: 'administrator', fromOn: firstDay } as const;

    await expect(controller.appoint(secretary, chain.committee, office)).rejects.toMatchObject(refused);
    const made = await controller.appoint(administrator, chain.committee, office);
    await expect(controller.endOffice(secretary, chain.committee, made.id, { toOn: '2026-01-01' })).rejects.toMatchObject(refused);
    await expect(controller.endOffice(administrator, chain.committee, made.id, { toOn: '2026-01-01' })).resolves.toBeUndefined();
  });
});
