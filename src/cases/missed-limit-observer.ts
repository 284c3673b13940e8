import { Injectable } from '@nestjs/common';
import { addDays, branchOn, findStep, lateOrgan } from '../../workflows/index.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Problem } from '../platform/http/problem.js';
import { CaseCommandsService } from './case-commands.service.js';
import { CaseHistoryRepository } from './case-history.repository.js';
import type { OverdueLimit } from './missed-limits.repository.js';
import { openedCase } from './opened-case.js';

/** How often a limit is decided anew when others record in its case meanwhile. */
const attempts = 3;

/** Puts one limit on record as missed, by the step that every procedure has for that. */
@Injectable()
export class MissedLimitObserver {
  constructor(
    private readonly history: CaseHistoryRepository,
    private readonly commands: CaseCommandsService,
    private readonly organisations: OrganisationsService,
  ) {}

  /** Whether it was put on record; the step refuses a limit that was met meanwhile, or is on record already. */
  async observe(limit: OverdueLimit): Promise<'recorded' | 'refused'> {
    try {
      for (let attempt = 0; attempt < attempts; attempt += 1) if (await this.record(limit)) return 'recorded';
    } catch (error) {
      if (error instanceof Problem && error.code === 'procedure-refuses') return 'refused';
      throw error;
    }
    throw new Error('others recorded in the case each time');
  }

  private async record({ caseId, key, dueOn, role }: OverdueLimit): Promise<boolean> {
    const [reading] = await this.history.readAll([caseId]);
    if (!reading) throw new Error('a time limit of no case');
    const opened = await openedCase(reading, this.history);
    const { procedure, state, file, beside } = opened;
    const step = findStep(procedure, 'record-missed-limit');
    if (!step) throw new Error(`${procedure.id} does not know missed limits`);
    const happenedOn = addDays(dueOn, 1);
    const organs = await this.organisations.organsOf(branchOn(state.facts, happenedOn) ?? file.branchId, happenedOn, beside.tree);
    const organ = lateOrgan(state.facts, role, happenedOn, organs) ?? file.branchId;
    const command = step.command.parse({ happenedOn, key, dueOn, role, organ });
    return (await this.commands.observe({ procedure, step, command, organ }, opened)) !== undefined;
  }
}
