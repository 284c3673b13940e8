import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import type { Actor } from '../platform/http/actor.js';
import { Problem } from '../platform/http/problem.js';
import { withoutSmall, type Shown } from './counts.js';
import { ReportAccess, type Reach } from './report-access.service.js';
import { targetMeasures, type NewTarget, type TargetMeasure } from './target-record.js';
import { TargetsRepository, type TargetRow } from './targets.repository.js';

/** A year's target and result; `set` holds everything that was ever set, the newest first. */
export interface TargetYear {
  readonly year: number;
  readonly measure: TargetMeasure;
  readonly result: Shown;
  readonly set: readonly TargetRow[];
}

const yearsShown = 5;
const mostYears = 30;

/** Targets (chỉ tiêu) of organs beside what was done. */
@Injectable()
export class TargetsService {
  constructor(
    private readonly targets: TargetsRepository,
    private readonly access: ReportAccess,
    private readonly clock: Clock,
  ) {}

  /** Puts a target on file; the one before stays in the record. 403 for whoever does not record for the organ or one above. */
  async set(target: NewTarget, actor: Actor): Promise<void> {
    const { inFull } = await this.access.reach(actor, target.organ);
    if (!inFull) throw Problem.notAllowed();
    if (target.basis.issuedOn > this.clock.today()) throw Problem.invalidFields([{ pointer: '#/basis/issuedOn', code: 'not-acceptable' }]);
    await this.targets.add(target, actor.accountId);
  }

  /** Targets and results by year; five years until this one unless others are asked for. */
  async byYear({ organ, from, to }: { organ?: string | undefined; from?: number | undefined; to?: number | undefined }, actor: Actor): Promise<{ reach: Reach; years: TargetYear[] }> {
    const reach = await this.access.reach(actor, organ);
    const last = to ?? Math.max(Number(this.clock.today().slice(0, 4)), from ?? 0);
    const first = from ?? last - yearsShown + 1;
    if (first > last || last - first >= mostYears) throw Problem.invalidFields([{ pointer: '#/from', place: 'query', code: 'not-acceptable' }]);
    const [set, results] = await Promise.all([this.targets.history(reach.organ.id, first, last), this.targets.results(reach.path, first, last)]);
    const years = Array.from({ length: last - first + 1 }, (_, place) => last - place);
    const lines = years.flatMap((year) =>
      targetMeasures.map((measure): TargetYear => {
        const n = results.find((one) => one.year === year && one.measure === measure)?.n ?? 0;
        return { year, measure, result: withoutSmall(n, reach.inFull), set: set.filter((one) => one.year === year && one.measure === measure) };
      }),
    );
    return { reach, years: lines };
  }
}
