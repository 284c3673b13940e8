import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';

/** What a receiver of webhooks was sent. */
export interface Received {
  readonly path: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

/** A program of others on this machine: it answers by the path it is asked at, and keeps what it was sent. */
export interface Receiver {
  /** Host and port, as WEBHOOK_HOSTS names them. */
  readonly host: string;
  readonly received: Received[];
  /** Answers of paths that have an answer of their own in one test. */
  readonly answers: Map<string, (response: http.ServerResponse) => void>;
  close(): Promise<void>;
}

const status = (code: number, headers = {}) => (response: http.ServerResponse) => void response.writeHead(code, headers).end('thân');

function pour(response: http.ServerResponse): void {
  const part = Buffer.alloc(64 * 1024, 'x');
  const more = (): void => {
    while (!response.destroyed && response.write(part));
    response.once('drain', more);
  };
  response.writeHead(200);
  more();
}

const ways: Readonly<Record<string, (response: http.ServerResponse) => void>> = {
  '/ok': status(204),
  '/fail': status(500),
  '/gone': status(410),
  '/redirect': status(302, { location: '/ok' }),
  '/hang': () => undefined,
  '/half': (response) => void response.writeHead(200).write('x'),
  '/reset': ({ socket }) => void socket?.resetAndDestroy(),
  '/noise': ({ socket }) => void socket?.end('HELLO\r\n\r\n'),
  '/upgrade': ({ socket }) => void socket?.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'),
  '/huge': pour,
};

/** Opens a receiver; with `tls` it shows a certificate that nobody trusts. */
export async function openReceiver(tls = false): Promise<Receiver> {
  const received: Received[] = [];
  const answers = new Map<string, (response: http.ServerResponse) => void>();
  const take = (request: http.IncomingMessage, response: http.ServerResponse): void => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
      const path = request.url ?? '';
      received.push({ path, headers: request.headers, body: Buffer.concat(parts).toString('utf8') });
      const [place = ''] = path.split('?');
      (answers.get(place) ?? ways[place] ?? status(404))(response);
    });
  };
  const server = tls ? https.createServer({ key: untrustedKey, cert: untrustedCertificate }, take) : http.createServer(take);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    host: `127.0.0.1:${port}`,
    received,
    answers,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}

// Made for these tests, signed by itself, and used nowhere else.
const untrustedKey = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgquledzK/5ReUbSW8
HxW7VvzB2ee5xlwJb1J+W05ecnahRANCAATp1ySA+YifLBd0rWG5f3guTXHxWxIW
lT4fCdHIsxwNEQOpsxgx7QGBDhmBr4Ulq9hn6r5zAtJQQBsj8fL+PCTa
-----END PRIVATE KEY-----`;
const untrustedCertificate = `-----BEGIN CERTIFICATE-----
MIIBkDCCATagAwIBAgIUMIeTSpelfxA/Vr/D9o3Tf7Y6B6gwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJMTI3LjAuMC4xMCAXDTI2MTEyMzAxMTQzMFoYDzIxMjYxMDMw
MDExNDMwWjAUMRIwEAYDVQQDDAkxMjcuMC4wLjEwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAATp1ySA+YifLBd0rWG5f3guTXHxWxIWlT4fCdHIsxwNEQOpsxgx7QGB
DhmBr4Ulq9hn6r5zAtJQQBsj8fL+PCTao2QwYjAdBgNVHQ4EFgQUeuT+Zi+sedDc
U7a2SE0vMpCWUFgwHwYDVR0jBBgwFoAUeuT+Zi+sedDcU7a2SE0vMpCWUFgwDwYD
VR0TAQH/BAUwAwEB/zAPBgNVHREECDAGhwR/AAABMAoGCCqGSM49BAMCA0gAMEUC
IQDUxDlW82la/7VU/eBA1TVjqrnNzwcWIAGjtbPV7L7TgQIgKvk7qu9nRjtkcJjP
71WkRD4BQtW83GfqywBoOYl4dzU=
-----END CERTIFICATE-----`;
