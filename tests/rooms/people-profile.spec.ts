import type { IsoDate } from '../../workflows/index.js';
import { OrganisationsService } from '../../src/organisations/organisations.service.js';
import { PeopleController } from '../../src/people/people.controller.js';
import { PeopleService, type PersonProfile } from '../../src/people/people.service.js';
import { holding, stranger, useOrganRooms } from '../support/organ-rooms.js';

const opened = useOrganRooms();
const bornOn: IsoDate = '1998-05-19';
const unstated: PersonProfile = { ethnicMinority: null, religious: null, education: null, occupation: null, sector: null };
const stated: PersonProfile = { ethnicMinority: true, religious: false, education: 'university', occupation: 'civil-servant', sector: 'state' };

let people: PeopleService;
let controller: PeopleController;
let committee: string;
let branch: string;
let otherBranch: string;

beforeAll(async () => {
  people = opened.rooms.get(PeopleService);
  controller = opened.rooms.get(PeopleController);
  committee = await opened.organ('1', 'grassroots');
  branch = await opened.organ('1.1', 'branch', committee);
  otherBranch = await opened.organ('1.2', 'branch', committee);
});

describe('what reports count people by', () => {
  it('is not stated until somebody states it, and is never part of lists', async () => {
    const person = await people.create({ fullName: 'Nông Thị Yến', bornOn, homeOrgan: branch });
    expect(await people.profileOf(person.id)).toEqual(unstated);
    expect(Object.keys(person)).not.toContain('profile');
  });

  it('is entered with the person, in whole or in part', async () => {
    const whole = await people.create({ fullName: 'Bế Văn Đạt', bornOn, homeOrgan: branch, profile: stated });
    const part = await people.create({ fullName: 'Bế Văn Đạt', bornOn, homeOrgan: branch, profile: { occupation: 'pupil' } });
    expect(await people.profileOf(whole.id)).toEqual(stated);
    expect(await people.profileOf(part.id)).toEqual({ ...unstated, occupation: 'pupil' });
  });

  it('is replaced as a whole by those who record for the home organ, and read by those who may read the person', async () => {
    const { id } = await people.create({ fullName: 'Ma Thị Xoan', bornOn, homeOrgan: branch, profile: stated });
    const changed = { ...unstated, education: 'master' as const };
    await controller.setProfile(holding(['clerk', committee]), id, changed);
    expect(await controller.profile(holding(['inspector', committee]), id)).toEqual(changed);

    await expect(controller.setProfile(holding(['inspector', committee]), id, stated)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(controller.setProfile(holding(['clerk', otherBranch]), id, stated)).rejects.toMatchObject({ code: 'not-found' });
    await expect(controller.profile(holding(['administrator', committee]), id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(controller.profile(holding(['clerk', committee]), stranger)).rejects.toMatchObject({ code: 'not-found' });
    expect(await people.profileOf(id)).toEqual(changed);
  });
});

describe('many people at once', () => {
  it('are entered in the order given, with all that was stated of each', async () => {
    const [first = '', second = ''] = await people.createMany([
      { fullName: 'Lục Văn Sơn', bornOn, homeOrgan: branch, gender: 'male', fullMemberSince: '2020-01-02', profile: { religious: true } },
      { fullName: ' Quan Thị Huệ '.normalize('NFD'), bornOn: '1999-01-01', homeOrgan: otherBranch },
    ]);
    expect(await people.get(first)).toEqual({ id: first, fullName: 'Lục Văn Sơn', bornOn, homeOrgan: branch, gender: 'male', fullMemberSince: '2020-01-02', demo: false });
    expect(await people.get(second)).toMatchObject({ fullName: 'Quan Thị Huệ', gender: null, fullMemberSince: null });
    expect(await people.profileOf(first)).toEqual({ ...unstated, religious: true });
    expect(await people.createMany([])).toEqual([]);
  });

  it('are all refused when one of them is', async () => {
    const good = { fullName: 'Hứa Văn Tùng', bornOn, homeOrgan: branch };
    await expect(people.createMany([good, { ...good, homeOrgan: stranger }])).rejects.toMatchObject({ code: 'invalid-fields' });
    const found = async () => (await people.list({ under: Object.values(await opened.rooms.get(OrganisationsService).pathsOf([branch])), text: 'hua van tung', limit: 9 })).entries.length;
    expect(await found()).toBe(0);
    await people.createMany([good]);
    expect(await found()).toBe(1);
  });

  it('are a matter of seconds when they are a whole province', async () => {
    const began = performance.now();
    const ids = await people.createMany(Array.from({ length: 33_000 }, (_, place) => ({ fullName: `Nông Văn Tuấn ${place}`, bornOn, homeOrgan: branch, profile: stated })), { demo: true });
    expect(ids).toHaveLength(33_000);
    expect(performance.now() - began).toBeLessThan(15_000);
  });
});
