import { useProbe } from './support/probe.js';

describe('what comes in', () => {
  const probe = useProbe();
  const good = { text: 'Hội nghị', on: '2026-03-26', count: 3, kind: 'one' };

  it('is taken when it is good', async () => {
    expect((await probe.post(good)).body).toEqual(good);
  });

  it('names every unreadable field at once and never repeats a value', async () => {
    const answer = await probe.post({ text: 'Bí mật'.repeat(20), on: '2026-02-30', count: 'Bí mật', list: [{ name: 'a', 'Bí mật/~': 1 }, {}], anything: 1 });
    expect(answer.status).toBe(400);
    expect(answer.fields).toEqual({
      '#/text': 'too-long',
      '#/on': 'not-a-date',
      '#/count': 'wrong-type',
      '#/kind': 'required',
      '#/list/0/Bí mật~1~0': 'unknown-field',
      '#/list/1/name': 'required',
    });
    expect(answer.text.replace('#/list/0/Bí mật~1~0', '')).not.toContain('Bí mật');
    expect(answer.body['errors']).toContainEqual({ pointer: '#/text', place: 'body', code: 'too-long', message: 'Mục này dài tối đa 20 ký tự.' });
  });

  it('is explained in English too', async () => {
    const answer = await probe.post({ ...good, kind: 'three', count: 12 }, { 'accept-language': 'en' });
    expect(answer.body['errors']).toEqual([
      { pointer: '#/count', place: 'body', code: 'too-large', message: 'The largest value taken is 9.' },
      { pointer: '#/kind', place: 'body', code: 'not-one-of', message: 'This field must be one of: one, two.' },
    ]);
  });

  it.each([[null], [[]], ['text'], [7]])('may not be %j where an object belongs', async (body) => {
    const answer = await probe.post(JSON.stringify(body));
    expect([answer.status, answer.fields['#']]).toEqual([400, 'wrong-type']);
  });

  it('is put into composed form before anything looks at it', async () => {
    const decomposed = { ...good, text: 'Đặng Thị Hường'.normalize('NFD') };
    const answer = await probe.post(decomposed);
    expect(answer.body['text']).toBe('Đặng Thị Hường'.normalize('NFC'));
  });

  it.each([
    ['a control character', '"a\\u0000b"'],
    ['an escape', '"a\\u001b[31m"'],
    ['half a character', '"a\\ud800b"'],
  ])('may not hold %s in a text, however deep', async (_, text) => {
    const answer = await probe.post(`{"text":"ab","on":"2026-03-26","count":1,"kind":"one","anything":{"deep":[${text}]}}`);
    expect([answer.status, answer.fields]).toEqual([400, { '#/anything/deep/0': 'unreadable-text' }]);
  });

  it('keeps tabs and line ends', async () => {
    expect((await probe.post({ ...good, text: 'a\tb\nc' })).status).toBe(201);
  });

  it('may not be nested without end', async () => {
    const answer = await probe.post(`{"anything":${'['.repeat(5000)}${']'.repeat(5000)}}`);
    expect([answer.status, Object.values(answer.fields)]).toEqual([400, ['too-deep']]);
  });

  it.each([
    ['broken UTF-8', Buffer.concat([Buffer.from('{"text":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')])],
    ['half of JSON', '{"text":'],
    ['nothing', ''],
    ['two values', '{} {}'],
    ['a poisoned key', '{"__proto__":{"admin":true}}'],
    ['NaN', '{"count":NaN}'],
  ])('may not be %s', async (_, payload) => {
    const answer = await probe.post(payload);
    expect([answer.status, answer.body['code']]).toEqual([400, 'malformed-body']);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/json; charset=utf-16', 'nonsense'])(
    'may not be of type %s',
    async (type) => {
      const answer = await probe.post('text=ab', { 'content-type': type });
      expect([answer.status, answer.body['code']]).toEqual([415, 'unsupported-content-type']);
    },
  );

  it('may not be larger than the limit, which the answer names', async () => {
    const answer = await probe.post(`{"text":"${'x'.repeat(10 * 1024 * 1024)}"}`);
    expect([answer.status, answer.body['limit']]).toEqual([413, 256 * 1024]);
    expect(answer.body['detail']).toContain('256 kB');
  });

  it('is checked in the path and in the query too', async () => {
    const answer = await probe.ask({ url: '/probe/notes/not-an-id?limit=0' });
    const unknown = await probe.ask({ url: '/probe/notes/0f6b1f5e-6d0b-4f4e-9a3e-0c1d2e3f4a5b?limit=1000&colour=red' });
    expect(answer.body['errors']).toMatchObject([{ pointer: '#/limit', place: 'query', code: 'too-small' }]);
    expect(unknown.body['errors']).toMatchObject([
      { pointer: '#/limit', place: 'query', code: 'too-large' },
      { pointer: '#/colour', place: 'query', code: 'unknown-field' },
    ]);
  });

  it('may hold a page mark only as it was given out', async () => {
    const url = '/probe/notes/0f6b1f5e-6d0b-4f4e-9a3e-0c1d2e3f4a5b';
    const first = await probe.ask({ url });
    const second = await probe.ask({ url: `${url}?after=${String(first.body['next'])}&limit=7` });
    expect(second.body).toMatchObject({ position: { name: 'Đặng' }, limit: 7 });
    for (const forged of ['%%%', 'e30', Buffer.from('{"name":1}').toString('base64url'), Buffer.from([0xff]).toString('base64url')]) {
      const answer = await probe.ask({ url, query: { after: forged } });
      expect([forged, answer.status, answer.body['code']]).toEqual([forged, 400, 'malformed-cursor']);
    }
  });

  it('reads the version and the key of a request, or says which header is wrong', async () => {
    const good = await probe.ask({ url: '/probe/headers', headers: { 'if-match': '"7"', 'idempotency-key': 'abc-12345' } });
    expect(good.body).toEqual({ version: 7, key: 'abc-12345' });
    expect((await probe.ask({ url: '/probe/headers' })).body).toEqual({ version: null, key: null });
    for (const header of ['7', '*', 'W/"7"', '"x"', '"7", "8"']) {
      const answer = await probe.ask({ url: '/probe/headers', headers: { 'if-match': header } });
      expect([header, answer.status, answer.fields]).toEqual([header, 400, { '#/if-match': 'wrong-format' }]);
    }
    for (const header of ['short', 'x'.repeat(129), 'with a space']) {
      const answer = await probe.ask({ url: '/probe/headers', headers: { 'idempotency-key': header } });
      expect([header, answer.status, answer.fields]).toEqual([header, 400, { '#/idempotency-key': 'wrong-format' }]);
    }
  });

  it.each([
    ['no HTTP at all', 'HELLO\r\n\r\n', 400],
    ['endless headers', `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    ['two lengths', 'POST /probe/notes HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}', 400],
  ])('may be %s, and is answered all the same', async (_, bytes, status) => {
    const heard = await probe.shout(bytes);
    expect(heard).toMatch(new RegExp(`^HTTP/1\\.1 ${status} [A-Z].*\r\n`));
    expect(heard).toContain('application/problem+json');
  });
});
