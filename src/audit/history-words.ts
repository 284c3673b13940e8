import { daysBetween, isSuspended, type IsoDate } from '../../workflows/index.js';
import { explain } from '../platform/language/explain.js';
import type { Language } from '../platform/language/language.js';
import type { LanguageCode } from '../platform/language/locale-files.js';
import type { HistoryEntry, HistoryView } from './history-views.js';
import type { Names } from './history-names.service.js';
import { spanInWords } from './span.js';
import { summaryOf, textsIn } from './summary.js';
import type { AttemptLine, EventLine, Gap, HistoryLine, MissedSince, Repaired } from './timeline.js';
import type { Fault } from './verification.js';

/** From so many days on, a history says that an act was recorded long after it. */
const longAfter = 7;

/** Puts the lines of a history into the words of a reader who may see the case. */
export class HistoryWords {
  constructor(
    private readonly names: Names,
    private readonly fault: Fault | undefined,
    private readonly code: LanguageCode,
    private readonly language: Language,
  ) {}

  entry(line: HistoryLine, level: 'acts' | 'details'): HistoryEntry {
    if (line.kind === 'refused-attempt') return this.attempt(line);
    if (level === 'acts') return { kind: 'act', ...this.act(line) };
    const { caseId: _case, procedure: _procedure, happenedOn: _on, computed, attested, ...event } = line.event;
    return { kind: 'event', ...this.act(line), ...event, computed: [...computed], attested: [...attested] };
  }

  /** The first difference found, in words; values are never told. */
  viewFault({ kind, seq, field }: Fault): NonNullable<HistoryView['fault']> {
    return { kind, ...(seq !== undefined && { seq }), ...(field !== undefined && { field }), says: this.say(`faults.${kind}`, { seq: seq ?? '', field: field ?? '' }) };
  }

  gap({ from, to }: Gap, key: 'gap' | 'quiet' = 'gap'): NonNullable<HistoryView['quiet']> {
    return { from, to, days: daysBetween(from, to), says: this.say(key, { span: spanInWords(from, to, this.code) }) };
  }

  private act(line: EventLine) {
    const { event, happenedOn, recordedOn, recordedAfterDays, late, repair, gap, stepName } = line;
    const notVerified = this.notVerified(event.seq);
    return {
      seq: event.seq,
      ...this.named(stepName),
      summary: summaryOf(event, this.label(stepName), this.names, this.code, this.language),
      happenedOn,
      recordedOn,
      recordedAfterDays,
      late,
      repair,
      verified: notVerified === undefined,
      ...(notVerified !== undefined && { notVerified }),
      ...(gap && { gapBefore: this.gap(gap) }),
      ...(line.repaired && { repaired: this.repaired(line, line.repaired) }),
      marks: this.marks(line),
      who: { ...this.author(line), office: this.language.find(this.code, [`organs:offices.${event.office}`]) ?? event.office, organ: this.names.organ(event.organ, recordedOn) ?? event.organ },
    };
  }

  private repaired({ event, stepName }: EventLine, { by, counts }: Repaired) {
    if (!counts) return { by, kind: 'taken-back' as const };
    return { by, kind: 'corrected' as const, ...counts, summary: summaryOf({ ...event, ...counts }, this.label(stepName), this.names, this.code, this.language) };
  }

  private attempt(line: AttemptLine): HistoryEntry {
    const { attempt, happenedOn, recordedOn, recordedAt } = line;
    return {
      kind: 'refused-attempt',
      ...this.named(attempt.step),
      summary: this.say('refused', { step: this.label(attempt.step), count: attempt.refusals.length }),
      happenedOn,
      recordedOn,
      recordedAt: recordedAt.toISOString(),
      who: this.author(line),
      refusals: attempt.refusals.map((refusal) => explain(refusal, this.code, this.language)),
    };
  }

  private named(step: string): { readonly step: string; readonly label: string } {
    return { step, label: this.label(step) };
  }

  private author({ person, account }: HistoryLine): HistoryEntry['who'] {
    return { ...(person !== null && { person: { id: person, fullName: this.names.of(person) ?? person } }), account: this.names.of(account) ?? account };
  }

  /** Why an event cannot be vouched for: it is where the chain breaks, or stands behind. */
  private notVerified(seq: number): string | undefined {
    if (this.fault?.seq === undefined || seq < this.fault.seq) return undefined;
    return seq === this.fault.seq ? this.viewFault(this.fault).says : this.say('behindFault', { seq: this.fault.seq });
  }

  private marks({ late, missed, repair, repaired, recordedAfterDays, event }: EventLine): string[] {
    const { dueOn } = (repaired?.counts ?? event).payload;
    return [
      ...(late ? [typeof dueOn === 'string' ? this.say('marks.late', { dueOn }) : this.say('marks.lateAtAll')] : []),
      ...(missed ? this.missedMarks(event, missed) : []),
      ...(repair ? [this.say('marks.repair')] : []),
      ...(repaired ? [this.say(repaired.counts ? 'marks.corrected' : 'marks.takenBack', { by: repaired.by })] : []),
      ...(recordedAfterDays >= longAfter ? [this.say('marks.recordedAfter', { days: recordedAfterDays })] : []),
    ];
  }

  /** Whether what was missed has been done since, and whether it was done late or only entered late. */
  private missedMarks({ payload }: EventLine['event'], { lastDay, ended }: MissedSince): string[] {
    const moved = payload['dueOn'] === lastDay ? [] : [isSuspended({ dueOn: lastDay }) ? this.say('marks.missed.suspended') : this.say('marks.missed.moved', { lastDay })];
    if (!ended) return [...moved, this.say('marks.missed.waiting')];
    const { stepName, on, inTime } = ended;
    return [...moved, this.say(inTime ? 'marks.missed.in-time' : 'marks.missed.late', { step: this.label(stepName), on })];
  }

  private label(step: string): string {
    return this.language.find(this.code, [`steps:${step}.label`]) ?? step;
  }

  private say(key: string, params: Readonly<Record<string, string | number>> = {}): string {
    return this.language.t(this.code, `summaries:${key}`, params);
  }
}

/** The days and ids that must have names for these lines. */
export function mentionedIn(lines: readonly HistoryLine[]): { on: IsoDate; ids: string[] }[] {
  return lines.flatMap((line) => [
    { on: line.recordedOn, ids: [line.account, ...(line.person === null ? [] : [line.person]), ...(line.kind === 'event' ? [line.event.organ] : [])] },
    ...(line.kind === 'event' ? [{ on: line.happenedOn, ids: textsIn(line.event.payload) }] : []),
    ...(line.kind === 'event' && line.repaired?.counts ? [{ on: line.repaired.counts.happenedOn, ids: textsIn(line.repaired.counts.payload) }] : []),
  ]);
}
