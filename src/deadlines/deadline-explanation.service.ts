import { Injectable } from '@nestjs/common';
import { countOf, missedLimits, type AnyProcedure, type IsoDate } from '../../workflows/index.js';
import { HistoryService } from '../audit/history.service.js';
import { CaseRecordService, type CaseRecord } from '../cases/case-record.service.js';
import { CasesService } from '../cases/cases.service.js';
import type { Actor } from '../platform/http/actor.js';
import { Problem } from '../platform/http/problem.js';
import type { LanguageCode } from '../platform/language/locale-files.js';
import { CalendarShiftsService } from './calendar-shifts.service.js';
import { DeadlineExplanationRepository } from './deadline-explanation.repository.js';
import type { EventInWords, LimitExplained } from './limit-explained.js';
import { anchorOf, storyOf, type ToldEvent } from './limit-story.js';

export { viewExplanation, type ExplanationView } from './explanation-views.js';

const mostAtOnce = 200;

/** Why a time limit ends on its day: the count day by day, and everything on record that moved it. */
@Injectable()
export class DeadlineExplanationService {
  constructor(
    private readonly cases: CasesService,
    private readonly records: CaseRecordService,
    private readonly history: HistoryService,
    private readonly shifts: CalendarShiftsService,
    private readonly beside: DeadlineExplanationRepository,
  ) {}

  /** 404 for a case that the actor may not see, and for a limit that does not run in it; organs are called as on the day `on`. */
  async explain(caseId: string, key: string, actor: Actor, code: LanguageCode, on: IsoDate): Promise<LimitExplained> {
    const opened = await this.cases.get(caseId, actor);
    const { file, procedure } = opened;
    const { calendar } = opened.beside;
    const limit = this.cases.deadlines(opened).find((one) => one.key === key);
    const record = limit && (await this.records.find(caseId));
    if (!record) throw Problem.notFound('deadline');
    const [words, events, effective] = [await this.eventsInWords(caseId, actor, code), this.told(procedure, record), this.records.effective(record)];
    const at = (seq: number | undefined) => words.find((one) => one.seq === seq);
    return {
      ...{ caseId: file.id, number: file.number, limit, calendar },
      organ: await this.beside.actingOrgan(caseId, limit.whoActs, on),
      count: countOf(limit, calendar),
      anchor: at(anchorOf(events, limit)?.seq),
      changes: storyOf(procedure, events, key, calendar).map((change) => ({ ...change, event: at(change.seq) })),
      shifts: await this.shifts.of(caseId, key),
      missed: missedLimits(procedure, effective, calendar).filter((one) => one.key === key).map((one) => ({ ...one, entry: at(one.seq) })),
      rungs: await this.beside.rungs(caseId, key),
    };
  }

  private told(procedure: AnyProcedure, record: CaseRecord): ToldEvent[] {
    return this.records.effective(record).map((event) => ({ seq: event.seq, happening: this.records.happeningOf(procedure, event) }));
  }

  private async eventsInWords(caseId: string, actor: Actor, code: LanguageCode): Promise<EventInWords[]> {
    const found: EventInWords[] = [];
    let after: string | undefined;
    do {
      const { entries, next } = await this.history.read(caseId, actor, code, { limit: mostAtOnce, ...(after !== undefined && { after }) });
      found.push(...entries.filter((entry) => entry.kind === 'event'));
      after = next;
    } while (after !== undefined);
    return found;
  }
}
