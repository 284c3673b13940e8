import type { NoticePreferences } from '../../src/inbox/inbox.service.js';
import { MailRoom } from '../support/mail-room.js';
import { openMailReceiver, type MailReceiver } from '../support/mail-receiver.js';

const room = new MailRoom();
let receiver: MailReceiver;
beforeAll(async () => (receiver = await openMailReceiver()));
afterAll(() => receiver.close());
beforeEach(async () => {
  await room.clear();
  await room.sql('delete from deadline');
  receiver.reset();
});

const clerk = () => room.office.clerk.actor.accountId;

/** A limit of the case that runs until a day. */
async function limitRuns(key: string, dueOn: string): Promise<void> {
  await room.sql(
    `insert into deadline (case_id, key, anchor, anchored_on, budget, extension, unit, due_on, provisional, who_acts, purpose, rule, citation, ring_at, sequence)
     values ($1, $2, 'Told', '2026-07-01', 1, 0, 'months', $3, false, 'branch', 'legal', 'ADM-01', '{"document":"03-HD/BTCTW","clause":"1","confidence":"text"}', 'infinity', 0)`,
    [room.caseId, key, dueOn],
  );
}

/** The one message that the clerk gets of three notices of two limits, one of them late. */
async function letter(language: NoticePreferences['language'], email = 'clerk@example.vn') {
  await limitRuns('ceremony-due', '2026-08-20');
  await limitRuns('committee-decision-due', '2026-08-03');
  await room.prefers(clerk(), email, { language });
  await room.tell(clerk(), { kind: 'limit-ahead', key: 'ceremony-due', dueOn: '2026-08-20', rung: 'before-10' });
  await room.tell(clerk(), { kind: 'limit-ahead', key: 'committee-decision-due', dueOn: '2026-08-03', rung: 'before-3' });
  await room.tell(clerk(), { kind: 'limit-overdue', key: 'committee-decision-due', dueOn: '2026-08-03', rung: 'after-7' });
  expect(await room.round(receiver.url)).toMatchObject({ done: 1 });
  const [message] = receiver.messages;
  const [source] = receiver.sources;
  if (!message || source === undefined) throw new Error('nothing arrived');
  return { message, source, headers: source.slice(0, source.indexOf('\r\n\r\n')) };
}

const caseNumber = async () => (await room.sql<{ number: string }>('select number from case_file where id = $1', [room.caseId]))[0]!.number;

describe('an e-mail', () => {
  it('says what waits, the earliest day first, each limit once, why it came and how to change that', async () => {
    const { message } = await letter('vi');
    const text = message.text ?? '';
    expect(message.subject).toBe('lotrinh: 2 việc cần xử lý, 1 đã quá hạn');
    const lines = text.split('\n').filter((line) => line.startsWith('- '));
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain('Hạn quyết định kết nạp: thứ Hai, 03/08/2026 (đã quá 7 ngày)');
    expect(lines[1]).toContain('Hạn tổ chức lễ kết nạp: thứ Năm, 20/08/2026');
    for (const words of [await caseNumber(), 'Chi bộ thôn Một', 'Thư này không ghi tên người', 'đã chọn nhận thông báo', 'Muốn đổi địa chỉ']) expect(text).toContain(words);
    expect(text.match(/https?:\S+/g)).toEqual(['https://lotrinh.example.vn/']);
    for (const line of lines) expect(String(message.html)).toContain(line.slice(2));
  });

  it('is written in English for who wants that', async () => {
    const { message } = await letter('en');
    expect(message.subject).toBe('lotrinh: 2 to be dealt with, 1 overdue');
    expect(message.text).toContain('This e-mail names no person');
    expect(message.text).not.toMatch(/\{\{|mail:/);
  });

  it('names no person anywhere, and in its headers not even the case', async () => {
    const { message, headers } = await letter('vi');
    const people = await room.sql<{ name: string }>('select full_name as name from person');
    const whole = [headers, message.subject, message.text, message.html].join('\n');
    expect(people.length).toBeGreaterThan(5);
    for (const { name } of people) expect(whole).not.toContain(name);
    expect(headers).not.toContain(await caseNumber());
    expect(message.subject).not.toContain('HS-');
  });

  it('says that a program wrote it, under an id of its own, and loads nothing from anywhere', async () => {
    const { message, headers } = await letter('vi');
    const [mail] = await room.mails();
    expect(message.messageId).toBe(`<${mail!.id}@example.vn>`);
    expect(message.date).toEqual(room.running.clock.now());
    expect(message.from?.text).toBe('"lotrinh" <nhac-viec@example.vn>');
    expect(headers).toContain('List-ID: lotrinh <notices.lotrinh.example.vn>');
    expect(headers).toContain('Auto-Submitted: auto-generated');
    expect(message.attachments).toEqual([]);
    expect(String(message.html)).not.toMatch(/<img|<link|<script|<style|src=|url\(/);
    expect(String(message.html).match(/https?:[^"<]+/g)).toEqual(['https://lotrinh.example.vn/', 'https://lotrinh.example.vn/']);
  });

  it('has no header more than it should, whatever an organ is called', async () => {
    const strange = 'Chi bộ\r\nBcc: thief@example.org\r\nX-Evil: 1\r\n\r\n<script>alert(1)</script> & "Một" \u202e\u2028- dòng';
    const { headers: before } = await letter('vi');
    await room.clear();
    await room.sql('delete from deadline');
    receiver.reset();
    const [name] = await room.sql<{ name: string }>('select name from organ_name where organ_id = $1', [room.office.branch]);
    await room.sql('update organ_name set name = $2 where organ_id = $1', [room.office.branch, strange]);
    const { message, headers } = await letter('vi');
    await room.sql('update organ_name set name = $2 where organ_id = $1', [room.office.branch, name!.name]);

    const namesOf = (text: string) => text.split('\r\n').filter((line) => /^\S/.test(line)).map((line) => line.split(':')[0]);
    expect(namesOf(headers)).toEqual(namesOf(before));
    expect(receiver.messages).toHaveLength(1);
    expect(message.bcc).toBeUndefined();
    expect(message.text?.split('\n').filter((line) => line.startsWith('- '))).toHaveLength(2);
    expect(message.text).toContain('Chi bộ Bcc: thief@example.org X-Evil: 1 <script>alert(1)</script> & "Một" - dòng');
    expect(String(message.html)).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Một&quot;');
  });

  it.each(['a@example.vn, thief@example.org', 'a@example.vn\r\nBcc: thief@example.org', 'Tên <thief@example.org>', 'khong-phai-dia-chi>'])('goes to nobody else, whatever was taken down as the address: %j', async (email) => {
    await room.prefers(clerk(), email);
    await room.tell(clerk());
    await room.round(receiver.url);
    const [mail] = await room.mails();
    expect(receiver.messages).toHaveLength(0);
    expect(mail?.state).toBe('dead');
    expect(mail?.reason).not.toContain('@');
  });
});
