import pg from 'pg';
import { CasesService } from '../../src/cases/cases.service.js';
import { OrganisationsService } from '../../src/organisations/organisations.service.js';
import { PeopleService } from '../../src/people/people.service.js';
import { Database } from '../../src/platform/database/database.js';
import type { Actor } from '../../src/platform/http/actor.js';
import type { Entered } from '../support/admission-case.js';
import { enterPartyOffice, wholeRoad, type PartyOffice } from '../support/party-office.js';
import { useApplication } from './support/application.js';

interface Entry {
  kind: 'act' | 'event' | 'refused-attempt';
  seq?: number;
  step: string;
  label: string;
  summary: string;
  happenedOn: string;
  recordedOn: string;
  recordedAfterDays: number;
  late: boolean;
  verified: boolean;
  notVerified?: string;
  gapBefore?: { days: number; says: string };
  marks: string[];
  who: { person?: { fullName: string }; account: string; office?: string; organ?: string };
  refusals?: { code: string; message: string }[];
  payload?: Record<string, unknown>;
}

const running = useApplication();
let office: PartyOffice;
let cases: CasesService;
beforeAll(async () => {
  office = await enterPartyOffice(running.application);
  cases = running.application.get(CasesService);
});

/** A case after so many steps of the lawful road, recorded by the clerk of the commune. */
async function aCase(steps: number): Promise<string> {
  const { event } = await cases.open('admission', office.command('begin-outreach', '2024-01-05', { subject: await office.newCandidate() }), office.clerk.actor);
  for (const [step, on] of wholeRoad.slice(0, steps)) await record(event.caseId, step, on);
  return event.caseId;
}
const record = (id: string, step: string, on: string, changed: Entered = {}, actor: Actor = office.clerk.actor) => cases.record(id, step, office.command(step, on, changed), actor);
const get = (id: string, query = '', language = 'vi', officer = office.inspector) =>
  running.askAs(officer.account, { method: 'GET', url: `/api/v1/cases/${id}/history${query}`, headers: { 'accept-language': language } });
const entriesOf = async (id: string, query = '', language = 'vi') => (await get(id, query, language)).body['entries'] as Entry[];

/** Changes the record behind the program's back, as only the owner of the tables can. */
async function asOwner(sql: string, values: unknown[]): Promise<void> {
  const client = new pg.Client({ ...running.database });
  await client.connect();
  try {
    await client.query('set search_path = lotrinh, public');
    await client.query(sql, values);
  } finally {
    await client.end();
  }
}

describe('the acts of a case', () => {
  it('are told in one line each: what, when, and by whom', async () => {
    const acts = await entriesOf(await aCase(10), '?level=acts');
    expect(acts).toHaveLength(11);
    expect(acts[10]).toEqual({
      kind: 'act', seq: 11, step: 'record-branch-vote', label: 'Ghi kết quả chi bộ biểu quyết', summary: expect.stringMatching(/^Chi bộ biểu quyết đề nghị kết nạp: \d+\/\d+ tán thành, cần \d+; đạt\.$/),
      happenedOn: '2024-08-05', recordedOn: '2026-08-10', recordedAfterDays: 735, late: false, repair: false, verified: true, marks: ['ghi sau 735 ngày'],
      who: { person: { id: office.clerk.actor.personId, fullName: 'Đồng chí clerk' }, account: office.clerk.account, office: 'Cán bộ văn phòng cấp ủy', organ: 'Đảng bộ xã Thử Nghiệm' },
    });
    expect(acts[0]?.summary).toBe('Chi bộ thôn Một bắt đầu tạo nguồn đối với Đặng Thị Thùy Hường.');
    expect(acts[1]?.summary).toContain('Hoàng Văn Một được phân công giúp đỡ');
  });

  it('are told in English too', async () => {
    const acts = await entriesOf(await aCase(10), '?level=acts', 'en');
    expect(acts[10]?.summary).toMatch(/^The branch voted on proposing admission: \d+ of \d+ in favour, \d+ needed; enough\.$/);
    expect(acts.filter(({ summary }) => /\{\{|undefined|[0-9a-f]{8}-/.test(summary))).toEqual([]);
  });

  it('say how long nothing happened between two of them, and since the last one', async () => {
    const id = await aCase(3);
    const history = (await get(id, '?level=acts')).body;
    const [, second, third] = history['entries'] as Entry[];
    expect([second?.gapBefore, third?.gapBefore]).toEqual([
      { from: '2024-01-05', to: '2024-02-05', days: 31, says: '1 tháng không có sự kiện' },
      undefined,
    ]);
    expect(history['quiet']).toEqual({ from: '2024-04-05', to: '2026-08-10', days: 857, says: 'Đã 28 tháng 5 ngày không có sự kiện nào' });
    expect((await get(await aCase(wholeRoad.length))).body['quiet']).toBeUndefined();
  });

  it('are marked when they are late, and can be asked for alone', async () => {
    const id = await aCase(12);
    await record(id, 'record-committee-decision', '2024-12-30');
    const [late, ...others] = await entriesOf(id, '?level=acts&only=late');
    expect(others).toEqual([]);
    expect(late).toMatchObject({ step: 'record-committee-decision', late: true, marks: [expect.stringMatching(/^quá hạn, hạn là \d\d\/\d\d\/2024$/), expect.any(String)] });
    expect(await entriesOf(id, '?only=repairs')).toEqual([]);
  });

  it('name the organ as it was called when they were recorded', async () => {
    const id = await aCase(1);
    await running.application.get(OrganisationsService).renameOrgan(office.commune, { name: 'Đảng bộ xã Mới', fromOn: '2026-08-11' });
    running.clock.moveTo('2026-08-12');
    await record(id, 'propose-course', '2024-03-05');
    running.clock.moveTo('2026-08-10');
    expect((await entriesOf(id, '?level=acts')).map(({ who }) => who.organ)).toEqual(['Đảng bộ xã Thử Nghiệm', 'Đảng bộ xã Thử Nghiệm', 'Đảng bộ xã Mới']);
  });

  it('name whoever recorded them, wherever that person is at home', async () => {
    const { id: elsewhere } = await running.application.get(OrganisationsService).createOrgan({ code: 'ELSEWHERE-1', name: 'Đảng bộ nơi khác', level: 'grassroots', validFrom: '2016-01-01' });
    const id = await aCase(1);
    await asOwner('update person set home_organ = $1 where id = $2', [elsewhere, office.clerk.actor.personId]);
    const [act] = (await get(id, '?level=acts', 'vi', office.secretary)).body['entries'] as Entry[];
    expect(act?.who.person?.fullName).toBe('Đồng chí clerk');
    await expect(running.application.get(PeopleService).get(office.clerk.actor.personId ?? '')).resolves.toMatchObject({ homeOrgan: elsewhere });
  });
});

describe('the details of a case', () => {
  it('hold everything that is kept of an event, and refused attempts in their place', async () => {
    const id = await aCase(1);
    await expect(record(id, 'record-branch-vote', '2024-08-05')).rejects.toMatchObject({ status: 422 });
    running.clock.moveTo(new Date('2026-08-10T10:00:00+07:00'));
    await record(id, 'propose-course', '2024-03-05');
    running.clock.moveTo('2026-08-10');
    const entries = await entriesOf(id);
    expect(entries.map(({ kind, step }) => [kind, step])).toEqual([
      ['event', 'begin-outreach'],
      ['event', 'list-candidate'],
      ['refused-attempt', 'record-branch-vote'],
      ['event', 'propose-course'],
    ]);
    expect(entries[2]).toMatchObject({ happenedOn: '2024-08-05', recordedOn: '2026-08-10', who: { person: { fullName: 'Đồng chí clerk' } }, summary: expect.stringMatching(/^Bị từ chối: Ghi kết quả chi bộ biểu quyết\. Số lý do: \d+\.$/) });
    expect(entries[2]?.refusals?.map(({ code }) => code)).toContain('step-not-open');
    expect(entries[3]).toMatchObject({ seq: 3, payload: { proposal: {} }, edition: expect.any(String), computed: expect.any(Array), prevHash: expect.any(String), hash: expect.any(String) });
    expect((await entriesOf(id, '?level=acts')).map(({ kind }) => kind)).toEqual(['act', 'act', 'act']);
  });

  it('come in pages, one after the other without a gap, also where lines are left out', async () => {
    const id = await aCase(wholeRoad.length);
    for (const filter of ['', '&from=2024-05-01', '&account=' + office.clerk.account]) {
      const whole = await entriesOf(id, `?${filter}`);
      const found: Entry[] = [];
      for (let mark: string | undefined = ''; mark !== undefined; ) {
        const page = (await get(id, `?limit=5${filter}${mark === '' ? '' : `&after=${mark}`}`)).body;
        found.push(...(page['entries'] as Entry[]));
        mark = page['next'] as string | undefined;
      }
      expect(found).toEqual(whole);
    }
    const other = (await get(await aCase(3), '?limit=2')).body['next'];
    expect((await get(await aCase(0), `?after=${String(other)}`)).body['code']).toBe('malformed-cursor');
  });

  it.each([
    ['a step', '?step=record-committee-vote', [12, 21]],
    ['a type of event', '?type=CommitteeVoteHeld', [12, 21]],
    ['days', '?from=2024-08-05&to=2024-08-21', [11, 12, 13]],
    ['an account that recorded nothing', '?account=nobody', []],
    ['a person who recorded nothing', '?person=0f6b1f5e-6d0b-4f4e-9a3e-0c1d2e3f4a5b', []],
  ])('can be asked for by %s', async (_, query, seqs) => {
    expect((await entriesOf(await aCase(wholeRoad.length), query)).map(({ seq }) => seq)).toEqual(seqs);
  });

  it('can be asked for by who recorded them', async () => {
    const id = await aCase(2);
    await record(id, 'assign-helper', '2024-03-20', {}, office.secretary.actor);
    for (const query of [`?person=${office.secretary.actor.personId}`, `?account=${office.secretary.account}`, `?account=${office.secretary.actor.accountId}`]) {
      expect((await entriesOf(id, query)).map(({ step }) => step)).toEqual(['assign-helper']);
    }
  });

  it('name each field of a question that cannot be read', async () => {
    const answer = await get(await aCase(0), '?level=all&from=2024-02-30&only=nothing&person=x&limit=0');
    expect(answer.status).toBe(400);
    expect(Object.keys(answer.fields).sort()).toEqual(['#/from', '#/level', '#/limit', '#/only', '#/person']);
  });

  it('take the same number of statements however long the history is', async () => {
    const database = running.application.get(Database);
    const query = database.query.bind(database);
    let statements = 0;
    database.query = (...asked) => {
      statements += 1;
      return query(...asked);
    };
    const count = async (id: string) => {
      statements = 0;
      await get(id);
      return statements;
    };
    const [short, long] = [await aCase(1), await aCase(wholeRoad.length)];
    await get(short);
    const counted = [await count(long), await count(short)];
    database.query = query;
    expect(counted[0]).toBe(counted[1]);
    expect(counted[0]).toBeGreaterThan(3);
  });

  it('are not there for whoever may not see the case', async () => {
    const id = await aCase(1);
    for (const officer of [office.otherSecretary, office.administrator]) expect((await get(id, '', 'vi', officer)).body['code']).toBe('not-found');
  });
});

describe('a record that somebody altered', () => {
  it.each([
    ['event-altered', `update case_event set payload = jsonb_set(payload, '{helper}', '"somebody-else"') where case_id = $1 and seq = 2`, 2, /^Sự kiện 2 không còn như lúc ghi/],
    ['link-broken', `update case_event set prev_hash = repeat('b', 64) where case_id = $1 and seq = 3`, 3, /^Sự kiện 3 không nối tiếp/],
    ['event-missing', `delete from case_event where case_id = $1 and seq = 3`, 3, /^Thiếu sự kiện 3/],
  ])('tells by %s which event is not verified, and why', async (kind, damage, seq, says) => {
    const id = await aCase(4);
    await asOwner(damage, [id]);
    const history = (await get(id, '?level=acts')).body;
    expect([history['intact'], history['fault']]).toEqual([false, { kind, seq, says: expect.stringMatching(says) }]);
    const entries = history['entries'] as Entry[];
    expect(entries.map((entry) => [entry.seq, entry.verified])).toEqual(entries.map((entry) => [entry.seq, (entry.seq ?? 0) < seq]));
    for (const entry of entries.filter(({ verified }) => !verified)) expect(entry.notVerified).toMatch(entry.seq === seq ? says : new RegExp(`^Đứng sau sự kiện ${seq} `));
    for (const entry of entries.filter(({ verified }) => verified)) expect(entry.notVerified).toBeUndefined();
  });

  it('tells when the events are as they were, and only what follows from them is not', async () => {
    const id = await aCase(4);
    await asOwner(`update case_file set facts = facts || '{"helper": "x"}' where id = $1`, [id]);
    const history = (await get(id, '', 'en')).body;
    expect(history['fault']).toEqual({ kind: 'file-differs', field: 'facts', says: 'The events are intact, but what is stored of the case (facts) does not agree with them.' });
    expect((history['entries'] as Entry[]).every(({ verified }) => verified)).toBe(true);
  });
});
