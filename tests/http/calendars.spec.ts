import { connect } from 'node:net';
import ICAL from 'ical.js';
import { CasesService } from '../../src/cases/cases.service.js';
import { Database } from '../../src/platform/database/database.js';
import { IdentityService } from '../../src/identity/identity.service.js';
import { OrganisationsService } from '../../src/organisations/organisations.service.js';
import { enterPartyOffice, wholeRoad, type PartyOffice } from '../support/party-office.js';
import type { Answer } from './support/answer.js';
import { useApplication } from './support/application.js';

const token = 'a-token-for-the-tests-1234';
const running = useApplication({ LOG_LEVEL: 'trace', METRICS_TOKEN: token, PUBLIC_URL: 'https://lotrinh.example.vn/' });
let office: PartyOffice;
let caseId: string;
const secrets: string[] = [];

beforeAll(async () => {
  office = await enterPartyOffice(running.application);
  const { event } = await cases().open('admission', office.command('begin-outreach', '2024-01-05', { subject: await office.newCandidate() }), office.clerk.actor);
  caseId = event.caseId;
  for (const [step, on] of wholeRoad.slice(0, 12)) await record(step, on);
});

const cases = () => running.application.get(CasesService);
const record = (step: string, on: string) => cases().record(caseId, step, office.command(step, on), office.clerk.actor);

/** Makes a calendar and gives the path of its address, and its id. */
async function make(account = office.clerk.account, organ?: string): Promise<{ path: string; id: string; answer: Answer }> {
  const answer = await running.askAs(account, { method: 'POST', url: '/api/v1/calendar-feeds', payload: organ === undefined ? {} : { organ } });
  const path = answer.status === 201 ? new URL(String(answer.body['url'])).pathname : '';
  if (answer.status === 201) secrets.push(path.slice('/calendar/'.length, -'.ics'.length));
  return { path, id: String(answer.body['id']), answer };
}

/** Another library reads it: events by the limit they are of. */
async function read(path: string): Promise<Record<string, ICAL.Event>> {
  const answer = await running.ask({ url: path });
  expect(answer.status).toBe(200);
  const calendar = new ICAL.Component(ICAL.parse(answer.text));
  const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
  return Object.fromEntries(events.map((event) => [event.uid.replace(`${caseId}-`, '').replace(/-\d{4}-\d\d-\d\d@lotrinh$/, ''), event]));
}

describe('a calendar', () => {
  it('is read by its address alone, whose secret is kept nowhere', async () => {
    const { path, answer } = await make();
    expect(answer.body).toEqual({ id: expect.any(String), createdAt: expect.any(String), url: `https://lotrinh.example.vn${path}` });
    expect(path).toMatch(/^\/calendar\/[A-Za-z0-9_-]{43}\.ics$/);
    const got = await running.ask({ url: path });
    expect([got.status, got.headers['content-type'], got.headers['cache-control'], got.headers['referrer-policy'], got.headers['x-robots-tag']]).toEqual([200, 'text/calendar; charset=utf-8', 'private, max-age=300', 'no-referrer', 'noindex']);
    const kept = await running.application.get(Database).query<{ row: string }>('test-feeds', 'select f::text as row, length(token_hash) as octets from calendar_feed f');
    expect(kept).toMatchObject([{ octets: 32 }]);
    for (const secret of secrets) expect(JSON.stringify(kept)).not.toContain(secret);
  });

  it('holds a whole day for each limit, without a word about whom', async () => {
    const { path } = await make();
    const text = (await running.ask({ url: path })).text;
    expect(text).not.toMatch(/Đặng|Hường|Thùy|Đồng chí/);
    const due = (await read(path))['committee-decision-due']!;
    const { number } = (await running.askAs(office.clerk.account, { url: `/api/v1/cases/${caseId}` })).body;
    expect(due.uid).toBe(`${caseId}-committee-decision-due-2024-08-05@lotrinh`);
    expect(due.summary).toBe(`Hạn quyết định kết nạp (${String(number)})`);
    expect(due.description).toMatch(/^Bên thực hiện: Cấp ủy có thẩm quyền\nCăn cứ: /);
    const [stored] = await running.application.get(Database).query<{ on: string }>('test-due', `select due_on::text as on from deadline where case_id = $1 and key = 'committee-decision-due'`, [caseId]);
    expect([due.startDate.isDate, due.startDate.toString()]).toEqual([true, stored?.on]);
    expect([due.component.getFirstPropertyValue('categories'), due.component.getFirstPropertyValue('transp')]).toEqual(['Hạn theo quy định', 'TRANSPARENT']);
  });

  it('is answered shortly while nothing has changed', async () => {
    const { path } = await make();
    const { etag } = (await running.ask({ url: path })).headers;
    for (const known of [etag, `"other", W/${etag}`]) {
      const again = await running.ask({ url: path, headers: { 'if-none-match': known } });
      expect([again.status, again.text, again.headers['etag']]).toEqual([304, '', etag]);
    }
    expect((await running.ask({ url: path, headers: { 'if-none-match': '"other"' } })).status).toBe(200);
  });

  it('speaks the language that its account prefers', async () => {
    const { path } = await make();
    const prefers = (language: string) =>
      running.application.get(Database).query(
        'test-language',
        `insert into notice_preference (account_id, digest, language, quiet_from, quiet_until, updated_at) values ($1, 'none', $2, '20:00', '06:30', now())
         on conflict (account_id) do update set language = excluded.language`,
        [office.clerk.actor.accountId, language],
      );
    await prefers('en');
    expect((await read(path))['committee-decision-due']!.description).toContain('Who acts: ');
    await prefers('vi');
    expect((await read(path))['committee-decision-due']!.description).toContain('Bên thực hiện: ');
  });

  it('holds what the account may see, and of an organ what lies below it', async () => {
    const keys = async (account: string, organ?: string) => Object.keys(await read((await make(account, organ)).path)).length;
    const all = await keys(office.clerk.account);
    expect(all).toBeGreaterThan(0);
    expect([await keys(office.clerk.account, office.grassroots), await keys(office.clerk.account, office.otherBranch), await keys(office.secretary.account), await keys(office.otherSecretary.account), await keys(office.inspector.account)]).toEqual([all, 0, all, 0, all]);
    const statuses = [await make(office.administrator.account), await make(office.otherSecretary.account, office.branch), await make(office.clerk.account, caseId)].map(({ answer }) => answer.status);
    expect(statuses).toEqual([403, 403, 404]);
  });

  it('leaves out a limit while its clock stands still, and has it again on a later day', async () => {
    const { path } = await make();
    const before = (await read(path))['committee-decision-due']!;
    await record('suspend-decision-time', '2024-08-22');
    expect(Object.keys(await read(path))).not.toContain('committee-decision-due');
    await record('resume-decision-time', '2024-08-28');
    const after = (await read(path))['committee-decision-due']!;
    expect([after.uid, after.sequence > before.sequence, after.startDate.compare(before.startDate)]).toEqual([before.uid, true, 1]);
  });

  it('keeps the UID and raises the SEQUENCE when a limit is extended, and the day goes when the decision is there', async () => {
    const { path } = await make();
    const before = (await read(path))['committee-decision-due']!;
    await record('extend-decision-time', '2024-08-30');
    const after = (await read(path))['committee-decision-due']!;
    expect(after.uid).toBe(before.uid);
    expect(after.sequence).toBeGreaterThan(before.sequence);
    expect(after.startDate.compare(before.startDate)).toBe(1);
    await record('record-committee-decision', '2024-09-10');
    expect(Object.keys(await read(path))).not.toContain('committee-decision-due');
  });
});

describe('an address', () => {
  it('is listed with when it was last read, and leads nowhere once it is revoked', async () => {
    const { account } = office.inspector;
    const { path, id } = await make(account);
    const listed = async () => ((await running.askAs(account, { url: '/api/v1/calendar-feeds' })).body as unknown as { id: string; lastReadAt?: string }[] & object);
    const mine = async () => Object.values(await listed()).find((feed) => feed.id === id);
    expect(await mine()).toEqual({ id, createdAt: expect.any(String) });
    await running.ask({ url: path });
    expect((await mine())?.lastReadAt).toBe(running.clock.now().toISOString());
    expect((await running.askAs(office.clerk.account, { method: 'DELETE', url: `/api/v1/calendar-feeds/${id}` })).status).toBe(404);
    expect((await running.askAs(account, { method: 'DELETE', url: `/api/v1/calendar-feeds/${id}` })).status).toBe(204);
    expect([(await running.ask({ url: path })).status, await mine()]).toEqual([404, undefined]);
  });

  it('leads nowhere for whoever holds no office there today, or whose account is disabled', async () => {
    const other = await enterPartyOffice(running.application);
    const { path } = await make(other.secretary.account);
    const { path: fromClerk } = await make(other.clerk.account, other.branch);
    const status = async (of: string) => (await running.ask({ url: of })).status;
    expect([await status(path), await status(fromClerk)]).toEqual([200, 200]);
    await running.application.get(IdentityService).disable(other.clerk.account);
    const offices = running.application.get(OrganisationsService);
    const [held] = (await offices.officesIn(other.branch)).filter(({ personId }) => personId === other.secretary.actor.personId);
    await offices.endOffice(other.branch, held!.id, '2026-08-10');
    expect([await status(path), await status(fromClerk)]).toEqual([200, 404]);
    running.clock.moveTo('2026-08-11');
    expect(await status(path)).toBe(404);
    running.clock.moveTo('2026-08-10');
  });

  it('that is none of ours is not found, whatever it looks like', async () => {
    const { path } = await make();
    const wrong = [path.replace('.ics', ''), path.replace('.ics', '.ICS'), `${path}x`, path.toUpperCase(), path.slice(0, -5) + '.ics', '/calendar/.ics', '/calendar/x.ics', `/calendar/${'A'.repeat(43)}.ics`, `/calendar/${'%00'}.ics`, '/calendar/%2e%2e.ics'];
    for (const url of wrong) {
      const answer = await running.ask({ url });
      expect([url, answer.status >= 400 && answer.status < 500, answer.headers['content-type']]).toEqual([url, true, 'application/problem+json; charset=utf-8']);
    }
    expect((await running.ask({ url: `/calendar/${'A'.repeat(43)}.ics` })).body).toMatchObject({ status: 404, code: 'not-found', detail: 'Không tìm thấy lịch này.' });
  });

  it('and an account makes no more than twenty', async () => {
    const { account } = (await enterPartyOffice(running.application)).clerk;
    const statuses: number[] = [];
    for (let made = 0; made < 21; made += 1) statuses.push((await make(account)).answer.status);
    expect(statuses).toEqual([...Array<number>(20).fill(201), 409]);
  });

  it('stands in no line of the log, no measurement and no problem, however it is asked for', async () => {
    const { path, id } = await make();
    const answers = [
      await running.ask({ url: path }),
      await running.ask({ method: 'HEAD', url: path }),
      await running.ask({ method: 'POST', url: path, payload: {} }),
      await running.ask({ url: `${path}/more` }),
      await running.ask({ url: `${path}?again=${path}` }),
      await running.ask({ url: `${path}%ZZ` }),
      await running.ask({ url: path, headers: { referer: `https://lotrinh.example.vn${path}` } }),
      await running.askAs(office.clerk.account, { method: 'DELETE', url: `/api/v1/calendar-feeds/${id}` }),
      await running.ask({ url: path }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 405, 404, 200, 400, 200, 204, 404]);
    await running.application.listen({ port: 0, host: '127.0.0.1' });
    const socket = connect(Number(new URL(await running.application.getUrl()).port), '127.0.0.1', () => socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`, () => socket.destroy()));
    await new Promise((resolve) => socket.once('close', resolve));
    const failing = running.application.get(Database).query.bind(running.application.get(Database));
    running.application.get(Database).query = () => Promise.reject(new Error('the database is away'));
    const failed = await running.ask({ url: path });
    running.application.get(Database).query = failing;
    expect(failed.status).toBe(500);
    const metrics = await running.ask({ url: '/metrics', headers: { authorization: `Bearer ${token}` } });
    expect(metrics.text).toContain('route="/calendar/:file"');
    const said = [running.logged(), metrics.text, ...[...answers, failed].filter(({ status }) => status >= 400).map((answer) => answer.text + JSON.stringify(answer.headers))];
    expect(secrets.length).toBeGreaterThan(25);
    for (const secret of secrets) for (const text of said) expect(text).not.toContain(secret.slice(0, 20));
  });
});
