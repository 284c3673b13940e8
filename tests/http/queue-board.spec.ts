import { PostgresBackend } from '../../src/platform/queue/postgres-backend.js';
import { JobQueue } from '../../src/platform/queue/queue.js';
import { enterPartyOffice, type PartyOffice } from '../support/party-office.js';
import { useApplication } from './support/application.js';

const running = useApplication();
let office: PartyOffice;
beforeAll(async () => {
  office = await enterPartyOffice(running.application);
  await new PostgresBackend(running.database).prepare();
  await running.application.get(JobQueue).ring('sweep-deadlines');
});

const look = (url: string, account = office.administrator.account) => running.askAs(account, { url });

describe('the board of the queue', () => {
  it('is a page on which nothing comes from anywhere else', async () => {
    const { status, text, headers } = await look('/admin/queue');
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([200, 'text/html; charset=utf-8', 'no-store']);
    expect(text).toContain('<base href="/admin/queue/" />');
    expect(text).toContain('<title>Hàng đợi công việc</title>');
    expect(text.match(/(?:href|src)="(?:https?:)?\/\/[^"]*"/g) ?? []).toEqual([]);
    expect(text).not.toContain('<%');
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self';/);
  });

  it('has every file that the page names', async () => {
    const { text } = await look('/admin/queue');
    const files = [...text.matchAll(/(?:href|src)="(static\/[^"]+)"/g)].map(([, file = '']) => file);
    expect(files.length).toBeGreaterThan(4);
    for (const file of files) expect([file, (await look(`/admin/queue/${file}`)).status]).toEqual([file, 200]);
  });

  it('finds its way inside the page', async () => {
    for (const inner of ['queue/lotrinh', 'queue/lotrinh/1', 'job-schedulers']) expect((await look(`/admin/queue/${inner}`)).status).toBe(200);
  });

  it('shows the queue and its jobs', async () => {
    const { status, body } = await look('/admin/queue/api/queues?activeQueue=lotrinh&status=waiting');
    expect(status).toBe(200);
    expect(body).toMatchObject({ queues: [{ name: 'lotrinh', readOnlyMode: true, counts: { waiting: 1 }, jobs: [{ name: 'sweep-deadlines', data: {} }] }] });
  });

  it.each(['../index.ejs', '..%2f..%2fpackage.json', 'js/none.js', '%2e%2e/index.ejs'])('has no file %s', async (name) => {
    expect((await look(`/admin/queue/static/${name}`)).status).toBe(404);
  });

  it('has no other questions, and changes nothing', async () => {
    expect((await look('/admin/queue/api/secrets')).status).toBe(404);
    const put = await running.askAs(office.administrator.account, { method: 'PUT', url: '/admin/queue/api/queues/lotrinh/pause', headers: { 'x-requested-with': 'lotrinh' } });
    expect([404, 405]).toContain(put.status);
  });

  it.each(['/admin/queue', '/admin/queue/queue/lotrinh', '/admin/queue/static/favicon.ico', '/admin/queue/api/queues'])('is for administrators only: %s', async (url) => {
    expect((await running.ask({ url })).status).toBe(401);
    expect((await look(url, office.secretary.account)).status).toBe(403);
  });
});
