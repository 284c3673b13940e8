import { CasesService } from '../../src/cases/cases.service.js';
import { noticeOf } from '../support/noticed-year.js';
import { enterPartyOffice, wholeRoad, type PartyOffice } from '../support/party-office.js';
import { useApplication } from './support/application.js';

const running = useApplication();
let office: PartyOffice;
const ids: string[] = [];
beforeAll(async () => {
  office = await enterPartyOffice(running.application);
  const cases = running.application.get(CasesService);
  for (let count = 0; count < 3; count += 1) {
    const { event } = await cases.open('admission', office.command('begin-outreach', '2024-01-05', { subject: await office.newCandidate() }), office.clerk.actor);
    for (const [step, day] of wholeRoad.slice(0, 10)) await cases.record(event.caseId, step, office.command(step, day), office.clerk.actor);
    ids.push(event.caseId);
  }
});
const notice = noticeOf(2024, { also: ['2024-08-20'], reason: 'Bù ngày bão' });
const post = (place: string, payload: object, account = office.administrator.account) => running.askAs(account, { method: 'POST', url: `/api/v1/holidays${place}`, payload });
const list = (query = '', headers = {}) => running.askAs(office.secretary.account, { method: 'GET', url: `/api/v1/holidays${query}`, headers });

describe('POST /holidays/preview', () => {
  it('tells totals with the first page, and turns pages by cases', async () => {
    const first = await post('/preview?limit=2', notice);
    expect(first).toMatchObject({
      status: 200,
      body: {
        isNew: true,
        totals: { cases: 3, complete: true, limits: [{ procedure: 'admission', key: 'committee-decision-due', label: expect.any(String), sooner: 0, later: 3, sameDay: 0 }] },
        moved: [{ was: { dueOn: '2024-10-30', provisional: false }, becomes: { dueOn: '2024-10-31', provisional: false }, number: expect.stringMatching(/^HS-/) }, {}],
      },
    });
    const second = await post(`/preview?limit=2&after=${String(first.body['next'])}`, notice);
    expect(second.body).toMatchObject({ moved: [{}] });
    expect([second.body['totals'], second.body['next']]).toEqual([undefined, undefined]);
    const found = [first, second].flatMap(({ body }) => (body['moved'] as { caseId: string }[]).map(({ caseId }) => caseId));
    expect(found).toEqual(ids.toSorted());
  });

  it('names every fault of a notice', async () => {
    const { status, body } = await post('/preview', { ...notice, daysOff: ['2024-08-17', '2025-01-01'], workedSaturdays: ['2024-08-16'] });
    expect(status).toBe(400);
    const codes = (body['errors'] as { pointer: string; code: string; message: string }[]).map(({ pointer, code }) => `${pointer} ${code}`);
    expect(codes).toEqual(expect.arrayContaining(['#/daysOff/0 day-off-is-weekend', '#/daysOff/1 day-of-other-year', '#/workedSaturdays/0 day-is-no-saturday', '#/daysOff day-off-by-law-missing']));
    expect(JSON.stringify(body['errors'])).toContain('17/08/2024');
  });
});

describe('POST /holidays', () => {
  it('is for administrators, as is the preview', async () => {
    for (const { account } of [office.clerk, office.secretary, office.inspector]) {
      expect(await post('', notice, account)).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
      expect((await post('/preview', notice, account)).status).toBe(403);
    }
    expect((await running.ask({ method: 'POST', url: '/api/v1/holidays', payload: notice })).status).toBe(401);
  });

  it('enters a notice once: 201, then 200', async () => {
    expect(await post('', notice)).toMatchObject({ status: 201, body: { isNew: true, revision: 1, changed: 3, complete: true } });
    expect(await post('', notice)).toMatchObject({ status: 200, body: { isNew: false, revision: 1, changed: 0 } });
    const { body } = await running.askAs(office.clerk.account, { method: 'GET', url: `/api/v1/cases/${ids[0] ?? ''}` });
    expect(JSON.stringify(body)).toContain('2024-10-31');
  });
});

describe('GET /holidays', () => {
  it('tells everybody who is signed in what holds for each year, and of entered ones by whom, when and why', async () => {
    const { status, body } = await list('', { 'accept-language': 'en' });
    expect(status).toBe(200);
    const years = body['entries'] as { year: number; origin: string }[];
    expect(years.map(({ year, origin }) => `${year} ${origin}`)).toEqual(['2027 program', '2026 program', '2025 program', '2024 entered']);
    expect(years[3]).toMatchObject({
      daysOff: expect.arrayContaining(['2024-08-20']),
      citations: [{ confidence: 'summary', name: expect.stringContaining('101/TB-BNV') }],
      entered: [{ revision: 1, account: office.administrator.account, reason: 'Bù ngày bão', at: running.clock.now().toISOString(), document: expect.stringContaining('Bộ Nội vụ') }],
    });
  });

  it('turns pages by years', async () => {
    const first = await list('?limit=3');
    const second = await list(`?limit=3&after=${String(first.body['next'])}`);
    expect([first, second].map(({ body }) => (body['entries'] as { year: number }[]).map(({ year }) => year))).toEqual([[2027, 2026, 2025], [2024]]);
    expect(await list('?after=nonsense')).toMatchObject({ status: 400, body: { code: 'malformed-cursor' } });
  });
});
