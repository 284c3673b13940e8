import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { PersonOnFile } from '../../workflows/index.js';
import { whenRefusedBy } from '../platform/database/database-failure.js';
import { isUuid } from '../platform/database/uuid.js';
import { pageOf, type Page } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { PeopleRepository, type PersonFilter } from './people.repository.js';
import { PersonProfile } from './person-profile.js';
import { NewPerson, type PersonRecord } from './person-record.js';

export type { PersonFilter } from './people.repository.js';
export { educations, occupations, sectors, type PersonProfile } from './person-profile.js';
export type { NewPerson, PersonRecord } from './person-record.js';

const notAcceptable = (field: string) => () => Problem.invalidFields([{ pointer: `#/${field}`, code: 'not-acceptable' }]);

/** The record of people. It alone knows names; everything else speaks of ids. Nothing it throws holds personal data. */
@Injectable()
export class PeopleService {
  constructor(private readonly people: PeopleRepository) {}

  /** Enters a person. */
  async create(stated: NewPerson, origin: { demo: boolean } = { demo: false }): Promise<PersonRecord> {
    const [id = ''] = await this.createMany([stated], origin);
    return this.get(id);
  }

  /** Enters people, all of them or none, and gives their ids in the same order. Made for tens of thousands at once. */
  async createMany(stated: readonly NewPerson[], origin: { demo: boolean } = { demo: false }): Promise<string[]> {
    const people = stated.map((person) => ({ ...NewPerson.parse(person), id: randomUUID() }));
    await whenRefusedBy({ person_home_organ_fk: notAcceptable('homeOrgan') }, this.people.add(people, origin.demo));
    return people.map(({ id }) => id);
  }

  async get(id: string): Promise<PersonRecord> {
    const person = isUuid(id) ? await this.people.find(id) : undefined;
    if (!person) throw Problem.notFound('person');
    return person;
  }

  /** What reports count this person by. */
  async profileOf(id: string): Promise<PersonProfile> {
    const profile = isUuid(id) ? await this.people.findProfile(id) : undefined;
    if (!profile) throw Problem.notFound('person');
    return profile;
  }

  /** Puts the whole profile in the place of the one before; what it leaves out is no longer stated. */
  async setProfile(id: string, stated: Partial<PersonProfile>): Promise<void> {
    await this.people.setProfile(id, PersonProfile.parse(stated));
  }

  /** What rules may know of these people, by id; whoever is unknown is absent. */
  async find(ids: readonly string[]): Promise<Record<string, PersonOnFile>> {
    const known = await this.people.daysOf(ids.filter(isUuid));
    return Object.fromEntries(known.map(({ id, bornOn, fullMemberSince }) => [id, { bornOn, fullMemberSince: fullMemberSince ?? undefined }]));
  }

  /** People whose home organ stands at or below one of the paths, in the Vietnamese order of names. */
  async list(filter: PersonFilter): Promise<Page<PersonRecord>> {
    if (filter.under.length === 0) return { entries: [] };
    const rows = await this.people.list(filter);
    return pageOf(rows, filter.limit, (person) => person, ({ id }) => ({ id }));
  }
}
