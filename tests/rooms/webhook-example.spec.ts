import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { newSecret, signedHeaders } from '../../src/webhooks/webhook-secret.js';
import { send } from '../../src/webhooks/webhook-sender.js';

const guide = readFileSync(path.resolve(import.meta.dirname, '../../docs/webhooks.md'), 'utf8');
const directory = mkdtempSync(path.join(os.tmpdir(), 'lotrinh-receiver-'));
const secret = newSecret();
const body = JSON.stringify({ id: 'one', type: 'ping', at: '2026-08-10T02:15:00.000Z', data: { đến: 'hạn' } });
let child: ChildProcess;
let address: URL;
let said = '';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => void server.close(resolve));
  return port;
}

const post = (headers: Readonly<Record<string, string>>, sent = body) => send({ address, headers, body: sent }, new AbortController().signal);

beforeAll(async () => {
  const [, program = ''] = /```js\n([^]*?)```/.exec(guide) ?? [];
  const file = path.join(directory, 'receiver.mjs');
  writeFileSync(file, program);
  const port = await freePort();
  address = new URL(`http://127.0.0.1:${port}/`);
  child = spawn(process.execPath, [file], { env: { PATH: process.env['PATH'], WEBHOOK_SECRET: secret, PORT: String(port) }, stdio: ['ignore', 'pipe', 'inherit'] });
  child.stdout?.on('data', (part: Buffer) => (said += part.toString('utf8')));
  for (let waited = 0; waited < 15_000 && 'error' in (await post({})); waited += 50) await pause(50);
}, 20_000);
afterAll(() => {
  child.kill('SIGKILL');
  rmSync(directory, { recursive: true, force: true });
});

describe('the receiver of the guide', () => {
  it('takes what is ours, and what comes again only once', async () => {
    expect(await post(signedHeaders(secret, 'one', new Date(), body))).toEqual({ status: 204 });
    expect(await post(signedHeaders(secret, 'one', new Date(), body))).toEqual({ status: 204 });
    for (let waited = 0; waited < 5000 && said === ''; waited += 20) await pause(20);
    expect(said).toBe('ping {"đến":"hạn"}\n');
  });

  it('takes nothing else', async () => {
    const now = new Date();
    const forged = [
      [{}, body],
      [signedHeaders(newSecret(), 'one', now, body), body],
      [signedHeaders(secret, 'one', now, body), `${body} `],
      [{ ...signedHeaders(secret, 'one', now, body), 'webhook-id': 'two' }, body],
      [signedHeaders(secret, 'one', new Date(now.getTime() - 600_000), body), body],
      [{ ...signedHeaders(secret, 'one', now, body), 'webhook-timestamp': 'now' }, body],
    ] as const;
    for (const [headers, sent] of forged) expect(await post(headers, sent)).toEqual({ status: 401 });
  });
});
