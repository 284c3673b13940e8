import { OrganisationsService } from '../../src/organisations/organisations.service.js';
import { PeopleService } from '../../src/people/people.service.js';
import { enterPartyOffice, type PartyOffice } from '../support/party-office.js';
import { useApplication } from './support/application.js';

const running = useApplication();
let office: PartyOffice;
beforeEach(async () => {
  office = await enterPartyOffice(running.application);
});

const url = '/api/v1/screening-rounds';
const paper = (number: string, issuedOn: string) => ({ number, issuedOn });
const newRound = () => ({ organ: office.grassroots, title: 'Rà soát, sàng lọc đảng viên năm 2026', begunOn: '2026-03-02', basis: paper('11-KH/ĐU', '2026-02-27') });
const send = (account: string, to: string, payload: object) => running.askAs(account, { method: 'POST', url: to, payload });
const begin = async (): Promise<string> => String((await send(office.clerk.account, url, newRound())).body['id']);
const review = (branch: string, changed = {}) => ({ branch, reviewedOn: '2026-04-01', membersReviewed: 20, ...changed });
const closing = (changed = {}) => ({ closedOn: '2026-08-03', report: paper('30-BC/ĐU', '2026-08-03'), ...changed });

describe('rounds of screening', () => {
  it('are begun, reported on by each branch, followed and closed with the figures of the day', async () => {
    const begun = await send(office.clerk.account, url, newRound());
    expect(begun).toMatchObject({ status: 201, body: { organ: { id: office.grassroots, name: 'Đảng bộ cơ sở Thử Nghiệm' }, begunOn: '2026-03-02', basis: paper('11-KH/ĐU', '2026-02-27') } });
    const id = String(begun.body['id']);
    expect(await send(office.clerk.account, url, newRound())).toMatchObject({ status: 409, body: { code: 'conflict' } });
    expect(begun.headers['location']).toBe(`${url}/${id}`);
    expect((await running.askAs(office.clerk.account, { url: `${url}/${id}` })).body).toMatchObject({ branches: 2, reviewed: 0, membersReviewed: 0, cases: 0, states: [], criteria: [] });

    expect((await send(office.secretary.account, `${url}/${id}/reviews`, review(office.branch, { membersReviewed: 19 }))).status).toBe(204);
    expect((await send(office.secretary.account, `${url}/${id}/reviews`, review(office.branch))).status).toBe(204);
    expect((await running.askAs(office.clerk.account, { url: `${url}/${id}` })).body).toMatchObject({ branches: 2, reviewed: 1, membersReviewed: 20 });

    const early = await send(office.clerk.account, `${url}/${id}/closing`, closing());
    expect([early.status, early.fields]).toEqual([400, { '#/reason': 'branches-have-not-reported' }]);
    expect(await send(office.clerk.account, `${url}/${id}/closing`, closing({ reason: 'Chi bộ thôn Hai chưa họp được vì lũ lụt' }))).toMatchObject({ status: 200, body: { round: { closing: { closedOn: '2026-08-03', reason: 'Chi bộ thôn Hai chưa họp được vì lũ lụt' } } } });
    expect((await send(office.clerk.account, `${url}/${id}/closing`, closing({ reason: 'Lần nữa' }))).status).toBe(409);
    expect((await send(office.otherSecretary.account, `${url}/${id}/reviews`, review(office.otherBranch))).status).toBe(409);
  });

  it('show each reader the branches that the reader may see, page by page', async () => {
    const id = await begin();
    await send(office.secretary.account, `${url}/${id}/reviews`, review(office.branch));
    const organisations = running.application.get(OrganisationsService);
    const codes = (await Promise.all([office.branch, office.otherBranch].map((branch) => organisations.getOrgan(branch)))).map(({ code }) => code).toSorted();
    const page = (await running.askAs(office.inspector.account, { url: `${url}/${id}/branches?limit=1` })).body;
    expect(page['entries']).toMatchObject([{ branch: { code: codes[0] } }]);
    const rest = (await running.askAs(office.inspector.account, { url: `${url}/${id}/branches?limit=1&after=${String(page['next'])}` })).body;
    expect([rest['entries'], rest['next']]).toEqual([[expect.objectContaining({ branch: expect.objectContaining({ code: codes[1] }), cases: 0 })], undefined]);

    const own = (await running.askAs(office.secretary.account, { url: `${url}/${id}/branches` })).body;
    expect(own['entries']).toMatchObject([{ branch: { id: office.branch, name: 'Chi bộ thôn Một' }, reviewedOn: '2026-04-01', membersReviewed: 20 }]);
    expect((await running.askAs(office.otherSecretary.account, { url: `${url}/${id}` })).body).toMatchObject({ branches: 1, reviewed: 0 });
    expect((await running.askAs(office.administrator.account, { url: `${url}/${id}` })).status).toBe(404);
    expect((await running.askAs(office.administrator.account, { url })).body['entries']).toEqual([]);
    const stranger = await enterPartyOffice(running.application);
    expect((await running.askAs(stranger.clerk.account, { url: `${url}/${id}` })).status).toBe(404);
  });

  it('are listed the newest first, page by page', async () => {
    const older = await begin();
    const newer = String((await send(office.clerk.account, url, { ...newRound(), begunOn: '2026-05-04' })).body['id']);
    const page = (await running.askAs(office.secretary.account, { url: `${url}?limit=1` })).body;
    expect(page['entries']).toMatchObject([{ id: newer }]);
    expect((await running.askAs(office.secretary.account, { url: `${url}?limit=1&after=${String(page['next'])}` })).body).toMatchObject({ entries: [{ id: older }] });
    expect((await running.askAs(office.secretary.account, { url: `${url}?organ=${office.branch}` })).body['entries']).toEqual([]);
  });

  it('are a view over the cases opened in them', async () => {
    const id = await begin();
    const people = running.application.get(PeopleService);
    const member = async (fullName: string) => (await people.create({ fullName, bornOn: '1975-02-03', fullMemberSince: '2001-05-19', homeOrgan: office.branch })).id;
    const criterion = (code: string) => ({ criterion: code, conclusion: paper('07-TB/ĐU', '2026-03-01'), concludedBy: 'Đảng ủy cơ sở' });
    const open = async (subject: string, criteria: readonly string[], changed = {}) =>
      send(office.secretary.account, '/api/v1/cases', { procedure: 'screening', happenedOn: '2026-03-09', subject, branch: office.branch, round: id, criteria: criteria.map(criterion), ...changed });
    const first = await open(await member('Lý Văn Dự'), ['not-completed-two-years', 'degraded-concluded']);
    expect(first.status).toBe(201);
    const second = await open(await member('Mạc Thị Ngần'), ['degraded-concluded']);
    await send(office.secretary.account, `/api/v1/cases/${String(second.body['id'])}/steps/collect-screening-opinions`, { happenedOn: '2026-03-16', residenceFront: { givenOn: '2026-03-16' } });

    const states = [expect.objectContaining({ state: 'awaitingScreeningOpinions', n: 1 }), expect.objectContaining({ state: 'awaitingDirectionRequest', n: 1 })];
    expect((await running.askAs(office.clerk.account, { url: `${url}/${id}` })).body).toMatchObject({
      cases: 2, states, criteria: [expect.objectContaining({ criterion: 'degraded-concluded', n: 2 }), expect.objectContaining({ criterion: 'not-completed-two-years', n: 1 })],
    });
    expect((await running.askAs(office.otherSecretary.account, { url: `${url}/${id}` })).body).toMatchObject({ cases: 0, criteria: [] });
    expect((await running.askAs(office.secretary.account, { url: `${url}/${id}/branches` })).body['entries']).toMatchObject([{ branch: { id: office.branch }, cases: 2, states }]);

    const nowhere = await open(await member('Vi Văn Sáng'), ['degraded-concluded'], { round: office.branch });
    expect([nowhere.status, (nowhere.body['refusals'] as { code: string }[]).map(({ code }) => code)]).toEqual([422, ['no-such-round']]);
    const early = await open(await member('Hà Thị Mây'), ['degraded-concluded'], { happenedOn: '2026-03-01' });
    expect((early.body['refusals'] as { code: string }[]).map(({ code }) => code)).toEqual(['round-not-open']);
    await send(office.clerk.account, `${url}/${id}/closing`, closing({ closedOn: '2026-04-30', report: paper('30-BC/ĐU', '2026-04-30'), reason: 'Kết thúc theo kế hoạch' }));
    const late = await open(await member('Lò Văn Pản'), ['degraded-concluded'], { happenedOn: '2026-05-04' });
    expect((late.body['refusals'] as { code: string }[]).map(({ code }) => code)).toEqual(['round-not-open']);
  });

  it('are refused to those without the office, and with days that cannot be', async () => {
    const id = await begin();
    for (const { account } of [office.secretary, office.inspector, office.administrator]) expect((await send(account, url, newRound())).status).toBe(403);
    expect((await send(office.secretary.account, `${url}/${id}/reviews`, review(office.otherBranch))).status).toBe(403);
    expect((await send(office.secretary.account, `${url}/${id}/closing`, closing())).status).toBe(403);
    const wrong: [string, object, string][] = [
      [url, { ...newRound(), begunOn: '2026-08-11' }, '#/begunOn'],
      [url, { ...newRound(), basis: paper('11-KH/ĐU', '2026-03-03') }, '#/basis/issuedOn'],
      [`${url}/${id}/reviews`, review(office.branch, { reviewedOn: '2026-03-01' }), '#/reviewedOn'],
      [`${url}/${id}/reviews`, review(office.branch, { reviewedOn: '2026-08-11' }), '#/reviewedOn'],
      [`${url}/${id}/reviews`, review(office.commune), '#/branch'],
      [`${url}/${id}/reviews`, review(office.grassroots), '#/branch'],
      [`${url}/${id}/closing`, closing({ closedOn: '2026-03-01', report: paper('1', '2026-03-01') }), '#/closedOn'],
      [`${url}/${id}/closing`, closing({ closedOn: '2026-08-02' }), '#/report/issuedOn'],
    ];
    for (const [to, payload, pointer] of wrong) {
      const answer = await send(office.clerk.account, to, payload);
      expect([answer.status, answer.fields]).toEqual([400, { [pointer]: 'not-acceptable' }]);
    }
    expect((await running.askAs(office.clerk.account, { url: `${url}/${office.branch}` })).status).toBe(404);
    expect((await running.ask({ url })).status).toBe(401);
  });
});
