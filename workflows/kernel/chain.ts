import canonicalize from 'canonicalize';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** One recorded event with everything an inspector relies on; all of it is under the hash. */
export interface ChainedEvent {
  readonly caseId: string;
  /** 1, 2, 3 … without a gap. */
  readonly seq: number;
  readonly type: string;
  /** What happened, without its type and day. Refers to people by id only. */
  readonly payload: Readonly<Record<string, unknown>>;
  readonly happenedOn: string;
  /** Instant in UTC to the millisecond, as `Date.toISOString` writes it. */
  readonly recordedAt: string;
  readonly account: string;
  readonly person: string | null;
  readonly office: string;
  readonly organ: string;
  readonly edition: string;
  readonly document: string;
  readonly computed: readonly string[];
  readonly attested: readonly string[];
  readonly procedure: string;
  readonly definitionVersion: string;
  readonly definitionHash: string;
  readonly commandId: string;
  /** Hash of the event before it, or {@link chainStart}. */
  readonly prevHash: string;
}

/** What the first event of a case has for a predecessor. */
export const chainStart = '0'.repeat(64);

/** SHA-256, in hexadecimal, over the RFC 8785 canonical form of the event. */
export function linkHash(event: ChainedEvent): string {
  return sha256Of(event);
}

/** SHA-256, in hexadecimal, over the RFC 8785 canonical form of any JSON value. */
export function sha256Of(value: unknown): string {
  const canonical = canonicalize(value);
  if (canonical === undefined) throw new TypeError('only JSON values have a canonical form');
  return bytesToHex(sha256(utf8ToBytes(canonical)));
}
