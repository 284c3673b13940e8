import { addMonths, addWorkingDays, vietnamCalendar, type IsoDate } from '../../workflows/index.js';
import { CasesService } from '../../src/cases/cases.service.js';
import { CaseListService } from '../../src/cases/case-list.service.js';
import { CaseListQuery } from '../../src/cases/case-query.js';
import { Database } from '../../src/platform/database/database.js';
import { Problem, type FieldError } from '../../src/platform/http/problem.js';
import { RegulationImpactService } from '../../src/regulations/regulation-impact.service.js';
import { useApplication } from '../http/support/application.js';
import { enterManyCases } from '../support/many-cases.js';
import { enterPartyOffice, wholeRoad, type Officer, type PartyOffice } from '../support/party-office.js';

// Today is 10 August 2026, and the newest edition, R26b, is of 26 July 2026.
const running = useApplication();
let office: PartyOffice;
let recorded: Record<'ready' | 'voted' | 'ended', string>;

const draft = (values: Readonly<Record<string, unknown>>, changed: object = {}) => ({
  edition: 'R26c',
  document: { number: '300-QĐ/TW', issuedOn: '2026-07-30', issuer: 'Ban Chấp hành Trung ương' },
  effectiveFrom: '2026-08-01',
  procedures: { admission: values },
  ...changed,
});
const impact = (written: unknown, { actor }: Officer = office.clerk) => running.application.get(RegulationImpactService).of(written, actor);

/** Records the lawful road two years later, so that its branch vote is on 5 August 2026. */
async function aCase(steps: number): Promise<string> {
  const [cases, { actor }] = [running.application.get(CasesService), office.clerk];
  const later = (on: string) => addMonths(on as IsoDate, 24);
  const { event } = await cases.open('admission', office.command('begin-outreach', later('2024-01-05'), { subject: await office.newCandidate() }), actor);
  for (const [step, on] of wholeRoad.slice(0, steps)) await cases.record(event.caseId, step, office.command(step, later(on)), actor);
  return event.caseId;
}

beforeAll(async () => {
  office = await enterPartyOffice(running.application);
  recorded = { ready: await aCase(9), voted: await aCase(10), ended: await aCase(4) };
  await running.application.get(CasesService).record(recorded.ended, 'withdraw-application', office.command('withdraw-application', '2026-08-06'), office.clerk.actor);
});

describe('the impact of a draft edition', () => {
  it('is a sooner end of a limit that began under it, and a later one', async () => {
    const dayAfter = (count: number) => addWorkingDays('2026-08-05', count, vietnamCalendar).on;
    const sooner = await impact(draft({ 'admission.decisionWorkingDays': 45 }));
    expect(sooner).toMatchObject({ edition: 'R26c', document: '300-QĐ/TW | 2026-07-30 | Ban Chấp hành Trung ương', on: '2026-08-10', cases: 2 });
    expect(sooner.touched.map(({ id, fullName, branchName, impact: { limits, opens, closes } }) => [id, fullName, branchName, limits.map(({ key, from, to }) => [key, from?.dueOn, to?.dueOn]), opens, closes])).toEqual([
      [recorded.voted, 'Đặng Thị Thùy Hường', 'Chi bộ thôn Một', [['committee-decision-due', dayAfter(60), dayAfter(45)]], [], []],
    ]);
    expect([sooner.limits, sooner.steps]).toEqual([[{ key: 'committee-decision-due', sooner: 1, later: 0, begins: 0, ends: 0 }], []]);
    const later = await impact(draft({ 'admission.decisionWorkingDays': 90 }));
    expect(later.limits).toEqual([{ key: 'committee-decision-due', sooner: 0, later: 1, begins: 0, ends: 0 }]);
    expect((await impact(draft({ 'admission.decisionWorkingDays': 45 }, { effectiveFrom: '2026-08-06' }))).touched).toEqual([]);
  });

  it('is a step that can no longer be recorded, on the first day of the edition when that is to come', async () => {
    const expired = await impact(draft({ 'admission.papersValidMonths': 1 }, { effectiveFrom: '2026-09-01' }));
    expect([expired.on, expired.steps]).toEqual(['2026-09-01', [{ step: 'record-branch-vote', opens: 0, closes: 1 }]]);
    expect(expired.touched.map(({ id, impact: { closes } }) => [id, closes.map(({ step, refusals }) => [step, refusals[0]?.code])])).toEqual([[recorded.ready, [['record-branch-vote', 'application-expired']]]]);
  });

  it('cites the new document for what is changed, as sure as the draft says', async () => {
    const { changes } = await impact(draft({ 'admission.maximumAgeYears': { value: 65, clause: 'Điểm 1.2', confidence: 'text' }, 'admission.branchShare': { numerator: 3, denominator: 4, strict: false } }));
    const document = '300-QĐ/TW | 2026-07-30 | Ban Chấp hành Trung ương';
    expect(changes).toMatchObject([
      {
        procedure: 'admission',
        changes: [
          { path: 'admission.maximumAgeYears', from: { value: 60 }, to: { value: 65, citation: { document, clause: 'Điểm 1.2', confidence: 'text' } } },
          { path: 'admission.branchShare', to: { value: { numerator: 3, denominator: 4, strict: false }, citation: { document, clause: 'Điểm 3.6 b', confidence: 'unconfirmed' } } },
        ],
      },
    ]);
    const registered = '208-QĐ/TW | 2026-07-26 | Ban Chấp hành Trung ương';
    expect((await impact(draft({}, { document: registered }))).document).toBe(registered);
  });

  it('is told of the cases that the account may see', async () => {
    const written = draft({ 'admission.decisionWorkingDays': 45 });
    expect(await impact(written, office.secretary)).toMatchObject({ cases: 2, limits: [{ sooner: 1 }] });
    for (const stranger of [office.otherSecretary, office.administrator]) expect(await impact(written, stranger)).toMatchObject({ cases: 0, touched: [] });
  });

  it('writes nothing', async () => {
    const all = `select (select md5(string_agg(c::text, ',' order by id)) from case_file c) as files, (select count(*) from case_event) as events, (select md5(string_agg(d::text, ',' order by case_id, key)) from deadline d) as limits, (select count(*) from refused_attempt) as refused`;
    const read = () => running.application.get(Database).query('test-all', all, []);
    const before = await read();
    await impact(draft({ 'admission.decisionWorkingDays': 45, 'admission.papersValidMonths': 1 }));
    expect(await read()).toEqual(before);
  });

  it('looks at every open case, in batches, and tells how far it is', async () => {
    const { clerkOf } = await enterManyCases(running, 450);
    const actor = clerkOf('P');
    const { total } = await running.application.get(CaseListService).counts(CaseListQuery.parse({}), actor);
    const shown: (readonly [number, number])[] = [];
    const found = await running.application.get(RegulationImpactService).of(draft({ 'admission.papersValidMonths': 1200 }), actor, (...far) => shown.push(far));
    expect(total).toBeGreaterThan(200);
    expect([found.cases, shown.at(-1), shown.length]).toEqual([total, [total, total], Math.ceil(total / 200)]);
    expect(new Set(found.touched.map(({ id }) => id)).size).toBe(found.touched.length);
    expect(found.touched.length).toBeGreaterThan(0);
    expect([found.limits, found.steps]).toEqual([[], [{ step: 'record-branch-vote', opens: found.touched.length, closes: 0 }]]);
  });
});

describe('a draft edition', () => {
  const faults = async (written: unknown): Promise<readonly FieldError[]> => {
    const error: unknown = await impact(written).catch((thrown: unknown) => thrown);
    if (!(error instanceof Problem)) throw new Error('it was read');
    expect(error.code).toBe('invalid-fields');
    return error.details.errors ?? [];
  };
  const at = (path: string) => `#/procedures/admission/${path}`;

  it.each([
    ['a path that nothing has', { 'admission.decisionWorkingDay': 45 }, at('admission.decisionWorkingDay'), { code: 'unknown-provision', params: { nearest: 'admission.decisionWorkingDays' } }],
    ['a path without its group', { maximumAgeYears: 45 }, at('maximumAgeYears'), { code: 'unknown-provision', params: { nearest: 'admission.maximumAgeYears' } }],
    ['a text for a number', { 'admission.decisionWorkingDays': '45' }, at('admission.decisionWorkingDays'), { code: 'wrong-type' }],
    ['a number that is not whole', { 'admission.decisionWorkingDays': 4.5 }, at('admission.decisionWorkingDays'), { code: 'wrong-type' }],
    ['a number below nothing', { 'admission.decisionWorkingDays': -1 }, at('admission.decisionWorkingDays'), { code: 'too-small' }],
    ['a number beyond all reason', { 'admission.decisionWorkingDays': 1201 }, at('admission.decisionWorkingDays'), { code: 'too-large' }],
    ['nothing for a number', { 'admission.decisionWorkingDays': null }, at('admission.decisionWorkingDays'), { code: 'wrong-type' }],
    ['a choice that no edition made', { 'admission.ceremonyClockStarts': 'midnight' }, at('admission.ceremonyClockStarts'), { code: 'not-one-of', params: { allowed: 'receipt, issue' } }],
    ['a body that decides nowhere', { 'admission.deciding.grassroots': { body: 'everybody', share: { numerator: 1, denominator: 2, strict: true } } }, at('admission.deciding.grassroots/body'), { code: 'not-one-of' }],
    ['a share of no parts', { 'admission.branchShare': { numerator: 2, denominator: 0, strict: false } }, at('admission.branchShare/denominator'), { code: 'too-small' }],
    ['a share with a field too few', { 'admission.branchShare': { numerator: 2, denominator: 3 } }, at('admission.branchShare/strict'), { code: 'required' }],
    ['a field too many', { 'admission.branchShare': { numerator: 2, denominator: 3, strict: true, rounded: true } }, at('admission.branchShare/rounded'), { code: 'unknown-field' }],
    ['a measure that does not exist', { 'probation.disciplines': ['reprimand', 'fine'] }, at('probation.disciplines/1'), { code: 'not-one-of' }],
    ['a value for a clause', { 'clauses.cv': 1 }, at('clauses.cv'), { code: 'clause-without-value' }],
    ['a statement of another confidence', { 'admission.maximumAgeYears': { value: 65, confidence: 'sure' } }, at('admission.maximumAgeYears/confidence'), { code: 'not-one-of' }],
  ])('is refused for %s', async (_, values, pointer, fault) => {
    expect(await faults(draft(values))).toMatchObject([{ pointer, ...fault }]);
  });

  it.each([
    ['the first day of the newest edition', { effectiveFrom: '2026-07-26' }, '#/effectiveFrom', { code: 'edition-not-newer', params: { edition: 'R26b', on: '2026-07-26' } }],
    ['a day that does not exist', { effectiveFrom: '2027-02-29' }, '#/effectiveFrom', {}],
    ['a name that is taken', { edition: 'R21' }, '#/edition', { code: 'edition-exists' }],
    ['a document that is not registered', { document: '208-QĐ/TW' }, '#/document', { code: 'unknown-document' }],
    ['a document without its issuer', { document: { number: '1-QĐ/TW', issuedOn: '2026-08-01' } }, '#/document/issuer', { code: 'required' }],
    ['no document', { document: undefined }, '#/document', { code: 'required' }],
    ['a procedure that does not exist', { procedures: { admision: {} } }, '#/procedures/admision', { code: 'not-one-of' }],
    ['no procedure', { procedures: {} }, '#/procedures', { code: 'too-few' }],
    ['a field that is not known', { inForce: true }, '#/inForce', { code: 'unknown-field' }],
  ])('is refused for %s', async (_, changed, pointer, fault) => {
    expect(await faults(draft({}, changed))).toMatchObject([{ pointer, ...fault }]);
  });

  it.each([[null], ['draft'], [[]], [{ procedures: { admission: [] } }], [{ ...draft({}), procedures: { constructor: {}, __proto__: {} } }]])('is refused when it is %j', async (written) => {
    expect((await faults(written)).length).toBeGreaterThan(0);
  });

  it('is refused for everything at once', async () => {
    const written = draft({ 'admission.papersValid': 1, 'admission.introducers': true }, { edition: 'R16', effectiveFrom: '2020-01-01' });
    expect((await faults(written)).map(({ code }) => code).sort()).toEqual(['edition-exists', 'edition-not-newer', 'unknown-provision', 'wrong-type']);
  });
});
