import fc from 'fast-check';
import { describeApplication } from '../../src/application.js';
import { OrganisationsService } from '../../src/organisations/organisations.service.js';
import { Database } from '../../src/platform/database/database.js';
import { useApplication } from './support/application.js';
import { enterOfficer, type Officer } from './support/officers.js';
import { operationsOf, type DescribedOperation } from './support/operations.js';

const unknownId = '0f6b1f5e-6d0b-4f4e-9a3e-0c1d2e3f4a5b';

describe('every route', () => {
  const running = useApplication();
  let officer: Officer;
  let operations: DescribedOperation[];

  beforeAll(async () => {
    officer = await enterOfficer(running, 'secretary');
    // The answer of the live updates never ends; tests/http/inbox-live.spec.ts asks them.
    operations = operationsOf(await describeApplication()).filter(({ url }) => url.startsWith('/api/v1/') && !url.startsWith('/api/v1/sessions') && url !== '/api/v1/inbox/live');
  });

  /** Sends something and insists on an answer that is no failure of ours. */
  async function send({ method, url, name }: DescribedOperation, fill: string, payload: unknown, query = ''): Promise<number> {
    const address = url.replaceAll(/\{\w+\}/g, encodeURIComponent(fill)) + query;
    const body = method === 'GET' || method === 'DELETE' ? {} : { payload: JSON.stringify(payload), headers: { 'content-type': 'application/json' } };
    const answer = await running.askAs(officer.account, { method, url: address, ...body });
    const form = answer.status >= 400 ? 'application/problem+json; charset=utf-8' : answer.headers['content-type'];
    expect([name, answer.status < 500, answer.headers['content-type']]).toEqual([name, true, form]);
    return answer.status;
  }

  it.each([
    [null],
    [[]],
    ['text'],
    [1.5e300],
    [{ id: { toString: 1 }, constructor: 1 }],
    [{ name: '' }],
    [{ happenedOn: '2026-02-30', fromOn: 20260101, procedure: 'constructor' }],
    [Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`field${index}`, index]))],
  ])('reads %.60j without failing', async (payload) => {
    for (const operation of operations) for (const fill of [unknownId, officer.organ]) await send(operation, fill, payload);
  });

  it.each(['x', "'; drop table account; --", '../../etc/passwd', 'a\u0000b', 'Đ'.repeat(90), '٣', 'constructor', '0'])('looks for %j without failing', async (fill) => {
    for (const operation of operations) expect(await send(operation, fill, {})).toBeGreaterThanOrEqual(200);
  });

  it('reads any query without failing', async () => {
    const junk = ['?limit=-1', '?limit=1e9', '?limit=50&limit=50', '?after=%00', '?after=e30', '?on=0000-00-00', '?on=9999-12-31', '?text=%25%25%25', '?text=%F0%9F', '?__proto__=1', `?text=${'a'.repeat(9000)}`, '?organ=x&state[]=1'];
    for (const operation of operations) for (const query of junk) await send(operation, unknownId, {}, query);
  });

  it('reads any JSON without failing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.jsonValue({ maxDepth: 4 }), async (choice, payload) => {
        const operation = operations[choice % operations.length];
        if (operation) await send(operation, officer.organ, payload);
      }),
      { numRuns: 150 },
    );
  });

  it('keeps text composed, however it was typed', async () => {
    const name = 'Đặng Thị Hường';
    const payload = { fullName: name.normalize('NFD'), bornOn: '1990-01-02', homeOrgan: officer.organ };
    const answer = await running.askAs(officer.account, { method: 'POST', url: '/api/v1/people', payload });
    expect([answer.status, answer.body['fullName']]).toEqual([201, name.normalize('NFC')]);
    const [kept] = await running.application.get(Database).query<{ composed: boolean }>('test-nfc', 'select full_name is nfc normalized as composed from person where id = $1', [answer.body['id']]);
    expect(kept).toEqual({ composed: true });
    const found = await running.askAs(officer.account, { url: `/api/v1/people?text=${encodeURIComponent('Hường'.normalize('NFD'))}` });
    expect(found.body['entries']).toHaveLength(2);
  });

  it('refuses a name with a character that nobody can read, before the database sees it', async () => {
    const { id } = await running.application.get(OrganisationsService).getOrgan(officer.organ);
    const answer = await running.askAs(officer.account, { method: 'POST', url: `/api/v1/organisations/${id}/names`, payload: { name: 'Chi bộ\u0000', fromOn: '2026-01-01' } });
    expect([answer.status, answer.fields]).toEqual([400, { '#/name': 'unreadable-text' }]);
  });
});
