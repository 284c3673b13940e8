import pg from 'pg';
import { z } from 'zod';
import { findProcedure, procedures, type IsoDate } from '../../workflows/index.js';
import { CasesService } from '../../src/cases/cases.service.js';
import { enterPartyOffice, type PartyOffice } from '../support/party-office.js';
import { copyActs, screeningActs, screeningByHand, screeningGroups, type ScreeningAct } from '../support/report-screening.js';
import { linesOf, numbersIn, type Report } from '../support/report-tables.js';
import { useApplication } from './support/application.js';
import type { Answer } from './support/answer.js';

const running = useApplication();
let office: PartyOffice;
let acts: ScreeningAct[];

beforeAll(async () => {
  office = await enterPartyOffice(running.application);
  acts = screeningActs([office.branch, office.otherBranch], 220);
  const { event } = await running.application.get(CasesService).open('admission', office.command('begin-outreach', '2023-01-05', { subject: await office.newCandidate() }), office.clerk.actor);
  const administrator = new pg.Client({ ...running.database, options: '-c search_path=lotrinh,public' });
  await administrator.connect();
  await administrator.query(copyActs, [event.caseId, JSON.stringify(acts)]);
  await administrator.end();
}, 60_000);

const get = (officer: { account: string }, query: string): Promise<Answer> => running.askAs(officer.account, { method: 'GET', url: `/api/v1/reports/screening?${query}` });
const report = async (officer: { account: string }, query: string): Promise<Report> => {
  const answer = await get(officer, query);
  expect([query, answer.status, answer.text.slice(0, answer.status === 200 ? 0 : 300)]).toEqual([query, 200, '']);
  return answer.body as unknown as Report;
};
const wholeYear: [IsoDate, IsoDate] = ['2025-01-01', '2025-12-31'];

describe('the report on screening and ways out of the Party', () => {
  it.each<[IsoDate, IsoDate, IsoDate, IsoDate]>([
    [...wholeYear, '2024-01-01', '2024-12-31'],
    ['2025-03-28', '2025-05-01', '2024-03-28', '2024-05-01'],
    ['2026-01-01', '2026-08-10', '2025-01-01', '2025-08-10'],
  ])('from %s to %s says what one finds who counts the acts by hand', async (from, to, fromBefore, toBefore) => {
    const inside = { [office.commune]: [office.branch, office.otherBranch], [office.branch]: [office.branch], [office.otherBranch]: [office.otherBranch] };
    for (const [organ, branches] of Object.entries(inside)) {
      const found = await report(office.clerk, `organ=${organ}&from=${from}&to=${to}`);
      expect(found).toMatchObject({ inFull: true, agrees: true, before: { from: fromBefore, to: toBefore } });
      expect(numbersIn(found.tables, 'n')).toEqual(screeningByHand(acts, new Set(branches), from, to));
      expect(numbersIn(found.tables, 'before')).toEqual(screeningByHand(acts, new Set(branches), fromBefore, toBefore));
    }
  });

  it('has something to say of everything in these tests', () => {
    const all = screeningByHand(acts, new Set([office.branch, office.otherBranch]), ...wholeYear);
    expect(Object.keys(all['all'] ?? {}).sort()).toEqual(['delisted', 'evaluated', 'left', 'listed', 'listingUndone', 'notListed', 'proposed', 'restored']);
    for (const [partition, groups] of Object.entries(screeningGroups)) expect([partition, Object.keys(all[partition] ?? {}).sort()]).toEqual([partition, [...groups].sort()]);
  });

  it('has a group for every criterion, proposal and way out that an act can state', () => {
    const screening = findProcedure('screening');
    if (!screening) throw new Error('screening is not registered');
    const stated = (type: string, field: string) => choicesOf(screening.steps.find(({ event }) => event === type)?.command, field);
    expect(stated('ScreeningBegun', 'criterion').filter((one) => !screeningGroups['criterion']?.includes(one))).toEqual([]);
    expect(stated('BranchEvaluated', 'proposal').filter((one) => !screeningGroups['proposal']?.includes(one))).toEqual([]);
    expect(stated('ExitOpened', 'form').filter((one) => !screeningGroups['wayOut']?.includes(one))).toEqual([]);
  });

  it('gives the same for each organ directly below, and the sums agree', async () => {
    const [from, to] = wholeYear;
    const found = await report(office.clerk, `organ=${office.grassroots}&from=${from}&to=${to}&by=organ`);
    expect(found.parts?.map(({ organ }) => organ.id).sort()).toEqual([office.branch, office.otherBranch].sort());
    for (const { organ, tables } of found.parts ?? []) expect(tables).toEqual((await report(office.clerk, `organ=${organ.id}&from=${from}&to=${to}`)).tables);
    for (const { key, lines } of found.tables) {
      lines.forEach((line, place) => expect([key, line.key, line.n]).toEqual([key, line.key, found.parts!.reduce((sum, part) => sum + (linesOf(part.tables, key)[place]?.n ?? NaN), 0)]));
    }
  });

  it('hides small groups from those who do not record there', async () => {
    const query = `organ=${office.grassroots}&from=2025-06-01&to=2025-12-31&by=organ`;
    const [shown, full] = [await report(office.inspector, query), await report(office.clerk, query)];
    const pairs = [shown.tables, ...shown.parts!.map(({ tables }) => tables)].map((tables, part) => [tables, [full.tables, ...full.parts!.map((one) => one.tables)][part]!] as const);
    const cells = pairs.flatMap(([some, all]) => some.flatMap(({ key, lines }, table) => lines.map((line, place) => ({ key, line: line.key, n: line.n, truth: all[table]!.lines[place]!.n! }))));
    expect(shown).toMatchObject({ inFull: false, agrees: true, disagreements: [] });
    expect(cells.filter(({ n, truth }) => n !== null && n !== truth)).toEqual([]);
    expect(cells.filter(({ n }) => n !== null && n > 0 && n < 5)).toEqual([]);
    expect([cells.some(({ n, truth }) => n === null && truth > 0 && truth < 5), cells.some(({ n }) => n !== null && n >= 5)]).toEqual([true, true]);
  });

  it('is for the organs of the own offices, and for a period that is one', async () => {
    expect((await get(office.secretary, `organ=${office.otherBranch}`)).status).toBe(403);
    expect((await get(office.clerk, 'from=2025-12-31&to=2025-01-01')).status).toBe(400);
    expect((await get(office.clerk, 'procedure=admission')).status).toBe(400);
  });
});

describe('reports on open cases', () => {
  it('are about the procedure that is asked for, and about no other', async () => {
    for (const { id, steps, opening } of procedures) {
      const asked = async (what: string) => (await running.askAs(office.clerk.account, { method: 'GET', url: `/api/v1/reports/${what}procedure=${id}` })).body as { states?: { state: string }[]; steps?: { step: string }[] };
      expect((await asked('pipeline?')).states?.map(({ state }) => state)).toEqual(id === 'admission' ? ['awaitingListing'] : []);
      expect((await asked('step-days?')).steps?.map(({ step }) => step)).toEqual(steps.filter(({ part, name }) => part === 'road' && name !== opening).map(({ name }) => name));
    }
    for (const what of ['pipeline', 'step-days', 'late-organs']) {
      expect((await running.askAs(office.clerk.account, { method: 'GET', url: `/api/v1/reports/${what}?procedure=nothing` })).status).toBe(400);
    }
  });
});

/** The choices that a command offers in a field, wherever the field stands in it. */
function choicesOf(schema: unknown, field: string): string[] {
  const found: string[] = [];
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, inner] of Object.entries(node)) {
      if (key === field && typeof inner === 'object' && inner !== null && Array.isArray((inner as { enum?: unknown }).enum)) found.push(...(inner as { enum: string[] }).enum);
      walk(inner);
    }
  };
  walk(z.toJSONSchema(schema as z.ZodType, { io: 'input', unrepresentable: 'any' }));
  expect([field, found.length > 0]).toEqual([field, true]);
  return found;
}
