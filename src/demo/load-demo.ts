import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule, type Surroundings } from '../app.module.js';
import { CasesService } from '../cases/cases.service.js';
import { IdentityService } from '../identity/identity.service.js';
import { OrganImportService } from '../organisations/organ-import.service.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { PeopleService } from '../people/people.service.js';
import type { DatabaseAddress } from '../platform/database/connection.js';
import { migrateDatabase } from '../platform/database/migrate.js';
import { NestLogger } from '../platform/logging/nest-logger.js';
import { progress } from '../platform/progress/progress.js';
import { DemoClock } from './demo-clock.js';
import { actsOfAllRoads, enterDemo, type Loaded } from './demo-loader.js';
import { DemoTables, type Standing } from './demo-tables.repository.js';

/** Where the demonstration is loaded, and the password that all its accounts get. */
export interface DemoSurroundings extends Omit<Surroundings, 'clock'> {
  readonly password: string;
}

/**
 * Fills an empty, migrated database with an invented commune and its cases, all of them marked as demonstration, every act recorded
 * through the engine on a day of its own. The same states and days come out each time. Throws when the engine refuses an act.
 */
export async function loadDemo({ password, ...surroundings }: DemoSurroundings, onAct: () => void = () => undefined): Promise<Loaded> {
  const clock = new DemoClock();
  const logger = surroundings.logger.child({}, { level: 'warn' });
  const rooms = await NestFactory.createApplicationContext(AppModule.with({ ...surroundings, logger, clock }), { logger: new NestLogger(logger), abortOnError: false });
  try {
    const [organisations, organImport, people] = [rooms.get(OrganisationsService), rooms.get(OrganImportService), rooms.get(PeopleService)];
    return await enterDemo({ organisations, organImport, people, identity: rooms.get(IdentityService), cases: rooms.get(CasesService), clock }, password, onAct);
  } finally {
    await rooms.close();
  }
}

/**
 * Loads the demonstration into an empty database, and again from the beginning where the last loading was cut short. A database that
 * holds anything else is left alone. `owner` is the owner of the tables. Gives how the database was found.
 */
export function ensureDemo(surroundings: DemoSurroundings, owner: DatabaseAddress, screen: NodeJS.WriteStream = process.stderr): Promise<Standing> {
  return DemoTables.alone(owner, async (tables) => {
    const standing = await tables.standing();
    if (standing === 'loaded' || standing === 'in-use') return standing;
    if (standing === 'cut-short') {
      screen.write('Lần nạp dữ liệu mẫu trước bị ngắt, nạp lại từ đầu. / The last loading of the demonstration was cut short; it begins again.\n');
      await tables.remove();
      await migrateDatabase(owner);
    }
    const shown = progress('Nạp dữ liệu mẫu (chỉ một lần) / Loading the demonstration (only once)', actsOfAllRoads, screen);
    try {
      await loadDemo(surroundings, () => shown.advance());
    } finally {
      shown.done();
    }
    return standing;
  });
}
