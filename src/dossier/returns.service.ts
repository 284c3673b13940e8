import { Injectable } from '@nestjs/common';
import { organInRole, regulationOn, type AnyProcedure, type Citation, type Curer, type DossierReturn, type IsoDate } from '../../workflows/index.js';
import { CaseRecordService } from '../cases/case-record.service.js';
import { CasesService, type OpenedCase, type RecordedEvent } from '../cases/cases.service.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { PeopleService } from '../people/people.service.js';
import type { Actor } from '../platform/http/actor.js';
import { Problem } from '../platform/http/problem.js';

/** A dossier given back: the event, and what it says. */
export interface Returned extends DossierReturn {
  readonly seq: number;
  readonly on: IsoDate;
}

/** All that a notice of return tells, in no language yet. */
export interface Notice {
  readonly caseId: string;
  readonly number: string;
  readonly fullName: string;
  readonly seq: number;
  readonly on: IsoDate;
  readonly returnBy?: IsoDate | undefined;
  /** Names of the organs: who gives back, who hands in again, and the branch. */
  readonly from: string;
  readonly to: string;
  readonly branch: string;
  readonly faults: readonly { readonly paper: string; readonly reason: string; readonly curedBy: Curer; readonly citation: Citation }[];
}

/** Dossiers that were given back (hồ sơ bị trả lại), and the one notice that names every fault. */
@Injectable()
export class ReturnsService {
  constructor(
    private readonly cases: CasesService,
    private readonly records: CaseRecordService,
    private readonly organisations: OrganisationsService,
    private readonly people: PeopleService,
  ) {}

  /** Every time the dossier was given back, the oldest first. */
  async list(caseId: string, actor: Actor): Promise<Returned[]> {
    const { procedure, file } = await this.cases.get(caseId, actor);
    return (await this.eventsOf(file.id)).flatMap((event) => returnedBy(this.records, procedure, event) ?? []);
  }

  /** The notice of one return. 404 where that event gave nothing back. */
  async notice(caseId: string, seq: number, actor: Actor): Promise<Notice> {
    const opened = await this.cases.get(caseId, actor);
    const event = (await this.eventsOf(caseId)).find((one) => one.seq === seq);
    const returned = event && returnedBy(this.records, opened.procedure, event);
    if (!event || !returned) throw Problem.notFound('return');
    const { on, returnBy, faults } = returned;
    const { file, procedure } = opened;
    const organs = (await this.organisations.organsOf(file.branchId, on)) ?? (await this.organisations.organsOf(file.branchId, file.openedOn));
    const to = (organs && organInRole(organs, 'grassroots-committee')?.id) ?? file.branchId;
    const [from, above, branch, fullName] = await Promise.all([this.nameOf(event.organ, on), this.nameOf(to, on), this.nameOf(file.branchId, on), this.nameOfSubject(opened)]);
    return { caseId, number: file.number, fullName, seq, on, returnBy, from, to: above, branch, faults: faults.map((fault) => ({ ...fault, ...askedBy(procedure, event.type, fault.paper, on) })) };
  }

  private async eventsOf(caseId: string): Promise<readonly RecordedEvent[]> {
    const record = await this.records.find(caseId);
    return record ? this.records.effective(record) : [];
  }

  private async nameOf(organ: string, on: IsoDate): Promise<string> {
    return ((await this.organisations.findOrgan(organ, on)) ?? (await this.organisations.findOrgan(organ)))?.name ?? '';
  }

  private async nameOfSubject({ file }: OpenedCase): Promise<string> {
    return (await this.people.get(file.subject)).fullName;
  }
}

function returnedBy(records: CaseRecordService, procedure: AnyProcedure, event: RecordedEvent): Returned | undefined {
  const happening = records.happeningOf(procedure, event);
  const returned = procedure.returnOf(happening);
  return returned && { ...returned, seq: event.seq, on: happening.happenedOn };
}

/** What asks for a paper, and who makes it good, by the law of the day of the review. */
function askedBy(procedure: AnyProcedure, event: string, paper: string, on: IsoDate): { curedBy: Curer; citation: Citation } {
  const regulation = regulationOn(procedure.editions, on);
  const need = procedure.steps.find((step) => step.event === event)?.judges?.find(({ catalogue }) => catalogue === paper);
  if (!need || !regulation) throw new Error(`paper ${paper} is judged by no step of ${procedure.id}`);
  return { curedBy: need.curedBy, citation: need.cite(regulation) };
}
