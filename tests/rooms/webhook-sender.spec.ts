import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { addressFault } from '../../src/webhooks/webhook-address.js';
import { newSecret, signedHeaders } from '../../src/webhooks/webhook-secret.js';
import { send, wordOf } from '../../src/webhooks/webhook-sender.js';
import { verdictOn } from '../../src/webhooks/delivery-retry.js';
import { openReceiver, type Receiver } from '../support/receiver.js';

let receiver: Receiver;
let untrusted: Receiver;
beforeAll(async () => {
  [receiver, untrusted] = [await openReceiver(), await openReceiver(true)];
});
afterAll(() => Promise.all([receiver.close(), untrusted.close()]));

const never = new AbortController().signal;
const to = (url: string, within = 10_000, stopping = never) => send({ address: new URL(url), headers: { 'webhook-id': 'x' }, body: '{"đ":1}' }, stopping, within);

describe('sending', () => {
  it('posts what was given, whole, with its length in bytes', async () => {
    expect(await to(`http://${receiver.host}/ok`)).toEqual({ status: 204 });
    const { headers, body } = receiver.received.at(-1)!;
    expect(body).toBe('{"đ":1}');
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'content-length': '8', 'user-agent': 'lotrinh', 'webhook-id': 'x', host: receiver.host, connection: 'close' });
  });

  it('follows no redirect', async () => {
    const before = receiver.received.length;
    expect(await to(`http://${receiver.host}/redirect`)).toEqual({ status: 302 });
    expect(receiver.received.slice(before).map(({ path }) => path)).toEqual(['/redirect']);
  });

  it.each([
    ['a refusal', '/fail', { status: 500 }, 'refused'],
    ['a receiver that wants no more', '/gone', { status: 410 }, 'gone'],
    ['an answer without end', '/huge', { status: 200 }, 'taken'],
    ['a connection that is reset', '/reset', { error: 'ECONNRESET' }, 'broken-off'],
    ['a wish to speak something else', '/upgrade', { error: 'broken-off' }, 'broken-off'],
    ['no HTTP at all', '/noise', { error: 'HPE_INVALID_CONSTANT' }, 'broken-off'],
  ])('gives %s as what came of it', async (_, path, outcome, word) => {
    expect(await to(`http://${receiver.host}${path}`)).toEqual(outcome);
    expect(wordOf(outcome)).toBe(word);
  });

  it('waits no longer than it may, also for the end of an answer', async () => {
    const began = performance.now();
    expect(await to(`http://${receiver.host}/hang`, 150)).toEqual({ error: 'timed-out' });
    expect(await to(`http://${receiver.host}/half`, 150)).toEqual({ status: 200 });
    expect(performance.now() - began).toBeLessThan(5000);
  });

  it('ends when the program stops', async () => {
    const stopping = new AbortController();
    const sending = to(`http://${receiver.host}/hang`, 10_000, stopping.signal);
    stopping.abort();
    expect(await sending).toEqual({ error: 'interrupted' });
  });

  it('trusts nobody whose certificate nobody signed, and nobody who speaks no TLS', async () => {
    const signedByItself = await to(`https://${untrusted.host}/ok`);
    const plain = await to(`https://${receiver.host}/ok`);
    expect(signedByItself).toEqual({ error: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
    expect([wordOf(signedByItself), wordOf(plain)]).toEqual(['not-trusted', 'not-trusted']);
    expect(untrusted.received).toEqual([]);
  });

  it.each(['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID', 'INVALID_PURPOSE'])('says of %s that the certificate is not trusted', (error) => {
    expect(wordOf({ error })).toBe('not-trusted');
  });

  it('says that nobody is there', async () => {
    const gone = await openReceiver();
    await gone.close();
    expect(wordOf(await to(`http://${gone.host}/ok`))).toBe('unreachable');
  });
});

describe('the signature', () => {
  it('is the HMAC of id, time and body by the secret, as Standard Webhooks has it', () => {
    // Vector of the specification's reference library (standard-webhooks, JavaScript).
    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
    const headers = signedHeaders(secret, 'msg_p5jXN8AQM9LWM0D4loKWxJek', new Date(1614265330_000), '{"test": 2432232314}');
    expect(headers).toEqual({ 'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek', 'webhook-timestamp': '1614265330', 'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=' });
  });

  it('differs for every secret, id, second and body', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.string(), fc.date({ min: new Date('2026-01-01'), max: new Date('2199-01-01'), noInvalidDate: true }), (id, body, at) => {
        const [secret, other] = [newSecret(), newSecret()];
        const sign = (...of: Parameters<typeof signedHeaders>) => signedHeaders(...of)['webhook-signature'];
        const key = Buffer.from(secret.split('_')[1]!, 'base64');
        expect(key).toHaveLength(32);
        expect(sign(secret, id, at, body)).toBe(`v1,${createHmac('sha256', key).update(`${id}.${Math.floor(at.getTime() / 1000)}.${body}`).digest('base64')}`);
        expect(new Set([sign(secret, id, at, body), sign(other, id, at, body), sign(secret, `${id}0`, at, body), sign(secret, id, new Date(at.getTime() + 1000), body), sign(secret, id, at, `${body} `)]).size).toBe(5);
      }),
      { numRuns: 50 },
    );
  });
});

describe('an address', () => {
  const hosts = ['tichhop.example.vn', 'noi-bo.example.vn:8443', '127.0.0.1:8080', 'ro.example.vn:443'];

  it.each([
    'https://tichhop.example.vn/nhan?loai=1',
    'http://tichhop.example.vn',
    'https://TICHHOP.example.vn:443/',
    'https://noi-bo.example.vn:8443/x',
    'http://127.0.0.1:8080/',
    'https://ro.example.vn/',
  ])('will do when the operator listed its host: %s', (url) => expect(addressFault(url, hosts)).toBeUndefined());

  it.each([
    ['https://tichhop.example.vn:8443/', 'host-not-listed'],
    ['https://noi-bo.example.vn/', 'host-not-listed'],
    ['http://ro.example.vn/', 'host-not-listed'],
    ['https://tichhop.example.vn.evil.example/', 'host-not-listed'],
    ['https://evil.example/tichhop.example.vn', 'host-not-listed'],
    ['http://127.0.0.1:8081/', 'host-not-listed'],
    ['http://2130706433:8081/', 'host-not-listed'],
    ['http://169.254.169.254/', 'host-not-listed'],
    ['http://[::1]/', 'host-not-listed'],
    ['https://tichhop.example.vn@evil.example/', 'address-with-credentials'],
    ['https://ten:matkhau@tichhop.example.vn/', 'address-with-credentials'],
    ['ftp://tichhop.example.vn/', 'not-a-web-address'],
    ['file:///etc/passwd', 'not-a-web-address'],
    ['constructor:x', 'not-a-web-address'],
    ['tichhop.example.vn', 'not-a-web-address'],
  ])('will not do otherwise: %s is %s', (url, fault) => expect(addressFault(url, hosts)).toBe(fault));

  it('will not do when the operator listed none', () => expect(addressFault('https://tichhop.example.vn/', [])).toBe('host-not-listed'));
});

describe('what becomes of a delivery', () => {
  const now = new Date('2026-08-10T02:15:00Z');

  it('is tried twelve times over about a day, each pause twice the one before', () => {
    for (const chance of [0, 0.5, 1]) {
      const pauses = Array.from({ length: 11 }, (_, at) => verdictOn({ status: 500 }, at + 1, now, chance)).map(({ state, nextAt }) => (expect(state).toBe('waiting'), nextAt.getTime() - now.getTime()));
      pauses.reduce((before, pause) => (expect(Math.round(pause / before)).toBe(2), pause));
      const hours = pauses.reduce((sum, pause) => sum + pause) / 3_600_000;
      expect([hours > 22, hours < 28]).toEqual([true, true]);
    }
    expect(verdictOn({ status: 500 }, 12, now).state).toBe('dead');
  });

  it('is delivered by any success and by nothing else', () => {
    const states = [200, 201, 204, 299, 100, 300, 304, 400, 404, 500].map((status) => verdictOn({ status }, 1, now).state);
    expect(states).toEqual([...Array<string>(4).fill('delivered'), ...Array<string>(6).fill('waiting')]);
    expect(verdictOn({ error: 'timed-out' }, 12, now).state).toBe('dead');
  });

  it('waits for the next worker, and loses nothing, when the program stopped meanwhile', () => {
    expect(verdictOn({ error: 'interrupted' }, 12, now)).toEqual({ state: 'waiting', nextAt: now });
  });
});
