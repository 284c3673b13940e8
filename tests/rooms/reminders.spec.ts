import { CasesService } from '../../src/cases/cases.service.js';
import { IdentityService } from '../../src/identity/identity.service.js';
import { RemindersService } from '../../src/reminders/reminders.service.js';
import { useApplication } from '../http/support/application.js';
import { LimitTables } from '../support/limits.js';
import { enterPartyOffice, type PartyOffice } from '../support/party-office.js';

const running = useApplication();
const tables = new LimitTables(running.database);
let office: PartyOffice;
beforeAll(async () => void (office = await enterPartyOffice(running.application)));
afterEach(() => tables.sql(`delete from deadline`));

async function aCase(at: PartyOffice = office): Promise<string> {
  const { event } = await running.application.get(CasesService).open('admission', at.command('begin-outreach', '2024-01-05', { subject: await at.newCandidate() }), at.clerk.actor);
  return event.caseId;
}

const ring = () => running.application.get(RemindersService).ring(new AbortController().signal);
const at = (instant: string) => running.clock.moveTo(new Date(instant));

/** Every rung of a limit with the hour at which it rang, from the first morning to the last evening. */
async function through(caseId: string, from: string, days: number): Promise<string[]> {
  const rang: string[] = [];
  for (let day = 0; day < days; day += 1) {
    for (const hour of ['06:59', '07:00', '23:59']) {
      const instant = new Date(new Date(`${from}T${hour}:00+07:00`).getTime() + day * 86_400_000);
      at(instant.toISOString());
      const before = (await tables.claims(caseId)).length;
      await ring();
      const claims = await tables.claims(caseId);
      const fresh = claims.slice(before).map(({ rung }) => rung);
      if (fresh.length > 0) rang.push(`${instant.toISOString().slice(0, 10)} ${hour} ${fresh.join(' ')}`);
    }
  }
  return rang;
}

describe('a limit rings at seven in the morning of its rungs', () => {
  it.each([
    ['legal', ['2026-09-07 07:00 before-3', '2026-09-10 07:00 on-the-day', '2026-09-11 07:00 overdue-1', '2026-09-18 07:00 overdue-8']],
    ['service', ['2026-09-07 07:00 before-3', '2026-09-10 07:00 on-the-day', '2026-09-11 07:00 overdue-1', '2026-09-18 07:00 overdue-8']],
    ['reminder', ['2026-09-07 07:00 before-3', '2026-09-10 07:00 on-the-day']],
  ] as const)('a %s one', async (purpose, expected) => {
    const caseId = await aCase();
    await tables.put(caseId, [{ dueOn: '2026-09-10', purpose, ringAt: '2026-09-01' }]);
    at('2026-09-05T08:00:00+07:00');
    await ring();
    expect((await tables.claims(caseId)).map(({ rung }) => rung)).toEqual(purpose === 'service' ? ['before-10'] : ['before-10', 'before-30']);
    expect(await through(caseId, '2026-09-06', 14)).toEqual(expected.map((line) => line));
    expect(await tables.ringsAt(caseId)).toBe(purpose === 'reminder' ? undefined : '2026-09-25T00:00:00.000Z');
  }, 60_000);

  it('says when the next one rings', async () => {
    await tables.put(await aCase(), [{ dueOn: '2026-09-10' }]);
    at('2026-09-05T08:00:00+07:00');
    expect(await ring()).toEqual({ done: 2, truncated: false, nextAt: new Date('2026-09-07T00:00:00Z') });
    expect(await ring()).toEqual({ done: 0, truncated: false, nextAt: new Date('2026-09-07T00:00:00Z') });
  });

  it('but never while it is suspended', async () => {
    const caseId = await aCase();
    await tables.put(caseId, [{ dueOn: '9999-12-31' }]);
    expect(await ring()).toEqual({ done: 0, truncated: false, nextAt: undefined });
    expect(await tables.ringsAt(caseId)).toBeUndefined();
  });
});

it('tells after thirty days without a worker once of each limit, with what was passed over', async () => {
  const caseId = await aCase();
  await tables.put(caseId, [{ dueOn: '2026-09-10', ringAt: '2026-08-30' }]);
  at('2026-08-20T08:00:00+07:00');
  await tables.sql(`update deadline set ring_at = '2026-08-11 00:00Z'`);
  await ring();
  at('2026-09-19T12:00:00+07:00');
  await ring();
  await ring();
  const rungs = ['before-10', 'before-3', 'on-the-day', 'overdue-1', 'overdue-8'];
  const told = (await tables.told(caseId)).filter(({ rung }) => rung !== 'before-30');
  expect(new Set(told.map((one) => JSON.stringify([one.kind, one.rung, one.rungs])))).toEqual(new Set([JSON.stringify(['limit-overdue', 'overdue-8', rungs])]));
  expect((await tables.claims(caseId)).map(({ rung }) => rung).sort()).toEqual([...rungs, 'before-30'].sort());
  expect(new Set(told.map(({ account }) => account)).size).toBe(told.length);
});

it('rings nothing twice when the clock is set back, and goes on where it was', async () => {
  const caseId = await aCase();
  await tables.put(caseId, [{ dueOn: '2026-09-10' }]);
  at('2026-09-11T08:00:00+07:00');
  await ring();
  const [told, claims] = [await tables.told(caseId), await tables.claims(caseId)];
  for (const instant of ['2026-08-01T08:00:00+07:00', '2026-09-07T07:00:00+07:00', '2026-09-11T09:00:00+07:00']) {
    at(instant);
    await tables.sql('update deadline set ring_at = $1', [running.clock.now()]);
    expect((await ring()).done).toBe(0);
  }
  expect([await tables.told(caseId), await tables.claims(caseId)]).toEqual([told, claims]);
  at('2026-09-18T07:00:00+07:00');
  expect((await ring()).done).toBe(1);
});

describe('people are told', () => {
  const whom = async (caseId: string) => (await tables.told(caseId)).map(({ account, reason, kind, rung }) => [account, reason, kind, rung]);

  it('by the office they hold: officers first, the secretary when it is overdue, then the office above', async () => {
    const [mine, caseId] = [await enterPartyOffice(running.application), await aCase()];
    const own = await aCase(mine);
    await tables.sql('delete from deadline where case_id = $1', [caseId]);
    await tables.put(own, [{ dueOn: '2026-09-10', whoActs: 'branch' }]);
    const [secretary, clerk] = [mine.secretary.actor.accountId, mine.clerk.actor.accountId];
    at('2026-09-08T08:00:00+07:00');
    await ring();
    expect(await whom(own)).toEqual([[secretary, 'officers', 'limit-ahead', 'before-3']]);
    at('2026-09-10T08:00:00+07:00');
    await ring();
    at('2026-09-11T08:00:00+07:00');
    await ring();
    expect((await whom(own)).slice(1)).toEqual([[secretary, 'officers', 'limit-today', 'on-the-day'], [secretary, 'secretary', 'limit-overdue', 'overdue-1']]);
    at('2026-09-18T08:00:00+07:00');
    await ring();
    // The grassroots committee above has nobody, so that the commune is told.
    expect((await whom(own)).slice(3).sort()).toEqual([[secretary, 'secretary', 'limit-overdue', 'overdue-8'], [clerk, 'superior-office', 'limit-overdue', 'overdue-8']].sort());
  });

  it.each([
    ['grassroots-committee', 'clerk', 'superior-office'],
    ['competent-committee', 'clerk', 'officers'],
    ['superior-committee', 'clerk', 'superior-office'],
    ['section-committee', 'clerk', 'superior-office'],
    ['candidate', 'secretary', 'officers'],
    ['destination-branch', 'otherSecretary', 'officers'],
  ] as const)('where %s has to act: %s', async (whoActs, who, reason) => {
    const mine = await enterPartyOffice(running.application);
    const caseId = await aCase(mine);
    await tables.sql('update case_file set destination_id = $2 where id = $1', [caseId, mine.otherBranch]);
    await tables.put(caseId, [{ dueOn: '2026-09-10', whoActs }]);
    at('2026-09-08T08:00:00+07:00');
    await ring();
    expect(await whom(caseId)).toEqual([[mine[who].actor.accountId, reason, 'limit-ahead', 'before-3']]);
  });

  it('once each, also with two offices; not by an account that was disabled', async () => {
    const mine = await enterPartyOffice(running.application);
    const caseId = await aCase(mine);
    const { personId } = mine.secretary.actor;
    await tables.sql(`insert into office_holding (id, organ_id, person_id, office, from_on) values (gen_random_uuid(), $1, $3, 'clerk', '2016-01-01'), (gen_random_uuid(), $2, $3, 'deputy-secretary', '2016-01-01')`, [mine.branch, mine.grassroots, personId]);
    await tables.put(caseId, [{ dueOn: '2026-09-10' }]);
    at('2026-09-18T08:00:00+07:00');
    await ring();
    expect(await whom(caseId)).toEqual([[mine.secretary.actor.accountId, 'secretary', 'limit-overdue', 'overdue-8']]);

    await running.application.get(IdentityService).disable(mine.secretary.account);
    at('2026-09-25T08:00:00+07:00');
    await ring();
    expect((await whom(caseId)).slice(1)).toEqual([[mine.clerk.actor.accountId, 'superior-office', 'limit-overdue', 'overdue-15']]);
  });

  it('or, where nobody is there at all, an administrator sees that nobody was', async () => {
    const mine = await enterPartyOffice(running.application);
    const caseId = await aCase(mine);
    await tables.sql('update office_holding set to_on = $2 where organ_id = any($1::uuid[])', [[mine.branch, mine.commune, mine.grassroots], '2026-09-01']);
    await tables.put(caseId, [{ dueOn: '2026-09-10' }]);
    at('2026-09-08T08:00:00+07:00');
    await ring();
    expect(await tables.told(caseId)).toEqual([]);
    expect((await tables.claims(caseId)).map(({ rung, told }) => [rung, told]).sort()).toEqual([['before-10', 0], ['before-3', 0], ['before-30', 0]]);
  });
});
