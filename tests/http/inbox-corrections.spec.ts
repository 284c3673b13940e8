import { randomUUID } from 'node:crypto';
import { IdentityService } from '../../src/identity/identity.service.js';
import { OrganisationsService } from '../../src/organisations/organisations.service.js';
import { PeopleService } from '../../src/people/people.service.js';
import { enterInboxCase, type InboxCase } from '../support/inbox-case.js';
import { officePassword } from '../support/party-office.js';
import { useApplication } from './support/application.js';

const running = useApplication();
let inbox: InboxCase;
beforeAll(async () => {
  running.clock.moveTo('2024-10-25');
  inbox = await enterInboxCase(running);
});

/** Somebody more who holds an office of an organ. */
async function appoint(organ: string, office: 'deputy-secretary' | 'inspector', name: string): Promise<void> {
  const { id: personId } = await running.application.get(PeopleService).create({ fullName: 'Đồng chí Phó', bornOn: '1970-01-01', homeOrgan: organ });
  await running.application.get(OrganisationsService).appoint(organ, { personId, office, fromOn: '2016-01-01' });
  await running.application.get(IdentityService).createAccount({ name, password: officePassword, personId });
}
const propose = (account: string, key: string) =>
  running.askAs(account, {
    method: 'POST',
    url: `/api/v1/cases/${inbox.caseId}/corrections`,
    payload: { kind: 'void-step', event: 12, reason: 'Ghi nhầm so với biên bản', basis: { number: '05-BB/VP', issuedOn: '2024-10-01' } },
    headers: { 'idempotency-key': key },
  });
const waiting = async (account: string) => (await running.askAs(account, { url: '/api/v1/inbox?kind=correction-waits' })).body['entries'] as Readonly<Record<string, unknown>>[];

it('tells those who may confirm a correction that it waits, once, and that it is decided', async () => {
  await appoint(inbox.office.commune, 'deputy-secretary', 'deputy');
  await appoint(inbox.office.commune, 'inspector', 'another-inspector');
  const key = randomUUID();
  const proposed = await propose(inbox.office.clerk.account, key);
  expect([proposed.status, (await propose(inbox.office.clerk.account, key)).body['id']]).toEqual([201, proposed.body['id']]);
  const [notice, ...more] = await waiting('deputy');
  expect(notice).toMatchObject({ about: proposed.body['id'], standing: 'open', case: { number: inbox.number } });
  expect(notice?.['text']).toBe(`Có đề nghị sửa điều đã ghi trong hồ sơ ${inbox.number} của Đặng Thị Thùy Hường, Đảng bộ xã Thử Nghiệm, đang chờ người thứ hai xác nhận.`);
  expect(more).toEqual([]);
  for (const account of [inbox.office.clerk.account, inbox.office.inspector.account, inbox.office.administrator.account, 'another-inspector']) expect(await waiting(account)).toEqual([]);

  await running.askAs(inbox.office.clerk.account, { method: 'POST', url: `/api/v1/cases/${inbox.caseId}/corrections/${String(proposed.body['id'])}/withdraw` });
  expect((await waiting('deputy'))[0]).toMatchObject({ standing: 'settled', text: expect.stringMatching(/Việc này đã xong\.$/) as string });
});
