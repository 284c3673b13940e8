import { Writable } from 'node:stream';
import pg from 'pg';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApplication } from '../../src/application.js';
import { VerificationService } from '../../src/audit/verification.service.js';
import { ensureDemo, type DemoSurroundings } from '../../src/demo/load-demo.js';
import { tinyPlan } from '../../src/demo/province-plan.js';
import { demoPassword } from '../../src/identity/demo-password.js';
import { FixedClock } from '../../src/platform/clock/fixed-clock.js';
import { readConfiguration } from '../../src/platform/config/configuration.js';
import { createLogger } from '../../src/platform/logging/logger.js';
import { useDatabase, type TestDatabase } from '../support/database.js';

const logger = createLogger('silent');
const surroundings = (address: TestDatabase): DemoSurroundings => ({ configuration: readConfiguration({}), logger, database: { address }, password: demoPassword });
const database = useDatabase();

describe('a province', () => {
  it('loads', async () => {
    const said: string[] = [];
    const screen = new Writable({ write: (chunk: Buffer, _encoding, done) => (said.push(chunk.toString()), done()) }) as unknown as NodeJS.WriteStream;
    const result = await ensureDemo(surroundings(database), database, { scale: 'province', plan: tinyPlan, screen });
    console.log(JSON.stringify(result), said.join(''));
    const application: NestFastifyApplication = await createApplication({ ...surroundings(database), clock: new FixedClock('2026-11-20') });
    console.log(JSON.stringify(await application.get(VerificationService).verifyAll()).slice(0, 600));
    await application.close();
    const client = new pg.Client({ ...database, options: '-c search_path=lotrinh,public' });
    await client.connect();
    console.log((await client.query(`select state, count(*) from case_file group by 1 order by 1`)).rows);
    console.log((await client.query(`select office, level, count(*) from case_event e join organ o on o.id=e.organ_id group by 1,2 order by 1`)).rows);
    await client.end();
  }, 120_000);
});
