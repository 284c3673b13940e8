import { createHmac, randomBytes } from 'node:crypto';

const prefix = 'whsec_';

/** A new secret by which a receiver knows that a message is ours: 256 random bits, written as Standard Webhooks does. */
export function newSecret(): string {
  return `${prefix}${randomBytes(32).toString('base64')}`;
}

/** The headers by which a receiver knows the message, when it was sent, and that it is ours (Standard Webhooks, symmetric signature). */
export function signedHeaders(secret: string, id: string, at: Date, body: string): Readonly<Record<string, string>> {
  const seconds = Math.floor(at.getTime() / 1000);
  const key = Buffer.from(secret.slice(prefix.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${seconds}.${body}`, 'utf8').digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': String(seconds), 'webhook-signature': `v1,${signature}` };
}
