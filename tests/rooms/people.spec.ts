import type { IsoDate } from '../../workflows/index.js';
import { OrganisationsService } from '../../src/organisations/organisations.service.js';
import { PeopleController } from '../../src/people/people.controller.js';
import { PeopleService } from '../../src/people/people.service.js';
import { holding, stranger, useOrganRooms } from '../support/organ-rooms.js';

const opened = useOrganRooms();
const bornOn: IsoDate = '1990-05-19';

let people: PeopleService;
let controller: PeopleController;
let committee: string;
let branch: string;
let otherBranch: string;
let paths: Record<string, string>;

const named = (fullName: string, homeOrgan = branch) => people.create({ fullName, bornOn, homeOrgan });
const namesIn = async (filter: { text?: string; under?: string[] }) =>
  (await people.list({ under: [paths[committee] ?? ''], limit: 100, ...filter })).entries.map((person) => person.fullName);

beforeAll(async () => {
  people = opened.rooms.get(PeopleService);
  controller = opened.rooms.get(PeopleController);
  committee = await opened.organ('1', 'grassroots');
  branch = await opened.organ('1.1', 'branch', committee);
  otherBranch = await opened.organ('1.2', 'branch', committee);
  paths = await opened.rooms.get(OrganisationsService).pathsOf([committee, branch, otherBranch]);
  for (const name of ['Đặng Thùy Hường', 'Dương Văn Ổn', 'Nguyễn Thị Ước', 'An_Bình 100%', 'Hạ Thu', 'Hà Thu', 'Há Thu', 'Đa Lộc', 'Da Nâu']) await named(name);
});

describe('the record of people', () => {
  it('finds a name without diacritics, with them, and in any case', async () => {
    expect(await namesIn({ text: 'thuy huong' })).toEqual(['Đặng Thùy Hường']);
    expect(await namesIn({ text: 'dang' })).toEqual(['Đặng Thùy Hường']);
    expect(await namesIn({ text: 'ĐẶNG THÙY' })).toEqual(['Đặng Thùy Hường']);
    expect(await namesIn({ text: 'nguyễn' })).toEqual(['Nguyễn Thị Ước']);
    expect(await namesIn({ text: 'uoc' })).toEqual(['Nguyễn Thị Ước']);
    expect(await namesIn({ text: 'nobody' })).toEqual([]);
  });

  it('takes the signs of a pattern for what they are', async () => {
    expect(await namesIn({ text: '100%' })).toEqual(['An_Bình 100%']);
    expect(await namesIn({ text: 'n_b' })).toEqual(['An_Bình 100%']);
    expect(await namesIn({ text: '%' })).toEqual(['An_Bình 100%']);
    expect(await namesIn({ text: '\\' })).toEqual([]);
  });

  it('keeps a name composed and trimmed, however it was typed, and finds it however it is asked for', async () => {
    const person = await named('  Lường Thị Bưởi '.normalize('NFD'), otherBranch);

    expect(person.fullName).toBe('Lường Thị Bưởi'.normalize('NFC'));
    expect((await people.get(person.id)).fullName).toBe('Lường Thị Bưởi'.normalize('NFC'));
    expect(await namesIn({ text: 'Bưởi'.normalize('NFD') })).toEqual(['Lường Thị Bưởi']);
  });

  it('lists in the Vietnamese order of names, page by page, only under the organs asked for', async () => {
    expect(await namesIn({ under: [paths[branch] ?? ''], text: 'thu' })).toEqual(['Đặng Thùy Hường', 'Hà Thu', 'Há Thu', 'Hạ Thu']);
    expect(await namesIn({ under: [paths[branch] ?? ''], text: 'da' })).toEqual(['Da Nâu', 'Đa Lộc', 'Đặng Thùy Hường']);
    expect(await namesIn({ under: [] })).toEqual([]);

    const all = await namesIn({});
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await people.list({ under: [paths[committee] ?? '', paths[branch] ?? ''], limit: 4, after });
      seen.push(...page.entries.map((person) => person.fullName));
      after = page.next === undefined ? undefined : page.entries.at(-1)?.id;
    } while (after !== undefined);
    expect(seen).toEqual(all);
  });

  it('tells rules the days they need and no name; whoever is unknown is absent', async () => {
    const member = await people.create({ fullName: 'Phạm Chính', bornOn, homeOrgan: otherBranch, fullMemberSince: '2015-02-03' });
    const candidate = await named('Phan Quần', otherBranch);

    expect(await people.find([member.id, candidate.id, stranger, 'no-id'])).toEqual({
      [member.id]: { bornOn, fullMemberSince: '2015-02-03' },
      [candidate.id]: { bornOn, fullMemberSince: undefined },
    });
  });

  it('refuses an unknown home without telling the name', async () => {
    const refusal: unknown = await named('Nguyễn Văn Mật', stranger).catch((error: unknown) => error);

    expect(refusal).toMatchObject({ code: 'invalid-fields', details: { errors: [{ pointer: '#/homeOrgan' }] } });
    expect(JSON.stringify(refusal) + (refusal as Error).stack).not.toContain('Mật');
  });
});

describe('over HTTP', () => {
  it.each(['secretary', 'deputy-secretary', 'clerk', 'inspector'] as const)('a %s sees the people of that organ and of those below', async (office) => {
    const person = await named(`Người của ${office}`);

    await expect(controller.get(holding([office, branch]), person.id)).resolves.toMatchObject({ id: person.id });
    await expect(controller.get(holding([office, committee]), person.id)).resolves.toMatchObject({ id: person.id });
    await expect(controller.get(holding([office, otherBranch]), person.id)).rejects.toMatchObject({ code: 'not-found' });
    const { entries } = await controller.list(holding([office, otherBranch]), { limit: 200 });
    expect(entries.filter(({ homeOrgan }) => homeOrgan !== otherBranch)).toEqual([]);
  });

  it('an administrator, who runs the system, sees nobody', async () => {
    const person = await named('Tạ Riêng');

    await expect(controller.get(holding(['administrator', committee]), person.id)).rejects.toMatchObject({ code: 'not-found' });
    expect(await controller.list(holding(['administrator', committee]), { limit: 200 })).toEqual({ entries: [] });
  });

  it('only those who record for the home organ or one above enter people, born before today', async () => {
    const stated = { fullName: 'Mai Mới', bornOn, homeOrgan: branch };

    await expect(controller.create(holding(['clerk', branch]), stated)).resolves.toMatchObject({ fullName: 'Mai Mới' });
    await expect(controller.create(holding(['secretary', committee]), stated)).resolves.toBeDefined();
    await expect(controller.create(holding(['clerk', otherBranch]), stated)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(controller.create(holding(['inspector', committee]), stated)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(controller.create(holding(['clerk', branch]), { ...stated, bornOn: '2026-03-02' })).rejects.toMatchObject({ code: 'invalid-fields' });
  });
});
