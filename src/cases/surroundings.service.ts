import { Injectable } from '@nestjs/common';
import { vietnamCalendar, type Here, type IsoDate, type Need, type PersonOnFile } from '../../workflows/index.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { PeopleService } from '../people/people.service.js';
import { Clock } from '../platform/clock/clock.js';
import { CaseHistoryRepository } from './case-history.repository.js';

/** What to gather for a decision about a case. */
export interface Gathering {
  readonly needs: readonly Need[];
  readonly on: IsoDate;
  readonly branchId: string | undefined;
  readonly subject: string | undefined;
  readonly people?: readonly string[];
}

/** Gathers what a step says it needs; rules get data and never fetch it. */
@Injectable()
export class SurroundingsService {
  constructor(
    private readonly organisations: OrganisationsService,
    private readonly people: PeopleService,
    private readonly history: CaseHistoryRepository,
    private readonly clock: Clock,
  ) {}

  async gather({ needs, on, branchId, subject, people = [] }: Gathering): Promise<Here> {
    const organs = needs.includes('organs') && branchId ? await this.organisations.organsOf(branchId, on) : undefined;
    const named = [...(needs.includes('people') ? people : []), ...(needs.includes('subject') && subject ? [subject] : [])];
    const found = named.length > 0 ? await this.findPeople(named) : {};
    return { today: this.clock.today(), calendar: vietnamCalendar, organs, people: found, subject: subject === undefined ? undefined : found[subject] };
  }

  /** What is on file of people; who was recognised in a case of the house is a full member from that day on, without anybody entering it again. */
  private async findPeople(ids: readonly string[]): Promise<Record<string, PersonOnFile>> {
    const known = await this.people.find(ids);
    const recognised = await this.history.officialSince(Object.keys(known));
    const since = new Map(recognised.map(({ subject, officialFrom }) => [subject, officialFrom]));
    return Object.fromEntries(Object.entries(known).map(([id, person]) => [id, { ...person, fullMemberSince: person.fullMemberSince ?? since.get(id) }]));
  }
}
