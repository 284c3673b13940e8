import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  apply,
  branchOn,
  closingEvent,
  effectiveHistory,
  initialState,
  judgeRepair,
  lawOn,
  linkHash,
  recordingOffice,
  repairReason,
  repairs,
  stepOf,
  type CaseState,
  type Dated,
  type Fallen,
  type HeldOffice,
  type IsoDate,
  type RepairJudgement,
  type RepairKind,
  type RepairPayload,
  type RepairWanted,
} from '../../workflows/index.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Clock, legalDayOf } from '../platform/clock/clock.js';
import { whenRefusedBy } from '../platform/database/database-failure.js';
import type { Statements } from '../platform/database/database.js';
import type { Actor } from '../platform/http/actor.js';
import { Problem } from '../platform/http/problem.js';
import { readWith } from '../platform/http/schema.pipe.js';
import { CaseAccessService } from './case-access.service.js';
import type { KeyUse, OpenedCase, RecordedEvent } from './case-file.js';
import { CaseHistoryRepository } from './case-history.repository.js';
import { happeningOf, pinOf } from './definitions.js';
import { deriveCase, membershipAnew } from './derived-case.js';
import { openedCase } from './opened-case.js';
import { RepairsRepository, type RepairRecording } from './repairs.repository.js';
import { SurroundingsService } from './surroundings.service.js';

export type { OpenedCase, RecordedEvent } from './case-file.js';

/** A case with all its events, as they were at one moment. */
export interface CaseWithEvents {
  readonly opened: OpenedCase;
  readonly events: readonly RecordedEvent[];
  readonly used: KeyUse | undefined;
}

/** Who repairs, on what ground, and by whose proposal. */
export interface RepairBy {
  readonly actor: Actor;
  readonly reason: string;
  readonly basis: RepairPayload['basis'];
  readonly proposal: RepairPayload['proposal'];
  readonly request?: { readonly key: string; readonly hash: string } | undefined;
}

/** A repair that was judged and is accepted, not written yet. */
export interface JudgedRepair {
  readonly changes: RepairPayload['changes'];
  readonly dropped: readonly number[];
  readonly fallen: readonly Fallen[];
  readonly after: OpenedCase;
  readonly recording: RepairRecording;
}

type Accepted = Extract<RepairJudgement<RecordedEvent>, { accepted: true }>;

/** Repairs of the record (sửa sai hồ sơ): judges them, and writes them as events of the case. Who proposes and who confirms is asked by the room of corrections. */
@Injectable()
export class CaseRepairsService {
  constructor(
    private readonly access: CaseAccessService,
    private readonly history: CaseHistoryRepository,
    private readonly repairs: RepairsRepository,
    private readonly surroundings: SurroundingsService,
    private readonly organisations: OrganisationsService,
    private readonly clock: Clock,
  ) {}

  /** A case this actor may see, with its events; 404 otherwise. */
  async read(caseId: string, actor: Actor, key?: string): Promise<CaseWithEvents> {
    const reading = await this.access.getVisible(caseId, actor, key);
    const opened = await openedCase(reading, this.history);
    return { opened, events: (await this.history.events(caseId)).slice(0, opened.file.version), used: reading.used };
  }

  /** What is asked for, its data read by the schema of the step. Without an event it is about the one that closed the case. 404 for an event that is not there. */
  wantedOf({ opened: { procedure }, events }: CaseWithEvents, { kind, seq, data, reopen }: { readonly kind: RepairKind; readonly seq: number | undefined; readonly data: unknown; readonly reopen: boolean }): RepairWanted {
    const effective = effectiveHistory(events);
    const event = events.find((one) => one.seq === (seq ?? closingEvent(procedure, effective)?.seq));
    if (!event && seq === undefined) throw Problem.conflict('case-open');
    if (!event) throw Problem.notFound('event');
    const counts = effective.find((one) => one.seq === event.seq);
    // An event that cannot be corrected at all is refused with its reason, whatever its data say.
    if (kind !== 'correct-record' || !counts) return { kind, seq: event.seq, reopen };
    return { kind, seq: event.seq, reopen, data: readWith(z.object({ data: stepOf(procedure, counts).command }), { data }).data };
  }

  /** 403 unless the actor holds an office by which each of these events could be recorded; gives the office for the first. An event that does not count has none: it is refused for that. */
  async requireOffice({ opened: { procedure, beside }, events }: CaseWithEvents, seqs: readonly number[], actor: Actor): Promise<HeldOffice | undefined> {
    const offices: HeldOffice[] = [];
    let state: CaseState = initialState(procedure);
    for (const event of effectiveHistory(events)) {
      const before = state;
      const happening = happeningOf(procedure, event);
      state = apply(procedure, state, happening);
      const step = stepOf(procedure, event);
      if (!seqs.includes(event.seq) || step.recordedBy === 'system') continue;
      const on = happening.happenedOn;
      const held = branchOn(before.facts, on) ?? branchOn(state.facts, on);
      const branchId = step.recordedBy === 'destination-branch' ? (before.facts.destination ?? held) : held;
      const organs = branchId && ((await this.organisations.organsOf(branchId, this.clock.today(), beside.tree)) ?? (await this.organisations.organsOf(branchId, on, beside.tree)));
      const office = recordingOffice(step.recordedBy, step.basis(lawOn(procedure, on)), actor.offices, organs || undefined);
      if ('code' in office) throw Problem.notAllowed([office]);
      offices.push(office);
    }
    return offices[0];
  }

  /** Judges a repair in the surroundings of each act, and derives the case anew. 422 with every reason. */
  async judge(read: CaseWithEvents, wanted: RepairWanted, by: RepairBy, office: HeldOffice | undefined): Promise<JudgedRepair> {
    const { opened, events } = read;
    const judging = judgeRepair(opened.procedure, opened.file.id, events, wanted);
    let asked = judging.next();
    while (!asked.done) {
      const { seq, step, command, facts } = asked.value;
      const branchId = step.recordedBy === 'destination-branch' ? (step.leadsTo?.(command) ?? facts.destination) : (branchOn(facts, command.happenedOn) ?? branchIn(command) ?? opened.file.branchId);
      const { file, beside } = opened;
      const here = await this.surroundings.gather({
        needs: step.needs, caseId: file.id, person: file.subject, beside, on: command.happenedOn, branchId, people: step.mentions?.(command) ?? [], leadsTo: step.leadsTo?.(command), round: step.inRound?.(command),
      });
      const recordedAt = events.find((event) => event.seq === seq)?.recordedAt;
      asked = judging.next({ ...here, today: recordedAt === undefined ? here.today : legalDayOf(new Date(recordedAt)) });
    }
    if (!asked.value.accepted) throw Problem.refused(asked.value.refusals);
    this.requireBasis(read, wanted, by);
    if (!office) throw new Error('a repair without an office');
    return this.derive(read, wanted, asked.value, by, office);
  }

  /** Writes a repair with what the caller writes beside it; false when the case has gone on since it was read. */
  async record({ recording }: JudgedRepair, beside: (on: Statements, event: RecordedEvent) => Promise<void>): Promise<boolean> {
    const exists = () => Problem.conflict('case-exists');
    return whenRefusedBy({ case_file_open: exists, case_file_open_complaint: exists }, this.repairs.append(recording, (on) => beside(on, recording.event)));
  }

  /** A case by what counted of its events once so many were recorded. */
  async asOf({ opened, events }: CaseWithEvents, version: number): Promise<OpenedCase> {
    const { state } = deriveCase(opened.procedure, events.slice(0, version), opened.beside, this.clock.today());
    return { ...opened, file: { ...opened.file, version, state }, state };
  }

  /** REC-08 as a refusal, cited by what prescribes the step. */
  secondPersonNeeded({ opened: { procedure }, events }: CaseWithEvents, seq: number): Problem {
    const about = effectiveHistory(events).find((event) => event.seq === seq) ?? events[0];
    if (!about) throw new Error('a case without events');
    return Problem.notAllowed([repairReason(procedure, about, 'second-person-needed', seq)]);
  }

  private requireBasis({ opened: { procedure }, events }: CaseWithEvents, { seq }: RepairWanted, { basis }: RepairBy): void {
    const today = this.clock.today();
    const about = events.find((event) => event.seq === seq);
    if (!about || basis.issuedOn <= today) return;
    const citation = stepOf(procedure, about).basis(lawOn(procedure, about.happenedOn as IsoDate));
    throw Problem.refused([{ code: 'date-in-the-future', rule: 'ORD-03', citation, seen: { on: basis.issuedOn, today }, curedBy: 'clerk' }]);
  }

  private derive({ opened, events }: CaseWithEvents, { kind, seq }: RepairWanted, { changes, dropped, fallen }: Accepted, by: RepairBy, office: HeldOffice): JudgedRepair {
    const { file, procedure, beside } = opened;
    const event = this.eventOf(opened, kind, { event: seq, changes, dropped: [...dropped], reason: by.reason, basis: by.basis, proposal: by.proposal }, by.actor, office);
    const derived = deriveCase(procedure, [...events, event], beside, this.clock.today());
    const { state, deadlines, standing } = derived;
    const { branch, destination } = state.facts;
    if (branch === undefined) throw new Error('a repair leaves the case without a branch');
    const moved = !standing.closed && opened.state.facts.branch !== branch;
    const person = { homeOrgan: moved ? branch : undefined, membership: membershipAnew(opened.state.facts, state.facts) };
    const recording = { event, state, deadlines, standing, person, notes: beside.notes, branchId: branch, destinationId: destination, request: by.request, derived };
    const after = { ...opened, state, file: { ...file, state, version: event.seq, branchId: branch, destinationId: destination, headHash: event.hash, closed: standing.closed } };
    return { changes, dropped, fallen, after, recording };
  }

  private eventOf({ file, procedure }: OpenedCase, kind: RepairKind, payload: RepairPayload, actor: Actor, { office, organ }: HeldOffice): RecordedEvent {
    const today = this.clock.today();
    const pin = pinOf(procedure);
    const regulation = lawOn(procedure, today);
    const link = {
      caseId: file.id,
      seq: file.version + 1,
      type: repairs[kind].event,
      payload,
      happenedOn: today,
      recordedAt: this.clock.now().toISOString(),
      account: actor.accountId,
      person: actor.personId ?? null,
      office,
      organ,
      edition: regulation.edition,
      document: regulation.document,
      computed: [...repairs[kind].rules],
      attested: [],
      procedure: procedure.id,
      definitionVersion: pin.version,
      definitionHash: pin.hash,
      commandId: randomUUID(),
      prevHash: file.headHash,
    };
    return { ...link, hash: linkHash(link) };
  }
}

/** The branch that an opening act names. */
const branchIn = (command: Dated): string | undefined => ('branch' in command && typeof command.branch === 'string' ? command.branch : undefined);
