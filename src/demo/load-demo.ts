import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule, type Surroundings } from '../app.module.js';
import { CaseRepairsService } from '../cases/case-repairs.service.js';
import { CasesService } from '../cases/cases.service.js';
import { MissedLimitsService } from '../cases/missed-limits.service.js';
import { CorrectionsService } from '../corrections/corrections.service.js';
import { PaperNotesService } from '../dossier/paper-notes.service.js';
import { IdentityService } from '../identity/identity.service.js';
import { OrganImportService } from '../organisations/organ-import.service.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { PeopleService } from '../people/people.service.js';
import type { DatabaseAddress } from '../platform/database/connection.js';
import { migrateDatabase } from '../platform/database/migrate.js';
import { NestLogger } from '../platform/logging/nest-logger.js';
import { progress } from '../platform/progress/progress.js';
import { ReorganisationService } from '../reorganisation/reorganisation.service.js';
import { TargetsService } from '../reports/targets.service.js';
import { RoundsService } from '../rounds/rounds.service.js';
import { DemoClock } from './demo-clock.js';
import { actsOfAllRoads, enterDemo, type DemoRooms, type Loaded } from './demo-loader.js';
import { DemoTables, type Scale, type Standing } from './demo-tables.repository.js';
import type { OnAct } from './demo-walk.js';
import { Province } from './province-loader.js';
import { provincePlan, type ProvincePlan } from './province-plan.js';

/** Where a demonstration is loaded, and the password that all its accounts get. */
export interface DemoSurroundings extends Omit<Surroundings, 'clock'> {
  readonly password: string;
}

/** What is asked for. Without a scale it is the one that was begun here, else a commune. */
export interface DemoAsked {
  readonly scale?: Scale | undefined;
  /** Another province than the usual one. */
  readonly plan?: ProvincePlan | undefined;
  readonly screen?: NodeJS.WriteStream | undefined;
}

/** How the database was found: in a state to load it, loaded already, in use by others, or with a demonstration of another size. */
export type DemoFound = Standing | 'other-scale';

/** How many steps were recorded now, how long it took, and the cases by the state they have come to. */
interface Recording {
  readonly steps: number;
  readonly seconds: number;
  readonly cases: Loaded;
}

/** What was found, which demonstration is there now, and what was recorded for it. */
export interface DemoResult {
  readonly found: DemoFound;
  readonly scale: Scale;
  readonly recorded?: Recording & { readonly accounts: readonly string[] };
}

/**
 * Fills an empty, migrated database with an invented commune and its cases, all of them marked as demonstration, every act recorded
 * through the engine on a day of its own. The same states and days come out each time. Throws when the engine refuses an act.
 */
export function loadDemo({ password, ...surroundings }: DemoSurroundings, onAct: OnAct = () => undefined): Promise<Loaded> {
  return withRooms(surroundings, (rooms) => enterDemo(rooms, password, onAct));
}

/** Fills the database with an invented province, or goes on where a loading was cut short. */
function loadProvince(province: Province, begun: Awaited<ReturnType<DemoTables['begun']>>, { password, ...surroundings }: DemoSurroundings, onAct: OnAct): Promise<Loaded> {
  const database = { ...surroundings.database, poolSize: connectionsForProvince };
  return withRooms({ ...surroundings, database }, (rooms, application) => province.enter({ ...rooms, targets: application.get(TargetsService) }, begun, password, onAct));
}

const connectionsForProvince = 16;

async function withRooms<T>(surroundings: Omit<Surroundings, 'clock'>, work: (rooms: DemoRooms, application: INestApplicationContext) => Promise<T>): Promise<T> {
  const clock = new DemoClock();
  const logger = surroundings.logger.child({}, { level: 'warn' });
  const application = await NestFactory.createApplicationContext(AppModule.with({ ...surroundings, logger, clock }), { logger: new NestLogger(logger), abortOnError: false });
  try {
    const rooms: DemoRooms = {
      organisations: application.get(OrganisationsService),
      organImport: application.get(OrganImportService),
      people: application.get(PeopleService),
      identity: application.get(IdentityService),
      cases: application.get(CasesService),
      missedLimits: application.get(MissedLimitsService),
      paperNotes: application.get(PaperNotesService),
      reorganisation: application.get(ReorganisationService),
      rounds: application.get(RoundsService),
      repairs: application.get(CaseRepairsService),
      corrections: application.get(CorrectionsService),
      clock,
    };
    return await work(rooms, application);
  } finally {
    await application.close();
  }
}

/**
 * Loads a demonstration into an empty database. Where the last loading was cut short, a commune is loaded again from the beginning, and a
 * province from where it was. A database that holds anything else is left alone. `owner` is the owner of the tables.
 */
export function ensureDemo(surroundings: DemoSurroundings, owner: DatabaseAddress, { scale: asked, plan = provincePlan, screen = process.stderr }: DemoAsked = {}): Promise<DemoResult> {
  return DemoTables.alone(owner, async (tables) => {
    const { standing, scale: there } = await tables.find();
    const scale = asked ?? there ?? 'commune';
    if (standing === 'in-use') return { found: standing, scale };
    if (there !== undefined && there !== scale) return { found: 'other-scale', scale: there };
    if (standing === 'loaded') return { found: standing, scale };
    const recorded = scale === 'province' ? await tellProvince(surroundings, tables, plan, standing, screen) : await tellCommune(surroundings, tables, owner, standing, screen);
    return { found: standing, scale, recorded: { ...recorded, accounts: await tables.accounts() } };
  });
}

async function tellCommune(surroundings: DemoSurroundings, tables: DemoTables, owner: DatabaseAddress, standing: Standing, screen: NodeJS.WriteStream) {
  if (standing === 'cut-short') {
    screen.write('Lần nạp dữ liệu mẫu trước bị ngắt, nạp lại từ đầu. / The last loading of the demonstration was cut short; it begins again.\n');
    await tables.remove();
    await migrateDatabase(owner);
  }
  return shown('Nạp dữ liệu mẫu (chỉ một lần) / Loading the demonstration (only once)', actsOfAllRoads, screen, (onAct) => loadDemo(surroundings, onAct));
}

async function tellProvince(surroundings: DemoSurroundings, tables: DemoTables, plan: ProvincePlan, standing: Standing, screen: NodeJS.WriteStream) {
  if (standing === 'cut-short') {
    screen.write('Lần nạp dữ liệu mẫu trước bị ngắt, nạp tiếp từ chỗ đó. / The last loading of the demonstration was cut short; it goes on from there.\n');
  }
  screen.write('Lập kế hoạch dữ liệu mẫu quy mô tỉnh, nhập tổ chức và người … / Drawing a province, entering its organs and people …\n');
  const province = new Province(plan);
  const begun = await tables.begun();
  return shown('Nạp dữ liệu mẫu quy mô tỉnh / Loading a province', province.acts, screen, (onAct) => loadProvince(province, begun, surroundings, onAct));
}

/** Shows how far the loading is. */
async function shown(label: string, acts: number, screen: NodeJS.WriteStream, load: (onAct: OnAct) => Promise<Loaded>): Promise<Recording> {
  const bar = progress(label, acts, screen);
  const began = performance.now();
  let steps = 0;
  try {
    const cases = await load((isRecorded) => {
      bar.advance();
      if (isRecorded) steps += 1;
    });
    return { steps, seconds: (performance.now() - began) / 1000, cases };
  } finally {
    bar.done();
  }
}
