import pg from 'pg';
import { OrganisationsController } from '../../src/organisations/organisations.controller.js';
import { OrganisationsService } from '../../src/organisations/organisations.service.js';
import { PeopleService } from '../../src/people/people.service.js';
import type { Actor } from '../../src/platform/http/actor.js';
import { enterChain, firstDay, holding, stranger, useOrganRooms, type OrganChain } from '../support/organ-rooms.js';

const opened = useOrganRooms();
const counts = { fullMembers: 20, exempt: 1, temporarilyAway: 2, committeeMembers: 5, standingMembers: 0 };

let organisations: OrganisationsService;
let people: PeopleService;
let controller: OrganisationsController;
let chain: OrganChain;

beforeAll(async () => {
  organisations = opened.rooms.get(OrganisationsService);
  people = opened.rooms.get(PeopleService);
  controller = opened.rooms.get(OrganisationsController);
  chain = await enterChain(opened);
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

describe('an organ that was dissolved', () => {
  it('plays no part after its last day and gives its officers no power, but can still be named', async () => {
    const id = await opened.organ('38.168.053.002.009', 'branch', chain.section);
    const { id: person } = await people.create({ fullName: 'Cao Kết', bornOn: '1980-05-01', homeOrgan: id });
    await organisations.appoint(id, { personId: person, office: 'secretary', fromOn: firstDay });
    const owner = new pg.Client(opened.database);
    await owner.connect();
    await owner.query("update lotrinh.organ set valid_to = '2025-06-30' where id = $1", [id]);
    await owner.end();

    const onLastDay = { under: id, on: '2025-06-30', limit: 1 } as const;
    expect(await organisations.organsOf(id, '2025-06-30')).toBeDefined();
    expect(await organisations.officesOf(person, '2025-06-30')).toHaveLength(1);
    expect((await organisations.listOrgans(onLastDay)).entries).toHaveLength(1);

    expect(await organisations.organsOf(id, '2025-07-01')).toBeUndefined();
    expect(await organisations.officesOf(person, '2025-07-01')).toEqual([]);
    expect((await organisations.listOrgans({ ...onLastDay, on: '2025-07-01' })).entries).toEqual([]);
    expect(await organisations.findOrgan(id, '2026-01-01')).toMatchObject({ validTo: '2025-06-30' });
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
