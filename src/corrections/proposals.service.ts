import { Injectable } from '@nestjs/common';
import { InboxService } from '../inbox/inbox.service.js';
import { legalDayOf } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { CorrectionsRepository, type NewCorrection } from './corrections.repository.js';
import { SecondPersonsRepository } from './second-persons.repository.js';

/** Enters proposals, and tells those who may confirm them that one waits: both or neither. */
@Injectable()
export class ProposalsService {
  constructor(
    private readonly database: Database,
    private readonly corrections: CorrectionsRepository,
    private readonly secondPersons: SecondPersonsRepository,
    private readonly inbox: InboxService,
  ) {}

  async enter(proposal: NewCorrection): Promise<void> {
    const { id, caseId, organ, account, person, proposedAt } = proposal;
    const today = legalDayOf(proposedAt);
    await this.database.transaction(async (on) => {
      await this.corrections.add(proposal, on);
      const accounts = await this.secondPersons.find(on, { organ, account, person, today });
      await this.inbox.post(on, accounts.map((one) => ({ account: one, kind: 'correction-waits', caseId, key: id, dueOn: today, rung: 'proposed', rungs: ['proposed'], organ, reason: 'second-person' })), proposedAt);
    });
  }
}
