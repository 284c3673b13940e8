import { createHash } from 'node:crypto';
import { CasesService } from '../../src/cases/cases.service.js';
import { PeopleService } from '../../src/people/people.service.js';
import { enterPartyOffice, wholeRoad, type PartyOffice } from '../support/party-office.js';
import { useApplication } from './support/application.js';

const running = useApplication();
let office: PartyOffice;

/** Brings a case of the branch to this many steps of the road. */
async function aCase(fullName: string, steps: number): Promise<void> {
  const cases = running.application.get(CasesService);
  const subject = (await running.application.get(PeopleService).create({ fullName, bornOn: '1995-05-05', homeOrgan: office.branch })).id;
  const { event } = await cases.open('admission', office.command('begin-outreach', '2024-01-05', { subject }), office.clerk.actor);
  for (const [step, on] of wholeRoad.slice(0, steps)) await cases.record(event.caseId, step, office.command(step, on), office.clerk.actor);
}

beforeAll(async () => {
  running.clock.moveTo('2024-10-25');
  office = await enterPartyOffice(running.application);
  await aCase('Đặng Thị Thùy Hường', 11);
  await aCase('Nguyễn <b>An</b>', 14);
  await aCase('Hoàng Thị Đào', 6);
});

const ask = (account: string, query: string, headers: Record<string, string> = { accept: 'text/html' }) => running.askAs(account, { url: `/api/v1/digests/week?${query}`, headers });
type Page = { organ: { name: string }; limits: Record<string, unknown>[]; changes: Record<string, unknown>[]; later: number };
const data = async (account: string, query: string) => (await ask(account, query, { accept: 'application/json' })).body as unknown as { pages: Page[]; truncated: boolean };

describe('the printed digest of a week', () => {
  it('tells for each person of the branch what is due, until when, who acts and what to do, the overdue first', async () => {
    const { pages } = await data(office.secretary.account, `organ=${office.branch}`);
    const [page] = pages;
    expect(page?.limits.map(({ person, key, state }) => [person, key, state])).toEqual(expect.arrayContaining([
      ['Nguyễn <b>An</b>', 'ceremony-due', 'overdue'],
      ['Đặng Thị Thùy Hường', 'committee-decision-due', 'ahead'],
    ]));
    expect(page?.limits.map(({ dueOn }) => dueOn)).toEqual(page?.limits.map(({ dueOn }) => dueOn).toSorted());
    expect(page?.limits.find(({ key }) => key === 'committee-decision-due')).toMatchObject({
      day: 'thứ Tư, 30/10/2024', distance: 'còn 5 ngày, trong đó 3 ngày làm việc', who: 'Đảng bộ xã Thử Nghiệm', todo: expect.stringMatching(/\S/) as string,
    });
    expect(page?.changes).toHaveLength(3);
    expect(page?.changes).toContainEqual(expect.objectContaining({ person: 'Hoàng Thị Đào', on: '2024-05-27', text: 'Đề nghị thẩm tra lý lịch (và 6 việc trước đó)' }));
  });

  it('is a page without scripts that shows only its own style, with every name as it is written', async () => {
    const answer = await ask(office.secretary.account, `organ=${office.branch}`);
    const [, style = ''] = /<style>([^]*?)<\/style>/.exec(answer.text) ?? [];
    expect(answer.headers['content-security-policy']).toContain(`style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`);
    expect(answer.headers['content-security-policy']).toContain(`default-src 'none'`);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.text).not.toMatch(/<script|https?:|<b>An/);
    for (const words of ['Nguyễn &#60;b&#62;An&#60;/b&#62;', 'Người giao', 'Người nhận', 'Tuần từ 21/10/2024 đến 27/10/2024', 'Ngày cuối: thứ Tư, 30/10/2024', 'lang="vi"']) expect(answer.text).toContain(words);
    expect((await ask(office.secretary.account, `organ=${office.branch}`, { 'accept-language': 'en' })).text).toContain('Received by');
  });

  it('has for an organ above a page for each branch with something due, and none for the others', async () => {
    const { pages } = await data(office.inspector.account, `organ=${office.commune}`);
    expect(pages.map(({ organ }) => organ.name)).toEqual(['Chi bộ thôn Một']);
    const [page] = (await data(office.otherSecretary.account, `organ=${office.otherBranch}`)).pages;
    expect([page?.limits, page?.later]).toEqual([[], 0]);
    expect((await ask(office.otherSecretary.account, `organ=${office.otherBranch}`)).text).toContain('Trong 30 ngày tới không có việc nào đến hạn.');
  });

  it('can be asked as of another day, and changes nothing', async () => {
    const [page] = (await data(office.secretary.account, `organ=${office.branch}&on=2024-11-04`)).pages;
    expect(page?.limits.find(({ key }) => key === 'committee-decision-due')).toMatchObject({ state: 'overdue', distance: 'đã quá 5 ngày' });
    expect(page?.changes).toEqual([]);
    expect((await ask(office.secretary.account, `organ=${office.branch}&on=2024-02-30`)).status).toBe(400);
  });

  it('is for those who read the cases of the organ', async () => {
    expect((await ask(office.otherSecretary.account, `organ=${office.branch}`)).status).toBe(403);
    expect((await ask(office.administrator.account, `organ=${office.branch}`)).status).toBe(403);
    expect((await ask(office.secretary.account, `organ=${office.commune}`)).status).toBe(403);
    expect((await ask(office.clerk.account, `organ=${crypto.randomUUID()}`)).status).toBe(404);
    expect((await running.ask({ url: `/api/v1/digests/week?organ=${office.branch}` })).status).toBe(401);
  });
});
