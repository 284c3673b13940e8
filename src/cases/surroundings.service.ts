import { Injectable } from '@nestjs/common';
import { vietnamCalendar, type Here, type IsoDate, type Need } from '../../workflows/index.js';
import { PapersService } from '../documents/papers.service.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { PeopleService } from '../people/people.service.js';
import { Clock } from '../platform/clock/clock.js';

/** What to gather for a decision about a case. */
export interface Gathering {
  readonly needs: readonly Need[];
  readonly caseId: string;
  readonly on: IsoDate;
  readonly branchId: string | undefined;
  readonly subject: string | undefined;
  readonly people?: readonly string[];
  readonly leadsTo?: string | undefined;
}

/** Gathers what a step says it needs; rules get data and never fetch it. */
@Injectable()
export class SurroundingsService {
  constructor(
    private readonly organisations: OrganisationsService,
    private readonly people: PeopleService,
    private readonly papers: PapersService,
    private readonly clock: Clock,
  ) {}

  async gather({ needs, caseId, on, branchId, subject, people = [], leadsTo }: Gathering): Promise<Here> {
    const organs = needs.includes('organs') && branchId ? await this.organisations.organsOf(branchId, on) : undefined;
    const destination = needs.includes('destination') && leadsTo ? await this.organisations.organsOf(leadsTo, on) : undefined;
    const successions = needs.includes('successions') && leadsTo ? await this.organisations.successionsTo(leadsTo) : undefined;
    const named = [...(needs.includes('people') ? people : []), ...(needs.includes('subject') && subject ? [subject] : [])];
    const found = named.length > 0 ? await this.people.find(named) : {};
    const papers = needs.includes('papers') ? await this.papers.onFile(caseId) : undefined;
    return { today: this.clock.today(), calendar: vietnamCalendar, organs, destination, successions, people: found, subject: subject === undefined ? undefined : found[subject], papers };
  }
}
