import { Injectable } from '@nestjs/common';
import { deadlinesOf, findProcedure, type CaseState, type Deadline, type IsoDate, type WorkingCalendar } from '../../workflows/index.js';
import { Clock } from '../platform/clock/clock.js';
import { pinOf } from './definitions.js';
import { sameDeadlines } from './derived-case.js';
import { mostAtOnce } from './recording-sql.repository.js';
import { RecountRepository, type Recounted } from './recount.repository.js';
import { nextDue } from './standing.js';
import { isDeadlock } from './step-queue.js';
import type { StoredCase } from './stored-case.js';
import { StoredCaseRepository } from './stored-case.repository.js';

/** How a time limit ends. */
export interface LimitEnd {
  readonly dueOn: IsoDate;
  readonly provisional: boolean;
}

/** A time limit that ends otherwise by another calendar. */
export interface MovedLimit {
  readonly caseId: string;
  readonly number: string;
  readonly procedure: string;
  readonly key: string;
  readonly was: LimitEnd;
  readonly becomes: LimitEnd;
}

/** The days on which a limit rested and rests: from its beginning to the later of both ends. */
export interface LimitSpan {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** Finds the number of the notice that is the reason why a limit is counted anew. */
export type ReasonOf = (span: LimitSpan) => number;

/** How often cases are tried again that steps hold in another order. */
const attempts = 5;

/** Counts the time limits of cases anew when the working calendar has changed, from their stored state; the events are not touched. */
@Injectable()
export class RecountService {
  constructor(
    private readonly stored: StoredCaseRepository,
    private readonly repository: RecountRepository,
    private readonly clock: Clock,
  ) {}

  /** What a calendar would do to the time limits of these cases; nothing is written. */
  async preview(ids: readonly string[], calendar: WorkingCalendar): Promise<MovedLimit[]> {
    return (await this.stored.find(ids)).flatMap((stored) => countedBy(stored, calendar)?.moved ?? []);
  }

  /** Counts these cases anew by the calendar that holds; gives how many were changed. What a step changes meanwhile is left to it. */
  async recount(ids: readonly string[], reasonOf: ReasonOf): Promise<number> {
    const cases = (await this.stored.find(ids)).flatMap((stored): Recounted[] => {
      const counted = countedBy(stored, stored.ground.calendar);
      if (!counted || sameDeadlines(stored.deadlines, counted)) return [];
      const { state, deadlines } = counted;
      return [{ stored, state, due: nextDue(deadlines), deadlines: deadlines.map((limit) => ({ ...limit, revision: reasonOf(spanOf(limit, stored)) })) }];
    });
    let changed = 0;
    for (let first = 0; first < cases.length; first += mostAtOnce) changed += await this.write(cases.slice(first, first + mostAtOnce));
    return changed;
  }

  private async write(cases: readonly Recounted[]): Promise<number> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.repository.write(cases, this.clock.now());
      } catch (error) {
        if (!isDeadlock(error) || attempt === attempts) throw error;
      }
    }
  }
}

/** The time limits by a calendar; nothing for a case that another definition has derived, which is to be derived anew as a whole. */
function countedBy(stored: StoredCase, calendar: WorkingCalendar): { readonly state: CaseState; readonly deadlines: readonly Deadline[]; readonly moved: MovedLimit[] } | undefined {
  const procedure = findProcedure(stored.procedure);
  if (!procedure || pinOf(procedure).hash !== stored.definitionHash) return undefined;
  const state = { place: stored.place, facts: stored.facts };
  const deadlines = deadlinesOf(procedure, state, calendar);
  const moved = deadlines.flatMap(({ key, dueOn, provisional }): MovedLimit[] => {
    const was = endIn(stored, key);
    if (!was || (was.dueOn === dueOn && was.provisional === provisional)) return [];
    return [{ caseId: stored.id, number: stored.number, procedure: stored.procedure, key, was, becomes: { dueOn, provisional } }];
  });
  return { state, deadlines, moved };
}

function endIn({ deadlines }: StoredCase, key: string): LimitEnd | undefined {
  const limit = deadlines.find((one) => one.key === key);
  return limit && { dueOn: limit.dueOn, provisional: limit.provisional };
}

function spanOf({ key, anchoredOn, dueOn }: Deadline, stored: StoredCase): LimitSpan {
  const was = endIn(stored, key);
  return { from: anchoredOn, to: was && was.dueOn > dueOn ? was.dueOn : dueOn };
}
