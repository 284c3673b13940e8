import http from 'node:http';
import https from 'node:https';

/** What is sent: to where, with which headers, and what. */
export interface Message {
  readonly address: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What came of it: the status of the answer, or the code of what went wrong before there was one. */
export interface Outcome {
  readonly status?: number | undefined;
  readonly error?: string | undefined;
}

/** Most bytes of an answer that are read; nobody looks at them. */
const mostRead = 64 * 1024;
/** How long a receiver may take, from the first thought to the last byte, in milliseconds. */
const patience = 10_000;

/** Sends a message once and never fails. Redirects are not followed: what is sent goes where the operator allowed it and nowhere else. */
export function send({ address, headers, body }: Message, stopping: AbortSignal, within = patience): Promise<Outcome> {
  const late = AbortSignal.timeout(within);
  const sent = { ...headers, 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)), 'user-agent': 'lotrinh' };
  const { request } = address.protocol === 'https:' ? https : http;
  return new Promise((resolve) => {
    let status: number | undefined;
    // Once there is a status it has said it all; what comes after it, or does not come, changes nothing.
    const ended = (error?: Error & { code?: string }) => resolve(status === undefined ? { error: whyFailed(error, stopping, late) } : { status });
    // A connection of its own: none is kept open to a receiver that may be gone by the next time.
    request(address, { method: 'POST', headers: sent, agent: false, signal: AbortSignal.any([stopping, late]) })
      .once('response', (answer) => {
        status = answer.statusCode;
        let read = 0;
        answer.on('error', ended).once('close', ended).on('data', (part: Buffer) => {
          read += part.length;
          if (read > mostRead) answer.destroy();
        });
      })
      .on('error', ended)
      // An answer that asks for another protocol (101) closes the connection without a word.
      .on('close', ended)
      .end(body);
  });
}

function whyFailed(error: (Error & { code?: string }) | undefined, stopping: AbortSignal, late: AbortSignal): string {
  if (stopping.aborted) return 'interrupted';
  return late.aborted ? 'timed-out' : (error?.code ?? 'broken-off');
}

const unreachable: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'EACCES', 'EPERM']);
const ours: ReadonlySet<string> = new Set(['timed-out', 'interrupted', 'host-not-listed']);

/** The word under which people read what came of an attempt: `webhooks:outcomes`. */
export function wordOf({ status, error = 'broken-off' }: Outcome): string {
  if (isTaken({ status })) return 'taken';
  if (status !== undefined) return isGone({ status }) ? 'gone' : status >= 300 && status < 400 ? 'redirected' : 'refused';
  if (ours.has(error)) return error;
  if (unreachable.has(error)) return 'unreachable';
  return /CERT|TLS|SSL|EPROTO|^UNABLE_TO_|^INVALID_/.test(error) ? 'not-trusted' : 'broken-off';
}

/** Whether the receiver has taken the message. */
export const isTaken = ({ status = 0 }: Outcome): boolean => status >= 200 && status < 300;

/** Whether the receiver wants no more (410 Gone). */
export const isGone = ({ status }: Outcome): boolean => status === 410;
