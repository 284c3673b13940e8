import { Injectable } from '@nestjs/common';
import { effectiveHistory, missedLimits, type AnyProcedure, type MissedLimitSince } from '../../workflows/index.js';
import { CalendarService } from '../calendar/calendar.service.js';
import { CaseRecordService, type CaseRecord } from '../cases/case-record.service.js';
import type { RecordedEvent } from '../cases/cases.service.js';
import type { HistoryQuery } from './history-views.js';
import { HistoryRepository } from './history.repository.js';
import { timelineOf, type HistoryLine } from './timeline.js';

/** The lines of a history: all there are, and those that a reader asked for. */
@Injectable()
export class TimelineService {
  constructor(
    private readonly records: CaseRecordService,
    private readonly history: HistoryRepository,
    private readonly calendar: CalendarService,
  ) {}

  /** Every line, oldest first. Of a record that is not sound nothing is derived. */
  async whole({ file, events }: CaseRecord, level: HistoryQuery['level'], isSound: boolean): Promise<HistoryLine[]> {
    const procedure = this.records.procedureOf(file);
    const attempts = level === 'details' ? await this.history.attempts(file.id) : [];
    const missed = procedure && isSound ? await this.missedIn(procedure, events) : [];
    return timelineOf(procedure, events, attempts, missed);
  }

  /** The lines that a reader asked for. */
  async chosen(lines: readonly HistoryLine[], { step, type, person, account, from, to, only }: HistoryQuery): Promise<HistoryLine[]> {
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

  /** What has become of the missed limits; the calendar is asked for only where there are any. */
  private async missedIn(procedure: AnyProcedure, events: readonly RecordedEvent[]): Promise<MissedLimitSince[]> {
    const observed = new Set(procedure.steps.filter(({ part }) => part === 'observed').map(({ event }) => event));
    return events.some(({ type }) => observed.has(type)) ? missedLimits(procedure, effectiveHistory(events), await this.calendar.current()) : [];
  }

  /** Accounts in these lines with this id or name. */
  private async accountsCalled(account: string, lines: readonly HistoryLine[]): Promise<ReadonlySet<string>> {
    const ids = [...new Set(lines.map((line) => line.account))];
    const names = await this.history.names(ids);
    return new Set(ids.filter((id) => id === account || names.get(id) === account));
  }
}
