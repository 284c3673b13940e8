import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  branchOn,
  deadlinesOf,
  chainStart,
  decide,
  initialState,
  linkHash,
  membershipAfter,
  recordingOffice,
  regulationOn,
  type AnyProcedure,
  type AnyStep,
  type CaseState,
  type Dated,
  type Deadline,
  type Decision,
  type HeldOffice,
  type Refusal,
} from '../../workflows/index.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Clock } from '../platform/clock/clock.js';
import type { Actor } from '../platform/http/actor.js';
import { Problem } from '../platform/http/problem.js';
import type { Beside, CaseFile, OpenedCase, RecordedEvent, Recording } from './case-file.js';
import { CaseHistoryRepository } from './case-history.repository.js';
import { ConsequencesService, type ConsequenceResult } from './consequences.service.js';
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

/** What the program saw in a case, and the organ that it concerns. */
export type Observation = Omit<StepCommand, 'actor' | 'request'> & { readonly organ: string };

/** The office by which an event is recorded; `system` where the program does it. */
type RecordedBy = HeldOffice | { readonly office: 'system'; readonly organ: string };

/** The program as an actor: it holds no office, so that it can record nothing that people record. */
const theProgram: Actor = { accountId: '00000000-0000-4000-8000-000000000001', accountName: '(lotrinh)', offices: [] };

type Accepted = Extract<Decision, { accepted: true }>;

/** What an accepted step leads to, whether it was recorded or only tried. */
export interface StepResult {
  readonly event: RecordedEvent;
  readonly state: CaseState;
  readonly deadlines: readonly Deadline[];
  /** What it brings about in another case of the same person; both are recorded, or neither. */
  readonly consequence?: ConsequenceResult | undefined;
  /** The case as the step has left it; absent where nothing was recorded just now. */
  readonly after?: OpenedCase;
}

/** A step that was accepted, and what it brings about: what is to be written of both. */
interface Judged {
  readonly recording: Recording;
  readonly consequence?: { readonly number: string; readonly recording: Recording } | undefined;
}

/** Decides a step and records it: the only road by which a case changes. */
@Injectable()
export class CaseCommandsService {
  constructor(
    private readonly history: CaseHistoryRepository,
    private readonly surroundings: SurroundingsService,
    private readonly consequences: ConsequencesService,
    private readonly organisations: OrganisationsService,
    private readonly clock: Clock,
  ) {}

  /** Opens a case with the opening step of its procedure. Gives nothing when another case that it concerns has gone on meanwhile. 403 or 422 with every refusal. */
  async open(stated: StepCommand & { readonly branchId: string; readonly subject: string }, demo: boolean): Promise<StepResult | undefined> {
    const { procedure, branchId, subject } = stated;
    const beside = await this.history.besideNewCase(subject);
    const before = { caseId: randomUUID(), seq: 0, headHash: chainStart, state: initialState(procedure), subject, branchId, beside };
    const judged = await this.judge(stated, before);
    return (await this.history.open(judged.recording, subject, demo, judged.consequence?.recording)) ? resultOf(judged) : undefined;
  }

  /** Records a step on the version read. Gives nothing when somebody else recorded one meanwhile. 403 or 422 with every refusal. */
  async record(stated: StepCommand, opened: OpenedCase): Promise<StepResult | undefined> {
    const judged = await this.judge(stated, beforeStep(opened));
    return (await this.history.append(judged.recording, judged.consequence?.recording)) ? { ...resultOf(judged), after: afterStep(opened, judged) } : undefined;
  }

  /**
   * Records what the program itself saw, in the name of nobody: only steps that nobody else may record. Gives nothing when somebody else recorded a
   * step meanwhile. 422 when it is not so (any more); of that nothing is kept.
   */
  async observe({ step, organ, ...rest }: Observation, opened: OpenedCase): Promise<StepResult | undefined> {
    if (step.part !== 'observed') throw new Error(`${step.name} is nothing that the program sees by itself`);
    const stated = { ...rest, step, actor: theProgram };
    const judged = await this.judge(stated, beforeStep(opened), { noteRefusals: false, by: { office: 'system', organ } });
    return (await this.history.append(judged.recording)) ? resultOf(judged) : undefined;
  }

  /** What a step would lead to. Nothing is written, not even a refusal. */
  async preview(stated: StepCommand, opened: OpenedCase): Promise<StepResult> {
    return resultOf(await this.judge(stated, beforeStep(opened), { noteRefusals: false }));
  }

  private async judge(stated: StepCommand, before: BeforeStep, { noteRefusals, by }: { readonly noteRefusals: boolean; readonly by?: RecordedBy } = { noteRefusals: true }): Promise<Judged> {
    const office = by ?? (await this.requireCompetence(stated, before));
    const refuse = async (refusals: readonly Refusal[], concernsCase?: string) => {
      if (noteRefusals) await this.noteRefusals(stated, before, refusals);
      return Problem.refused(refusals, concernsCase);
    };
    const decision = await this.decide(stated, before);
    if (!decision.accepted) throw await refuse(decision.refusals);
    const recording = this.recordingOf(stated, before, decision, office);

    const { step, actor } = stated;
    const brought = await this.consequences.of({ step, event: decision.event, facts: decision.next.facts, caseId: before.caseId, subject: before.subject, account: actor.accountId });
    if (!brought) return { recording };
    const { opened: other } = brought;
    // It happens on the day of the act, and is recorded by whoever records that one.
    const itsStated = { procedure: other.procedure, step: brought.step, command: brought.command, actor };
    const itsDecision = await this.decide(itsStated, beforeStep(other));
    if (!itsDecision.accepted) throw await refuse(itsDecision.refusals, other.file.number);
    return { recording, consequence: { number: other.file.number, recording: this.recordingOf(itsStated, beforeStep(other), itsDecision, office) } };
  }

  private async decide(stated: StepCommand, before: BeforeStep): Promise<Decision> {
    const { procedure, step, command } = stated;
    const { caseId, beside, subject: person } = before;
    const people = step.mentions?.(command) ?? [];
    const here = await this.surroundings.gather({ needs: step.needs, caseId, person, beside, on: command.happenedOn, branchId: branchFor(stated, before), people, leadsTo: step.leadsTo?.(command), round: step.inRound?.(command) });
    return decide(procedure, before.state, step, command, here);
  }

  private noteRefusals({ procedure, step, command, actor }: StepCommand, before: BeforeStep, refusals: readonly Refusal[]): Promise<void> {
    const caseId = before.seq === 0 ? undefined : before.caseId;
    return this.history.noteRefusal({ caseId, procedure: procedure.id, step: step.name, happenedOn: command.happenedOn, at: this.clock.now(), account: actor.accountId, refusals });
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

  private eventOf({ procedure, actor }: StepCommand, before: BeforeStep, { event, receipt }: Accepted, { office, organ }: RecordedBy): RecordedEvent {
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

  private recordingOf(stated: StepCommand, before: BeforeStep, decision: Accepted, office: RecordedBy): Recording {
    const { procedure, request } = stated;
    const { next: state } = decision;
    const { facts } = before.state;
    const { branch, destination } = state.facts;
    const event = this.eventOf(stated, before, decision, office);
    if (branch === undefined) throw new Error(`${event.type} leaves the case without a branch`);
    const deadlines = deadlinesOf(procedure, state, before.beside.calendar);
    const standing = standingOf(procedure, state, deadlines, before.beside, this.clock.today());
    const person = { homeOrgan: facts.branch !== undefined && facts.branch !== branch ? branch : undefined, membership: membershipAfter(facts, state.facts) };
    return { event, state, deadlines, request, person, standing, notes: before.beside.notes, branchId: branch, destinationId: destination };
  }
}

/** A case just before a step. */
interface BeforeStep {
  readonly caseId: string;
  readonly seq: number;
  readonly headHash: string;
  readonly state: CaseState;
  /** Id of the person. */
  readonly subject: string;
  readonly branchId: string;
  readonly beside: Beside;
}

function beforeStep({ file: { id, version, headHash, subject, branchId }, state, beside }: OpenedCase): BeforeStep {
  return { caseId: id, seq: version, headHash, state, subject, branchId, beside };
}

function afterStep({ file, procedure, beside }: OpenedCase, { recording, consequence }: Judged): OpenedCase {
  const { event, state, standing, person, branchId, destinationId } = recording;
  const moved: CaseFile = { ...file, branchId, destinationId, state, version: event.seq, headHash: event.hash, definitionHash: event.definitionHash, closed: standing.closed };
  const membership = consequence?.recording.person.membership ?? person.membership;
  const subject = membership ? { ...beside.subject, fullMemberSince: membership.since ?? undefined } : beside.subject;
  return { file: moved, procedure, state, beside: { ...beside, subject } };
}

function resultOf({ recording: { event, state, deadlines }, consequence }: Judged): StepResult {
  if (!consequence) return { event, state, deadlines };
  const { number, recording: other } = consequence;
  return { event, state, deadlines, consequence: { caseId: other.event.caseId, number, procedure: other.event.procedure, event: other.event, state: other.state } };
}

/** The branch whose chain of organs counts: the one that holds the case, or the one it goes to by this step or by its letter. */
function branchFor({ step, command }: Pick<StepCommand, 'step' | 'command'>, { state, branchId }: BeforeStep): string | undefined {
  return step.recordedBy === 'destination-branch' ? (step.leadsTo?.(command) ?? state.facts.destination) : (branchOn(state.facts, command.happenedOn) ?? branchId);
}
