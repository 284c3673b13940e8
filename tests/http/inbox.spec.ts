import { CasesService } from '../../src/cases/cases.service.js';
import { enterInboxCase, type InboxCase } from '../support/inbox-case.js';
import { useApplication } from './support/application.js';

const running = useApplication();
let inbox: InboxCase;

beforeAll(async () => {
  running.clock.moveTo('2024-10-25');
  inbox = await enterInboxCase(running);
});

type Line = Readonly<Record<string, unknown>> & { readonly id: number };
const entriesOf = (body: Readonly<Record<string, unknown>>) => body['entries'] as Line[];
const secretary = () => inbox.office.secretary.account;
const list = async (account: string, query = '', headers = {}) => running.askAs(account, { url: `/api/v1/inbox${query}`, headers });

describe('the inbox', () => {
  it('says in a whole sentence what is due, in whose case, and why one is told', async () => {
    await inbox.post(inbox.notice({ rungs: ['before-30', 'before-10'] }));
    const [line] = entriesOf((await list(secretary())).body);
    expect(line).toMatchObject({
      text: `Hạn quyết định kết nạp: thứ Tư, 30/10/2024 (còn 5 ngày, trong đó 3 ngày làm việc), hồ sơ ${inbox.number} của Đặng Thị Thùy Hường, Chi bộ thôn Một.`,
      why: 'Đồng chí nhận thông báo này vì đồng chí là bí thư của Chi bộ thôn Một.',
      passed: 'Thông báo này thay cho các lần nhắc chưa gửi được: trước 30 ngày.',
      case: { id: inbox.caseId, number: inbox.number, subject: 'Đặng Thị Thùy Hường', href: `/api/v1/cases/${inbox.caseId}` },
      standing: 'open', daysLeft: 5, citation: { clause: expect.any(String) as string },
    });
    const english = entriesOf((await list(secretary(), '', { 'accept-language': 'en' })).body)[0];
    expect(english?.['why']).toBe('You are told because you are the secretary of Chi bộ thôn Một.');
  });

  it('tells nobody the name who may not see the case any more, and nobody of notices to others', async () => {
    await inbox.post(inbox.notice({ account: inbox.office.otherSecretary.actor.accountId, reason: 'officers' }));
    const [line] = entriesOf((await list(inbox.office.otherSecretary.account)).body);
    expect(line?.['text']).toContain(`hồ sơ ${inbox.number}, Chi bộ thôn Một`);
    expect(JSON.stringify(line)).not.toContain('Hường');
    const stranger = await running.askAs(secretary(), { method: 'POST', url: `/api/v1/inbox/${line?.id}/read` });
    expect([stranger.status, stranger.body['code']]).toEqual([404, 'not-found']);
    expect((await list(inbox.office.administrator.account)).body['entries']).toEqual([]);
  });

  it('is read notice by notice, or up to the newest one that was seen', async () => {
    const unread = async () => (await running.askAs(secretary(), { url: '/api/v1/inbox/unread' })).body['unread'];
    await inbox.post(inbox.notice({ rung: 'before-3', rungs: ['before-3'] }), inbox.notice({ rung: 'on-the-day', rungs: ['on-the-day'], kind: 'limit-today' }));
    expect(await unread()).toBe(3);
    const [newest, middle, oldest] = entriesOf((await list(secretary())).body);
    const post = (url: string, payload = {}) => running.askAs(secretary(), { method: 'POST', url: `/api/v1/inbox/${url}`, payload });
    expect((await post(`${newest?.id}/read`)).body).toEqual({ unread: 2 });
    expect((await post(`${newest?.id}/read`)).body).toEqual({ unread: 2 });
    expect(entriesOf((await list(secretary(), '?unread=true')).body).map(({ id }) => id)).toEqual([middle?.id, oldest?.id]);
    expect((await post('read-all', { upTo: oldest?.id })).body).toEqual({ unread: 1 });
    expect((await post(`${newest?.id}/unread`)).body).toEqual({ unread: 2 });
    expect((await post('read-all', { upTo: 0 })).status).toBe(400);
    expect((await post('0/read')).status).toBe(400);
  });

  it('comes in pages, newest first, and by kind and case', async () => {
    const first = await list(secretary(), '?limit=2');
    const second = await list(secretary(), `?limit=2&after=${String(first.body['next'])}`);
    const ids = [first, second].flatMap(({ body }) => entriesOf(body).map(({ id }) => id));
    expect(ids).toEqual([...ids].sort((a, b) => b - a));
    expect([ids.length, second.body['next']]).toEqual([3, undefined]);
    expect(entriesOf((await list(secretary(), '?kind=limit-today')).body)).toHaveLength(1);
    expect(entriesOf((await list(secretary(), `?case=${inbox.office.branch}`)).body)).toHaveLength(0);
    expect((await list(secretary(), '?kind=limit')).fields).toEqual({ '#/kind': 'not-one-of' });
    expect((await list(secretary(), '?after=e30')).body['code']).toBe('malformed-cursor');
  });

  it('does not tell the same twice', async () => {
    expect(await inbox.post(inbox.notice(), inbox.notice({ rung: 'overdue-1', rungs: ['overdue-1'], kind: 'limit-overdue' }))).toBe(1);
  });

  it('says of a limit that was kept that it is done', async () => {
    running.clock.moveTo('2024-10-31');
    const before = entriesOf((await list(secretary(), '?kind=limit-overdue')).body)[0];
    expect(before).toMatchObject({ standing: 'open', daysLeft: -1, text: expect.stringContaining('đã quá 1 ngày') as string });
    const { actor } = inbox.office.clerk;
    for (const [step, on] of [['submit-dossier', '2024-08-21'], ['record-committee-decision', '2024-09-10']] as const) {
      await running.application.get(CasesService).record(inbox.caseId, step, inbox.office.command(step, on), actor);
    }
    const after = entriesOf((await list(secretary(), '?kind=limit-overdue')).body)[0];
    expect(after).toMatchObject({ standing: 'settled', text: expect.stringMatching(/Việc này đã xong\.$/) as string });
    expect(after?.['citation']).toBeUndefined();
  });
});

describe('preferences', () => {
  const ask = (payload?: object) => running.askAs(secretary(), { url: '/api/v1/inbox/preferences', ...(payload && { method: 'PUT', payload }) });
  const wanted = { email: 'bithu@example.vn', digest: 'daily', language: 'vi', quietFrom: '21:00', quietUntil: '05:30' };

  // This installation has no mail server, and says so.
  const emailsAreSent = false;

  it('are in the program only, until somebody says otherwise', async () => {
    expect((await ask()).body).toEqual({ digest: 'none', language: 'vi', quietFrom: '20:00', quietUntil: '06:30', emailsAreSent });
    expect((await ask(wanted)).body).toEqual({ ...wanted, emailsAreSent });
    expect((await ask()).body).toEqual({ ...wanted, emailsAreSent });
    const { email, ...without } = wanted;
    expect(email).toBeDefined();
    expect((await ask({ ...without, digest: 'none' })).body).toEqual({ ...without, digest: 'none', emailsAreSent });
  });

  it('are refused with the field that is wrong, and then nothing changes', async () => {
    await ask(wanted);
    const { email, ...without } = wanted;
    expect(email).toBeDefined();
    expect((await ask(without)).fields).toEqual({ '#/email': 'required' });
    expect((await ask({ ...wanted, email: 'bithu' })).fields).toEqual({ '#/email': 'wrong-format' });
    expect((await ask({ ...wanted, quietFrom: '24:00' })).fields).toEqual({ '#/quietFrom': 'wrong-format' });
    expect((await ask({ ...wanted, digest: 'hourly' })).fields).toEqual({ '#/digest': 'not-one-of' });
    expect((await ask()).body).toEqual({ ...wanted, emailsAreSent });
  });
});
