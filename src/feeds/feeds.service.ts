import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CaseScopeService } from '../cases/case-scope.service.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Configuration } from '../platform/config/configuration.js';
import type { Actor } from '../platform/http/actor.js';
import { Problem } from '../platform/http/problem.js';
import type { Feed } from './feed-record.js';
import { hashFeedToken, newFeedToken } from './feed-token.js';
import { FeedsRepository } from './feeds.repository.js';

/** A calendar on the telephone, one on the computer, one for an organ: nobody needs many. */
const most = 20;

/** The secret addresses by which the calendars of an account are read. */
@Injectable()
export class FeedsService {
  constructor(
    private readonly feeds: FeedsRepository,
    private readonly scopes: CaseScopeService,
    private readonly organisations: OrganisationsService,
    private readonly configuration: Configuration,
    private readonly clock: Clock,
  ) {}

  /** Makes a calendar; its address is known only now. 403 for an organ of which the actor may read nothing, and for whoever may read nothing at all. */
  async make(organ: string | undefined, actor: Actor): Promise<{ feed: Feed; url: string }> {
    if (organ !== undefined) await this.organisations.getOrgan(organ);
    if (!(await this.scopes.scopeOf(actor, organ))) throw Problem.notAllowed();
    const feed: Feed = { id: randomUUID(), organ, createdAt: this.clock.now() };
    const token = newFeedToken();
    if (!(await this.feeds.add(feed, actor.accountId, hashFeedToken(token), most))) throw Problem.conflict('too-many-calendars');
    return { feed, url: `${this.configuration.publicUrl}/calendar/${token}.ics` };
  }

  /** Those of the actor that are not revoked. */
  list({ accountId }: Actor): Promise<Feed[]> {
    return this.feeds.list(accountId);
  }

  /** From now on the address leads nowhere. 404 for a calendar of somebody else. */
  async revoke(id: string, { accountId }: Actor): Promise<void> {
    if (!(await this.feeds.revoke(id, accountId, this.clock.now()))) throw Problem.notFound('calendar');
  }
}
