import { Test, type TestingModule } from '@nestjs/testing';
import type { HeldOffice, IsoDate, Office } from '../../workflows/index.js';
import { OrganisationsModule } from '../../src/organisations/organisations.module.js';
import { OrganisationsService, type NewOrgan } from '../../src/organisations/organisations.service.js';
import { PeopleModule } from '../../src/people/people.module.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { ClockModule } from '../../src/platform/clock/clock.module.js';
import { FixedClock } from '../../src/platform/clock/fixed-clock.js';
import { DatabaseModule } from '../../src/platform/database/database.module.js';
import type { Actor } from '../../src/platform/http/actor.js';
import { useDatabase, type TestDatabase } from './database.js';

/** An id that stands for nobody and nothing. */
export const stranger = '00000000-0000-4000-8000-000000000000';
/** The day from which organs of a test exist. */
export const firstDay: IsoDate = '2020-01-01';

/** The rooms of organisations and people on a database of their own; to be read from `beforeAll` on. */
export interface OrganRooms {
  readonly rooms: TestingModule;
  readonly database: TestDatabase;
  /** Enters an organ that exists since the first day and answers its id. */
  organ(code: string, level: string, parentId?: string, more?: Partial<NewOrgan>): Promise<string>;
}

/** Opens the rooms on 2 March 2026 for the spec file that calls this at its top. */
export function useOrganRooms(): OrganRooms {
  let rooms: TestingModule;
  // Hooks run in this order: the pool is closed before its database is dropped.
  afterAll(() => rooms.close());
  const database = useDatabase();
  beforeAll(async () => {
    rooms = await Test.createTestingModule({
      imports: [DatabaseModule.register({ settings: () => ({ address: database }) }), ClockModule, OrganisationsModule, PeopleModule],
    })
      .overrideProvider(Clock)
      .useValue(new FixedClock('2026-03-02'))
      .compile();
  });
  return {
    database,
    get rooms() {
      return rooms;
    },
    async organ(code, level, parentId, more = {}) {
      const organisations = rooms.get(OrganisationsService);
      const { id } = await organisations.createOrgan({ code, name: `Tổ chức ${code}`, level, parentId, validFrom: firstDay, ...more });
      return id;
    },
  };
}

/** One organ of each level below the one before. */
export interface OrganChain {
  readonly province: string;
  readonly district: string;
  readonly committee: string;
  readonly section: string;
  readonly branch: string;
}

/** Enters a branch under a section, a grassroots committee, a committee above it that admits, and a province. */
export async function enterChain({ organ }: OrganRooms): Promise<OrganChain> {
  const province = await organ('38', 'province', undefined, { admits: 'province' });
  const district = await organ('38.168', 'above-grassroots', province, { admits: 'above-grassroots' });
  const committee = await organ('38.168.053', 'grassroots', district);
  const section = await organ('38.168.053.002', 'section', committee);
  const branch = await organ('38.168.053.002.001', 'branch', section);
  return { province, district, committee, section, branch };
}

/** Somebody who holds these offices. */
export function holding(...offices: [Office, string][]): Actor {
  const held: HeldOffice[] = offices.map(([office, organ]) => ({ office, organ }));
  return { accountId: stranger, accountName: 'thu', offices: held };
}
