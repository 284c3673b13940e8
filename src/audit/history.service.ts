import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { CaseRecordService } from '../cases/case-record.service.js';
import { CasesService } from '../cases/cases.service.js';
import { Clock } from '../platform/clock/clock.js';
import type { Actor } from '../platform/http/actor.js';
import { decodeCursor, pageOf } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { Language } from '../platform/language/language.js';
import type { LanguageCode } from '../platform/language/locale-files.js';
import { HistoryNames } from './history-names.service.js';
import { HistoryQuery, type HistoryView } from './history-views.js';
import { HistoryWords, mentionedIn } from './history-words.js';
import { gapBetween, lastActOf, placeOf, type HistoryLine } from './timeline.js';
import { TimelineService } from './timeline.service.js';
import { VerificationService } from './verification.service.js';

export type { HistoryEntry, HistoryView } from './history-views.js';

const Position = z.strictObject({ line: z.string().regex(/^[er]\d{1,15}$/) });

/** The history of a case (lịch sử hồ sơ) as evidence and in words: who recorded what by which office, and whether it is as it was recorded. */
@Injectable()
export class HistoryService {
  constructor(
    private readonly cases: CasesService,
    private readonly records: CaseRecordService,
    private readonly verification: VerificationService,
    private readonly lines: TimelineService,
    private readonly names: HistoryNames,
    private readonly language: Language,
    private readonly clock: Clock,
  ) {}

  /** A page of the history, in the order of recording. 404 for a case this actor may not see. */
  async read(caseId: string, actor: Actor, code: LanguageCode, stated: Partial<HistoryQuery> = {}): Promise<HistoryView> {
    const query = HistoryQuery.parse(stated);
    await this.cases.get(caseId, actor);
    const record = await this.records.find(caseId);
    if (!record) throw Problem.notFound('case');
    const { file } = record;
    const fault = this.verification.check(record);
    const whole = await this.lines.whole(record, query.level, fault === undefined);
    const page = pageOf(after(await this.lines.chosen(whole, query), whole, query), query.limit, (line) => line, (line) => ({ line: placeOf(line) }));
    const words = new HistoryWords(await this.names.find(mentionedIn(page.entries)), fault, code, this.language);
    const last = lastActOf(whole);
    const quiet = file.closed ? undefined : gapBetween(last, this.clock.today());
    return {
      caseId: file.id,
      number: file.number,
      procedure: file.procedure,
      version: file.version,
      intact: fault === undefined,
      ...(fault && { fault: words.viewFault(fault) }),
      ...(quiet && { quiet: words.gap(quiet, 'quiet') }),
      entries: page.entries.map((line) => words.entry(line, query.level)),
      ...(page.next !== undefined && { next: page.next }),
    };
  }
}

/** The lines behind the mark of the page before, which is a place in the whole history and not only among those asked for. */
function after(lines: readonly HistoryLine[], whole: readonly HistoryLine[], { after: mark }: HistoryQuery): HistoryLine[] {
  const position = decodeCursor(Position, mark);
  if (position === undefined) return [...lines];
  const places = new Map(whole.map((line, index) => [placeOf(line), index]));
  const last = places.get(position.line);
  if (last === undefined) throw new Problem('malformed-cursor');
  return lines.filter((line) => (places.get(placeOf(line)) ?? 0) > last);
}
