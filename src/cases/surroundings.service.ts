import { Injectable } from '@nestjs/common';
import { vietnamCalendar, type Here, type IsoDate, type Need } from '../../workflows/index.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { PeopleService } from '../people/people.service.js';
import { Clock } from '../platform/clock/clock.js';
import type { Beside } from './case-file.js';

/** What to gather for a decision about a case. */
export interface Gathering {
  readonly needs: readonly Need[];
  readonly caseId: string;
  readonly beside: Beside;
  readonly on: IsoDate;
  readonly branchId: string | undefined;
  readonly people?: readonly string[];
  readonly leadsTo?: string | undefined;
}

/** Gathers what a step says it needs; rules get data and never fetch it. */
@Injectable()
export class SurroundingsService {
  constructor(
    private readonly organisations: OrganisationsService,
    private readonly people: PeopleService,
    private readonly clock: Clock,
  ) {}

  async gather({ needs, caseId, beside: { tree, subject, papers }, on, branchId, people = [], leadsTo }: Gathering): Promise<Here> {
    const organs = needs.includes('organs') && branchId ? await this.organisations.organsOf(branchId, on, tree) : undefined;
    const destination = needs.includes('destination') && leadsTo ? await this.organisations.organsOf(leadsTo, on, tree) : undefined;
    const successions = needs.includes('successions') && leadsTo ? await this.organisations.successionsTo(leadsTo, caseId) : undefined;
    const found = needs.includes('people') && people.length > 0 ? await this.people.find(people) : {};
    return {
      today: this.clock.today(),
      calendar: vietnamCalendar,
      organs,
      destination,
      successions,
      people: found,
      subject: needs.includes('subject') ? subject : undefined,
      papers: needs.includes('papers') ? papers : undefined,
    };
  }

  /** What is there to be read beside a case that is only being opened. */
  async besideNewCase(subject: string): Promise<Beside> {
    return { tree: undefined, subject: (await this.people.find([subject]))[subject], papers: {}, notes: 0 };
  }
}
