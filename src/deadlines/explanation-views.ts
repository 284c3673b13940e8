import { z } from 'zod';
import { countingOfTime, IsoDate, neverExpires, rungDistance, type Citation, type CountedDay } from '../../workflows/index.js';
import { CitationAnswer } from '../platform/http/problem.schema.js';
import { explainCitation } from '../platform/language/explain.js';
import { rungLabel } from '../platform/language/rung-label.js';
import type { CalendarShift } from './calendar-shifts.service.js';
import { LimitShown, viewLimit, viewWhoActs, WhoActs, type Reader } from './deadline-views.js';
import type { RungTold } from './deadline-explanation.repository.js';
import type { EventInWords, LimitExplained } from './limit-explained.js';

const Says = z.string().meta({ description: 'In words, in the language of the reader.' });

const CountedDayView = z.object({
  on: IsoDate,
  weekday: z.string(),
  as: z.enum(['start-day', 'counted', 'month', 'made-up', 'weekend', 'day-off', 'suspended']),
  number: z.int().optional().meta({ description: 'The running number of what is counted; absent where the day is skipped.' }),
  workedSaturday: z.boolean(),
  provisional: z.boolean().meta({ description: 'The days off of its year are not announced yet.' }),
  says: Says,
  citations: z.array(CitationAnswer),
});

const Event = z.object({
  seq: z.int(),
  type: z.string(),
  label: z.string(),
  summary: z.string(),
  happenedOn: IsoDate,
  recordedAt: z.iso.datetime(),
  who: z.object({ person: z.object({ id: z.uuid(), fullName: z.string() }).optional(), account: z.string(), office: z.string().optional(), organ: z.string().optional() }),
  verified: z.boolean(),
});

const Change = z.object({ turn: z.enum(['began', 'extended', 'suspended', 'resumed', 'counted-anew']), says: Says, dueOn: IsoDate.optional().meta({ description: 'The last day after it, by the calendar of today; absent while suspended.' }), reason: z.string().optional(), event: Event.optional() });
const Shift = z.object({ wasDueOn: IsoDate.optional(), wasProvisional: z.boolean(), dueOn: IsoDate.optional(), provisional: z.boolean(), at: z.iso.datetime(), year: z.int(), citation: CitationAnswer, reason: z.string() });
const Missed = z.object({
  dueOn: IsoDate,
  event: Event.optional(),
  ended: z.object({ seq: z.int(), on: IsoDate, inTime: z.boolean().meta({ description: 'It had been done within the limit, and was only entered late.' }) }).optional().meta({ description: 'What ended the limit since; absent while it runs.' }),
});
const Rung = z.object({ rung: z.string(), label: z.string().meta({ description: 'In the language of the reader.' }), dueOn: IsoDate.meta({ description: 'The last day that it was told of.' }), at: z.iso.datetime(), told: z.int() });

/** Why a time limit ends on its day. */
export const ExplanationView = z
  .object({
    case: z.object({ id: z.uuid(), number: z.string() }),
    on: IsoDate.meta({ description: 'The day that is taken for today.' }),
    ...LimitShown,
    description: z.string(),
    whoActs: WhoActs,
    beganWith: Event.optional().meta({ description: 'The event that the count begins with, who recorded it and when.' }),
    count: z.array(CountedDayView).meta({ description: 'Day by day, as on paper: what is counted and what is skipped, and why. Of months the end of each.' }),
    convention: z.object({ rule: z.string(), says: Says, confirmed: z.literal(false).meta({ description: 'No Party text seen says how to count.' }), citation: CitationAnswer }),
    changes: z.array(Change).meta({ description: 'What events did to the limit, oldest first: extension, suspension and resumption with their reasons.' }),
    shifts: z.array(Shift).meta({ description: 'What later notices of days off did to the last day, oldest first.' }),
    missed: z.array(Missed).meta({ description: 'Where it is on record that the organ let the last day pass. A fact about the organ, never held against the person.' }),
    rungs: z.array(Rung).meta({ description: 'Reminders that have gone out, oldest first.' }),
  })
  .meta({ id: 'TimeLimitExplanation' });
export type ExplanationView = z.infer<typeof ExplanationView>;

export function viewExplanation(explained: LimitExplained, on: IsoDate, reader: Reader): ExplanationView {
  const { caseId, number, limit, calendar, organ, count, anchor, changes, shifts, missed, rungs } = explained;
  const { code, language } = reader;
  return {
    case: { id: caseId, number },
    on,
    ...viewLimit(limit, on, calendar, reader),
    description: language.t(code, `deadlines:${limit.key}.description`),
    whoActs: viewWhoActs(limit.whoActs, organ, reader),
    ...(anchor && { beganWith: viewEvent(anchor) }),
    count: count.map((day) => viewDay(day, reader)),
    convention: { rule: 'CAL-06', says: language.t(code, 'rules:CAL-06.text'), confirmed: false, citation: cited(countingOfTime, reader) },
    changes: changes.map(({ turn, limit: then, reason, event }) => ({ turn, says: language.t(code, `limits:turns.${turn}`), ...lastDay('dueOn', then.dueOn), ...(reason !== undefined && { reason }), ...(event && { event: viewEvent(event) }) })),
    shifts: shifts.map((shift) => viewShift(shift, reader)),
    missed: missed.map(({ dueOn, entry, ended }) => ({ dueOn, ...(entry && { event: viewEvent(entry) }), ...(ended && { ended: { seq: ended.seq, on: ended.on, inTime: ended.inTime } }) })),
    rungs: rungs.toSorted(byTime).map(({ rung, dueOn, at, told }) => ({ rung, label: rungLabel(rung, code, language), dueOn, at: at.toISOString(), told })),
  };
}

/** Rungs that rang together, in the order of their days. */
const byTime = (a: RungTold, b: RungTold): number => a.at.getTime() - b.at.getTime() || a.dueOn.localeCompare(b.dueOn) || Math.sign(rungDistance(a.rung) - rungDistance(b.rung)) || 0;

/** What became of a day of the count, in words. */
function sayDay({ as, number, workedSaturday, provisional }: CountedDay, { code, language }: Reader): string {
  const words = language.t(code, `limits:count.${as}`, { number: number ?? 0 });
  const asides = [...(workedSaturday ? ['workedSaturday'] : []), ...(provisional ? ['provisional'] : [])].map((aside) => language.t(code, `limits:count.${aside}`));
  return [words, ...asides].join('; ');
}

function viewDay(day: CountedDay, reader: Reader): ExplanationView['count'][number] {
  const { on, as, number, workedSaturday, provisional, citations } = day;
  return { on, weekday: weekdayOf(on, reader), as, ...(number !== undefined && { number }), workedSaturday, provisional, says: sayDay(day, reader), citations: citations.map((citation) => cited(citation, reader)) };
}

/** The day of the week, such as «Thứ Hai». */
function weekdayOf(on: IsoDate, { code }: Reader): string {
  return new Intl.DateTimeFormat(code === 'en' ? 'en-GB' : 'vi-VN', { weekday: 'long', timeZone: 'UTC' }).format(new Date(`${on}T00:00:00Z`));
}

function viewEvent({ seq, type, label, summary, happenedOn, recordedAt, who, verified }: EventInWords): z.infer<typeof Event> {
  return { seq, type, label, summary, happenedOn, recordedAt, who, verified };
}

function viewShift({ wasDueOn, wasProvisional, dueOn, provisional, at, year, document, reason }: CalendarShift, reader: Reader): z.infer<typeof Shift> {
  return { ...lastDay('wasDueOn', wasDueOn), wasProvisional, ...lastDay('dueOn', dueOn), provisional, at: at.toISOString(), year, citation: cited({ document, clause: '', confidence: 'summary' }, reader), reason };
}

const cited = (citation: Citation, { code, language }: Reader) => explainCitation(citation, code, language);

/** A last day under its name; nothing while suspended. */
function lastDay<Name extends string>(name: Name, dueOn: IsoDate): { [N in Name]?: IsoDate } {
  return (dueOn === neverExpires ? {} : { [name]: dueOn }) as { [N in Name]?: IsoDate };
}
