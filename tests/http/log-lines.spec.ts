import { describeApplication } from '../../src/application.js';
import { CasesService } from '../../src/cases/cases.service.js';
import { Database } from '../../src/platform/database/database.js';
import type { OpenApi } from '../../src/platform/http/openapi.js';
import { enterPartyOffice, wholeRoad, type PartyOffice } from '../support/party-office.js';
import { useApplication } from './support/application.js';
import { operationsOf } from './support/operations.js';

/** Stands wherever somebody might have typed a name, a number or a reason. */
const mark = 'Nguyễn-Thị-Đoán';
const [typed, inAddress] = [`${mark}@0912345678`, encodeURIComponent(`${mark} 001090012345`)];
const traces = /Nguy|Đoán|%C4%90|0912345678|001090012345|Seo-Seng|Lò Thị/i;

const running = useApplication({ LOG_LEVEL: 'trace' });
let office: PartyOffice;
let document: OpenApi;
let accounts: string[];
beforeAll(async () => {
  office = await enterPartyOffice(running.application);
  document = await describeApplication();
  accounts = [office.clerk, office.secretary, office.inspector, office.administrator].map(({ account }) => account);
});

type Schema = Readonly<{ $ref?: string; type?: string; properties?: Record<string, Schema>; items?: Schema; anyOf?: Schema[]; oneOf?: Schema[]; allOf?: Schema[] }>;

/** Data of the form that is asked for, with the mark in every text. */
function marked(schema: Schema | undefined, depth = 0): unknown {
  if (!schema || depth > 8) return mark;
  const named = schema.$ref?.split('/').at(-1) ?? '';
  if (named !== '') return marked(document.components?.schemas?.[named] as Schema | undefined, depth + 1);
  const variant = (schema.anyOf ?? schema.oneOf ?? schema.allOf)?.[0];
  if (variant) return marked(variant, depth + 1);
  if (schema.properties) return Object.fromEntries(Object.entries(schema.properties).map(([name, inner]) => [name, marked(inner, depth + 1)]));
  if (schema.items) return [marked(schema.items, depth + 1)];
  return schema.type === 'number' || schema.type === 'integer' ? 1 : typed;
}

const lines = () => running.logged().trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
const send = (account: string, method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, payload?: object | string, headers = {}) =>
  running.askAs(account, { method, url, ...(payload === undefined ? {} : { payload }), headers: { ...(payload === undefined ? {} : { 'content-type': 'application/json' }), ...headers } });

describe('no line of the log, at any level,', () => {
  afterEach(() => expect(running.logged()).not.toMatch(traces));

  it('repeats what stands in an address, a query, a header or a body, of whatever route', async () => {
    for (const { method, url, operation } of operationsOf(document).filter(({ url }) => !url.includes('sessions'))) {
      const queries = (operation.parameters ?? []).flatMap((parameter) => ('in' in parameter && parameter.in === 'query' ? [`${parameter.name}=${inAddress}`] : []));
      const body = operation.requestBody && 'content' in operation.requestBody ? (operation.requestBody.content['application/json']?.schema as Schema | undefined) : undefined;
      const headers = { 'x-request-id': 'Nguyen-Thi-Doan', 'idempotency-key': typed.normalize('NFD').replaceAll(/[^\w@-]/g, ''), 'user-agent': encodeURIComponent(mark), referer: `http://x/${inAddress}`, cookie: `name=${inAddress}` };
      for (const fill of [inAddress, office.branch]) {
        const address = `${url.replaceAll(/\{\w+\}/g, fill)}?${queries.join('&')}`;
        for (const account of accounts) await send(account, method, address, operation.requestBody ? (marked(body) as object) : undefined, headers);
        await send(office.clerk.account, method, url.replaceAll(/\{\w+\}/g, fill), operation.requestBody ? `{"fullName":"${mark}` : undefined);
      }
    }
    await running.ask({ url: `/${inAddress}?text=${inAddress}` });
    await running.ask({ url: `/api/v1/%ZZ${inAddress}` });
    await running.ask({ method: 'PUT', url: `/health/live?${inAddress}` });
  });

  it('repeats who tried to sign in, and with what', async () => {
    for (const payload of [{ account: typed, password: typed }, { account: office.clerk.account, password: typed }, { account: typed }, `{"account":"${mark}"`]) {
      await running.ask({ method: 'POST', url: '/api/v1/sessions', payload, headers: { 'content-type': 'application/json' } });
    }
    await running.ask({ url: '/api/v1/cases', headers: { authorization: `Bearer ${'x'.repeat(40)}` } });
    for (const account of accounts) expect(running.logged()).not.toContain(account);
  });

  it('names the person, the paper or the reason of a step that was recorded, refused or tried', async () => {
    const homeOrgan = office.branch;
    const entered = await send(office.secretary.account, 'POST', '/api/v1/people', { fullName: mark, bornOn: '1995-05-05', homeOrgan });
    expect(entered.status).toBe(201);
    const opened = await send(office.secretary.account, 'POST', '/api/v1/cases', { procedure: 'admission', ...office.command('begin-outreach', '2024-01-05', { subject: String(entered.body['id']) }) });
    const id = String(opened.body['id']);
    const statuses = new Set([opened.status]);
    for (const [step, on] of wholeRoad) {
      const command = office.command(step, on);
      const numbered = { ...command, ...('resolution' in command ? { resolution: { number: mark, issuedOn: on } } : {}) };
      const url = `/api/v1/cases/${id}/steps/${step}`;
      for (const sent of [{ ...command, note: mark }, { ...numbered, happenedOn: '2023-01-01' }, numbered, numbered]) statuses.add((await send(office.clerk.account, 'POST', url, sent)).status);
      await send(office.clerk.account, 'POST', `${url}?dryRun=true`, numbered);
    }
    expect([...statuses].sort()).toEqual([201, 400, 422]);
    for (const part of ['', '/steps', '/deadlines', '/history']) await send(office.inspector.account, 'GET', `/api/v1/cases/${id}${part}`);
    expect(lines()).toContainEqual(expect.objectContaining({ msg: 'step', procedure: 'admission', step: 'list-candidate', outcome: 'recorded', case: id, account: office.clerk.actor.accountId }));
  });

  it.each([
    ['the database refuses a value', () => running.application.get(Database).query('test-refusal', 'select $1::date', [mark])],
    ['the database refuses a value twice over', () => running.application.get(Database).entities('test-refusal', (manager) => manager.query('select $1::date', [mark]))],
    ['JSON cannot be read', async () => JSON.parse(`{"${mark}`) as unknown],
    ['a name is no address', async () => decodeURIComponent(`%${mark}`)],
    ['something is thrown that is no error', (): never => {
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- as a careless library might
      throw { fullName: mark };
    }],
    ['an error carries data', () => Promise.reject(Object.assign(new Error('failed'), { person: mark, command: { fullName: mark }, cause: new SyntaxError(mark) }))],
  ])('quotes what a failure was about: %s', async (_, fail) => {
    const cases = running.application.get(CasesService);
    const proper = cases.get;
    cases.get = () => fail() as never;
    const answer = await send(office.clerk.account, 'GET', `/api/v1/cases/${office.branch}`);
    cases.get = proper;
    expect(answer.status).toBe(500);
    expect(answer.text).not.toMatch(traces);
    expect(running.logged()).toContain(String(answer.body['incident']));
  });
});

describe('the line of a request', () => {
  it('tells the account by its id, the route by its pattern, how it ended and how long it took', async () => {
    const answer = await send(office.clerk.account, 'GET', '/api/v1/people?limit=none');
    const line = lines().find(({ requestId }) => requestId === answer.headers['x-request-id']);
    expect(line).toEqual({
      level: 'info',
      time: expect.any(String),
      requestId: expect.any(String),
      method: 'GET',
      route: '/api/v1/people',
      ms: expect.any(Number),
      account: office.clerk.actor.accountId,
      status: 400,
      problem: 'invalid-fields',
      msg: 'answered',
    });
  });

  it('is one for each request, and quiet for those who only watch', async () => {
    const [asked, watched] = [await running.ask({ url: '/nowhere' }), await running.ask({ url: '/health/live' })];
    const levels = [asked, watched].map(({ headers }) => lines().filter(({ requestId }) => requestId === headers['x-request-id']).map(({ level }) => level));
    expect(levels).toEqual([['info'], ['debug']]);
  });
});
