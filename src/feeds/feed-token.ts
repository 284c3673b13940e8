import { createHash, randomBytes } from 'node:crypto';

/** A new secret for an address: 256 random bits. */
export function newFeedToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of it, and what is sought by it (SHA-256). */
export function hashFeedToken(token: string): Buffer {
  return createHash('sha256').update(token, 'utf8').digest();
}

const file = /^([A-Za-z0-9_-]{43})\.ics$/;

/** The secret in the last part of an address, such as `….ics`; nothing when it can be none of ours. */
export function feedTokenIn(name: string): string | undefined {
  return file.exec(name)?.[1];
}
