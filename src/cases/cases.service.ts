import { Injectable } from '@nestjs/common';
import {
  branchOn,
  deadlinesOf,
  findProcedure,
  findStep,
  isOpen,
  later,
  openSteps,
  recordingOffice,
  regulationOn,
  sha256Of,
  type AnyProcedure,
  type AnyStep,
  type Deadline,
  type Here,
  type IsoDate,
  type Need,
  type StepStanding,
} from '../../workflows/index.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Clock } from '../platform/clock/clock.js';
import { whenRefusedBy } from '../platform/database/database-failure.js';
import type { Actor } from '../platform/http/actor.js';
import { Problem } from '../platform/http/problem.js';
import { readWith } from '../platform/http/schema.pipe.js';
import { CaseAccessService } from './case-access.service.js';
import { CaseCommandsService, type StepCommand, type StepResult } from './case-commands.service.js';
import type { CaseReading, KeyUse, OpenedCase } from './case-file.js';
import { CaseHistoryRepository } from './case-history.repository.js';
import { ConsequencesService } from './consequences.service.js';
import { replayed } from './definitions.js';
import { openedCase } from './opened-case.js';
import { StepMeter } from './step-meter.service.js';
import { SurroundingsService } from './surroundings.service.js';

export type { OpenedCase, RecordedEvent } from './case-file.js';
export type { StepResult } from './case-commands.service.js';

/** Options of a request that records. */
export interface RecordOptions {
  readonly ifMatch?: number | undefined;
  readonly key?: string | undefined;
}

/** A step as it stands for one reader. */
export type StepForReader = StepStanding & { readonly mayRecord: boolean };

/** How often a step is decided anew when others are faster, before the clerk is asked to look again. */
const attempts = 5;

/** Cases (hồ sơ): opening them, recording their steps, and telling how they stand. Every call checks what the actor may see. */
@Injectable()
export class CasesService {
  constructor(
    private readonly access: CaseAccessService,
    private readonly history: CaseHistoryRepository,
    private readonly commands: CaseCommandsService,
    private readonly consequences: ConsequencesService,
    private readonly surroundings: SurroundingsService,
    private readonly organisations: OrganisationsService,
    private readonly meter: StepMeter,
    private readonly clock: Clock,
  ) {}

  /** Opens a case. The same key with the same request opens one case, however often it is sent. */
  async open(procedureId: string, stated: unknown, actor: Actor, { key }: RecordOptions = {}, origin = { demo: false }): Promise<StepResult> {
    const procedure = findProcedure(procedureId);
    const step = procedure && findStep(procedure, procedure.opening);
    if (!procedure || !step) throw Problem.invalidFields([{ pointer: '#/procedure', code: 'not-acceptable' }]);
    const request = key === undefined ? undefined : { key, hash: sha256Of({ open: procedureId, stated }) };
    const opening = async () => {
      const command = readWith(step.command, stated);
      const { branch, subject } = command as { branch?: string; subject?: string };
      if (branch === undefined || subject === undefined) throw new Error(`${step.name} names no branch or subject`);
      await this.requireBranch(branch, actor);
      const fields = { case_file_subject_fk: notAcceptable('subject'), case_file_branch_fk: notAcceptable('branch') };
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        const result = await whenRefusedBy({ ...oneOpenCase, ...fields }, this.commands.open({ procedure, step, command, actor, request, branchId: branch, subject }, origin.demo));
        if (result) return result;
      }
      throw Problem.changedMeanwhile();
    };
    const used = key === undefined ? undefined : await this.history.findRequest(actor.accountId, key);
    return this.once(request, used, actor, () => this.meter.measure({ procedure, step, actor }, opening));
  }

  /** Records a step, or answers again what the same request led to before. */
  async record(caseId: string, stepName: string, stated: unknown, actor: Actor, { key, ifMatch }: RecordOptions = {}): Promise<StepResult> {
    const reading = await this.access.getVisible(caseId, actor, key);
    const opened = await this.opened(reading);
    const { procedure, file } = opened;
    const step = stepOf(procedure, stepName);
    const request = key === undefined ? undefined : { key, hash: sha256Of({ caseId: file.id, step: stepName, stated }) };
    return this.once(request, reading.used, actor, () => {
      const command: StepCommand = { procedure, step, command: readWith(step.command, stated), actor, request };
      return this.meter.measure({ procedure, step, actor, caseId: file.id }, () => this.recordOnNewest(command, opened, ifMatch));
    });
  }

  /** What a step would lead to; nothing is written. */
  async preview(caseId: string, stepName: string, stated: unknown, actor: Actor): Promise<StepResult> {
    const opened = await this.get(caseId, actor);
    const { procedure } = opened;
    const step = stepOf(procedure, stepName);
    return this.commands.preview({ procedure, step, command: readWith(step.command, stated), actor }, opened);
  }

  /** A case this actor may see; 404 otherwise. */
  async get(caseId: string, actor: Actor): Promise<OpenedCase> {
    return this.opened(await this.access.getVisible(caseId, actor));
  }

  /** Every step of a case on a day: open, or refused with all reasons. */
  async steps(opened: OpenedCase, actor: Actor, on: IsoDate = this.clock.today()): Promise<StepForReader[]> {
    const { file, procedure, state, beside } = opened;
    const today = this.clock.today();
    const here = await this.surroundingsOn(opened, on);
    const organs = await this.organisations.organsOf(file.branchId, today, beside.tree);
    const destination = state.facts.destination === undefined ? undefined : await this.organisations.organsOf(state.facts.destination, today, beside.tree);
    const regulation = regulationOn(procedure.editions, on) ?? procedure.editions[0];
    return openSteps(procedure, state, on, here).map((standing) => {
      const step = stepOf(procedure, standing.step);
      const chain = step.recordedBy === 'destination-branch' ? destination : organs;
      const mayRecord = regulation !== undefined && !('code' in recordingOffice(step.recordedBy, step.basis(regulation), actor.offices, chain));
      return { ...standing, mayRecord };
    });
  }

  /** What the steps of a case are looked at with on a day, before anything is stated. */
  async surroundingsOn({ file, procedure, state, beside }: OpenedCase, on: IsoDate): Promise<Here> {
    const asksForOthers = procedure.steps.some((step) => step.needs.includes('otherCases') && isOpen(procedure, state, step));
    const needs: readonly Need[] = ['organs', 'subject', 'papers', ...(asksForOthers ? (['otherCases'] as const) : [])];
    const gathered = await this.surroundings.gather({ needs, caseId: file.id, person: file.subject, beside, on, branchId: branchOn(state.facts, on) ?? file.branchId });
    // Somebody who asks about a day to come wants to plan it.
    return { ...gathered, today: later(this.clock.today(), on) };
  }

  /** The time limits that run in a case. */
  deadlines({ procedure, state, beside }: OpenedCase): readonly Deadline[] {
    return deadlinesOf(procedure, state, beside.calendar);
  }

  private async recordOnNewest(command: StepCommand, first: OpenedCase, ifMatch: number | undefined): Promise<StepResult> {
    let opened = first;
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const { version, id } = opened.file;
      if (ifMatch !== undefined && ifMatch !== version) throw Problem.changedMeanwhile(version);
      const result = await whenRefusedBy(oneOpenCase, this.commands.record(command, opened));
      if (result) return result;
      const { request, actor } = command;
      const reading = await this.access.getVisible(id, actor, request?.key);
      // An equal request was faster: judged again, this one would be refused for what it did itself.
      if (request && reading.used) return this.outcomeOf(reading.used, request, actor);
      opened = await this.opened(reading);
    }
    throw Problem.changedMeanwhile();
  }

  /** One key, one outcome: a key used before answers with what it led to; with another request it is refused. */
  private async once(request: StepCommand['request'], used: KeyUse | undefined, actor: Actor, work: () => Promise<StepResult>): Promise<StepResult> {
    if (!request) return work();
    if (used) return this.outcomeOf(used, request, actor);
    try {
      return await work();
    } catch (error) {
      // An equal request that was faster makes this one fail in some way or other; what that one led to is the answer to both.
      const winner = await this.history.findRequest(actor.accountId, request.key);
      if (winner) return this.outcomeOf(winner, request, actor);
      throw error;
    }
  }

  private async outcomeOf(used: KeyUse, { hash }: { hash: string }, actor: Actor): Promise<StepResult> {
    if (used.hash !== hash) throw Problem.keyReused();
    const { procedure, beside } = await this.get(used.caseId, actor);
    const events = (await this.history.events(used.caseId)).slice(0, used.seq);
    const event = events.at(-1);
    if (!event) throw new Error('an idempotency key points to no event');
    const state = replayed(procedure, events);
    const consequence = await this.consequences.recordedWith(procedure, event, state);
    return { event, state, deadlines: deadlinesOf(procedure, state, beside.calendar), consequence };
  }

  private opened(reading: CaseReading): Promise<OpenedCase> {
    return openedCase(reading, this.history);
  }

  /** A branch that exists today; whether the actor may record for it is asked by the step itself. */
  private async requireBranch(branchId: string, actor: Actor): Promise<void> {
    const known = (await this.organisations.organsOf(branchId, this.clock.today())) && (await this.organisations.isWithin(branchId, this.access.rootsOf(actor)));
    if (!known) throw notAcceptable('branch')();
  }
}

/** A person has one open case of a procedure: no second one is opened, and one that has ended is not opened again beside it. */
const caseExists = () => Problem.conflict('case-exists');
const oneOpenCase = { case_file_open: caseExists, case_file_open_complaint: caseExists };

const notAcceptable = (field: string) => () => Problem.invalidFields([{ pointer: `#/${field}`, code: 'not-acceptable' }]);

function stepOf(procedure: AnyProcedure, name: string): AnyStep {
  const step = findStep(procedure, name);
  if (!step) throw Problem.notFound('step');
  return step;
}
