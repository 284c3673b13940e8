import pg from 'pg';
import { findProcedure, isClosed, mainState, replay, type IsoDate } from '../../workflows/index.js';
import { enterCasesForReports } from '../support/report-cases.js';
import { actsOnFile, breakdownByHand, percentile, type ActOnFile } from '../support/report-oracle.js';
import { enterPartyOffice, type PartyOffice } from '../support/party-office.js';
import { linesOf, numbersIn, type Report, type Table } from '../support/report-tables.js';
import { useApplication } from './support/application.js';
import type { Answer } from './support/answer.js';

const running = useApplication();
let office: PartyOffice;
let grassrootsBranch: string;
let acts: ActOnFile[];

beforeAll(async () => {
  office = await enterPartyOffice(running.application);
  ({ grassrootsBranch } = await enterCasesForReports(running.application, office, 60));
  const administrator = new pg.Client(running.database);
  await administrator.connect();
  // Days as they are written.
  const types = { getTypeParser: (id: number) => (id === 1082 ? (day: string) => day : pg.types.getTypeParser(id)) };
  acts = (await administrator.query<ActOnFile>({ text: actsOnFile, types: types })).rows;
  await administrator.end();
}, 120_000);

const get = (officer: { account: string }, url: string, headers: Record<string, string> = {}): Promise<Answer> => running.askAs(officer.account, { method: 'GET', url: `/api/v1/reports/${url}`, headers });
const admissions = async (officer: { account: string }, query: string): Promise<Report> => {
  const answer = await get(officer, `admissions?${query}`);
  expect([query, answer.status, answer.text.slice(0, answer.status === 200 ? 0 : 300)]).toEqual([query, 200, '']);
  return answer.body as unknown as Report;
};

interface Waiting {
  state: string;
  n: number;
  days: { median: number; ninetieth: number; oldest: number } | null;
}

/** Open cases by state, with the days since their state was entered, from a replay of every case. */
function agesByHand(isMeant: (branch: string) => boolean): Record<string, { n: number; median: number; ninetieth: number; oldest: number }> {
  const admission = findProcedure('admission')!;
  const days: Record<string, number[]> = {};
  for (const caseId of new Set(acts.map((act) => act.caseId))) {
    const own = acts.filter((act) => act.caseId === caseId);
    const happenings = own.map(({ type, on, payload }) => admission.event.parse({ ...payload, type, happenedOn: on }));
    const states = happenings.map((_, place) => mainState(replay(admission, happenings.slice(0, place + 1)).place));
    const state = states.at(-1)!;
    if (isClosed(admission.machine, replay(admission, happenings).place) || !isMeant(own.at(-1)!.branch)) continue;
    const entered = states.findLastIndex((one) => one !== state) + 1;
    (days[state] ??= []).push((Date.parse(running.clock.today()) - Date.parse(own[entered]!.on)) / 86_400_000);
  }
  return Object.fromEntries(Object.entries(days).map(([state, all]) => [state, { n: all.length, median: percentile(all, 0.5), ninetieth: percentile(all, 0.9), oldest: Math.max(...all) }]));
}

describe('the report on new members', () => {
  const periods: [IsoDate, IsoDate, IsoDate, IsoDate][] = [
    ['2024-01-01', '2024-12-31', '2023-01-01', '2023-12-31'],
    ['2025-01-01', '2025-12-31', '2024-01-01', '2024-12-31'],
    ['2024-10-01', '2025-02-28', '2023-10-01', '2024-02-29'],
    ['2026-02-01', '2026-02-28', '2025-02-01', '2025-02-28'],
    ['2024-10-01', '2024-10-01', '2023-10-01', '2023-10-01'],
  ];

  it.each(periods)('from %s to %s says what one finds who counts the acts by hand', async (from, to, fromBefore, toBefore) => {
    const inside = { [office.commune]: [office.branch, office.otherBranch, grassrootsBranch], [office.grassroots]: [office.branch, office.otherBranch], [office.branch]: [office.branch], [grassrootsBranch]: [grassrootsBranch] };
    for (const [organ, branches] of Object.entries(inside)) {
      const report = await admissions(office.clerk, `organ=${organ}&from=${from}&to=${to}`);
      expect(report).toMatchObject({ inFull: true, agrees: true, before: { from: fromBefore, to: toBefore } });
      expect(numbersIn(report.tables, 'n')).toEqual(breakdownByHand(acts, new Set(branches), from, to));
      expect(numbersIn(report.tables, 'before')).toEqual(breakdownByHand(acts, new Set(branches), fromBefore, toBefore));
    }
  });

  it('has something to say in these tests', () => {
    const all = breakdownByHand(acts, new Set([office.branch, office.otherBranch, grassrootsBranch]), '2024-01-01', '2026-12-31');
    expect(all['all']).toMatchObject({ admitted: expect.any(Number), recognised: expect.any(Number), exits: expect.any(Number), classes: 2 });
    for (const partition of ['gender', 'ethnicMinority', 'religious', 'youthUnion', 'age', 'education', 'occupation', 'sector', 'exit', 'class']) expect(Object.keys(all[partition] ?? {}).length).toBeGreaterThan(1);
  });

  it('gives the same for each organ directly below, and the sums agree', async () => {
    const query = 'from=2024-01-01&to=2026-07-31';
    const report = await admissions(office.clerk, `${query}&organ=${office.commune}&by=organ`);
    expect(report.parts?.map(({ organ }) => organ.id).sort()).toEqual([office.grassroots, grassrootsBranch].sort());
    for (const { organ, tables } of report.parts ?? []) expect(tables).toEqual((await admissions(office.clerk, `${query}&organ=${organ.id}`)).tables);
    for (const { key, lines } of report.tables.filter((table) => table.key !== 'totals')) {
      lines.forEach((line, place) => expect([key, line.key, line.n]).toEqual([key, line.key, report.parts!.reduce((sum, part) => sum + (linesOf(part.tables, key)[place]?.n ?? NaN), 0)]));
    }
    const own = await admissions(office.secretary, `${query}&by=organ`);
    expect(own.parts?.map(({ organ }) => organ.id)).toEqual([office.branch]);
  });

  it('counts the grassroots organisations that admitted anybody', async () => {
    const report = await admissions(office.clerk, `from=2024-01-01&to=2026-07-31&organ=${office.commune}`);
    expect(linesOf(report.tables, 'totals').filter(({ key }) => key.startsWith('grassroots')).map(({ key, n }) => [key, n])).toEqual([['grassroots', 1], ['grassroots-branch', 1]]);
  });

  it('shows percentages to two decimals, and the change against the year before', async () => {
    const { tables } = await admissions(office.clerk, `organ=${office.commune}&from=2025-01-01&to=2025-12-31`);
    const total = linesOf(tables, 'totals')[0]!;
    const women = linesOf(tables, 'gender')[0]!;
    expect(women.percent).toBe(Math.round((women.n! * 1e4) / total.n! + 1e-9) / 100);
    expect(women.change).toBe(women.n! - women.before!);
  });

  it('hides small groups from those who do not record there, in every column and for every organ', async () => {
    for (const reader of [office.inspector, office.administrator]) {
      for (const by of ['', '&by=organ']) {
        const query = `organ=${office.commune}&from=2025-01-01&to=2025-12-31${by}`;
        const [shown, full] = [await admissions(reader, query), await admissions(office.clerk, query)];
        expect(shown).toMatchObject({ inFull: false, agrees: true });
        let hidden = 0;
        const compare = (some: readonly Table[], all: readonly Table[]) =>
          some.forEach(({ key, lines }, table) =>
            lines.forEach((line, place) => {
              const truth = all[table]!.lines[place]!;
              if (['grassroots', 'grassroots-branch', 'classes'].includes(line.key)) return;
              for (const column of ['n', 'before'] as const) {
                expect([key, line.key, line[column]]).toEqual([key, line.key, line[column] === null ? null : truth[column]]);
                expect([key, line.key, column, line[column] !== null && line[column] > 0 && line[column] < 5]).toEqual([key, line.key, column, false]);
                if (line[column] === null) hidden += 1;
              }
              if (line.n === null) expect(line).toMatchObject({ percent: null, change: null, changePercent: null, hidden: true });
              if (line.before === null) expect(line).toMatchObject({ change: null, changePercent: null, hidden: true });
            }),
          );
        compare(shown.tables, full.tables);
        (shown.parts ?? []).forEach(({ tables }, place) => compare(tables, full.parts![place]!.tables));
        expect(hidden).toBeGreaterThan(0);
      }
    }
  });

  it('is for the organs of the own offices: 403 for others, 404 for none, 400 for a period that is none', async () => {
    expect((await get(office.secretary, `admissions?organ=${office.otherBranch}`)).status).toBe(403);
    expect((await get(office.secretary, `admissions?organ=${office.commune}`)).status).toBe(403);
    expect((await get(office.clerk, 'admissions?organ=0f6b1f5e-6d0b-4f4e-9a3e-0c1d2e3f4a5b')).status).toBe(404);
    expect((await get(office.clerk, 'admissions?from=2026-01-02&to=2026-01-01')).fields).toEqual({ '#/from': 'not-acceptable' });
    expect((await get(office.clerk, 'admissions?from=2000-01-01&to=2026-01-01')).status).toBe(400);
    expect((await get(office.clerk, 'admissions?from=2026-02-30')).status).toBe(400);
  });

  it('speaks the language of the reader', async () => {
    const [vi, en] = [await get(office.clerk, 'admissions'), await get(office.clerk, 'admissions', { 'accept-language': 'en' })];
    expect([vi.body['label'], en.body['label']]).toEqual(['Kết quả kết nạp đảng viên', 'Results of the admission of members']);
    expect(`${vi.text}${en.text}`).not.toContain('reports:');
  });
});

describe('open cases', () => {
  it('stand by state with their age in it, as one finds who replays every case', async () => {
    const answer = await get(office.clerk, `pipeline?organ=${office.commune}&by=organ`);
    const body = answer.body as unknown as { open: number; states: Waiting[]; parts: { organ: { id: string }; open: number; states: Waiting[] }[] };
    const ages = agesByHand(() => true);
    expect(Object.fromEntries(body.states.map(({ state, n, days }) => [state, { n, ...days }]))).toEqual(ages);
    expect(body.open).toBe(body.states.reduce((sum, { n }) => sum + n, 0));
    for (const part of body.parts) {
      const shown = part.states.filter(({ n }) => n > 0).map(({ state, n, days }) => [state, { n, ...days }] as const);
      expect(Object.fromEntries(shown)).toEqual(agesByHand((branch) => (branch === grassrootsBranch) === (part.organ.id === grassrootsBranch)));
    }
  });

  it('are counted for an administrator without small groups, and without their ages', async () => {
    const answer = await get(office.administrator, `pipeline?organ=${office.commune}&by=organ`);
    const body = answer.body as unknown as { states: { n: number | null; days: object | null }[] };
    for (const { n, days } of body.states) expect([n === null || n === 0 || n >= 5, n === null && days !== null]).toEqual([true, false]);
  });
});

describe('the days that steps take', () => {
  it('are those between an act of the road and the one before it', async () => {
    const steps = findProcedure('admission')!.steps.filter(({ part }) => part === 'road');
    const road = new Set(steps.map(({ event }) => event));
    const answer = await get(office.clerk, `step-days?organ=${office.commune}&from=2024-06-01&to=2025-12-31`);
    const lines = answer.body['steps'] as { step: string; n: number; median: number | null; ninetieth: number | null }[];
    for (const { step, ...shown } of lines) {
      const type = steps.find(({ name }) => name === step)!.event;
      const days = acts.flatMap((act) => {
        const before = acts.filter((one) => one.caseId === act.caseId && one.seq < act.seq && road.has(one.type)).at(-1);
        const isMeant = act.type === type && before !== undefined && act.on >= '2024-06-01' && act.on <= '2025-12-31';
        return isMeant ? [(Date.parse(act.on) - Date.parse(before.on)) / 86_400_000] : [];
      });
      expect([step, { median: shown.median, n: shown.n, ninetieth: shown.ninetieth }]).toEqual([step, days.length === 0 ? { median: null, n: 0, ninetieth: null } : { median: percentile(days, 0.5), n: days.length, ninetieth: percentile(days, 0.9) }]);
    }
    expect(lines.filter(({ n }) => n > 4).length).toBeGreaterThan(5);
  });
});

describe('late organs', () => {
  it('are those that had to act, in the order of their codes, with as many late acts as are on file', async () => {
    const answer = await get(office.clerk, `late-organs?organ=${office.commune}&from=2024-01-01&to=2026-12-31`);
    const entries = answer.body['entries'] as { organ: { id: string; code: string }; overdue: number; late: number }[];
    const late = acts.filter(({ payload }) => payload['late'] === true);
    expect(entries.reduce((sum, one) => sum + one.late, 0)).toBe(late.length);
    expect(entries.map(({ organ }) => organ.code)).toEqual(entries.map(({ organ }) => organ.code).sort());
    // Cases on probation whose time is over wait for their branch, those without a decision for the commune.
    expect(entries.find(({ organ }) => organ.id === office.branch)?.overdue).toBeGreaterThan(0);
    expect(entries.find(({ organ }) => organ.id === office.commune)?.overdue).toBeGreaterThan(0);
    expect(answer.text).not.toContain('Người thứ');
  });
});

describe('targets', () => {
  const put = (officer: { account: string }, payload: object) => running.askAs(officer.account, { method: 'PUT', url: '/api/v1/reports/targets', payload, headers: { 'content-type': 'application/json' } });
  const basis = { number: '12-NQ/ĐU', issuedOn: '2025-01-10' };

  it('are set by those who record for the organ, and the one set last counts', async () => {
    const target = { organ: office.commune, year: 2025, measure: 'admitted', value: 30, basis };
    expect((await put(office.clerk, target)).status).toBe(204);
    expect((await put(office.clerk, { ...target, value: 20 })).status).toBe(204);
    expect((await put(office.inspector, target)).status).toBe(403);
    expect((await put(office.secretary, target)).status).toBe(403);
    expect((await put(office.clerk, { ...target, basis: { ...basis, issuedOn: '2027-01-01' } })).fields).toEqual({ '#/basis/issuedOn': 'not-acceptable' });
    expect((await put(office.clerk, { ...target, measure: 'anything' })).fields).toEqual({ '#/measure': 'not-one-of' });

    const { target: shown, tables } = await admissions(office.clerk, `organ=${office.commune}&from=2025-01-01&to=2025-12-31`);
    const reached = linesOf(tables, 'totals')[0]!.n!;
    expect(shown).toMatchObject({ value: 20, reached, percent: reached * 5 });
    const lines = (await get(office.clerk, `targets?organ=${office.commune}&from=2025&to=2025`)).body['lines'];
    expect(lines).toMatchObject([{ measure: 'admitted', target: 20, result: reached, basis, earlier: [{ value: 30 }] }, { measure: 'recognised', target: null }, { measure: 'trained' }]);
  });
});

describe('lists', () => {
  interface Member {
    case: { id: string };
    person: { fullName: string };
    admittedOn: string;
    probationEndsOn?: string;
    recognisedOn?: string;
  }
  const everybody = async (officer: { account: string }, list: string): Promise<Member[]> => {
    const found: Member[] = [];
    let next: string | undefined;
    do {
      const answer = await get(officer, `${list}${list.includes('?') ? '&' : '?'}limit=3${next === undefined ? '' : `&after=${next}`}`);
      expect([list, answer.status]).toEqual([list, 200]);
      found.push(...(answer.body['entries'] as Member[]));
      next = answer.body['next'] as string | undefined;
      if (next !== undefined) expect(Buffer.from(next, 'base64url').toString()).not.toContain('Người');
    } while (next !== undefined);
    return found;
  };
  const held = () => acts.filter(({ type }) => type === 'CeremonyHeld').map(({ caseId }) => caseId);
  const recognised = () => acts.filter(({ type, payload }) => type === 'RecognitionDecided' && payload['outcome'] === 'approved');

  it.each(['due', 'admitted', 'name'])('of probationers and of those recognised are whole when read page by page, sorted by %s', async (sort) => {
    const full = new Set(recognised().map(({ caseId }) => caseId));
    const probationers = await everybody(office.clerk, `probationers?sort=${sort}`);
    expect(probationers.map((one) => one.case.id).sort()).toEqual(held().filter((id) => !full.has(id)).sort());
    const members = await everybody(office.clerk, `recognised?sort=${sort}`);
    expect(members.map((one) => one.case.id).sort()).toEqual([...full].sort());
    const key = (one: Member) => ({ due: one.probationEndsOn ?? '', admitted: one.admittedOn, name: one.person.fullName })[sort] ?? '';
    const sorted = probationers.map(key).toSorted(sort === 'name' ? new Intl.Collator('vi').compare : undefined);
    expect(probationers.map(key)).toEqual(sorted);
  });

  it('are filtered by the day probation ends, by the day of recognition and by organ', async () => {
    const all = await everybody(office.clerk, 'probationers');
    const day = all[Math.floor(all.length / 2)]!.probationEndsOn!;
    expect(await everybody(office.clerk, `probationers?dueBy=${day}`)).toEqual(all.filter((one) => one.probationEndsOn! <= day));
    expect(await everybody(office.clerk, `probationers?dueFrom=${day}`)).toEqual(all.filter((one) => one.probationEndsOn! >= day));
    const first = recognised()[0]!.on;
    expect((await everybody(office.clerk, `recognised?from=${first}&to=${first}`)).map((one) => one.case.id).sort()).toEqual(recognised().filter(({ on }) => on === first).map(({ caseId }) => caseId).sort());
    const ofBranch = new Set(acts.filter(({ type, branch }) => type === 'CeremonyHeld' && branch === grassrootsBranch).map(({ caseId }) => caseId));
    expect((await everybody(office.clerk, `probationers?organ=${grassrootsBranch}`)).every((one) => ofBranch.has(one.case.id))).toBe(true);
  });

  it('show nobody to an administrator, and to a secretary the own branch alone', async () => {
    expect(await everybody(office.administrator, 'probationers')).toEqual([]);
    expect(await everybody(office.administrator, 'recognised')).toEqual([]);
    const own = new Set(acts.filter(({ branch }) => branch === office.branch).map(({ caseId }) => caseId));
    const seen = await everybody(office.secretary, 'probationers');
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.every((one) => own.has(one.case.id))).toBe(true);
    expect(await everybody(office.secretary, `probationers?organ=${office.otherBranch}`)).toEqual([]);
  });

  it('refuse a mark of another list', async () => {
    const { next } = (await get(office.clerk, 'probationers?limit=1&sort=name')).body;
    expect((await get(office.clerk, `probationers?limit=1&after=${String(next)}`)).body['code']).toBe('malformed-cursor');
  });

  it('of rolls count branches and members on a day', async () => {
    const on = '2025-03-01';
    const answer = await get(office.clerk, `rolls?organ=${office.commune}&on=${on}`);
    const entries = answer.body['entries'] as { organ: { id: string }; branches: number; grassroots: number; fullMembers: number; probationers: number; members: number }[];
    const ended = (caseId: string) => acts.some((one) => one.caseId === caseId && one.on <= on && (one.type === 'CaseStopped' || ((one.type === 'RecognitionDecided' || one.type === 'RemovalDecided') && one.payload['outcome'] === 'approved')));
    const onProbation = (branches: string[]) => acts.filter(({ type, on: day, caseId, branch }) => type === 'CeremonyHeld' && day <= on && !ended(caseId) && branches.includes(branch)).length;
    const byOrgan = Object.fromEntries(entries.map(({ organ, ...numbers }) => [organ.id, numbers]));
    expect(byOrgan[office.grassroots]).toMatchObject({ grassroots: 1, branches: 2, withoutRoll: 0, fullMembers: 40, probationers: onProbation([office.branch, office.otherBranch]) });
    expect(byOrgan[grassrootsBranch]).toMatchObject({ grassroots: 1, branches: 1, fullMembers: 20, probationers: onProbation([grassrootsBranch]) });
    for (const { fullMembers, probationers, members } of entries) expect(members).toBe(fullMembers + probationers);
    expect((await get(office.secretary, `rolls?on=${on}`)).body['entries']).toMatchObject([{ organ: { id: office.branch }, branches: 1 }]);
  });

  it('of rolls show one to four probationers only to whoever records', async () => {
    const hidden: unknown[] = [];
    for (const on of ['2024-12-01', '2025-03-01', '2025-06-01', '2025-09-01']) {
      const rolls = async (who: typeof office.clerk) => (await get(who, `rolls?organ=${office.grassroots}&on=${on}`)).body['entries'] as { fullMembers: number; probationers: number | null; members: number | null }[];
      const [inFull, shown] = [await rolls(office.clerk), await rolls(office.administrator)];
      for (const [place, { probationers, ...roll }] of inFull.entries()) {
        const small = probationers !== null && probationers > 0 && probationers < 5;
        if (small) hidden.push(probationers);
        expect(shown[place]).toEqual({ ...roll, ...(small ? { probationers: null, members: null } : { probationers }) });
      }
    }
    expect(hidden).not.toEqual([]);
  });
});

describe('figures that somebody brings', () => {
  it('are checked in the language of the reader, and what is wrong is said with the right number', async () => {
    const payload = {
      figures: [{ key: 'members', label: 'Tổng số đảng viên', value: 4923 }, { key: 'full', label: 'Chính thức', value: 3904 }, { key: 'probationary', label: 'Dự bị', value: 119 }],
      sums: [{ total: 'members', parts: ['full', 'probationary'] }],
    };
    const ask = (language: string) => running.askAs(office.secretary.account, { method: 'POST', url: '/api/v1/reports/figures/check', payload, headers: { 'content-type': 'application/json', 'accept-language': language } });
    expect((await ask('vi')).body).toEqual({
      agrees: false,
      checked: 1,
      disagreements: [{ kind: 'sum', about: ['members', 'full', 'probationary'], printed: '4923', right: '4023', message: '“Tổng số đảng viên” ghi 4923, nhưng các số thành phần (Chính thức, Dự bị) cộng lại là 4023.' }],
    });
    expect(JSON.stringify((await ask('en')).body)).toContain('add up to 4023');
    const unknown = await running.askAs(office.secretary.account, { method: 'POST', url: '/api/v1/reports/figures/check', payload: { ...payload, sums: [{ total: 'members', parts: ['x'] }] } });
    expect([unknown.status, unknown.fields]).toEqual([400, { '#/sums/0/parts/0': 'not-acceptable' }]);
  });
});
