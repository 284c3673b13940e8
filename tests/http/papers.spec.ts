import { Database } from '../../src/platform/database/database.js';
import { faulty } from '../support/admission-roads.js';
import { enterPartyOffice, wholeRoad, type PartyOffice } from '../support/party-office.js';
import type { Answer } from './support/answer.js';
import { useApplication } from './support/application.js';

interface Note { catalogue: string; nth: number; finding: string; remark?: string; number?: string; notedAt: string; by: { office: string; organ: { id: string; name: string } } }
interface Line { catalogue: string; name: string; state: string; label: string; form?: { number: string; citation: { confidence: string } }; givenOn?: string; valid?: { until: string; daysLeft: number; label: string }; differs: string[]; returnedFor?: string; notes: Note[]; refusals: { code: string; rule: string; cure: string; curedBy: string; citation: { clause: string } }[] }
interface Check { step: string; label: string; open: boolean; counts: Record<string, number>; papers: Line[]; others: { code: string }[] }

const running = useApplication();
let office: PartyOffice;
beforeAll(async () => {
  office = await enterPartyOffice(running.application);
});

type Who = { account: string };
const english = { 'accept-language': 'en' };
const get = (url: string, officer: Who = office.clerk, headers: Record<string, string> = {}) => running.askAs(officer.account, { method: 'GET', url: `/api/v1/${url}`, headers });
const put = (url: string, payload: object, officer: Who = office.clerk) => running.askAs(officer.account, { method: 'PUT', url: `/api/v1/cases/${url}`, payload });
const step = (id: string, name: string, on: string, changed: object = {}): Promise<Answer> =>
  running.askAs(office.clerk.account, { method: 'POST', url: `/api/v1/cases/${id}/steps/${name}`, payload: office.command(name, on, { ...changed }) });

/** A case on the whole road, up to a step. */
async function caseAfter(until?: string): Promise<string> {
  const opened = await running.askAs(office.secretary.account, { method: 'POST', url: '/api/v1/cases', payload: { procedure: 'admission', ...office.command('begin-outreach', '2024-01-05', { subject: await office.newCandidate() }) } });
  const id = String(opened.body['id']);
  for (const [name, on] of until === undefined ? [] : wholeRoad) {
    const answer = await step(id, name, on);
    if (answer.status !== 201) throw new Error(`${name}: ${answer.text}`);
    if (name === until) break;
  }
  return id;
}
const notes = async (id: string, query = '') => (await get(`cases/${id}/papers${query}`)).body['entries'] as Note[];
const checks = async (id: string, query = '', headers = {}) => (await get(`cases/${id}/checklist${query}`, office.secretary, headers)).body['checks'] as Check[];
const line = (check: Check | undefined, catalogue: string) => check?.papers.find((paper) => paper.catalogue === catalogue);
const codes = (answer: Answer) => (answer.body['refusals'] as { code: string }[]).map(({ code }) => code);
const storedPapers = async (id: string) => (await running.application.get(Database).query<{ papers: Record<string, string | null> }>('test-papers', 'select papers from case_file where id = $1', [id]))[0]?.papers;

describe('the catalogue of papers', () => {
  it('names every paper with its printed form on a day, and says what nobody has confirmed', async () => {
    const { status, body } = await get('papers?on=2025-02-03', office.secretary, english);
    const papers = body['papers'] as { catalogue: string; name: string; priority: number; form?: { number: string; citation: { confidence: string; mark?: string } }; procedures: string[] }[];
    expect([status, body['on']]).toEqual([200, '2025-02-03']);
    expect(papers.find(({ catalogue }) => catalogue === '05')).toMatchObject({ name: 'Decision on admission', priority: 1, form: { number: '9-KNĐ', citation: { confidence: 'summary' } }, procedures: ['admission'] });
    expect(papers.find(({ catalogue }) => catalogue === '39')).toMatchObject({ form: { number: '3-KNĐ', citation: { confidence: 'text' } } });
    expect(papers.find(({ catalogue }) => catalogue === '44')).toMatchObject({ priority: 2, form: { number: '7-KNĐ', citation: { confidence: 'unconfirmed' } } });
    expect(papers.find(({ catalogue }) => catalogue === '96')).not.toHaveProperty('form');
    expect(papers.find(({ catalogue }) => catalogue === '03')).toMatchObject({ procedures: [] });
  });
  it('is sure of no form number since the regulations of 2026, and knows none before the first regulation', async () => {
    const forms = async (on: string) => ((await get(`papers?on=${on}`)).body['papers'] as { form?: { citation: { confidence: string } } }[]).flatMap(({ form }) => form?.citation.confidence ?? []);
    expect(new Set(await forms('2026-08-10'))).toEqual(new Set(['unconfirmed']));
    expect(await forms('2016-07-24')).toEqual([]);
  });
});

describe('a note about a paper', () => {
  it('is kept with who noted it, and of one paper the newest counts', async () => {
    const id = await caseAfter('collect-opinions');
    const first = await put(`${id}/papers/38`, { finding: 'missing', remark: 'Thiếu dấu giáp lai' }, office.secretary);
    expect([first.status, first.body]).toMatchObject([200, { catalogue: '38', nth: 1, finding: 'missing', label: 'đang thiếu', remark: 'Thiếu dấu giáp lai', by: { office: 'secretary', organ: { id: office.branch, name: 'Chi bộ thôn Một' } } }]);
    const second = await put(`${id}/papers/38`, { finding: 'in-order', number: '15/GCN', issuedOn: '2024-04-05', signer: 'Hoàng Văn Ký', form: 'copy', keptAt: 'Tủ 3, ngăn 2', sha256: 'a'.repeat(64) });
    expect(second.body).toMatchObject({ finding: 'in-order', number: '15/GCN', signer: 'Hoàng Văn Ký', keptAt: 'Tủ 3, ngăn 2', form: 'copy', by: { office: 'clerk', organ: { name: 'Đảng bộ xã Thử Nghiệm' } } });
    expect(await notes(id)).toEqual([second.body]);
    expect((await notes(id, '?history=true')).map(({ finding }) => finding)).toEqual(['in-order', 'missing']);
  });
  it('twice in a row adds nothing, and by somebody else or otherwise it does', async () => {
    const id = await caseAfter('collect-opinions');
    const note = { finding: 'in-order', keptAt: 'Tủ 1' };
    for (let time = 0; time < 3; time += 1) await put(`${id}/papers/37`, note);
    expect(await notes(id, '?history=true')).toHaveLength(1);
    await put(`${id}/papers/37`, note, office.secretary);
    await put(`${id}/papers/37`, { ...note, keptAt: 'Tủ 2' }, office.secretary);
    expect(await notes(id, '?history=true')).toHaveLength(3);
  });
  it('of a second introduction stands beside that of the first', async () => {
    const id = await caseAfter('collect-opinions');
    await put(`${id}/papers/39`, { finding: 'in-order' });
    await put(`${id}/papers/39?nth=2`, { finding: 'missing', remark: 'Chưa có chữ ký' });
    expect((await notes(id)).map(({ catalogue, nth, finding }) => [catalogue, nth, finding])).toEqual([['39', 1, 'in-order'], ['39', 2, 'missing']]);
    expect(line((await checks(id))[0], '39')).toMatchObject({ state: 'missing', notes: [{ nth: 1 }, { nth: 2 }] });
  });
  it('made at the same time as others is kept like them', async () => {
    const id = await caseAfter('collect-opinions');
    const made = await Promise.all(['37', '38', '39', '42'].map((catalogue) => put(`${id}/papers/${catalogue}`, { finding: 'missing', remark: `Thiếu ${catalogue}` })));
    expect(made.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect((await notes(id)).map(({ catalogue }) => catalogue)).toEqual(['37', '38', '39', '42']);
    expect(await storedPapers(id)).toMatchObject({ '37': null, '38': null, '39': null, '42': null });
  });
  it('is followed at once by what lists show of the case, and by what is decided', async () => {
    const id = await caseAfter('collect-opinions');
    expect(await storedPapers(id)).toMatchObject({ '38': '2029-04-05' });
    await put(`${id}/papers/38`, { finding: 'missing', remark: 'Bản phô tô mờ' });
    expect(await storedPapers(id)).toMatchObject({ '38': null });
    const refused = await step(id, 'record-branch-vote', '2024-08-05');
    expect([refused.status, codes(refused)]).toEqual([422, ['paper-found-missing']]);
    expect(refused.text).toContain('giấy chứng nhận học lớp nhận thức về Đảng');
    await put(`${id}/papers/38`, { finding: 'in-order' });
    expect(await storedPapers(id)).toMatchObject({ '38': '2029-04-05' });
    expect((await step(id, 'record-branch-vote', '2024-08-05')).status).toBe(201);
  });
  it('and steps recorded meanwhile never lose each other', async () => {
    const id = await caseAfter('declare-cv');
    const [note, recorded] = await Promise.all([put(`${id}/papers/37`, { finding: 'missing', remark: 'Không viết tay' }), step(id, 'record-introductions', '2024-07-20')]);
    expect([note.status, recorded.status]).toEqual([200, 201]);
    expect(await storedPapers(id)).toMatchObject({ '37': null });
    expect((await storedPapers(id))?.['39']).not.toBeNull();
  });

  it('is listed page by page', async () => {
    const id = await caseAfter();
    for (const place of ['1', '2', '3', '4', '5']) await put(`${id}/papers/97`, { finding: 'in-order', keptAt: `Tủ ${place}` });
    const seen: string[] = [];
    for (let after: string | undefined = ''; after !== undefined; ) {
      const page = await get(`cases/${id}/papers?history=true&limit=2${after === '' ? '' : `&after=${after}`}`);
      seen.push(...(page.body['entries'] as { keptAt: string }[]).map(({ keptAt }) => keptAt));
      after = page.body['next'] as string | undefined;
    }
    expect(seen).toEqual(['Tủ 5', 'Tủ 4', 'Tủ 3', 'Tủ 2', 'Tủ 1']);
    expect((await get(`cases/${id}/papers?history=true&after=e30`)).status).toBe(400);
  });

  it.each([
    [{ finding: 'missing' }, '#/remark'],
    [{ finding: 'lost' }, '#/finding'],
    [{ finding: 'in-order', issuedOn: '2024-02-30' }, '#/issuedOn'],
    [{ finding: 'in-order', sha256: 'abc' }, '#/sha256'],
    [{ finding: 'in-order', form: 'scan' }, '#/form'],
    [{ finding: 'in-order', keptAt: '   ' }, '#/keptAt'],
    [{ finding: 'in-order', file: 'JVBERi0xLjQ=' }, '#/file'],
    [{}, '#/finding'],
  ])('%j is refused by naming its field, and changes nothing', async (note, field) => {
    const id = await caseAfter();
    const answer = await put(`${id}/papers/38`, note);
    expect([answer.status, Object.keys(answer.fields)]).toEqual([400, [field]]);
    expect(await notes(id)).toEqual([]);
  });
  it('names a number that is none, and a place that is none', async () => {
    const id = await caseAfter();
    expect([(await put(`${id}/papers/abc`, { finding: 'in-order' })).status, (await put(`${id}/papers/38?nth=0`, { finding: 'in-order' })).status, (await put(`${id}/papers/38?nth=21`, { finding: 'in-order' })).status]).toEqual([400, 400, 400]);
  });
  it.each([
    ['03', { finding: 'in-order' }, 'paper-not-of-this-procedure'],
    ['77', { finding: 'in-order' }, 'paper-not-of-this-procedure'],
    ['38', { finding: 'not-applicable' }, 'paper-must-be-held'],
    ['38', { finding: 'in-order', issuedOn: '2026-08-11' }, 'date-in-the-future'],
  ])('about paper %s that says %j is refused: %s', async (catalogue, note, code) => {
    const id = await caseAfter();
    const answer = await put(`${id}/papers/${catalogue}`, note);
    expect([answer.status, codes(answer)]).toEqual([422, [code]]);
    expect(answer.text).not.toMatch(/\{\{/);
    expect(await notes(id)).toEqual([]);
  });
  it('says at once all that speaks against it', async () => {
    const id = await caseAfter('record-recognition-decision');
    expect(codes(await put(`${id}/papers/46`, { finding: 'not-applicable', issuedOn: '2026-12-31' }))).toEqual(['case-takes-no-more-notes', 'paper-must-be-held', 'date-in-the-future']);
  });
  it('that a paper does not apply is taken where the dossier need not hold it', async () => {
    const id = await caseAfter('collect-opinions');
    expect((await put(`${id}/papers/40`, { finding: 'not-applicable' })).status).toBe(200);
    expect(line((await checks(id))[0], '40')).toMatchObject({ state: 'not-applicable', label: 'không áp dụng', differs: [] });
  });
  it('is made by officers of the branch and of the organs above it, and by nobody else', async () => {
    const id = await caseAfter('collect-opinions');
    const note = { finding: 'in-order' };
    expect((await put(`${id}/papers/38`, note, office.secretary)).status).toBe(200);
    expect((await put(`${id}/papers/38`, note, office.clerk)).status).toBe(200);
    const inspected = await put(`${id}/papers/38`, note, office.inspector);
    expect([inspected.status, codes(inspected)]).toEqual([403, ['not-competent']]);
    for (const stranger of [office.otherSecretary, office.administrator]) {
      expect((await put(`${id}/papers/38`, note, stranger)).status).toBe(404);
      for (const url of ['papers', 'checklist', 'returns', 'returns/1/notice']) expect([url, (await get(`cases/${id}/${url}`, stranger)).status]).toEqual([url, 404]);
    }
    expect((await get(`cases/${id}/papers`, office.inspector)).status).toBe(200);
    await step(id, 'issue-transfer-letter', '2024-07-23');
    expect((await get(`cases/${id}/checklist`, office.otherSecretary)).status).toBe(200);
    expect((await put(`${id}/papers/38`, note, office.otherSecretary)).status).toBe(403);
  });
  it('cannot be changed or taken away, not even by the program', async () => {
    const id = await caseAfter();
    await put(`${id}/papers/97`, { finding: 'in-order' });
    const database = running.application.get(Database);
    for (const sql of ['delete from paper_note', "update paper_note set finding = 'missing'", 'truncate paper_note']) await expect(database.query(`test ${sql}`, sql)).rejects.toThrow(/42501|permission/);
    expect(await notes(id)).toHaveLength(1);
  });
});

describe('a checklist', () => {
  it('shows every paper of the steps to come with form, state and how long it holds', async () => {
    const id = await caseAfter('collect-opinions');
    await put(`${id}/papers/42`, { finding: 'missing', remark: 'Thiếu ý kiến nơi cư trú' });
    const [vote] = await checks(id, '?on=2024-08-05');
    expect(vote).toMatchObject({ step: 'record-branch-vote', label: 'Ghi kết quả chi bộ biểu quyết', open: false, counts: { 'in-order': 4, missing: 1, 'not-yet-seen': 0, 'not-applicable': 2 }, others: [] });
    expect(line(vote, '38')).toMatchObject({ name: 'Giấy chứng nhận học lớp nhận thức về Đảng', form: { number: 'CN-NTVĐ' }, state: 'in-order', label: 'đạt', givenOn: '2024-04-05', valid: { until: '2029-04-05', daysLeft: 1704, label: 'còn giá trị đến 05/04/2029' } });
    expect(line(vote, '42')).toMatchObject({ state: 'missing', label: 'đang thiếu', refusals: [{ code: 'paper-found-missing', rule: 'ADM-21', curedBy: 'branch' }] });
    expect(line(vote, '42')?.refusals[0]?.citation.clause).not.toBe('');
  });
  it('says of papers nobody has seen that they are not there yet, and what else stands in the way', async () => {
    const id = await caseAfter('certify-training');
    const [vote] = await checks(id, '?step=record-branch-vote&on=2024-05-02');
    expect(vote).toMatchObject({ open: false, counts: { 'in-order': 1, missing: 0, 'not-yet-seen': 4, 'not-applicable': 2 } });
    expect(line(vote, '37')).toMatchObject({ state: 'not-yet-seen', label: 'chưa xem', refusals: [{ code: 'application-missing', curedBy: 'candidate' }] });
    expect(vote?.others.map(({ code }) => code)).toEqual(expect.arrayContaining(['step-not-open', 'verification-not-concluded']));
  });
  it('judges validity on the day of the step: twelve months, sixty for the certificate', async () => {
    const id = await caseAfter('collect-opinions');
    const expired = async (on: string) => (await checks(id, `?on=${on}`))[0]?.papers.filter(({ refusals }) => refusals.some(({ code }) => /expired|supplement/.test(code))).map(({ catalogue }) => catalogue);
    expect(await expired('2025-05-06')).toEqual([]);
    expect(await expired('2025-05-07')).toEqual(['37']);
    expect(await expired('2025-07-23')).toEqual(['37', '01', '39', '42']);
    expect(line((await checks(id, '?on=2025-05-07', english))[0], '37')).toMatchObject({ state: 'missing', valid: { daysLeft: -1, label: 'no longer valid after 6 May 2025' } });
  });
  it('refuses a certificate of 15/1/2020 at a meeting of 3/2/2025, which held until 15/1/2025', async () => {
    const id = await caseAfter('propose-course');
    await step(id, 'certify-training', '2024-04-05', { certificate: { number: '15/GCN', issuedOn: '2020-01-15' } });
    const [late] = await checks(id, '?step=record-branch-vote&on=2025-02-03');
    expect(line(late, '38')).toMatchObject({ state: 'missing', valid: { until: '2025-01-15', daysLeft: -19 }, refusals: [{ code: 'certificate-expired', rule: 'ADM-08' }] });
    const [inTime] = await checks(id, '?step=record-branch-vote&on=2025-01-15');
    expect(line(inTime, '38')).toMatchObject({ state: 'in-order', valid: { daysLeft: 0 } });
  });
  it('says the same as the steps: open where the step is, and refused for the same papers', async () => {
    const id = await caseAfter('collect-opinions');
    for (const on of ['2024-08-05', '2025-08-05']) {
      const [vote] = await checks(id, `?step=record-branch-vote&on=${on}`);
      const steps = JSON.parse((await get(`cases/${id}/steps?on=${on}`)).text) as { step: string; open: boolean; refusals: { code: string }[] }[];
      const standing = steps.find((one) => one.step === 'record-branch-vote');
      expect(standing?.open).toBe(vote?.open);
      expect(standing?.refusals.map(({ code }) => code).sort()).toEqual([...(vote?.papers.flatMap((paper) => paper.refusals) ?? []), ...(vote?.others ?? [])].map(({ code }) => code).sort());
    }
  });
  it('points out what was noted otherwise than the history has it, and lets the history count', async () => {
    const id = await caseAfter('collect-opinions');
    await put(`${id}/papers/38`, { finding: 'in-order', number: '16/GCN', issuedOn: '2024-04-06' });
    await put(`${id}/papers/37`, { finding: 'in-order', issuedOn: '2024-05-06' });
    const [vote] = await checks(id, '?on=2024-08-05');
    expect(line(vote, '38')).toMatchObject({ state: 'in-order', givenOn: '2024-04-05', valid: { until: '2029-04-05' }, differs: ['number', 'issuedOn'], notes: [{ number: '16/GCN' }] });
    expect(line(vote, '37')).toMatchObject({ differs: [] });
  });
  it('points out a paper noted in order that no act has given, and one noted as not needed that is needed since', async () => {
    const id = await caseAfter('conclude-verification');
    await put(`${id}/papers/39`, { finding: 'in-order' });
    expect(line((await checks(id, '?step=record-branch-vote&on=2024-07-16'))[0], '39')).toMatchObject({ state: 'missing', differs: ['finding'], refusals: [{ code: 'introductions-missing' }] });
    expect((await put(`${id}/papers/40`, { finding: 'not-applicable' })).status).toBe(200);
    await step(id, 'record-introductions', '2024-07-20', { introducers: [{ person: 'helper-1', togetherSince: '2015-01-01' }], union: { kind: 'youth-union', resolution: { number: '3', issuedOn: '2024-07-20' } } });
    const [vote] = await checks(id, '?step=record-branch-vote&on=2024-08-05');
    expect([line(vote, '39'), line(vote, '40')]).toMatchObject([{ state: 'in-order', differs: [] }, { state: 'in-order', differs: ['finding'] }]);
  });
  it('is empty where no step to come asks for papers, and unknown for a step that is none', async () => {
    const id = await caseAfter('record-committee-decision');
    expect(await checks(id)).toEqual([]);
    expect(await checks(id, '?step=hold-ceremony')).toMatchObject([{ step: 'hold-ceremony', papers: [] }]);
    expect((await get(`cases/${id}/checklist?step=nothing`)).status).toBe(404);
    expect((await get(`cases/${id}/checklist?on=2024-13-01`)).status).toBe(400);
  });
});

describe('a dossier that is given back', () => {
  const returnsOf = async (id: string) => JSON.parse((await get(`cases/${id}/returns`)).text) as unknown;
  const due = async (id: string) => (JSON.parse((await get(`cases/${id}/deadlines`)).text) as { key: string; dueOn: string }[]).find(({ key }) => key === 'committee-decision-due')?.dueOn;

  it('goes once through the whole cycle: all faults at once, mended, handed in, found in order, decided', async () => {
    const id = await caseAfter('submit-dossier');
    const limit = await due(id);
    expect((await checks(id)).map((check) => [check.step, check.papers.length])).toEqual([['review-dossier', 10]]);
    expect(codes(await step(id, 'review-dossier', '2024-08-28', { findings: faulty('01').slice(0, 3) }))).toEqual(['papers-not-judged']);
    const reviewed = await step(id, 'review-dossier', '2024-08-28', { findings: faulty('01', '39', '43'), returnBy: '2024-09-10' });
    expect(reviewed).toMatchObject({ status: 201, body: { states: [{ name: 'awaitingSubmission' }] } });
    expect(await due(id)).toBe(limit);

    const [submission] = await checks(id, '?on=2024-09-05');
    expect(submission).toMatchObject({ step: 'submit-dossier', open: false, counts: { missing: 3 } });
    expect(line(submission, '39')).toMatchObject({ state: 'missing', returnedFor: 'Giấy số 39 thiếu chữ ký', refusals: [{ code: 'paper-returned', rule: 'REC-06', curedBy: 'branch' }] });
    expect((await get(`cases/${id}/checklist`)).body['returned']).toEqual({ on: '2024-08-28', papers: ['01', '39', '43'], returnBy: '2024-09-10' });
    expect(await storedPapers(id)).toMatchObject({ '01': null, '39': null, '43': null });
    expect((await step(id, 'record-committee-decision', '2024-09-10')).status).toBe(422);

    expect(codes(await step(id, 'submit-dossier', '2024-09-05'))).toEqual(['paper-returned', 'paper-returned', 'paper-returned']);
    for (const paper of ['01', '39', '43']) await put(`${id}/papers/${paper}`, { finding: 'in-order' }, office.secretary);
    expect((await step(id, 'submit-dossier', '2024-09-05')).status).toBe(201);
    expect((await step(id, 'review-dossier', '2024-09-09')).status).toBe(201);
    expect((await get(`cases/${id}/checklist`)).body).toMatchObject({ reviewedOn: '2024-09-09' });
    expect((await step(id, 'record-committee-decision', '2024-09-10')).status).toBe(201);
    expect((await get(`cases/${id}/history`)).body).toMatchObject({ intact: true });
  });

  it('takes no look at a paper from before the return for one after it', async () => {
    const id = await caseAfter('collect-opinions');
    await put(`${id}/papers/37`, { finding: 'in-order' });
    for (const [name, on] of wholeRoad.slice(9, 12)) expect((await step(id, name, on)).status).toBe(201);
    await step(id, 'review-dossier', '2024-08-28', { findings: faulty('37') });
    expect(codes(await step(id, 'submit-dossier', '2024-09-05'))).toEqual(['paper-returned']);
    await put(`${id}/papers/37`, { finding: 'in-order' });
    expect(await notes(id, '?history=true')).toHaveLength(2);
    expect((await step(id, 'submit-dossier', '2024-09-05')).status).toBe(201);
  });

  it('wants every paper of a kind looked at again', async () => {
    const id = await caseAfter('collect-opinions');
    for (const nth of [1, 2]) await put(`${id}/papers/39?nth=${nth}`, { finding: 'in-order' });
    for (const [name, on] of wholeRoad.slice(9, 12)) expect((await step(id, name, on)).status).toBe(201);
    await step(id, 'review-dossier', '2024-08-28', { findings: faulty('39') });
    await put(`${id}/papers/39?nth=1`, { finding: 'in-order' });
    expect(codes(await step(id, 'submit-dossier', '2024-09-05'))).toEqual(['paper-returned']);
    await put(`${id}/papers/39?nth=2`, { finding: 'in-order' });
    expect((await step(id, 'submit-dossier', '2024-09-05')).status).toBe(201);
  });

  it('has one notice that names every fault with reason, form, clause and who makes it good', async () => {
    const id = await caseAfter('submit-dossier');
    const faults = ['01', '37', '39', '45'];
    const { seq } = (await step(id, 'review-dossier', '2024-08-28', { findings: faulty(...faults), returnBy: '2024-09-10' })).body['event'] as { seq: number };
    expect(await returnsOf(id)).toEqual([{ seq, on: '2024-08-28', returnBy: '2024-09-10', papers: faults }]);

    const number = (await get(`cases/${id}`)).body['number'] as string;
    const { body } = await get(`cases/${id}/returns/${seq}/notice`, office.secretary);
    expect(body).toMatchObject({ caseId: id, number, fullName: 'Đặng Thị Thùy Hường', on: '2024-08-28', returnBy: '2024-09-10', from: 'Đảng bộ xã Thử Nghiệm', to: 'Đảng bộ cơ sở Thử Nghiệm', branch: 'Chi bộ thôn Một' });
    const named = body['faults'] as { catalogue: string; name: string; reason: string; form: { number: string }; citation: { clause: string }; curedBy: { role: string; label: string } }[];
    expect(named.map(({ catalogue, reason, form, curedBy }) => [catalogue, reason, form.number, curedBy.role])).toEqual([
      ['01', 'Giấy số 01 thiếu chữ ký', '2-KNĐ', 'candidate'],
      ['37', 'Giấy số 37 thiếu chữ ký', '1-KNĐ', 'candidate'],
      ['39', 'Giấy số 39 thiếu chữ ký', '3-KNĐ', 'branch'],
      ['45', 'Giấy số 45 thiếu chữ ký', '8-KNĐ', 'grassroots-committee'],
    ]);

    for (const headers of [{}, english]) {
      const letter = await get(`cases/${id}/returns/${seq}/notice`, office.secretary, { accept: 'text/plain', ...headers });
      const told = (await get(`cases/${id}/returns/${seq}/notice`, office.secretary, headers)).body['faults'] as typeof named;
      expect(letter.headers['content-type']).toBe('text/plain; charset=utf-8');
      for (const { name, reason, form, citation, curedBy } of told) for (const part of [name, reason, form.number, citation.clause, curedBy.label]) expect(letter.text).toContain(part);
      for (const part of [number, 'Đặng Thị Thùy Hường', 'Đảng bộ cơ sở Thử Nghiệm', 'Chi bộ thôn Một']) expect(letter.text).toContain(part);
      expect(letter.text).not.toMatch(/\{\{|undefined|\d{4}-\d{2}-\d{2}/);
    }
    expect((await get(`cases/${id}/returns/${seq}/notice`, office.secretary, { accept: 'application/json, text/plain, */*' })).headers['content-type']).toContain('application/json');
  });

  it('has a notice for each return, and none for another event', async () => {
    const id = await caseAfter('submit-dossier');
    expect(await returnsOf(id)).toEqual([]);
    expect((await get(`cases/${id}/returns/13/notice`)).status).toBe(404);
    expect((await get(`cases/${id}/returns/x/notice`)).status).toBe(400);
    await step(id, 'review-dossier', '2024-08-28');
    expect(await returnsOf(id)).toEqual([]);
    expect((await get(`cases/${id}/returns/14/notice`)).status).toBe(404);
  });
});
