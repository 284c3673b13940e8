import { addDays } from '../../workflows/index.js';
import { CasesService } from '../../src/cases/cases.service.js';
import { IdentityService } from '../../src/identity/identity.service.js';
import { enterPartyOffice, officePassword, wholeRoad, type Officer, type PartyOffice } from '../support/party-office.js';
import { useApplication } from './support/application.js';

const running = useApplication();
const tokens = new Map<string, string>();
let office: PartyOffice;
/** Ids of cases by how many steps were recorded after the opening. */
const cases: Record<number, string> = {};
beforeAll(async () => {
  office = await enterPartyOffice(running.application);
  const service = running.application.get(CasesService);
  for (const steps of [4, 10, 15, wholeRoad.length]) {
    const { event } = await service.open('admission', office.command('begin-outreach', '2024-01-05', { subject: await office.newCandidate() }), office.clerk.actor);
    for (const [step, on] of wholeRoad.slice(0, steps)) await service.record(event.caseId, step, office.command(step, on), office.clerk.actor);
    cases[steps] = event.caseId;
  }
}, 60_000);

interface Line {
  case: { id: string };
  key: string;
  dueOn?: string;
  overdue: boolean;
  daysLeft?: number;
  workingDaysLeft?: number;
  whoActs: { role: string; organ?: { id: string } };
}

async function ask(path: string, officer: Officer = office.clerk) {
  const { account } = officer;
  const token = tokens.get(account) ?? (await running.application.get(IdentityService).signIn({ account, password: officePassword, kind: 'program', address: '::1' })).token;
  tokens.set(account, token);
  return running.ask({ url: `/api/v1/${path}`, headers: { authorization: `Bearer ${token}` } });
}
const lines = async (path: string, officer?: Officer) => (await ask(path, officer)).body['entries'] as Line[];
const keysOf = (some: readonly Line[]) => some.map(({ key }) => key);

describe('the list of time limits', () => {
  it('tells what is overdue, of whom, since when and by which clause, and no reminder among it', async () => {
    const { status, body } = await ask('deadlines?state=overdue');
    expect([status, body]).toMatchObject([200, { on: '2026-08-10', assumed: false }]);
    const overdue = body['entries'] as Line[];
    expect(overdue.find(({ key }) => key === 'committee-decision-due')).toMatchObject({
      case: { id: cases[10], number: expect.stringMatching(/^HS-/), procedure: 'admission' },
      subject: { fullName: 'Đặng Thị Thùy Hường' },
      branch: { id: office.branch, name: 'Chi bộ thôn Một' },
      label: 'Hạn quyết định kết nạp',
      overdue: true,
      suspended: false,
      provisional: false,
      extension: 0,
      suspensions: [],
      purpose: 'legal',
      citation: { clause: expect.any(String), confidence: expect.any(String) },
      whoActs: { role: 'competent-committee', label: 'Cấp ủy có thẩm quyền', organ: { id: office.commune, name: 'Đảng bộ xã Thử Nghiệm' } },
    });
    expect(overdue.every((line) => line.overdue && (line.daysLeft ?? 0) < 0 && (line.workingDaysLeft ?? 0) <= 0)).toBe(true);
    expect(overdue.some((line) => (line as unknown as { purpose: string }).purpose === 'reminder')).toBe(false);
  });

  it('is what would be, if today were another day, and says that it was assumed', async () => {
    const due = (await lines('deadlines?state=all')).find(({ key }) => key === 'committee-decision-due')!.dueOn!;
    const eve = addDays(due as never, -1);
    const { body } = await ask(`deadlines?state=due&days=1&on=${eve}`);
    expect(body).toMatchObject({ on: eve, assumed: true, entries: [{ key: 'committee-decision-due', overdue: false, daysLeft: 1, workingDaysLeft: 1 }] });
    expect(await lines(`deadlines?state=overdue&key=committee-decision-due&on=${eve}`)).toEqual([]);
    expect(await lines(`deadlines?state=overdue&key=committee-decision-due&on=${addDays(due as never, 1)}`)).toMatchObject([{ overdue: true, daysLeft: -1 }]);
  });

  it('is paged in the order of the last days, and every filter leaves what it says', async () => {
    const all = await lines('deadlines?state=all');
    expect(all.length).toBeGreaterThan(3);
    expect(all.map(({ dueOn }) => dueOn)).toEqual(all.map(({ dueOn }) => dueOn).toSorted());
    const paged: Line[] = [];
    for (let next: string | undefined = ''; next !== undefined;) {
      const { body } = await ask(`deadlines?state=all&limit=2${next === '' ? '' : `&after=${next}`}`);
      paged.push(...(body['entries'] as Line[]));
      next = body['next'] as string | undefined;
    }
    expect(paged).toEqual(all);
    for (const [filter, wanted] of [
      ['key=probation-ends', ({ key }: Line) => key === 'probation-ends'],
      ['whoActs=branch', ({ whoActs }: Line) => whoActs.role === 'branch'],
      ['purpose=legal', (line: Line) => (line as unknown as { purpose: string }).purpose === 'legal'],
      ['procedure=complaint', () => false],
      [`within=${office.otherBranch}`, () => false],
      [`within=${office.branch}`, () => true],
    ] as const) expect([filter, keysOf(await lines(`deadlines?state=all&${filter}`))]).toEqual([filter, keysOf(all.filter(wanted))]);
  });

  it('shows nobody what is not theirs, and a case that has ended no more', async () => {
    for (const stranger of [office.otherSecretary, office.administrator]) expect(await lines('deadlines?state=all', stranger)).toEqual([]);
    expect(await lines('deadlines?state=all', office.secretary)).toEqual(await lines('deadlines?state=all'));
    expect((await lines('deadlines?state=all')).some((line) => line.case.id === cases[wholeRoad.length])).toBe(false);
  });

  it.each([['state=late'], ['days=x'], ['on=2026-02-30'], ['key=none'], ['limit=0'], ['surprise=1']])('refuses %s', async (query) => {
    expect(await ask(`deadlines?${query}`)).toMatchObject({ status: 400, body: { code: 'invalid-fields' } });
  });

  it('refuses a mark of another list', async () => {
    const { body } = await ask('deadlines?state=all&limit=1');
    expect(await ask(`deadlines?state=overdue&limit=1&after=${String(body['next'])}`)).toMatchObject({ status: 400, body: { code: 'malformed-cursor' } });
  });
});

it('counts what the list tells', async () => {
  const { body } = await ask('deadlines/counts');
  const [overdue, soon] = [await lines('deadlines?state=overdue'), await lines('deadlines?state=due&days=30')];
  expect(body).toMatchObject({ on: '2026-08-10', assumed: false, overdue: overdue.length, within30: soon.length, suspended: 0, byProcedure: [{ procedure: 'admission', label: 'kết nạp đảng viên', overdue: overdue.length }] });
  const later = addDays('2026-08-10', -700);
  expect((await ask(`deadlines/counts?on=${later}`)).body).toMatchObject({ on: later, assumed: true, overdue: (await lines(`deadlines?state=overdue&on=${later}`)).length });
});

describe('the explanation of a time limit', () => {
  it('counts day by day, and tells who recorded what it begins with', async () => {
    const { status, body } = await ask(`cases/${cases[10]}/deadlines/committee-decision-due/explanation`);
    expect([status, body]).toMatchObject([200, {
      key: 'committee-decision-due',
      overdue: true,
      beganWith: { seq: 11, type: 'BranchVoteHeld', happenedOn: '2024-08-05', who: { account: office.clerk.account }, verified: true },
      convention: { rule: 'CAL-06', confirmed: false, citation: { confidence: 'unconfirmed', name: expect.stringContaining('91/2015/QH13') } },
      changes: [{ turn: 'began', event: { seq: 11 } }],
      shifts: [],
      missed: [],
      rungs: [],
    }]);
    const count = body['count'] as { on: string; as: string; number?: number; says: string; weekday: string }[];
    expect(count[0]).toMatchObject({ on: '2024-08-05', weekday: 'Thứ Hai', as: 'start-day' });
    expect(count.at(-1)).toMatchObject({ on: body['dueOn'], as: 'counted', number: body['budget'] });
    expect(count.find(({ on }) => on === '2024-09-02')).toMatchObject({ as: 'day-off', says: 'ngày nghỉ, không tính' });
  });

  it.each([
    ['a limit that does not run', () => `cases/${cases[4]}/deadlines/ceremony-due/explanation`],
    ['a case that is not there', () => 'cases/00000000-0000-4000-8000-000000000000/deadlines/ceremony-due/explanation'],
  ])('is not found of %s', async (_, path) => {
    expect(await ask(path())).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  it('is for those who may see the case', async () => {
    expect(await ask(`cases/${cases[10]}/deadlines/committee-decision-due/explanation`, office.otherSecretary)).toMatchObject({ status: 404 });
  });
});

it('says of a suspended limit that it is suspended, and shows no last day anywhere', async () => {
  const service = running.application.get(CasesService);
  const { event } = await service.open('admission', office.command('begin-outreach', '2024-01-05', { subject: await office.newCandidate() }), office.clerk.actor);
  for (const [step, on] of wholeRoad.slice(0, 10)) await service.record(event.caseId, step, office.command(step, on), office.clerk.actor);
  await service.record(event.caseId, 'suspend-decision-time', office.command('suspend-decision-time', '2024-08-08'), office.clerk.actor);
  const paths = ['deadlines?state=suspended', 'deadlines?state=all', `cases/${event.caseId}`, `cases/${event.caseId}/deadlines`, 'cases', `cases/${event.caseId}/deadlines/committee-decision-due/explanation`];
  const answers = await Promise.all(paths.map((path) => ask(path)));
  for (const { status, text } of answers) expect([status, text.includes('9999')]).toEqual([200, false]);
  const [suspended] = answers[0]!.body['entries'] as Line[];
  expect(suspended).toMatchObject({ key: 'committee-decision-due', suspended: true, overdue: false, suspensions: [{ from: expect.any(String) }] });
  expect([suspended!.dueOn, suspended!.daysLeft]).toEqual([undefined, undefined]);
  expect(answers.at(-1)!.body).toMatchObject({ suspended: true, changes: [{ turn: 'began' }, { turn: 'suspended', reason: expect.any(String) }] });
  expect((await ask('deadlines/counts')).body).toMatchObject({ suspended: 1 });
}, 30_000);
