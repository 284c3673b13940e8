import { Writable } from 'node:stream';
import pg from 'pg';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { allStates, procedures, statesOf, type IsoDate, type Place } from '../../workflows/index.js';
import { createApplication } from '../../src/application.js';
import { VerificationService } from '../../src/audit/verification.service.js';
import { actsOfAllRoads, type Loaded } from '../../src/demo/demo-loader.js';
import { ChecklistsService } from '../../src/dossier/checklists.service.js';
import { ensureDemo, loadDemo, type DemoSurroundings } from '../../src/demo/load-demo.js';
import { demoPassword } from '../../src/identity/demo-password.js';
import { IdentityService } from '../../src/identity/identity.service.js';
import { OrganisationsService } from '../../src/organisations/organisations.service.js';
import { PeopleService } from '../../src/people/people.service.js';
import { FixedClock } from '../../src/platform/clock/fixed-clock.js';
import { readConfiguration } from '../../src/platform/config/configuration.js';
import { createLogger } from '../../src/platform/logging/logger.js';
import { useDatabase, type TestDatabase } from '../support/database.js';

const lastDay: IsoDate = '2026-11-20';
const logged: string[] = [];
const logger = createLogger('debug', { write: (line) => void logged.push(line) });
const surroundings = (address: TestDatabase): DemoSurroundings => ({ configuration: readConfiguration({}), logger, database: { address }, password: demoPassword });

const applications: NestFastifyApplication[] = [];
// Hooks run in this order: the pools are closed before their databases are dropped.
afterAll(() => Promise.all(applications.map((application) => application.close())));
const [first, second, others] = [useDatabase(), useDatabase(), useDatabase()];

async function start(address: TestDatabase): Promise<NestFastifyApplication> {
  const application = await createApplication({ ...surroundings(address), clock: new FixedClock(lastDay) });
  applications.push(application);
  return application;
}

async function rowsOf<Row extends pg.QueryResultRow>(database: TestDatabase, sql: string): Promise<Row[]> {
  const client = new pg.Client({ ...database, options: '-c search_path=lotrinh,public -c timezone=Asia/Ho_Chi_Minh' });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

const count = async (sql: string) => (await rowsOf<{ count: number }>(first, `select count(*)::integer as count from ${sql}`))[0]?.count;

/** Everything about a case that must come out the same each time: all but ids and what is made from them. */
const tellAll = (database: TestDatabase) =>
  rowsOf(
    database,
    `select c.number, c.state, c.place::text, c.opened_on::text, c.version, e.seq, e.type, e.happened_on::text, e.recorded_at::text, e.office, e.edition,
       (e.payload - '{proposal,complaint,against,round,madeBy,subject,branch,organ,successor,helper,guide,destination,introducers}'::text[])::text as payload, p.full_name, p.born_on::text,
       (select string_agg(d.key || ' ' || d.due_on, ', ' order by d.key) from deadline d where d.case_id = c.id) as due
     from case_file c join case_event e on e.case_id = c.id join person p on p.id = c.subject order by c.number, e.seq`,
  );

describe('the demonstration', () => {
  let loaded: Loaded;
  let application: NestFastifyApplication;
  let told = 0;
  beforeAll(async () => {
    loaded = await loadDemo(surroundings(first), () => (told += 1));
    application = await start(first);
  }, 120_000);

  it('holds so many cases of each state', () => {
    expect(loaded).toEqual({
      awaitingListing: 2,
      awaitingCourse: 3,
      inCourse: 2,
      preparingDossier: 10,
      awaitingBranchVote: 5,
      awaitingSectionAppraisal: 1,
      awaitingCommitteeVote: 2,
      awaitingSubmission: 2,
      awaitingResultReport: 1,
      awaitingDecision: 5,
      awaitingCeremony: 3,
      onProbation: 15,
      awaitingRecognitionAppraisal: 1,
      awaitingRecognitionCommitteeVote: 1,
      awaitingRecognitionDecision: 2,
      awaitingRemovalAppraisal: 1,
      awaitingRemovalCommitteeVote: 1,
      awaitingRemovalDecision: 1,
      awaitingProbationReport: 1,
      awaitingProbationDecision: 1,
      awaitingRemedy: 1,
      fullMember: 19,
      refused: 3,
      withdrawn: 2,
      stopped: 3,
      removed: 2,
      annulled: 1,

      awaitingScreeningOpinions: 1,
      awaitingDirectionRequest: 1,
      awaitingDirection: 1,
      awaitingListingBallot: 1,
      awaitingListingReport: 1,
      educating: 6,
      awaitingEvaluation: 1,
      awaitingProgressRecognition: 1,
      unqualified: 1,
      awaitingExitVote: 1,
      awaitingExitAppraisal: 1,
      awaitingExitCommitteeVote: 1,
      awaitingExitDecision: 1,
      exited: 4,
      closedByComplaint: 1,
      notListed: 2,
      delisted: 3,
      closedOtherwise: 1,

      awaitingAnswerAboveGrassroots: 1,
      awaitingAnswerProvince: 1,
      awaitingAnswerCentre: 1,
      awaitingAnswerReceipt: 1,
      awaitingEscalation: 1,
      upheld: 2,
      partlyUpheld: 1,
      rejected: 1,
      settled: 2,
      complaintWithdrawn: 1,
      notAccepted: 1,
    });
  });

  it('shows every state in which a case can be, the inner ones too', async () => {
    const places = await rowsOf<{ place: Place }>(first, 'select place from case_file');
    const seen = new Set(places.flatMap(({ place }) => statesOf(place)));
    const missing = procedures.flatMap(({ machine }) => allStates(machine).map(({ name }) => name)).filter((name) => !seen.has(name));
    // Nothing is on file before a case is opened.
    expect(missing).toEqual(['beforeOutreach', 'beforeComplaint', 'beforeReview']);
  });

  it('records every step there is, under every edition', async () => {
    const recorded = await rowsOf<{ procedure: string; type: string }>(first, 'select distinct procedure, type from case_event');
    const unused = procedures.flatMap(({ id, steps }) => steps.filter(({ event }) => !recorded.some(({ procedure, type }) => procedure === id && type === event)).map(({ name }) => `${id} ${name}`));
    expect(unused).toEqual([]);
    const editions = await rowsOf<{ edition: string }>(first, 'select distinct edition from case_event order by edition');
    expect(editions.map(({ edition }) => edition)).toEqual(['R16', 'R21', 'R25a', 'R25b', 'R26a', 'R26b']);
    expect(await count(`case_event a join case_event b using (case_id) where a.edition = 'R25b' and a.happened_on < '2026-01-01' and b.type = 'CommitteeDecisionMade' and b.edition = 'R26b'`)).toBeGreaterThan(0);
  });

  it('shows what is late, failed, moved and expired on its last day', async () => {
    const overdue = await rowsOf<{ key: string }>(first, `select distinct key from deadline where purpose <> 'reminder' and due_on < '${lastDay}' order by key`);
    expect(overdue.map(({ key }) => key)).toEqual(['ceremony-due', 'committee-decision-due', 'complaint-answer-due', 'education-review-due', 'recognition-decision-due', 'recognition-review-due', 'transfer-due', 'transfer-letter-due', 'verification-result-due']);
    // The program has put on record which organs are late, each once, and nothing that only reminds.
    const missed = await rowsOf<{ key: string; office: string }>(first, `select distinct payload->>'key' as key, office from case_event where type = 'DeadlineMissed' order by key`);
    expect(missed.map(({ key, office }) => `${office} ${key}`)).toEqual(['ceremony-due', 'committee-decision-due', 'complaint-answer-due', 'recognition-decision-due', 'recognition-review-due', 'transfer-due'].map((key) => `system ${key}`));
    const late = await rowsOf<{ type: string }>(first, `select distinct type from case_event where payload->>'late' = 'true' order by type`);
    expect(late.map(({ type }) => type)).toEqual(['CeremonyHeld', 'CommitteeDecisionMade', 'ComplaintAnsweredByProvince', 'RecognitionDecided']);
    const failed = await rowsOf<{ type: string }>(first, `select distinct type from case_event where payload->>'outcome' = 'not-approved' order by type`);
    expect(failed.map(({ type }) => type)).toEqual(['BranchVoteHeld', 'CommitteeDecisionMade', 'CommitteeVoteHeld', 'ListingBallotHeld', 'RecognitionVoteHeld', 'RemovalVoteHeld']);
    const letters = await rowsOf<{ kind: string }>(first, `select distinct payload->>'kind' as kind from case_event where type = 'TransferLetterIssued' order by kind`);
    expect(letters.map(({ kind }) => kind)).toEqual(['53', '54', '92', '93', '94']);
    expect(await count('case_file where destination_id is not null')).toBe(2);
    expect(await count(`case_event where type = 'CommitteeDecisionMade' and payload->>'body' = 'standing-members' and payload ? 'overAgeConsent'`)).toBe(1);
    expect(await count(`deadline where key = 'certificate-expires' and due_on < '${lastDay}'`)).toBe(1);
    expect(await count(`deadline where key like '%-expire%' and due_on between '${lastDay}' and date '${lastDay}' + 10`)).toBeGreaterThan(1);
  });

  it('shows every state of a paper on its checklists, and a dossier that was given back', async () => {
    const { actor } = await application.get(IdentityService).signIn({ account: 'clerk', password: demoPassword, kind: 'program', address: '::1' });
    const noted = await rowsOf<{ id: string }>(first, `select id from case_file where paper_notes > 0 or facts ? 'returned'`);
    const checklists = await Promise.all(noted.map(({ id }) => application.get(ChecklistsService).checklist(id, actor, {})));
    expect(new Set(checklists.flatMap(({ checks }) => checks.flatMap(({ lines }) => lines.map(({ state }) => state))))).toEqual(new Set(['not-yet-seen', 'missing', 'in-order', 'not-applicable']));
    const [returned] = checklists.filter(({ opened }) => opened.state.facts.returned);
    const lacking = returned?.checks.flatMap(({ lines }) => lines.filter(({ state }) => state === 'missing'));
    expect(lacking?.map(({ paper, returnedFor }) => [paper, returnedFor]).toSorted()).toEqual([['01', 'Trang 3 và trang 4 chưa đóng dấu giáp lai'], ['42', 'Thiếu ý kiến của chi ủy nơi cư trú']]);
    const lists = await rowsOf<{ papers: Record<string, string | null> }>(first, `select papers from case_file where facts ? 'returned'`);
    expect(Object.entries(lists[0]?.papers ?? {}).filter(([, day]) => day === null).map(([paper]) => paper).toSorted()).toEqual(['01', '42']);
  });

  it('holds rounds of screening, complaints linked with what they are about, and corrections that were confirmed, rejected and wait', async () => {
    const rounds = await rowsOf<{ n: number; closed: boolean }>(first, `select (select count(*)::int from case_file where facts->>'round' = r.id::text) as n, c.round_id is not null as closed from screening_round r left join screening_round_closing c on c.round_id = r.id order by r.begun_on`);
    expect(rounds).toEqual([{ n: 0, closed: true }, { n: 9, closed: false }]);
    expect(await count(`case_event noted join case_file complaint on complaint.id::text = noted.payload->>'complaint' where noted.type = 'ComplaintNoted' and complaint.facts->>'against' = noted.case_id::text`)).toBe(5);
    expect(await count(`case_event where type = 'RightsRestored'`)).toBe(2);
    const corrections = await rowsOf<{ kind: string; outcome: string | null }>(first, 'select c.kind, o.outcome from correction c left join correction_outcome o on o.correction_id = c.id order by 1, 2');
    expect(corrections.map(({ kind, outcome }) => `${kind} ${outcome ?? 'waits'}`)).toEqual(['correct-record confirmed', 'correct-record rejected', 'correct-record waits', 'reopen-case confirmed', 'void-step confirmed']);
  });

  it('records nothing before it happened, nothing after its last day, and refuses nothing', async () => {
    expect(await count('case_event where recorded_at::date < happened_on')).toBe(0);
    expect(await count(`case_event where recorded_at::date > '${lastDay}'`)).toBe(0);
    expect(await count('case_event a join case_event b on b.case_id = a.case_id and b.seq = a.seq + 1 where b.recorded_at <= a.recorded_at')).toBe(0);
    expect(await count('refused_attempt')).toBe(0);
    expect(told).toBe(actsOfAllRoads);
  });

  it('is marked as a demonstration wherever it can be', async () => {
    for (const table of ['organ', 'person', `(select demo from account where name <> '(lotrinh)') account`, 'case_file']) expect([table, await count(`${table} where not demo`)]).toEqual([table, 0]);
  });

  it('leaves no name anywhere but with the people', async () => {
    expect(await count(`case_event e join person p on e.payload::text || e.office ilike '%' || p.full_name || '%'`)).toBe(0);
    expect(await count(`case_file c join person p on c.facts::text || c.number ilike '%' || p.full_name || '%'`)).toBe(0);
    const names = await rowsOf<{ full_name: string }>(first, 'select full_name from person');
    expect(names.filter(({ full_name: name }) => logged.join('').includes(name))).toEqual([]);
    expect(new Set(names.map(({ full_name: name }) => name)).size).toBe(names.length);
  });

  it('agrees with itself: every chain, every replay, every time limit', async () => {
    expect(await application.get(VerificationService).verifyAll()).toEqual({ cases: 133, events: await count('case_event'), faults: [] });
  });

  it.each([
    ['secretary', 'secretary', 'Chi bộ thôn Nà Khoang'],
    ['clerk', 'clerk', 'Đảng ủy xã Khuổi Nưa'],
    ['inspector', 'inspector', 'Đảng ủy xã Khuổi Nưa'],
    ['province-clerk', 'clerk', 'Tỉnh ủy Nậm Khê'],
    ['admin', 'administrator', 'Tỉnh ủy Nậm Khê'],
  ])('lets %s sign in, who is %s of %s', async (account, office, name) => {
    const { actor } = await application.get(IdentityService).signIn({ account, password: demoPassword, kind: 'program', address: '::1' });
    const organs = await Promise.all(actor.offices.map(({ organ }) => application.get(OrganisationsService).getOrgan(organ, lastDay)));
    expect(actor.offices.map((held, place) => [held.office, organs[place]?.name])).toEqual([[office, name]]);
  });

  it('gives the secretary enough to do', async () => {
    expect(await count(`case_file where not closed and branch_id = (select organ_id from organ_name where name = 'Chi bộ thôn Nà Khoang')`)).toBeGreaterThan(9);
  });

  it('is loaded again from the beginning after a loading was cut short, and comes out the same', async () => {
    let acts = 0;
    const cut = loadDemo(surroundings(second), () => {
      acts += 1;
      if (acts > 400) throw new Error('cut short');
    });
    await expect(cut).rejects.toThrow('cut short');

    const said: string[] = [];
    const screen = new Writable({ write: (chunk: Buffer, _encoding, done) => (said.push(chunk.toString()), done()) }) as unknown as NodeJS.WriteStream;
    expect(await ensureDemo(surroundings(second), second, { screen })).toMatchObject({ found: 'cut-short' });
    expect(said[0]).toContain('cut short; it begins again.');
    expect(said.at(-1)).toContain(`${actsOfAllRoads}/${actsOfAllRoads}`);
    expect(await tellAll(second)).toEqual(await tellAll(first));
    expect(await ensureDemo(surroundings(second), second, { screen })).toEqual({ found: 'loaded', scale: 'commune' });
  }, 120_000);

  it('is never loaded beside the data of others', async () => {
    const rooms = await start(others);
    const organ = await rooms.get(OrganisationsService).createOrgan({ code: '01', name: 'Tỉnh ủy thử nghiệm', level: 'province', validFrom: '2020-01-01' });
    await rooms.get(PeopleService).create({ fullName: 'Đàm Thị Xoan', bornOn: '1990-01-01', homeOrgan: organ.id }, { demo: true });
    expect(await ensureDemo(surroundings(others), others)).toMatchObject({ found: 'in-use' });
  });
});
