import pg from 'pg';
import { createApplication } from '../../../src/application.js';
import { CasesService } from '../../../src/cases/cases.service.js';
import { CaseRecordService } from '../../../src/cases/case-record.service.js';
import { readConfiguration } from '../../../src/platform/config/configuration.js';
import { createLogger } from '../../../src/platform/logging/logger.js';
import { useDatabase, type TestDatabase } from '../../support/database.js';
import { enterPartyOffice, wholeRoad, type PartyOffice } from '../../support/party-office.js';

/** A case on file. */
export interface RecordedCase {
  readonly id: string;
  readonly number: string;
}

/** A database with a party office and some cases, entered before the tests; commands find it by `database`. */
export interface RecordedOffice {
  readonly database: TestDatabase;
  readonly office: PartyOffice;
  /** One case for each number asked for, with so many steps after its opening. */
  readonly cases: readonly RecordedCase[];
  /** A statement as the one user whom nothing holds back. */
  asSuperuser(sql: string, values?: readonly unknown[]): Promise<void>;
}

/** Enters the office and its cases before the tests of a spec file. What it gives may be read from `beforeAll` on. */
export function useRecordedOffice(...stepsOfCases: readonly number[]): RecordedOffice {
  const database = useDatabase();
  let office: PartyOffice | undefined;
  const recorded: RecordedCase[] = [];
  beforeAll(async () => {
    const application = await createApplication({ configuration: readConfiguration({}), database: { address: database, poolSize: 4 }, logger: createLogger('silent') });
    try {
      office = await enterPartyOffice(application);
      const cases = application.get(CasesService);
      for (const steps of stepsOfCases) {
        const opening = office.command('begin-outreach', '2024-01-05', { subject: await office.newCandidate() });
        const { event } = await cases.open('admission', opening, office.clerk.actor);
        for (const [step, on] of wholeRoad.slice(0, steps)) await cases.record(event.caseId, step, office.command(step, on), office.clerk.actor);
        const record = await application.get(CaseRecordService).find(event.caseId);
        recorded.push({ id: event.caseId, number: record?.file.number ?? '' });
      }
    } finally {
      await application.close();
    }
  });
  return {
    database,
    get office() {
      if (!office) throw new Error('The office is there from beforeAll on.');
      return office;
    },
    cases: recorded,
    async asSuperuser(sql, values = []) {
      const client = new pg.Client(database);
      await client.connect();
      try {
        await client.query(sql, [...values]);
      } finally {
        await client.end();
      }
    },
  };
}
