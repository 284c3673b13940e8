import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { HeldOffice } from '../../workflows/index.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Clock } from '../platform/clock/clock.js';
import type { Actor } from '../platform/http/actor.js';
import { Problem } from '../platform/http/problem.js';
import { AccountsRepository, type Account } from './accounts.repository.js';
import { hashPassword, isPassword } from './password.js';
import { endOfSession, useGrain, type SessionKind } from './session-term.js';
import { hashToken, newToken } from './session-token.js';
import { SessionsRepository, type LiveSession } from './sessions.repository.js';
import { SignInLimitService } from './sign-in-limit.service.js';

/** A new account: the person behind it may be missing only for accounts that hold no office. */
export interface NewAccount {
  readonly name: string;
  readonly password: string;
  readonly personId?: string | undefined;
  readonly demo?: boolean | undefined;
}

/** What somebody states who signs in. */
export interface Credentials {
  readonly account: string;
  readonly password: string;
  readonly kind: SessionKind;
  /** Network address, for the limit on attempts. */
  readonly address: string;
}

/** A session that is in use, and who uses it. The token is known only at the moment of signing in. */
export interface Session {
  readonly id: string;
  readonly kind: SessionKind;
  readonly expiresAt: Date;
  readonly actor: Actor;
}

const accountName = /^[a-z0-9][a-z0-9._@-]{0,99}$/;
const day = 24 * 60 * 60_000;

/** Accounts and sessions: who is who. What somebody may do follows from the offices held on the day. */
@Injectable()
export class IdentityService {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly sessions: SessionsRepository,
    private readonly limit: SignInLimitService,
    private readonly organisations: OrganisationsService,
    private readonly clock: Clock,
  ) {}

  /** Adds an account. 400 for a name or password that cannot be taken, 409 when the name is taken already. */
  async createAccount({ name, password, personId, demo = false }: NewAccount): Promise<Account> {
    const written = nameOf(name);
    if (!accountName.test(written)) throw Problem.invalidFields([{ pointer: '#/name', code: 'wrong-format' }]);
    const account: Account = { id: randomUUID(), name: written, personId, demo, disabledAt: undefined, createdAt: this.clock.now() };
    await this.accounts.add(account, await hashPassword(password));
    return account;
  }

  /** Every account by name, without anything secret. */
  listAccounts(): Promise<Account[]> {
    return this.accounts.list();
  }

  /** Gives an account a new password and ends its sessions. 404 for an unknown name. */
  async setPassword(name: string, password: string): Promise<void> {
    const { id } = await this.getAccount(name);
    await this.accounts.setPassword(id, await hashPassword(password));
    await this.sessions.revokeAllOf(id, this.clock.now());
  }

  /** Takes an account out of use and ends its sessions. 404 for an unknown name. */
  async disable(name: string): Promise<void> {
    const { id } = await this.getAccount(name);
    await this.accounts.disable(id, this.clock.now());
    await this.sessions.revokeAllOf(id, this.clock.now());
  }

  /** Opens a session. 401 alike for an unknown account, a wrong password and a disabled account; 429 after too many failures. */
  async signIn({ account, password, kind, address }: Credentials): Promise<Session & { readonly token: string }> {
    const name = nameOf(account);
    const attempt = await this.limit.begin(name, address);
    const found = await this.accounts.findByName(name);
    const isRight = await isPassword(password, found?.passwordHash);
    if (!found || !isRight || found.account.disabledAt) throw Problem.wrongCredentials();
    await this.limit.succeed(attempt);
    return this.open(found.account, kind);
  }

  /** The session of a token carried in this way, or nothing when there is none, it has ended, or it belongs to the other way. */
  async authenticate(token: string, kind: SessionKind): Promise<Session | undefined> {
    const now = this.clock.now();
    const session = await this.sessions.findLive(hashToken(token), now, this.clock.today());
    if (!session || session.kind !== kind) return undefined;
    const expiresAt = await this.prolong(session, now);
    const { id, accountId, accountName, personId, offices } = session;
    return { id, kind, expiresAt, actor: { accountId, accountName, personId, offices } };
  }

  /** Who acts in a session, with the offices of now; nothing once it has ended. To look does not prolong it. */
  async actorIn(sessionId: string): Promise<Actor | undefined> {
    const session = await this.sessions.findLiveById(sessionId, this.clock.now(), this.clock.today());
    if (!session) return undefined;
    const { accountId, accountName, personId, offices } = session;
    return { accountId, accountName, personId, offices };
  }

  /** Ends a session at once. */
  async signOut(sessionId: string): Promise<void> {
    await this.sessions.revoke(sessionId, this.clock.now());
  }

  private async open({ id: accountId, name, personId }: Account, kind: SessionKind): Promise<Session & { readonly token: string }> {
    const createdAt = this.clock.now();
    const [id, token, expiresAt] = [randomUUID(), newToken(), endOfSession(kind, createdAt, createdAt)];
    await this.sessions.open({ id, accountId, tokenHash: hashToken(token), kind, createdAt, expiresAt });
    await this.sessions.forgetEndedBefore(new Date(createdAt.getTime() - 30 * day));
    return { id, kind, expiresAt, token, actor: { accountId, accountName: name, personId, offices: await this.officesOf(personId) } };
  }

  private async prolong({ id, kind, createdAt, lastSeenAt, expiresAt }: LiveSession, now: Date): Promise<Date> {
    if (now.getTime() - lastSeenAt.getTime() < useGrain) return expiresAt;
    const later = endOfSession(kind, createdAt, now);
    await this.sessions.noteUse(id, now, later);
    return later;
  }

  private async officesOf(personId: string | undefined): Promise<readonly HeldOffice[]> {
    return personId === undefined ? [] : this.organisations.officesOf(personId, this.clock.today());
  }

  private async getAccount(name: string): Promise<Account> {
    const found = await this.accounts.findByName(nameOf(name));
    if (!found) throw Problem.notFound('account');
    return found.account;
  }
}

function nameOf(written: string): string {
  return written.trim().toLowerCase();
}
