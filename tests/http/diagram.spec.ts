import pg from 'pg';
import { findProcedure } from '../../workflows/index.js';
import { enterPartyOffice, wholeRoad, type PartyOffice } from '../support/party-office.js';
import { readXml } from '../support/well-formed.js';
import { CasesService } from '../../src/cases/cases.service.js';
import { useApplication } from './support/application.js';

interface Entry {
  number: string;
  kind: string;
  name: string;
  label: string;
  beside: boolean;
  repair: boolean;
  standing: string;
  on: string[];
  says: string;
  refusals: { code: string; message: string }[];
  leadsTo: { number: string; taken: boolean }[];
}

const running = useApplication();
let office: PartyOffice;
beforeAll(async () => {
  office = await enterPartyOffice(running.application);
});

/** A case after so many steps of the lawful road. */
async function aCase(steps: number): Promise<string> {
  const cases = running.application.get(CasesService);
  const { event } = await cases.open('admission', office.command('begin-outreach', '2024-01-05', { subject: await office.newCandidate() }), office.clerk.actor);
  for (const [step, on] of wholeRoad.slice(0, steps)) await cases.record(event.caseId, step, office.command(step, on), office.clerk.actor);
  return event.caseId;
}

const get = (url: string, headers: Record<string, string> = {}, officer = office.inspector) => running.askAs(officer.account, { method: 'GET', url: `/api/v1/cases/${url}`, headers });
const entriesOf = async (id: string): Promise<Entry[]> => (await get(`${id}/diagram`)).body['entries'] as Entry[];
const standings = (entries: Entry[], ...names: string[]) => Object.fromEntries(entries.filter(({ name }) => names.includes(name)).map(({ number, standing }) => [number, standing]));

describe('the road of a case as a list', () => {
  it('says of each state and step how it stands', async () => {
    const entries = await entriesOf(await aCase(6));
    expect(standings(entries, 'inCourse', 'preparingDossier', 'preparingDossier.record.verifying', 'preparingDossier.record.verified', 'awaitingBranchVote', 'withdrawn')).toMatchObject({ 4: 'visited', 5: 'current', '5.1.4': 'current', '5.1.5': 'ahead', 6: 'ahead' });
    expect(entries.find(({ name }) => name === 'declare-cv')).toMatchObject({ standing: 'done', on: ['2024-05-20'], leadsTo: [{ taken: true }] });
    expect(entries.find(({ name }) => name === 'record-introductions')).toMatchObject({ standing: 'open', refusals: [] });
    expect(entries.find(({ name }) => name === 'record-branch-vote')).toMatchObject({ standing: 'ahead', refusals: [] });
  });

  it('gives every reason against a step that the case knows but that is refused today, and none against the others', async () => {
    const entries = await entriesOf(await aCase(15));
    const vote = entries.find(({ name }) => name === 'record-recognition-vote');
    expect(vote?.standing).toBe('refused');
    expect(vote?.refusals.map(({ code }) => code)).toContain('assessment-missing');
    for (const { message } of vote?.refusals ?? []) expect(vote?.says).toContain(message);
    expect(entries.filter(({ standing, refusals }) => standing !== 'refused' && refusals.length > 0)).toEqual([]);
  });

  it('tells what was not taken from what is still ahead', async () => {
    const entries = await entriesOf(await aCase(12));
    expect(standings(entries, 'awaitingSectionAppraisal', 'awaitingResultReport', 'awaitingDecision', 'refused', 'fullMember')).toMatchObject({ 7: 'not-taken', 10: 'not-taken', 11: 'current', 23: 'ahead' });
    const vote = entries.find(({ name }) => name === 'record-branch-vote');
    expect(vote?.leadsTo.filter(({ taken }) => taken).map(({ number }) => number)).toEqual(['8']);
    expect(entries.find(({ name }) => name === 'preparingDossier.opinions.collected')).toMatchObject({ standing: 'visited', on: ['2024-07-22'] });
  });

  it('shows nothing ahead of a case that has ended, but what can put it right', async () => {
    const entries = await entriesOf(await aCase(wholeRoad.length));
    expect(entries.filter(({ standing }) => standing === 'current').map(({ name }) => name)).toEqual(['fullMember']);
    expect(entries.filter(({ standing }) => ['ahead', 'refused'].includes(standing))).toEqual([]);
    const open = entries.filter(({ standing }) => standing === 'open');
    expect(open.map(({ name }) => name)).toContain('annul-decision');
    expect(open.filter(({ beside }) => !beside)).toEqual([]);
    const recorded = entries.filter(({ kind }) => kind === 'step').flatMap(({ on }) => on);
    expect(recorded.sort()).toEqual(['2024-01-05', ...wholeRoad.map(([, on]) => on)].sort());
  });

  it('tells what puts the record in order from what may happen beside the road', async () => {
    const beside = (await entriesOf(await aCase(2))).filter((entry) => entry.beside);
    const repairs = findProcedure('admission')?.steps.filter(({ part }) => part === 'repair').map(({ name }) => name);
    expect(beside.filter(({ repair }) => repair).map(({ name }) => name)).toEqual(repairs);
    expect(beside.filter(({ repair }) => !repair).length).toBeGreaterThan(0);
  });

  it('holds every state of the procedure once', async () => {
    const entries = await entriesOf(await aCase(0));
    const procedure = findProcedure('admission');
    expect(entries.filter(({ kind }) => kind === 'state').map(({ name }) => name)).toHaveLength(new Set(entries.filter(({ kind }) => kind === 'state').map(({ name }) => name)).size);
    expect(new Set(entries.filter(({ kind }) => kind === 'step').map(({ name }) => name))).toEqual(new Set(procedure?.steps.map(({ name }) => name)));
  });
});

describe('the road of a case as a picture', () => {
  it.each([['vi', 'Đang chuẩn bị hồ sơ'], ['en', 'Preparing the dossier']])('is well-formed, small, and says in %s what the list says', async (language, label) => {
    const id = await aCase(15);
    const picture = await get(`${id}/diagram.svg`, { 'accept-language': language });
    expect([picture.status, picture.headers['content-type']]).toEqual([200, 'image/svg+xml; charset=utf-8']);
    expect(Buffer.byteLength(picture.text)).toBeLessThan(60_000);
    const [svg, title, description] = readXml(picture.text);
    const list = (await get(`${id}/diagram`, { 'accept-language': language })).body;
    const entries = list['entries'] as Entry[];
    expect(svg?.attributes).toMatchObject({ role: 'img', lang: language, 'aria-labelledby': 'picture-title picture-description' });
    expect(title?.text).toBe(list['title']);
    const lines = description?.text.split('\n') ?? [];
    expect(lines).toHaveLength(entries.length);
    expect(entries.filter((entry, place) => !lines[place]?.startsWith(`${entry.number}. ${entry.label}: ${entry.says}`))).toEqual([]);
    expect(svg?.text).toContain(label);
  });

  it('shows the day of every act and every reason to whoever only sees', async () => {
    const id = await aCase(15);
    const [svg, , description] = readXml((await get(`${id}/diagram.svg`)).text);
    const seen = (svg?.text.slice(description?.text.length) ?? '').replaceAll(/\s+/g, ' ');
    for (const { on, refusals } of await entriesOf(id)) {
      for (const day of on.slice(-1)) expect(seen).toContain(day.split('-').reverse().join('/'));
      for (const { message } of refusals) expect(seen).toContain(message);
    }
  });

  it('names nobody', async () => {
    const { text } = await get(`${await aCase(15)}/diagram.svg`);
    expect(text).toMatch(/HS-\d+/);
    expect(text.match(/Hường|Hoàng Văn Một|Đồng chí|thôn Một|[0-9a-f]{8}-[0-9a-f]{4}/g)).toBeNull();
  });

  it('need not be sent again while nothing has changed, and is sent again when something has', async () => {
    const id = await aCase(12);
    for (const part of ['diagram', 'diagram.svg']) {
      const first = await get(`${id}/${part}`);
      const etag = first.headers['etag'] ?? '';
      expect([etag.split('-').slice(0, 2), first.headers['cache-control']]).toEqual([['"13', 'vi'], 'private, no-cache']);
      const again = await get(`${id}/${part}`, { 'if-none-match': `"x", W/${etag}` });
      expect([again.status, again.text]).toEqual([304, '']);
      expect((await get(`${id}/${part}`, { 'if-none-match': etag, 'accept-language': 'en' })).status).toBe(200);
    }
    const before = (await get(`${id}/diagram.svg`)).headers['etag'] ?? '';
    await running.application.get(CasesService).record(id, 'record-committee-decision', office.command('record-committee-decision', '2024-09-10'), office.clerk.actor);
    expect((await get(`${id}/diagram.svg`, { 'if-none-match': before })).status).toBe(200);
  });

  it('is drawn up to the first event that nobody can read, and says so', async () => {
    const id = await aCase(6);
    const client = new pg.Client({ ...running.database });
    await client.connect();
    await client.query(`update lotrinh.case_event set payload = '{}' where case_id = $1 and seq = 3`, [id]);
    await client.end();
    const { status, text } = await get(`${id}/diagram.svg`);
    expect([status, readXml(text)[0]?.text]).toEqual([200, expect.stringContaining('Không đọc được từ sự kiện 3 trở đi')]);
    expect((await get(`${id}/diagram`)).body).toMatchObject({ unreadable: 3, entries: expect.arrayContaining([expect.objectContaining({ number: '2a', standing: 'done' })]) });
  });

  it('is not there for whoever may not see the case', async () => {
    const id = await aCase(1);
    for (const part of ['diagram', 'diagram.svg']) {
      for (const officer of [office.otherSecretary, office.administrator]) {
        const answer = await get(`${id}/${part}`, {}, officer);
        expect([answer.status, answer.body['code']]).toEqual([404, 'not-found']);
      }
      expect((await get(`no-id/${part}`)).status).toBe(400);
    }
  });
});
