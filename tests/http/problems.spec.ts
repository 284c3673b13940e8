import { refusal, useProbe } from './support/probe.js';

describe('problems', () => {
  const probe = useProbe();
  const english = { 'accept-language': 'en-GB,vi;q=0.5' };

  it('are told in Vietnamese, as RFC 9457 says', async () => {
    const answer = await probe.ask({ url: '/probe/problems/missing' });
    expect(answer.status).toBe(404);
    expect(answer.headers).toMatchObject({ 'content-type': 'application/problem+json; charset=utf-8', 'content-language': 'vi' });
    expect(answer.body).toEqual({
      type: '/problems/not-found',
      title: 'Không tìm thấy',
      status: 404,
      detail: 'Không tìm thấy hồ sơ này.',
      instance: answer.headers['x-request-id'],
      code: 'not-found',
    });
  });

  it('are told in English to whoever prefers it', async () => {
    const answer = await probe.ask({ url: '/probe/problems/taken', headers: english });
    expect(answer.headers['content-language']).toBe('en');
    expect(answer.body).toMatchObject({ status: 409, title: 'In conflict with the record', detail: 'There is already an account of this name.' });
  });

  it.each([
    ['fr, en;q=0', 'vi'],
    ['en;q=0.4, vi;q=0.3', 'en'],
    ['*', 'vi'],
    ['EN-us', 'en'],
    ['en;q=abc', 'vi'],
    ['x'.repeat(5000), 'vi'],
  ])('answer Accept-Language: %.30s in %s', async (header, language) => {
    const answer = await probe.ask({ url: '/nowhere', headers: { 'accept-language': header } });
    expect(answer.headers['content-language']).toBe(language);
  });

  it('say which version the record is at when somebody was faster', async () => {
    const answer = await probe.ask({ url: '/probe/problems/changed' });
    expect([answer.status, answer.body['version']]).toEqual([412, 8]);
  });

  it('explain every refusal with its clause and mark what nobody has confirmed', async () => {
    const vietnamese = await probe.ask({ url: '/probe/problems/refused' });
    const foreign = await probe.ask({ url: '/probe/problems/refused', headers: english });
    expect(vietnamese.status).toBe(422);
    const [explained] = vietnamese.body['refusals'] as Record<string, unknown>[];
    const { code, rule, seen, curedBy } = refusal;
    expect(explained).toMatchObject({ code, rule, seen, curedBy, citation: { clause: 'Điều 4', confidence: 'unconfirmed', mark: 'chưa kiểm chứng' } });
    expect(explained).toMatchObject({ citation: { name: expect.stringContaining('208-QĐ/TW') }, message: expect.any(String), cure: expect.any(String) });
    expect(foreign.body['refusals']).toMatchObject([{ citation: { mark: 'unconfirmed' } }]);
  });

  it('tell nothing of an internal error but a number, under which the log has the rest', async () => {
    const answer = await probe.ask({ url: '/probe/problems/other' });
    expect(answer.status).toBe(500);
    const incident = String(answer.body['incident']);
    expect(incident).toMatch(/^[2-9A-HJ-NP-Z]{8}$/);
    expect(answer.body['detail']).toContain(incident);
    expect(answer.text).not.toMatch(/secret|Nguyễn|\.ts|node_modules/);
    expect(probe.logged()).toContain(incident);
  });

  it('tell an unknown address from a wrong method', async () => {
    const unknown = await probe.ask({ url: '/api/v1/nothing?x=1' });
    const wrong = await probe.ask({ method: 'DELETE', url: '/probe/notes' });
    expect([unknown.status, unknown.body['code']]).toEqual([404, 'no-such-route']);
    expect([wrong.status, wrong.body['code'], wrong.headers['allow']]).toEqual([405, 'method-not-allowed', 'POST']);
  });

  it.each(['/probe/notes/%', '/probe/notes/%C0%AF', `/probe/notes/${'9'.repeat(3000)}`])('answer %.25s, which the router itself refuses, in the same form', async (url) => {
    const answer = await probe.ask({ url });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ type: expect.stringMatching(/^\/problems\//), title: expect.any(String) });
  });

  it('have a type that leads to a page', async () => {
    const answer = await probe.ask({ url: '/probe/problems/missing' });
    const page = await probe.ask({ url: String(answer.body['type']) });
    expect([page.status, page.headers['content-type'], page.text]).toEqual([200, 'text/html; charset=utf-8', expect.stringContaining('Không tìm thấy')]);
    expect((await probe.ask({ url: '/problems/constructor' })).status).toBe(404);
  });

  it('carry the headers that protect whoever reads them', async () => {
    const answer = await probe.ask({ url: '/api/v1/nothing' });
    expect(answer.headers).toMatchObject({
      'content-security-policy': expect.stringContaining("default-src 'self'"),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'x-frame-options': 'DENY',
    });
  });

  it('keep the id that a proxy gave the request, unless it is of no form that proxies use', async () => {
    const kept = await probe.ask({ url: '/nowhere', headers: { 'x-request-id': '4bf92f3577b34da6a3ce929d0e0e4736' } });
    const replaced = await probe.ask({ url: '/nowhere', headers: { 'x-request-id': '<script>alert(1)</script>' } });
    expect(kept.body['instance']).toBe('4bf92f3577b34da6a3ce929d0e0e4736');
    expect(replaced.body['instance']).toMatch(/^[0-9a-f-]{36}$/);
  });
});
