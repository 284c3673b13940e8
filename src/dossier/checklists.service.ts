import { Injectable } from '@nestjs/common';
import { branchOn, checkOf, checksAt, findStep, later, type Check, type IsoDate } from '../../workflows/index.js';
import { CaseRecordService } from '../cases/case-record.service.js';
import { CasesService, type OpenedCase } from '../cases/cases.service.js';
import { PapersService } from '../documents/papers.service.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Clock } from '../platform/clock/clock.js';
import type { Actor } from '../platform/http/actor.js';
import { Problem } from '../platform/http/problem.js';
import { linesOf, type ChecklistLine } from './checklist.js';

/** The papers of a case as the steps ask for them on a day. */
export interface Checklist {
  readonly opened: OpenedCase;
  readonly on: IsoDate;
  readonly checks: readonly (Check & { readonly lines: readonly ChecklistLine[] })[];
}

/** Checklists (danh mục kiểm tra hồ sơ): what the deciding conditions say of each paper, with what was noted beside it. */
@Injectable()
export class ChecklistsService {
  constructor(
    private readonly cases: CasesService,
    private readonly records: CaseRecordService,
    private readonly papers: PapersService,
    private readonly organisations: OrganisationsService,
    private readonly clock: Clock,
  ) {}

  /** The checklist of one step, or of every step the case comes to that asks for papers or judges them. 404 for an unknown step. */
  async checklist(caseId: string, actor: Actor, { step: name, on = this.clock.today() }: { step?: string | undefined; on?: IsoDate | undefined }): Promise<Checklist> {
    const opened = await this.cases.get(caseId, actor);
    const { procedure, state, file, beside } = opened;
    const step = name === undefined ? undefined : findStep(procedure, name);
    if (name !== undefined && !step) throw Problem.notFound('step');
    const organs = await this.organisations.organsOf(branchOn(state.facts, on) ?? file.branchId, on, beside.tree);
    // Somebody who asks about a day to come wants to plan it.
    const here = { today: later(this.clock.today(), on), calendar: beside.calendar, organs, subject: beside.subject, papers: beside.papers };
    const [record, notes] = await Promise.all([this.records.find(file.id), this.papers.newest(file.id)]);
    const events = (record ? this.records.effective(record) : []).map((event) => this.records.happeningOf(procedure, event));
    const checks = (step ? [step] : checksAt(procedure, state.place)).map((one) => {
      const check = checkOf(procedure, state, one, on, here);
      return { ...check, lines: linesOf(check, procedure, on, { events, notes }) };
    });
    return { opened, on, checks };
  }
}
