import { Injectable } from '@nestjs/common';
import { findProcedure, procedures } from '../../workflows/index.js';
import { CalendarService } from '../calendar/calendar.service.js';
import { Clock } from '../platform/clock/clock.js';
import type { RecordedEvent } from './case-file.js';
import { CaseHistoryRepository } from './case-history.repository.js';
import { pinOf } from './definitions.js';
import { deriveCase, differingColumn, differingLimits, differingRepair, limitFaults, membershipAnew, papersByDay, UnfollowableEvent, type LimitFault } from './derived-case.js';
import { derivedRowOf, mostAtOnce } from './recording-sql.repository.js';
import type { StoredCase } from './stored-case.js';
import { StoredCaseRepository } from './stored-case.repository.js';

/** What came of deriving cases anew. */
export interface RebuildResult {
  readonly cases: number;
  /** Cases of which something else was stored. */
  readonly differed: number;
  /** Cases left alone, because their history is broken or the running program cannot follow it; verifying names them. */
  readonly leftAlone: number;
  /** Time limits that were not stored as they should be, by how they differed. */
  readonly limits: Readonly<Record<LimitFault, number>>;
}

/** A case of which something else is stored: what is to be stored, and how its time limits differ. */
interface Differing {
  readonly row: Readonly<Record<string, unknown>>;
  readonly limits: readonly LimitFault[];
}

/** Told after each batch: how many cases are done, of how many. */
export type OnCases = (done: number, total: number) => void;

/**
 * Derives anew what is stored beside the events of each case, by the running definition: state, columns for lists, time limits. The
 * events are never touched. It may be stopped at any moment and begun again, and runs beside those who record.
 */
@Injectable()
export class CaseRebuildService {
  constructor(
    private readonly stored: StoredCaseRepository,
    private readonly history: CaseHistoryRepository,
    private readonly calendar: CalendarService,
    private readonly clock: Clock,
  ) {}

  /** Every case. With `only: 'look'` nothing is written, and what is told is what would be. */
  async all(onCases: OnCases = () => undefined, only?: 'look'): Promise<RebuildResult> {
    return this.rebuild((after) => this.history.idsAfter(after, mostAtOnce), onCases, only);
  }

  /**
   * The cases whose state another definition has made, because lists go by what is stored; every case where another version of the program
   * counted by other days off. Nothing to do costs two looks.
   */
  async afterUpgrade(onCases: OnCases = () => undefined): Promise<RebuildResult> {
    const running = procedures.map((procedure) => pinOf(procedure).hash);
    const otherDays = await this.calendar.isOfAnotherProgram();
    const result = await (otherDays ? this.all(onCases) : this.rebuild((after) => this.stored.idsMadeByOthers(running, after, mostAtOnce), onCases));
    await this.calendar.noteProgram();
    return result;
  }

  private async rebuild(idsAfter: (after: string | undefined) => Promise<string[]>, onCases: OnCases, only?: 'look'): Promise<RebuildResult> {
    const result = { cases: 0, differed: 0, leftAlone: 0, limits: { missing: 0, superfluous: 0, 'last-day': 0, otherwise: 0 } };
    let ids = await idsAfter(undefined);
    const total = ids.length === 0 ? 0 : await this.history.count();
    while (ids.length > 0) {
      const found = await this.thoseThatDiffer(ids);
      result.cases += ids.length;
      result.leftAlone += found.filter((one) => one === undefined).length;
      const differing = found.filter((one) => one !== undefined);
      for (const fault of limitFaults) result.limits[fault] += differing.flatMap(({ limits }) => limits).filter((one) => one === fault).length;
      if (differing.length > 0) result.differed += only === 'look' ? differing.length : await this.stored.derive(differing.map(({ row }) => row));
      onCases(result.cases, total);
      ids = await idsAfter(ids.at(-1));
    }
    return result;
  }

  /** The cases that differ; undefined for each that must be left alone. */
  private async thoseThatDiffer(ids: readonly string[]): Promise<(Differing | undefined)[]> {
    const cases = await this.stored.find(ids);
    const events = await this.stored.events(ids);
    return cases.flatMap((stored) => {
      // A step recorded after the case was read is left out; it has derived everything itself.
      const known = events.filter(({ event }) => event.caseId === stored.id).map(({ event }) => event).slice(0, stored.version);
      const found = this.compare(stored, known);
      return found === 'agrees' ? [] : [found];
    });
  }

  private compare(stored: StoredCase, events: readonly RecordedEvent[]): Differing | 'agrees' | undefined {
    const procedure = findProcedure(stored.procedure);
    const head = events.at(-1);
    if (!procedure || !head || !isWhole(stored, events)) return undefined;
    try {
      const derived = deriveCase(procedure, events, stored.ground, this.clock.today());
      const { branch, destination } = derived.state.facts;
      if (branch === undefined) return undefined;
      const { version, hash } = pinOf(procedure);
      const papers = () => papersByDay(procedure, derived, stored, head);
      const limits = differingLimits(stored.deadlines, derived);
      if (stored.definitionHash === hash && differingColumn(stored, derived, papers) === undefined && limits.length === 0 && differingRepair(stored.repaired, derived.repaired) === undefined) return 'agrees';
      const row = derivedRowOf({ ...derived, branchId: branch, destinationId: destination, notes: stored.notes });
      const membership = membershipAnew(stored.facts, derived.state.facts);
      const pinned = { case_id: stored.id, seq: head.seq, hash: head.hash, recorded_at: this.clock.now(), definition_version: version, definition_hash: hash };
      return { row: { ...row, ...pinned, membership, waiting_since: derived.waitingSince, opened_on: derived.openedOn, repaired: derived.repaired }, limits };
    } catch (error) {
      if (error instanceof UnfollowableEvent) return undefined;
      throw error;
    }
  }
}

/** Every event is there and names the one before it; whether each is what was hashed is the business of verifying. */
export function isWhole({ version, headHash }: StoredCase, events: readonly RecordedEvent[]): boolean {
  const linked = events.every(({ seq, prevHash }, place) => seq === place + 1 && (place === 0 || prevHash === events[place - 1]?.hash));
  return linked && events.length === version && events.at(-1)?.hash === headHash;
}
