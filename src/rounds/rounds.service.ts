import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { IsoDate, isRecordingOffice, type HeldOffice, type RoundOnFile } from '../../workflows/index.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Clock } from '../platform/clock/clock.js';
import { isUuid } from '../platform/database/uuid.js';
import type { Actor } from '../platform/http/actor.js';
import { decodeCursor, pageOf, type Page } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import type { NewClosing, NewReview, NewRound } from './round-record.js';
import { RoundsRepository, type BranchRow, type RoundRow, type TotalsRow } from './rounds.repository.js';

/** A round with how far it has come, as one reader may see it. */
export interface Progress {
  readonly round: RoundRow;
  readonly totals: TotalsRow;
}

interface PageOf {
  readonly limit: number;
  readonly after?: string | undefined;
}

const reads = ({ office }: HeldOffice) => office !== 'administrator';
const records = ({ office }: HeldOffice) => isRecordingOffice(office);
const organsOf = (actor: Actor, able: (held: HeldOffice) => boolean) => actor.offices.filter(able).map(({ organ }) => organ);
const roundPosition = z.strictObject({ begunOn: IsoDate, id: z.uuid() });
const branchPosition = z.strictObject({ code: z.string().max(40) });
const notAcceptable = (pointer: string) => Problem.invalidFields([{ pointer, code: 'not-acceptable' }]);

/**
 * Rounds of screening (đợt rà soát, sàng lọc). A round is a view over the cases opened in it and over what branches say of having looked;
 * only its beginning, those statements and its end are kept.
 */
@Injectable()
export class RoundsService {
  constructor(
    private readonly rounds: RoundsRepository,
    private readonly organisations: OrganisationsService,
    private readonly clock: Clock,
  ) {}

  /** Begins a round. 403 for whoever does not record for the organ or for one above it. */
  async begin(round: NewRound, actor: Actor, origin = { demo: false }): Promise<RoundRow> {
    await this.organisations.getOrgan(round.organ);
    await this.requireRecorder(actor, round.organ);
    if (round.begunOn > this.clock.today()) throw notAcceptable('#/begunOn');
    if (round.basis.issuedOn > round.begunOn) throw notAcceptable('#/basis/issuedOn');
    const id = randomUUID();
    await this.rounds.begin(id, round, actor.accountId, origin.demo);
    return this.found(id);
  }

  /** Rounds of organs the reader has something to do with, the newest first. */
  async list({ organ, limit, after }: PageOf & { readonly organ?: string | undefined }, actor: Actor): Promise<Page<RoundRow>> {
    const visible = await this.visible(actor);
    if (visible.length === 0) return { entries: [] };
    const rows = await this.rounds.list(visible, organ, { after: decodeCursor(roundPosition, after), limit: limit + 1 });
    return pageOf(rows, limit, (row) => row, ({ begunOn, id }) => ({ begunOn, id }));
  }

  /** A round as rules ask for it, whoever asks; nothing for an id that no round has. */
  async onFile(id: string): Promise<RoundOnFile | undefined> {
    const round = isUuid(id) ? await this.rounds.find(id) : undefined;
    return round && { organ: round.organ, begunOn: round.begunOn, closedOn: round.closedOn ?? undefined };
  }

  /** How far a round has come. 404 for a round of organs the reader has nothing to do with. */
  async progress(id: string, actor: Actor): Promise<Progress> {
    const { round, visible } = await this.visibleRound(id, actor);
    return { round, totals: await this.rounds.totals(round, visible, this.dayOf(round)) };
  }

  /** Each branch of the round that the reader may see. */
  async branches(id: string, { limit, after }: PageOf, actor: Actor): Promise<Page<BranchRow>> {
    const { round, visible } = await this.visibleRound(id, actor);
    const rows = await this.rounds.branches(round, visible, this.dayOf(round), { after: decodeCursor(branchPosition, after)?.code, limit: limit + 1 });
    return pageOf(rows, limit, (row) => row, ({ code }) => ({ code }));
  }

  /** Puts on file that a branch has looked at its members; a statement made before stays in the record. */
  async review(id: string, review: NewReview, actor: Actor): Promise<void> {
    const { round } = await this.visibleRound(id, actor);
    if (round.closedOn !== null) throw Problem.conflict('round-closed');
    if (review.reviewedOn < round.begunOn || review.reviewedOn > this.clock.today()) throw notAcceptable('#/reviewedOn');
    const branch = (await this.organisations.organsOf(review.branch, review.reviewedOn))?.branch;
    if (!branch || ![branch.id, ...branch.superiors].includes(round.organ)) throw notAcceptable('#/branch');
    await this.requireRecorder(actor, review.branch);
    await this.rounds.addReview(id, review, actor.accountId);
  }

  /** Closes a round with its report. While branches have not reported it needs a reason. What is still open in its cases goes on. */
  async close(id: string, closing: NewClosing, actor: Actor): Promise<Progress> {
    const { round } = await this.visibleRound(id, actor);
    await this.requireRecorder(actor, round.organ);
    if (round.closedOn !== null) throw Problem.conflict('round-closed');
    if (closing.closedOn < round.begunOn || closing.closedOn > this.clock.today()) throw notAcceptable('#/closedOn');
    if (closing.report.issuedOn > closing.closedOn) throw notAcceptable('#/report/issuedOn');
    const totals = await this.rounds.totals(round, [round.path], closing.closedOn);
    if (totals.reviewed < totals.branches && closing.reason === undefined) {
      throw Problem.invalidFields([{ pointer: '#/reason', code: 'branches-have-not-reported', params: { count: totals.branches - totals.reviewed } }]);
    }
    await this.rounds.close(id, closing, totals, actor.accountId);
    return { round: await this.found(id), totals };
  }

  private dayOf(round: RoundRow): IsoDate {
    return round.closedOn ?? this.clock.today();
  }

  private async found(id: string): Promise<RoundRow> {
    const round = await this.rounds.find(id);
    if (!round) throw Problem.notFound('round');
    return round;
  }

  private async visibleRound(id: string, actor: Actor): Promise<{ round: RoundRow; visible: string[] }> {
    const [round, visible] = await Promise.all([this.found(id), this.visible(actor)]);
    const concerned = visible.some((path) => isAbove(path, round.path) || isAbove(round.path, path));
    if (!concerned) throw Problem.notFound('round');
    return { round, visible };
  }

  /** The parts of the tree the reader may see into; an administrator runs the system and reads nothing of members. */
  private async visible(actor: Actor): Promise<string[]> {
    return Object.values(await this.organisations.pathsOf(organsOf(actor, reads)));
  }

  private async requireRecorder(actor: Actor, organ: string): Promise<void> {
    if (!(await this.organisations.isWithin(organ, organsOf(actor, records)))) throw Problem.notAllowed();
  }
}

/** Whether the organ at a path stands above the one at another, or is the same. */
const isAbove = (path: string, other: string) => other === path || other.startsWith(`${path}.`);
