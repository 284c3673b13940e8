import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { effectiveHistory, isRecordingOffice, repairOf, sha256Of, type RepairWanted } from '../../workflows/index.js';
import { CaseRepairsService, type CaseWithEvents, type JudgedRepair, type OpenedCase } from '../cases/case-repairs.service.js';
import { CasesService } from '../cases/cases.service.js';
import { Clock } from '../platform/clock/clock.js';
import { whenRefusedBy } from '../platform/database/database-failure.js';
import type { Actor } from '../platform/http/actor.js';
import { Problem } from '../platform/http/problem.js';
import type { Confirmed, CorrectionEffect, Proposed, Standing } from './correction.js';
import type { ProposedRepair } from './correction-views.js';
import { CorrectionsRepository, type CorrectionRow } from './corrections.repository.js';
import { ProposalsService } from './proposals.service.js';

export { NewCorrection, viewConfirmed, viewCorrection, viewEffect, type ConfirmedView, type CorrectionEffectView, type CorrectionView } from './correction-views.js';

/** Options of a request that writes. */
export interface CorrectionOptions {
  readonly ifMatch?: number | undefined;
  readonly key?: string | undefined;
}

/** How often a confirmation is judged anew when others are faster, before the officer is asked to look again. */
const attempts = 5;

/** Corrections (đính chính), voided steps and cases opened again: one person proposes, another one confirms, and the record keeps both. */
@Injectable()
export class CorrectionsService {
  constructor(
    private readonly cases: CasesService,
    private readonly repairs: CaseRepairsService,
    private readonly corrections: CorrectionsRepository,
    private readonly proposals: ProposalsService,
    private readonly clock: Clock,
  ) {}

  /** Everything that was proposed about a case this actor may see, the oldest first. */
  async list(caseId: string, actor: Actor): Promise<Proposed[]> {
    const read = await this.repairs.read(caseId, actor);
    return (await this.corrections.list(caseId)).map((row) => ({ row, read }));
  }

  /** What a repair would lead to; nothing is written. */
  async preview(caseId: string, stated: ProposedRepair, actor: Actor): Promise<CorrectionEffect> {
    const read = await this.repairs.read(caseId, actor);
    return this.effectOf(read, await this.judge(read, stated, actor), actor);
  }

  /** Proposes a repair that could be confirmed as things are. The same key with the same request proposes once. */
  async propose(caseId: string, stated: ProposedRepair, actor: Actor, { key, ifMatch }: CorrectionOptions = {}): Promise<Proposed> {
    const read = await this.repairs.read(caseId, actor);
    const request = key === undefined ? undefined : { key, hash: sha256Of({ correct: caseId, stated }) };
    const before = request && (await this.proposedBefore(request, read, actor));
    if (before) return before;
    requireVersion(read, ifMatch);
    const { wanted, office } = await this.judge(read, stated, actor);
    const { reason, basis, reopen } = stated;
    const row = {
      id: randomUUID(), caseId, kind: wanted.kind, seq: wanted.seq, data: (wanted.data as Record<string, unknown> | undefined) ?? null, reason, basis, reopen,
      account: actor.accountId, person: personOf(actor), ...office, proposedAt: this.clock.now(), baseVersion: read.opened.file.version, request,
    };
    try {
      await this.proposals.enter(row);
    } catch (error) {
      // An equal request that was faster has proposed the same.
      const winner = request && (await this.proposedBefore(request, read, actor));
      if (winner) return winner;
      throw error;
    }
    return { row: await this.get(caseId, row.id), read };
  }

  /** What confirming would lead to now; nothing is written. */
  async previewConfirmation(caseId: string, id: string, actor: Actor): Promise<CorrectionEffect> {
    const read = await this.repairs.read(caseId, actor);
    return this.effectOf(read, await this.judgeConfirmation(read, await this.get(caseId, id), actor), actor);
  }

  /** Confirms a proposal of somebody else: it becomes an event of the case. The same key confirms once. */
  async confirm(caseId: string, id: string, actor: Actor, { key, ifMatch }: CorrectionOptions = {}): Promise<Confirmed> {
    const request = key === undefined ? undefined : { key, hash: sha256Of({ confirm: id }) };
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const read = await this.repairs.read(caseId, actor, key);
      const row = await this.get(caseId, id);
      if (request && read.used) {
        if (read.used.hash !== request.hash) throw Problem.keyReused();
        return { proposed: { row, read }, standing: await this.standingOf(await this.repairs.asOf(read, read.used.seq), actor) };
      }
      requireVersion(read, ifMatch);
      const { judged } = await this.judgeConfirmation(read, row, actor, request);
      const written = await settledOnce(
        this.repairs.record(judged, (on, event) =>
          this.corrections.settle({ correctionId: id, caseId, outcome: 'confirmed', account: actor.accountId, person: personOf(actor), at: new Date(event.recordedAt), eventSeq: event.seq }, on),
        ),
      );
      if (written) return { proposed: { row: await this.get(caseId, id), read: await this.repairs.read(caseId, actor) }, standing: await this.standingOf(judged.after, actor) };
    }
    throw Problem.changedMeanwhile();
  }

  /** Says no to a proposal of somebody else, with a reason. */
  async reject(caseId: string, id: string, reason: string, actor: Actor): Promise<Proposed> {
    const read = await this.repairs.read(caseId, actor);
    const row = await this.get(caseId, id);
    if (row.outcome === 'rejected' && row.outcomeAccount === actor.accountId && row.outcomeReason === reason) return { row, read };
    requireOpen(row);
    this.requireSecondPerson(read, row, actor);
    await this.requireRecorder(read, row.seq, actor);
    return this.settle(read, row, { outcome: 'rejected', reason }, actor);
  }

  /** Takes an own proposal back. */
  async withdraw(caseId: string, id: string, actor: Actor): Promise<Proposed> {
    const read = await this.repairs.read(caseId, actor);
    const row = await this.get(caseId, id);
    if (row.account !== actor.accountId) throw Problem.notAllowed();
    if (row.outcome === 'withdrawn') return { row, read };
    requireOpen(row);
    return this.settle(read, row, { outcome: 'withdrawn' }, actor);
  }

  private async settle(read: CaseWithEvents, { id, caseId }: CorrectionRow, outcome: { readonly outcome: 'rejected' | 'withdrawn'; readonly reason?: string }, actor: Actor): Promise<Proposed> {
    await settledOnce(this.corrections.settle({ correctionId: id, caseId, account: actor.accountId, person: personOf(actor), at: this.clock.now(), ...outcome }));
    return { row: await this.get(caseId, id), read };
  }

  private async judge(read: CaseWithEvents, { kind, event, data, reopen, reason, basis }: ProposedRepair, actor: Actor) {
    const wanted = this.repairs.wantedOf(read, { kind, seq: event, data, reopen });
    const office = await this.requireRecorder(read, wanted.seq, actor);
    const proposal = { id: randomUUID(), account: actor.accountId, at: this.clock.now().toISOString() };
    const judged = await this.repairs.judge(read, wanted, { actor, reason, basis, proposal }, office);
    if (!office) throw Problem.notAllowed();
    return { wanted, office, judged };
  }

  private async judgeConfirmation(read: CaseWithEvents, row: CorrectionRow, actor: Actor, request?: { readonly key: string; readonly hash: string }) {
    requireOpen(row);
    this.requireSecondPerson(read, row, actor);
    // What was repaired meanwhile may be what this one set out from.
    if (read.events.some(({ seq, type }) => seq > row.baseVersion && repairOf(type) !== undefined)) throw Problem.conflict('correction-outdated');
    const office = await this.requireRecorder(read, row.seq, actor);
    const wanted: RepairWanted = this.repairs.wantedOf(read, { kind: row.kind, seq: row.seq, data: row.data, reopen: row.reopen });
    const { reason, basis } = row;
    const judged = await this.repairs.judge(read, wanted, { actor, reason, basis, proposal: { id: row.id, account: row.account, at: row.proposedAt.toISOString() }, request }, office);
    await this.repairs.requireOffice(read, judged.dropped, actor);
    return { judged };
  }

  /** 403 unless the actor could have recorded the event. */
  private async requireRecorder(read: CaseWithEvents, seq: number, actor: Actor) {
    if (!actor.offices.some(({ office }) => isRecordingOffice(office)) || actor.personId === undefined) throw Problem.notAllowed();
    return this.repairs.requireOffice(read, [seq], actor);
  }

  /** REC-08: another account, and another person behind it. */
  private requireSecondPerson(read: CaseWithEvents, { account, person, seq }: CorrectionRow, actor: Actor): void {
    if (account === actor.accountId || person === actor.personId) throw this.repairs.secondPersonNeeded(read, seq);
  }

  private async effectOf({ opened, events }: CaseWithEvents, { judged }: { readonly judged: JudgedRepair }, actor: Actor): Promise<CorrectionEffect> {
    const { changes, dropped, fallen, after } = judged;
    return { changes, dropped, fallen, events, counting: effectiveHistory(events), before: await this.standingOf(opened, actor), after: await this.standingOf(after, actor) };
  }

  private async standingOf(opened: OpenedCase, actor: Actor): Promise<Standing> {
    return { opened, steps: await this.cases.steps(opened, actor) };
  }

  private async get(caseId: string, id: string): Promise<CorrectionRow> {
    const row = await this.corrections.find(caseId, id);
    if (!row) throw Problem.notFound('correction');
    return row;
  }

  private async proposedBefore({ key, hash }: { readonly key: string; readonly hash: string }, read: CaseWithEvents, actor: Actor): Promise<Proposed | undefined> {
    const before = await this.corrections.findRequest(actor.accountId, key);
    if (!before) return undefined;
    if (before.hash !== hash) throw Problem.keyReused();
    return { row: await this.get(before.caseId, before.id), read };
  }
}

const settledOnce = <T>(work: Promise<T>): Promise<T> => whenRefusedBy({ correction_outcome_pk: () => Problem.conflict('correction-settled') }, work);

function requireOpen({ outcome }: CorrectionRow): void {
  if (outcome !== null) throw Problem.conflict('correction-settled');
}

function requireVersion({ opened: { file } }: CaseWithEvents, ifMatch: number | undefined): void {
  if (ifMatch !== undefined && ifMatch !== file.version) throw Problem.changedMeanwhile(file.version);
}

function personOf({ personId }: Actor): string {
  if (personId === undefined) throw Problem.notAllowed();
  return personId;
}
