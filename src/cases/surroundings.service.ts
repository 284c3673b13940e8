import { Injectable } from '@nestjs/common';
import { isClosed, mainState, type Here, type IsoDate, type Need, type OtherCase } from '../../workflows/index.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { PeopleService } from '../people/people.service.js';
import { Clock } from '../platform/clock/clock.js';
import { RoundsService } from '../rounds/rounds.service.js';
import type { Beside } from './case-file.js';
import { CaseHistoryRepository } from './case-history.repository.js';
import { standingNow } from './opened-case.js';

/** What to gather for a decision about a case. */
export interface Gathering {
  readonly needs: readonly Need[];
  readonly caseId: string;
  /** Id of the person the case is about. */
  readonly person: string;
  readonly beside: Beside;
  readonly on: IsoDate;
  readonly branchId: string | undefined;
  readonly people?: readonly string[];
  readonly leadsTo?: string | undefined;
  readonly round?: string | undefined;
}

/** Gathers what a step says it needs; rules get data and never fetch it. */
@Injectable()
export class SurroundingsService {
  constructor(
    private readonly organisations: OrganisationsService,
    private readonly people: PeopleService,
    private readonly history: CaseHistoryRepository,
    private readonly rounds: RoundsService,
    private readonly clock: Clock,
  ) {}

  async gather({ needs, caseId, person, beside: { tree, calendar, subject, papers }, on, branchId, people = [], leadsTo, round }: Gathering): Promise<Here> {
    const organs = needs.includes('organs') && branchId ? await this.organisations.organsOf(branchId, on, tree) : undefined;
    const destination = needs.includes('destination') && leadsTo ? await this.organisations.organsOf(leadsTo, on, tree) : undefined;
    const successions = needs.includes('successions') && leadsTo ? await this.organisations.successionsTo(leadsTo, caseId) : undefined;
    const found = needs.includes('people') && people.length > 0 ? await this.people.find(people) : {};
    return {
      today: this.clock.today(),
      calendar,
      organs,
      destination,
      successions,
      people: found,
      subject: needs.includes('subject') ? subject : undefined,
      papers: needs.includes('papers') ? papers : undefined,
      round: needs.includes('round') && round !== undefined ? await this.rounds.onFile(round) : undefined,
      otherCases: needs.includes('otherCases') ? await this.otherCases(person, caseId) : undefined,
    };
  }

  /** The other cases of a person as they stand by the running definitions, oldest first. */
  private async otherCases(person: string, caseId: string): Promise<OtherCase[]> {
    const files = await this.history.othersOf(person, caseId);
    return Promise.all(
      files.map(async (file) => {
        const { procedure, state } = await standingNow(file, this.history);
        const { id, openedOn } = file;
        return { id, procedure: procedure.id, state: mainState(state.place), closed: isClosed(procedure.machine, state.place), openedOn, facts: state.facts };
      }),
    );
  }
}
