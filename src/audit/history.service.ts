import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { IsoDate } from '../../workflows/index.js';
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
import { HistoryRepository } from './history.repository.js';
import { gapBetween, placeOf, timelineOf, type HistoryLine } from './timeline.js';
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
    private readonly history: HistoryRepository,
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
    const { file, events } = record;
    const attempts = query.level === 'details' ? await this.history.attempts(file.id) : [];
    const whole = timelineOf(this.records.procedureOf(file), events, attempts);
    const page = pageOf(after(await this.chosen(whole, query), whole, query), query.limit, (line) => line, (line) => ({ line: placeOf(line) }));
    const fault = this.verification.check(record);
    const words = new HistoryWords(await this.names.find(mentionedIn(page.entries)), fault, code, this.language);
    const last = events.map(({ happenedOn }) => happenedOn as IsoDate).sort().at(-1);
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

  private async chosen(lines: readonly HistoryLine[], { step, type, person, account, from, to, only }: HistoryQuery): Promise<HistoryLine[]> {
    const accounts = account === undefined ? undefined : await this.accountsCalled(account, lines);
    return lines.filter(
      (line) =>
        (step === undefined || line.stepName === step) &&
        (type === undefined || (line.kind === 'event' ? line.event.type : line.step?.event) === type) &&
        (person === undefined || line.person === person) &&
        (accounts === undefined || accounts.has(line.account)) &&
        (from === undefined || line.happenedOn >= from) &&
        (to === undefined || line.happenedOn <= to) &&
        (only === undefined || (line.kind === 'event' && (only === 'late' ? line.late : line.repair))),
    );
  }

  /** Accounts in these lines with this id or name. */
  private async accountsCalled(account: string, lines: readonly HistoryLine[]): Promise<ReadonlySet<string>> {
    const ids = [...new Set(lines.map((line) => line.account))];
    const names = await this.history.names(ids);
    return new Set(ids.filter((id) => id === account || names.get(id) === account));
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
