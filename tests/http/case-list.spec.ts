import { CasesService } from '../../src/cases/cases.service.js';
import { caseFields } from '../../src/cases/case-query.js';
import { PeopleService } from '../../src/people/people.service.js';
import { enterPartyOffice, wholeRoad, type PartyOffice } from '../support/party-office.js';
import type { Answer } from './support/answer.js';
import { useApplication } from './support/application.js';

interface Line {
  id: string;
  number: string;
  subject: { fullName: string };
  branch: { id: string; name: string };
  above: { name: string }[];
  waitsFor: { step: string; label: string; by: { role: string; label: string } }[];
  due?: { key: string; dueOn: string; overdue: boolean; class: string; daysLeft: number };
  lacking: { count: number; papers: { catalogue: string; label: string }[] };
  waitingSince: string;
  waitingDays: number;
}

const running = useApplication();
let office: PartyOffice;
let numbers: string[];

/** Cases of people with these names, each brought so many steps along the road. */
const people: readonly (readonly [name: string, steps: number])[] = [
  ['Nguyễn Thùy Hường', 1],
  ['Đặng Văn Đức', 10],
  ['Hoàng Thị Hồng', 8],
  ['Lý Thu Hường', 21],
];
beforeAll(async () => {
  office = await enterPartyOffice(running.application);
  const cases = running.application.get(CasesService);
  numbers = [];
  for (const [fullName, steps] of people) {
    const { id: subject } = await running.application.get(PeopleService).create({ fullName, bornOn: '1995-05-05', homeOrgan: office.branch });
    const { event } = await cases.open('admission', office.command('begin-outreach', '2024-01-05', { subject }), office.clerk.actor);
    for (const [step, on] of wholeRoad.slice(0, steps)) await cases.record(event.caseId, step, office.command(step, on), office.clerk.actor);
    numbers.push(String((await get(`/api/v1/cases/${event.caseId}`)).body['number']));
  }
});

const get = (url: string, officer = office.clerk) => running.askAs(officer.account, { method: 'GET', url });
const post = (url: string, payload: object, officer = office.clerk) => running.askAs(officer.account, { method: 'POST', url, payload });
const search = (text: string, more: object = {}) => post('/api/v1/cases/search', { text, closed: 'any', ...more });
const namesOf = (answer: Answer) => (answer.body['entries'] as Line[]).map(({ subject }) => subject.fullName).sort();

describe('a line of the list', () => {
  it('tells whom the case waits for and how long, what is due, and which papers are lacking', async () => {
    const { body } = await get(`/api/v1/cases?text=${numbers[1]}`);
    expect((body['entries'] as Line[])[0]).toMatchObject({
      number: numbers[1],
      above: [{ name: 'Đảng bộ cơ sở Thử Nghiệm' }, { name: 'Đảng bộ xã Thử Nghiệm' }],
      waitsFor: [{ step: 'record-committee-vote', label: expect.any(String), by: { role: 'grassroots-committee', label: 'đảng ủy cơ sở' } }],
      due: { key: 'committee-decision-due', dueOn: '2024-10-30', overdue: true, class: 'overdue', daysLeft: -649 },
      waitingSince: '2024-08-05',
      waitingDays: 735,
    });
    expect(body['total']).toEqual({ count: 1, exact: true });
    const lacking = ((await get(`/api/v1/cases?text=${numbers[2]}`)).body['entries'] as Line[])[0]?.lacking;
    expect(lacking?.papers).toContainEqual({ catalogue: '42', label: 'bản tổng hợp ý kiến nhận xét' });
    expect(lacking?.count).toBe(lacking?.papers.length);
  });

  it('holds the fields that were asked for and no others; without a wish, all of them', async () => {
    const { body } = await get('/api/v1/cases?fields=number,due&closed=any&limit=1');
    expect(Object.keys((body['entries'] as Line[])[0] ?? {}).sort()).toEqual(expect.arrayContaining(['id', 'number']));
    expect(Object.keys((body['entries'] as Line[])[0] ?? {}).filter((name) => !['id', 'number', 'due'].includes(name))).toEqual([]);
    const all = (await get(`/api/v1/cases?text=${numbers[1]}`)).body['entries'] as Line[];
    expect(Object.keys(all[0] ?? {}).sort()).toEqual(['id', ...caseFields.filter((field) => field !== 'destination')].sort());
  });

  it('names a field that there is not', async () => {
    const { status, fields } = await get('/api/v1/cases?fields=number,salary');
    expect([status, fields]).toEqual([400, { '#/fields/salary': 'unknown-field' }]);
  });
});

describe('what is sought', () => {
  it.each([
    ['thuy huong', ['Nguyễn Thùy Hường']],
    ['HƯỜNG   thùy', ['Nguyễn Thùy Hường']],
    ['hường'.normalize('NFD'), ['Lý Thu Hường', 'Nguyễn Thùy Hường']],
    ['dang', ['Đặng Văn Đức']],
    ['ly', ['Lý Thu Hường']],
    ['ong', ['Hoàng Thị Hồng', 'Lý Thu Hường', 'Nguyễn Thùy Hường']],
    ['du', ['Đặng Văn Đức']],
    ['huong hong', []],
    ['100%', []],
    ['_', []],
    ['chi bộ thôn một', people.map(([name]) => name)],
    ['thử nghiệm cơ sở', people.map(([name]) => name)],
    ['thôn hai', []],
  ])('%j finds %j', async (text, found) => {
    const answer = await search(text);
    expect([answer.status, namesOf(answer)]).toEqual([200, [...found].sort()]);
    expect(answer.body['total']).toEqual({ count: found.length, exact: true });
  });

  it('is a case number however it is written, and never that of somebody else', async () => {
    const number = numbers[0] ?? '';
    const [, serial = '', check = ''] = number.split('-');
    for (const written of [number, number.toLowerCase(), `${serial}${check}`, `hs ${Number(serial)} ${check}`, String(Number(serial))]) expect([written, namesOf(await search(written))]).toEqual([written, ['Nguyễn Thùy Hường']]);
    const wrong = `HS-${serial}-${(Number(check) + 1) % 10}`;
    expect((await search(wrong)).fields).toEqual({ '#/text': 'not-a-case-number' });
    expect((await get(`/api/v1/cases/by-number/${number.replaceAll('-', '%20').toLowerCase()}`)).body).toMatchObject({ number, subject: { fullName: 'Nguyễn Thùy Hường' } });
    const refused = await get(`/api/v1/cases/by-number/${wrong}`);
    expect([refused.status, refused.fields]).toEqual([400, { '#/number': 'not-a-case-number' }]);
    expect((await get('/api/v1/cases/by-number/HS-000123')).status).toBe(400);
  });

  it('is sought only among what the reader may see', async () => {
    const answer = await running.askAs(office.otherSecretary.account, { method: 'POST', url: '/api/v1/cases/search', payload: { text: 'huong', closed: 'any' } });
    expect(answer.body).toMatchObject({ entries: [], total: { count: 0 } });
    expect((await get(`/api/v1/cases/by-number/${numbers[0]}`, office.otherSecretary)).status).toBe(404);
  });

  it('stands in no log, and no mark holds a name', async () => {
    const first = await search('huong', { sort: 'name', limit: 1 });
    expect(Buffer.from(String(first.body['next']), 'base64url').toString()).not.toMatch(/Hường|huong/);
    const second = await search('huong', { sort: 'name', limit: 1, after: first.body['next'] });
    expect([...namesOf(first), ...namesOf(second)]).toEqual(['Lý Thu Hường', 'Nguyễn Thùy Hường']);
    await get('/api/v1/cases?text=Th%C3%B9y');
    expect(running.logged()).not.toMatch(/Hường|huong|Thùy|Th%C3%B9y/);
  });
});

describe('a mark', () => {
  it.each([['state=awaitingListing'], ['sort=name'], ['order=desc'], ['closed=false'], ['text=huong']])('is not taken with %s by a list that gave it without', async (other) => {
    const { body } = await get('/api/v1/cases?limit=1&closed=any');
    const answer = await get(`/api/v1/cases?limit=1${other.startsWith('closed') ? '' : '&closed=any'}&${other}&after=${String(body['next'])}`);
    expect(answer).toMatchObject({ status: 400, body: { code: 'malformed-cursor' } });
  });

  it.each([['due', '9999-13-01'], ['due', '0000-01-01'], ['updated', '2026-02-30 25:00:00+00'], ['number', null], ['name', 'x'], ['due', 7]])('written by hand for %s with %j is refused', async (sort, key) => {
    const { body } = await get(`/api/v1/cases?limit=1&closed=any&sort=${sort}`);
    const mark = JSON.parse(Buffer.from(String(body['next']), 'base64url').toString()) as object;
    const forged = Buffer.from(JSON.stringify({ ...mark, key })).toString('base64url');
    expect((await get(`/api/v1/cases?limit=1&closed=any&sort=${sort}&after=${forged}`)).status).toBe(400);
  });

  it('goes on with other fields, another length and without counting', async () => {
    const { body } = await get('/api/v1/cases?limit=1&closed=any');
    const next = await get(`/api/v1/cases?limit=2&closed=any&fields=number&total=false&after=${String(body['next'])}`);
    expect(next.status).toBe(200);
    expect(next.body['entries']).toHaveLength(2);
    expect(next.body['total']).toBeUndefined();
  });
});

describe('counts', () => {
  it('are told in the words of the reader', async () => {
    const { body } = await get('/api/v1/cases/counts?closed=any');
    expect(body).toMatchObject({ total: people.length, byWhoActs: expect.arrayContaining([{ role: 'grassroots-committee', label: 'đảng ủy cơ sở', count: expect.any(Number) }]) });
    expect(body['byState']).toContainEqual({ state: 'fullMember', label: 'Đảng viên chính thức', count: 1 });
  });
});

describe('a saved view', () => {
  const views = async (officer = office.clerk) => JSON.parse((await get('/api/v1/views', officer)).text) as { id?: string; name: string; query: string; href: string }[];

  it('is the address of a list, in one form', async () => {
    const saved = await post('/api/v1/views', { name: 'Quá hạn của tôi', query: 'sort=name&due=overdue&limit=20' });
    expect(saved).toMatchObject({ status: 201, body: { query: 'limit=20&due=overdue&sort=name', href: '/api/v1/cases?limit=20&due=overdue&sort=name' } });
    expect(await views()).toContainEqual(saved.body);
    expect((await get(String(saved.body['href']))).status).toBe(200);
    expect((await post('/api/v1/views', { name: 'Quá hạn của tôi', query: '' })).body).toMatchObject({ code: 'conflict' });
  });

  it('belongs to its account', async () => {
    const { body } = await post('/api/v1/views', { name: 'Riêng', query: 'mine=true' });
    expect((await views(office.inspector)).map(({ name }) => name)).not.toContain('Riêng');
    const url = `/api/v1/views/${String(body['id'])}`;
    expect((await running.askAs(office.inspector.account, { method: 'DELETE', url })).status).toBe(404);
    expect((await running.askAs(office.clerk.account, { method: 'DELETE', url })).status).toBe(204);
    expect((await views()).map(({ name }) => name)).not.toContain('Riêng');
  });

  it.each([
    ['text=huong', { '#/query/text': 'personal-data' }],
    ['after=x', { '#/query/after': 'unknown-field' }],
    ['due=yesterday', { '#/query/due': 'no-variant-fits' }],
    ['state=unknown', { '#/query/state': 'not-one-of' }],
    ['limit=20&limit=30', { '#/query/limit': 'wrong-type' }],
    ['fields=number,text', { '#/query/fields/text': 'unknown-field' }],
  ])('is not kept with %s', async (query, fields) => {
    const answer = await post('/api/v1/views', { name: 'Không', query });
    expect([answer.status, answer.fields]).toEqual([400, fields]);
  });

  it('comes after those that everybody has, and every one of these can be opened', async () => {
    const builtIn = (await views(office.otherSecretary)).filter(({ id }) => id === undefined);
    expect(builtIn.map(({ name }) => name)).toEqual(['Đã quá hạn', 'Đến hạn trong 7 ngày', 'Chờ tổ chức của tôi thực hiện', 'Còn thiếu giấy tờ', 'Tất cả hồ sơ']);
    for (const { href } of builtIn) expect([href, (await get(href)).status]).toEqual([href, 200]);
  });
});
