import pg from 'pg';
import { CasesService } from '../../src/cases/cases.service.js';
import { InboxService, type NewNotice } from '../../src/inbox/inbox.service.js';
import { Database } from '../../src/platform/database/database.js';
import type { RunningApplication } from '../http/support/application.js';
import { enterPartyOffice, wholeRoad, type PartyOffice } from './party-office.js';
import type { TestDatabase } from './database.js';

/** A case of Đặng Thị Thùy Hường in the branch of an office, that waits for the decision of the committee until 30 October 2024. */
export interface InboxCase {
  readonly office: PartyOffice;
  readonly caseId: string;
  readonly number: string;
  /** A notice of the limit to the secretary of the branch, unless said otherwise. */
  notice(changed?: Partial<NewNotice>): NewNotice;
  /** Tells it, in a transaction of its own. */
  post(...notices: readonly NewNotice[]): Promise<number>;
}

/** Brings a case to where the committee has to decide. */
export async function enterInboxCase(running: RunningApplication): Promise<InboxCase> {
  const office = await enterPartyOffice(running.application);
  const cases = running.application.get(CasesService);
  const { actor } = office.clerk;
  const { event } = await cases.open('admission', office.command('begin-outreach', '2024-01-05', { subject: await office.newCandidate() }), actor);
  const { caseId } = event;
  for (const [step, on] of wholeRoad.slice(0, 11)) await cases.record(caseId, step, office.command(step, on), actor);
  const [file] = await running.application.get(Database).query<{ number: string }>('test-number', 'select number from case_file where id = $1', [caseId]);
  const notice = (changed: Partial<NewNotice> = {}): NewNotice => ({
    account: office.secretary.actor.accountId, kind: 'limit-ahead', caseId, key: 'committee-decision-due', dueOn: '2024-10-30', rung: 'before-10', rungs: ['before-10'], organ: office.branch, reason: 'secretary', ...changed,
  });
  return { office, caseId, number: file?.number ?? '', notice, post: (...notices) => running.application.get(Database).transaction((on) => running.application.get(InboxService).post(on, notices, running.clock.now())) };
}

/** Connects to the database of a test as the one user whom nothing holds back. */
export async function asSuperuser(database: TestDatabase): Promise<pg.Client> {
  const client = new pg.Client({ ...database, options: '-c search_path=lotrinh,public' });
  await client.connect();
  return client;
}
