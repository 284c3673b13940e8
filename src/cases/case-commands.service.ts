import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  branchOn,
  deadlinesOf,
  chainStart,
  decide,
  initialState,
  linkHash,
  recordingOffice,
  regulationOn,
  vietnamCalendar,
  type AnyProcedure,
  type AnyStep,
  type CaseState,
  type Dated,
  type Deadline,
  type Decision,
  type HeldOffice,
} from '../../workflows/index.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Clock } from '../platform/clock/clock.js';
import type { Actor } from '../platform/http/actor.js';
import { Problem } from '../platform/http/problem.js';
import type { Beside, CaseFile, OpenedCase, RecordedEvent, Recording } from './case-file.js';
import { CaseHistoryRepository } from './case-history.repository.js';
import { pinOf } from './definitions.js';
import { standingOf } from './standing.js';
import { SurroundingsService } from './surroundings.service.js';

/** A step to be recorded: its command has been read by its schema. */
export interface StepCommand {
  readonly procedure: AnyProcedure;
  readonly step: AnyStep;
  readonly command: Dated;
  readonly actor: Actor;
  readonly request?: Recording['request'];
}

type Accepted = Extract<Decision, { accepted: true }>;

/** What an accepted step leads to, whether it was recorded or only tried. */
export interface StepResult {
  readonly event: RecordedEvent;
  readonly state: CaseState;
  readonly deadlines: readonly Deadline[];
  /** The case as the step has left it; absent where nothing was recorded just now. */
  readonly after?: OpenedCase;
}

/** Decides a step and records it: the only road by which a case changes. */
@Injectable()
export class CaseCommandsService {
  constructor(
    private readonly history: CaseHistoryRepository,
    private readonly surroundings: SurroundingsService,
    private readonly organisations: OrganisationsService,
    private readonly clock: Clock,
  ) {}

  /** Opens a case with the opening step of its procedure. 422 with every refusal. */
  async open(stated: StepCommand & { readonly branchId: string; readonly subject: string }, demo: boolean): Promise<StepResult> {
    const beside = await this.surroundings.besideNewCase(stated.subject);
    const before = { caseId: randomUUID(), seq: 0, headHash: chainStart, state: initialState(stated.procedure), branchId: stated.branchId, beside };
    const result = await this.judge(stated, before);
    await this.history.open(this.recordingOf(stated, result, before), stated.subject, demo);
    return result;
  }

  /** Records a step on the version read. Gives nothing when somebody else recorded one meanwhile. 403 or 422 with every refusal. */
  async record(stated: StepCommand, opened: OpenedCase): Promise<StepResult | undefined> {
    const before = beforeStep(opened);
    const result = await this.judge(stated, before);
    const recording = this.recordingOf(stated, result, before);
    return (await this.history.append(recording)) ? { ...result, after: afterStep(opened, recording) } : undefined;
  }

  /** What a step would lead to. Nothing is written, not even a refusal. */
  preview(stated: StepCommand, opened: OpenedCase): Promise<StepResult> {
    return this.judge(stated, beforeStep(opened), { noteRefusals: false });
  }

  private async judge(stated: StepCommand, before: BeforeStep, { noteRefusals } = { noteRefusals: true }): Promise<StepResult> {
    const { procedure, step, command, actor } = stated;
    const office = await this.requireCompetence(stated, before);
    const branchId = branchFor(stated, before);
    const people = step.mentions?.(command) ?? [];
    const here = await this.surroundings.gather({ needs: step.needs, caseId: before.caseId, beside: before.beside, on: command.happenedOn, branchId, people, leadsTo: step.leadsTo?.(command) });
    const decision = decide(procedure, before.state, step, command, here);
    if (!decision.accepted) {
      const at = this.clock.now();
      const caseId = before.seq === 0 ? undefined : before.caseId;
      if (noteRefusals) {
        await this.history.noteRefusal({ caseId, procedure: procedure.id, step: step.name, happenedOn: command.happenedOn, at, account: actor.accountId, refusals: decision.refusals });
      }
      throw Problem.refused(decision.refusals);
    }
    const event = this.eventOf(stated, before, decision, office);
    return { event, state: decision.next, deadlines: deadlinesOf(procedure, decision.next, vietnamCalendar) };
  }

  /** The office by which the actor records this, checked in the command path: whoever holds none gets a 403 with the citation. */
  private async requireCompetence({ procedure, step, command, actor }: StepCommand, before: BeforeStep): Promise<HeldOffice> {
    const branchId = branchFor({ step, command }, before);
    const { tree } = before.beside;
    const organs = branchId === undefined ? undefined : ((await this.organisations.organsOf(branchId, this.clock.today(), tree)) ?? (await this.organisations.organsOf(branchId, command.happenedOn, tree)));
    const regulation = regulationOn(procedure.editions, command.happenedOn) ?? procedure.editions[0];
    if (!regulation) throw new Error(`procedure ${procedure.id} has no edition`);
    const office = recordingOffice(step.recordedBy, step.basis(regulation), actor.offices, organs);
    if ('code' in office) throw Problem.notAllowed([office]);
    return office;
  }

  private eventOf({ procedure, actor }: StepCommand, before: BeforeStep, { event, receipt }: Accepted, { office, organ }: HeldOffice): RecordedEvent {
    const { type, happenedOn, ...payload } = event;
    const pin = pinOf(procedure);
    const link = {
      caseId: before.caseId,
      seq: before.seq + 1,
      type,
      payload: JSON.parse(JSON.stringify(payload)) as Record<string, unknown>,
      happenedOn,
      recordedAt: this.clock.now().toISOString(),
      account: actor.accountId,
      person: actor.personId ?? null,
      office,
      organ,
      edition: receipt.edition,
      document: receipt.document,
      computed: receipt.computed,
      attested: receipt.attested,
      procedure: procedure.id,
      definitionVersion: pin.version,
      definitionHash: pin.hash,
      commandId: randomUUID(),
      prevHash: before.headHash,
    };
    return { ...link, hash: linkHash(link) };
  }

  private recordingOf({ procedure, request }: StepCommand, { event, state, deadlines }: StepResult, { state: before, beside }: BeforeStep): Recording {
    const { branch, destination, officialFrom } = state.facts;
    if (branch === undefined) throw new Error(`${event.type} leaves the case without a branch`);
    const standing = standingOf(procedure, state, deadlines, beside.papers, this.clock.today());
    const moved = before.facts.branch !== undefined && before.facts.branch !== branch;
    const person = { homeOrgan: moved ? branch : undefined, fullMemberSince: before.facts.officialFrom === officialFrom ? undefined : officialFrom };
    return { event, state, deadlines, request, person, standing, notes: beside.notes, branchId: branch, destinationId: destination };
  }
}

/** A case just before a step. */
interface BeforeStep {
  readonly caseId: string;
  readonly seq: number;
  readonly headHash: string;
  readonly state: CaseState;
  readonly branchId: string;
  readonly beside: Beside;
}

function beforeStep({ file: { id, version, headHash, branchId }, state, beside }: OpenedCase): BeforeStep {
  return { caseId: id, seq: version, headHash, state, branchId, beside };
}

function afterStep({ file, procedure, beside }: OpenedCase, { event, state, standing, person, branchId, destinationId }: Recording): OpenedCase {
  const moved: CaseFile = { ...file, branchId, destinationId, state, version: event.seq, headHash: event.hash, definitionHash: event.definitionHash, closed: standing.closed };
  const subject = person.fullMemberSince === undefined ? beside.subject : { ...beside.subject, fullMemberSince: person.fullMemberSince };
  return { file: moved, procedure, state, beside: { ...beside, subject } };
}

/** The branch whose chain of organs counts: the one that holds the case, or the one it goes to by this step or by its letter. */
function branchFor({ step, command }: Pick<StepCommand, 'step' | 'command'>, { state, branchId }: BeforeStep): string | undefined {
  return step.recordedBy === 'destination-branch' ? (step.leadsTo?.(command) ?? state.facts.destination) : (branchOn(state.facts, command.happenedOn) ?? branchId);
}
