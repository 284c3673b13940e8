import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { PersonOnFile } from '../../workflows/index.js';
import { whenRefusedBy } from '../platform/database/database-failure.js';
import { isUuid } from '../platform/database/uuid.js';
import { pageOf, type Page } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { PeopleRepository, type PersonFilter } from './people.repository.js';
import { NewPerson, type PersonRecord } from './person-record.js';

export type { PersonFilter } from './people.repository.js';
export type { NewPerson, PersonRecord } from './person-record.js';

const notAcceptable = (field: string) => () => Problem.invalidFields([{ pointer: `#/${field}`, code: 'not-acceptable' }]);

/** The record of people. It alone knows names; everything else speaks of ids. Nothing it throws holds personal data. */
@Injectable()
export class PeopleService {
  constructor(private readonly people: PeopleRepository) {}

  /** Enters a person. */
  async create(stated: NewPerson, origin: { demo: boolean } = { demo: false }): Promise<PersonRecord> {
    const person = NewPerson.parse(stated);
    const id = randomUUID();
    await whenRefusedBy({ person_home_organ_fk: notAcceptable('homeOrgan') }, this.people.add(id, person, origin.demo));
    return this.get(id);
  }

  async get(id: string): Promise<PersonRecord> {
    const person = isUuid(id) ? await this.people.find(id) : undefined;
    if (!person) throw Problem.notFound('person');
    return person;
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
