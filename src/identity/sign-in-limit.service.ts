import { Injectable } from '@nestjs/common';
import { createHmac, randomBytes } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { Clock } from '../platform/clock/clock.js';
import { Problem } from '../platform/http/problem.js';
import { failuresCountFor, secondsToWait } from './sign-in-backoff.js';
import { SignInAttemptsRepository, type Trying } from './sign-in-attempts.repository.js';

/** An attempt that is under way. */
export interface Attempt {
  readonly id: string;
  readonly who: Trying;
}

/** Slows down the guessing of passwords, per account and per address, whether or not the account exists. */
@Injectable()
export class SignInLimitService {
  // Never stored, so that nobody who reads the table can test names against it; a restart forgives everybody.
  private readonly key = randomBytes(32);

  constructor(
    private readonly attempts: SignInAttemptsRepository,
    private readonly clock: Clock,
  ) {}

  /** Notes an attempt before the password is looked at. 429 when it comes too soon. */
  async begin(accountName: string, address: string): Promise<Attempt> {
    const now = this.clock.now();
    const who = { account: this.keyed('account', accountName), address: this.keyed('address', neighbourhood(address)) };
    const since = new Date(now.getTime() - failuresCountFor);
    const begun = await this.attempts.begin(who, now, since, (ofAccount, ofAddress) => {
      const wait = Math.max(secondsToWait('account', ofAccount, now), secondsToWait('address', ofAddress, now));
      return wait > 0 ? wait : undefined;
    });
    if (typeof begun === 'number') throw Problem.tooManyAttempts(begun);
    return { id: begun, who };
  }

  /** Notes that the password was right, and forgets what no longer counts. */
  async succeed({ id, who }: Attempt): Promise<void> {
    const now = this.clock.now();
    await this.attempts.succeed(id, who, now);
    await this.attempts.forgetBefore(new Date(now.getTime() - 24 * failuresCountFor));
  }

  private keyed(what: string, text: string): Buffer {
    return createHmac('sha256', this.key).update(`${what}:${text}`, 'utf8').digest();
  }
}

/** One household has a whole /64 of IPv6 addresses to choose from, so it counts as one. */
function neighbourhood(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head.split(':');
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(':').length;
  return [...groups, ...Array.from({ length: missing }, () => '0')].slice(0, 4).join(':');
}
