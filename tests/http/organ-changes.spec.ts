import { OrganisationsService } from '../../src/organisations/organisations.service.js';
import { enterPartyOffice, type PartyOffice } from '../support/party-office.js';
import { useApplication } from './support/application.js';

const running = useApplication();
let office: PartyOffice;
beforeEach(async () => {
  office = await enterPartyOffice(running.application);
});

const changes = '/api/v1/organisations/changes';
const merger = () => ({
  kind: 'merge', organs: [office.branch], into: { id: office.otherBranch }, effectiveOn: '2026-08-01', reason: 'Sắp xếp lại chi bộ',
  basis: { number: '15-QĐ/ĐU', issuedOn: '2026-07-20' },
});
const newCode = () => `t-${Math.random().toString(36).slice(2, 10)}`;

describe('reorganisations over HTTP', () => {
  it('are tried first, then entered, told and followed', async () => {
    const opened = (await running.askAs(office.clerk.account, { method: 'POST', url: '/api/v1/cases', payload: { procedure: 'admission', ...office.command('begin-outreach', '2024-01-05', { subject: await office.newCandidate() }) } })).body as { id: string };
    const tried = await running.askAs(office.clerk.account, { method: 'POST', url: `${changes}?dryRun=true`, payload: merger() });
    expect([tried.status, tried.body['id'], tried.body['affected']]).toEqual([200, undefined, expect.objectContaining({ cases: 1, offices: 1 })]);

    const entered = await running.askAs(office.clerk.account, { method: 'POST', url: changes, payload: merger() });
    expect(entered).toMatchObject({ status: 201, body: { kind: 'merge', rollsNeeded: [office.otherBranch], cases: { followed: 1, remaining: 0, held: [] } } });
    expect(entered.body['notice']).toContain('danh sách');
    const id = String(entered.body['id']);
    expect(entered.headers['location']).toBe(`${changes}/${id}`);

    const told = await running.askAs(office.secretary.account, { url: `${changes}/${id}` });
    expect(told).toMatchObject({ status: 200, body: { label: 'sáp nhập', reason: 'Sắp xếp lại chi bộ', remaining: 0 } });
    const listed = await running.askAs(office.clerk.account, { url: `${changes}?organ=${office.branch}&limit=1` });
    expect(listed.body['entries']).toMatchObject([{ id, organs: [{ id: office.branch, part: 'ended', name: 'Chi bộ thôn Một' }, { id: office.otherBranch, part: 'kept' }] }]);
    expect((await running.askAs(office.clerk.account, { method: 'POST', url: `${changes}/${id}/resume` })).body).toEqual({ followed: 0, remaining: 0, held: [] });
    const history = await running.askAs(office.clerk.account, { url: `/api/v1/cases/${opened.id}/history` });
    expect(JSON.stringify(history.body)).toContain('BranchSucceeded');

    const whole = await running.askAs(office.clerk.account, { url: `/api/v1/organisations/${office.branch}/history` });
    expect(whole.body).toMatchObject({
      names: [{ name: 'Chi bộ thôn Một', fromOn: '2016-01-01' }],
      places: [{ parentId: office.grassroots, level: 'branch', fromOn: '2016-01-01' }],
      successors: [{ id: office.otherBranch, on: '2026-08-01' }],
      predecessors: [],
    });
  });

  it('are refused on a day to come, without an office above, and with fields that cannot be read', async () => {
    const later = await running.askAs(office.clerk.account, { method: 'POST', url: changes, payload: { ...merger(), effectiveOn: '2026-08-11' } });
    expect([later.status, later.fields]).toEqual([400, { '#/effectiveOn': 'planned-change' }]);
    expect((await running.askAs(office.clerk.account, { method: 'POST', url: `${changes}?dryRun=true`, payload: { ...merger(), effectiveOn: '2026-08-11' } })).status).toBe(200);
    expect((await running.askAs(office.secretary.account, { method: 'POST', url: changes, payload: merger() })).status).toBe(403);
    expect((await running.ask({ method: 'POST', url: changes, payload: merger() })).status).toBe(401);
    for (const payload of [{}, { kind: 'merge' }, { ...merger(), kind: 'burn' }, { ...merger(), organs: ['x'] }, { ...merger(), more: 1 }, { ...merger(), organs: [] }]) {
      expect((await running.askAs(office.clerk.account, { method: 'POST', url: changes, payload })).status).toBe(400);
    }
    expect((await running.askAs(office.clerk.account, { method: 'POST', url: `${changes}/${office.branch}/resume` })).status).toBe(404);
  });
});

describe('a table of organs over HTTP', () => {
  const send = (table: string | Buffer, query = '', account = office.clerk.account, type = 'text/csv') =>
    running.askAs(account, { method: 'POST', url: `/api/v1/organisations/import${query}`, payload: table, headers: { 'content-type': type } });
  const codeOf = async (id: string) => (await running.application.get(OrganisationsService).getOrgan(id)).code;

  it('is read as spreadsheets save it in Viet Nam, checked first, entered, and harmless when sent again', async () => {
    const [under, one, two] = [await codeOf(office.commune), newCode(), newCode()];
    const table = `\uFEFFMã tổ chức;Tên tổ chức;Cấp;Mã cấp trên;Từ ngày;Đảng viên chính thức;Cấp ủy viên\r\n${two};"Chi bộ thôn Nà ""Mới""";chi bộ;${one};1/7/2025;12;3\r\n${one};Đảng ủy cơ sở Nà Khoang;Đảng bộ cơ sở;${under};2025-07-01;;\r\n;;;;;;\r\n`;
    expect(await send(table, '?dryRun=true')).toMatchObject({ status: 200, body: { entered: 2, unchanged: 0 } });
    expect(await send(table)).toMatchObject({ status: 201, body: { entered: 2, unchanged: 0 } });
    expect(await send(table, '', office.clerk.account, 'text/csv; charset=utf-8')).toMatchObject({ status: 201, body: { entered: 0, unchanged: 2 } });
    const found = (await running.askAs(office.clerk.account, { url: `/api/v1/organisations?text=${two}` })).body['entries'] as { id: string; name: string }[];
    expect(found).toMatchObject([{ name: 'Chi bộ thôn Nà "Mới"', level: 'branch', validFrom: '2025-07-01' }]);
    expect(await running.application.get(OrganisationsService).findRoll(found[0]?.id ?? '')).toMatchObject({ fullMembers: 12, exempt: 0, committeeMembers: 3 });
  });

  it.each<[string, string, Record<string, string>]>([
    ['a header that says nothing', 'a,b\n1,2\n', { '#/1/a': 'unknown-column', '#/1/b': 'unknown-column', '#/1/code': 'missing-column', '#/1/name': 'missing-column', '#/1/level': 'missing-column', '#/1/valid_from': 'missing-column' }],
    ['cells that cannot be read', 'code,name,level,valid_from,full_members\n,Chi bộ,branch,2025-02-30,x\n', { '#/2/code': 'required', '#/2/valid_from': 'not-a-date', '#/2/full_members': 'not-a-number' }],
    ['counts that contradict each other', 'code\tname\tlevel\tvalid_from\tfull_members\texempt\nc1\tChi bộ\tbranch\t2025-01-01\t3\t4\n', { '#/2/exempt': 'not-acceptable' }],
    ['a level nobody knows and a parent nobody knows', 'code,name,level,parent_code,valid_from\nc1,Chi bộ,xóm,,2025-01-01\nc2,Chi bộ,branch,none.1,2025-01-01\n', { '#/2/level': 'not-one-of', '#/3/parent_code': 'unknown-parent' }],
    ['a quotation mark that is not closed', 'code,name,level,valid_from\nc1,"Chi bộ,branch,2025-01-01\n', { '#/2/code': 'broken-row' }],
    ['more cells than columns', 'code,name,level,valid_from\nc1,Chi bộ,branch,2025-01-01,more\n', { '#/2/code': 'too-many-cells' }],
    ['nothing', '', { '#/1/code': 'missing-column', '#/1/name': 'missing-column', '#/1/level': 'missing-column', '#/1/valid_from': 'missing-column' }],
  ])('is refused for %s, naming row and column', async (_what, table, fields) => {
    for (const query of ['', '?dryRun=true']) {
      const answer = await send(table, query, office.administrator.account);
      expect([answer.status, answer.fields]).toEqual([400, fields]);
    }
  });

  it('is refused when it is no CSV in UTF-8, too large, or sent by somebody who may not found organs there', async () => {
    const row = `code,name,level,parent_code,valid_from\n${newCode()},Chi bộ,branch,${await codeOf(office.grassroots)},2025-01-01\n`;
    expect((await send(row, '', office.clerk.account, 'text/plain')).status).toBe(415);
    expect((await running.askAs(office.clerk.account, { method: 'POST', url: '/api/v1/organisations/import', payload: { code: 1 } })).status).toBe(415);
    expect((await running.askAs(office.clerk.account, { method: 'POST', url: changes, payload: row, headers: { 'content-type': 'text/csv' } })).status).toBe(415);
    expect((await send(Buffer.from([0x6d, 0xe3, 0x2c]))).fields).toEqual({ '#': 'not-utf8' });
    const large = await send('x'.repeat(9 * 1024 * 1024));
    expect([large.status, large.body['limit']]).toEqual([413, 8 * 1024 * 1024]);
    expect((await send(row, '', office.otherSecretary.account)).status).toBe(403);
    expect((await send(row, '?dryRun=true', office.inspector.account)).status).toBe(403);
    expect((await send('code,name,level,valid_from\nr1,Tỉnh ủy,province,2025-01-01\n')).status).toBe(403);
    expect((await send(row)).status).toBe(201);
  });
});
