import { procedures, provisionsOf } from '../../workflows/index.js';
import { useApplication } from './support/application.js';
import { enterOfficer, type Officer } from './support/officers.js';

interface Line {
  path: string;
  label: string;
  text?: string;
  citation: { name: string; clause: string; confidence: string; mark?: string };
}
interface Change {
  path: string;
  parts: string[];
  from?: Omit<Line, 'path' | 'label'> & { value?: unknown };
  to?: Omit<Line, 'path' | 'label'> & { value?: unknown };
}

const running = useApplication();
let officer: Officer;
beforeAll(async () => {
  officer = await enterOfficer(running, 'secretary');
});
const get = (url: string, headers: Record<string, string> = {}) => running.askAs(officer.account, { method: 'GET', url: `/api/v1/regulations${url}`, headers });
const english = { 'accept-language': 'en' };
/** What an answer holds of admission. */
const admissionIn = <Part>(body: Record<string, unknown>) => (body['procedures'] as (Part & { procedure: string })[]).find(({ procedure }) => procedure === 'admission')!;

describe('GET /regulations', () => {
  it('tells every provision in force on a day, in words, with its citation and how sure we are of it', async () => {
    const { status, body } = await get('?on=2026-07-26', english);
    expect([status, body['on']]).toEqual([200, '2026-07-26']);
    const { provisions, ...inForce } = admissionIn<{ provisions: Line[]; unconfirmed: number }>(body);
    const edition = procedures.find(({ id }) => id === 'admission')!.editions.find((one) => one.edition === 'R26b')!;
    const expected = provisionsOf(edition);
    expect(provisions.map(({ path }) => path)).toEqual(expected.map(({ path }) => path));
    expect(inForce).toEqual({
      procedure: 'admission',
      label: 'admission of a Party member',
      edition: { edition: 'R26b', effectiveFrom: '2026-07-26', document: edition.document, name: '208-QĐ/TW, Ban Chấp hành Trung ương', title: 'Quy định thi hành Điều lệ Đảng', confidence: 'unconfirmed' },
      unconfirmed: expected.filter(({ citation }) => citation.confidence === 'unconfirmed').length,
    });
    expect(provisions.find(({ path }) => path === 'admission.ceremonyClockStarts')).toMatchObject({
      group: 'admission',
      groupLabel: 'Admission',
      label: 'The time for the ceremony runs from',
      value: 'issue',
      text: 'the day the decision is issued',
      citation: { name: '208-QĐ/TW (26 July 2026, Ban Chấp hành Trung ương)', confidence: 'summary' },
    });
    const clause = provisions.find(({ path }) => path === 'clauses.cv');
    expect([clause, clause && 'value' in clause, clause && 'text' in clause]).toEqual([expect.objectContaining({ label: 'CV' }), false, false]);
  });

  it('speaks Vietnamese unless English is preferred, and takes today for the day', async () => {
    const { body } = await get('');
    expect([body['on'], admissionIn<{ label: string }>(body).label]).toEqual([running.clock.today(), 'kết nạp đảng viên']);
  });

  it('tells from when there are rules, before the first edition', async () => {
    expect((await get('?on=2016-07-24')).body).toEqual({ on: '2016-07-24', procedures: [], firstEditionFrom: '2016-07-25' });
  });

  it.each(['?on=2026-02-30', '?on=', '?on=x', '?day=2026-07-26', '?on=2026-07-26&on=2026-07-27'])('refuses %s', async (query) => {
    expect((await get(query)).status).toBe(400);
  });
});

describe('GET /regulations/diff', () => {
  const diff = async (from: string, to: string, headers = english) => {
    const { status, body } = await get(`/diff?from=${from}&to=${to}`, headers);
    expect([status, body['from'], body['to']]).toEqual([200, from, to]);
    return admissionIn<{ from?: { edition: string }; to?: { edition: string }; began: { edition: string }[]; changes: Change[] }>(body);
  };

  it('tells what changed with one decree', async () => {
    const { from, to, began, changes } = await diff('2026-07-25', '2026-07-26');
    expect([from?.edition, to?.edition, began.map(({ edition }) => edition)]).toEqual(['R26a', 'R26b', ['R26b']]);
    expect(changes.filter(({ parts }) => parts.includes('value')).map(({ path, from: before, to: after }) => [path, before?.text, after?.text])).toEqual([
      ['admission.education', 'lower-secondary certificate', 'lower-secondary programme completed'],
      ['admission.deciding.grassroots', 'the whole committee, at least 2/3', 'the standing committee, more than 1/2'],
      ['admission.ownResolutionFirst', 'no', 'yes'],
      ['admission.ceremonyClockStarts', 'the day the branch receives the decision', 'the day the decision is issued'],
    ]);
    expect(changes.find(({ path }) => path === 'admission.maximumAgeYears')).toMatchObject({
      parts: ['document', 'confidence'],
      from: { value: 60, citation: { name: '20-QĐ/TW (8 April 2026, Ban Chấp hành Trung ương)', mark: 'unconfirmed' } },
      to: { value: 60, citation: { confidence: 'summary' } },
    });
  });

  it('finds nothing between two days of one edition, and the reverse the other way round', async () => {
    expect(await diff('2026-07-26', '2026-08-01')).toMatchObject({ began: [], changes: [] });
    const turned = (await diff('2026-07-26', '2026-07-25')).changes.map(({ from, to, ...change }) => ({ ...change, from: to, to: from }));
    expect(turned).toEqual((await diff('2026-07-25', '2026-07-26')).changes);
  });

  it('has no edition to show before the first one', async () => {
    const found = await diff('2016-07-24', '2016-07-25');
    expect([found.from, found.to?.edition, found.changes.every(({ from, to, parts }) => !from && to && parts.length === 0)]).toEqual([undefined, 'R16', true]);
  });

  it.each([['', '#/from'], ['?from=2026-07-25', '#/to'], ['?from=2026-02-30&to=2026-07-26', '#/from'], ['?from=2026-07-25&to=2026-07-26&in=vi', '#/in']])('refuses %j', async (query, pointer) => {
    const answer = await get(`/diff${query}`);
    expect([answer.status, Object.keys(answer.fields)]).toEqual([400, expect.arrayContaining([pointer])]);
  });
});
