import { z } from 'zod';
import { IsoDate } from '../../workflows/index.js';
import { notStated, type Measure, type Partition } from './breakdown.js';
import { whole, type Counts, type Shown } from './counts.js';
import { percentOf } from './figures.js';
import { DisagreementView, viewDisagreement, type Reader } from './figures-views.js';
import type { PeriodReport } from './period-reports.service.js';

export const Count = z.int().nullable().meta({ description: 'Null where it is not shown.' });
export const Percent = z.number().nullable();

/** A line of a table: numbers of the period, of the same period of the year before, and the difference. */
const Line = z
  .object({
    key: z.string(),
    label: z.string(),
    kind: z.enum(['total', 'group', 'not-stated', 'subtotal']),
    n: Count,
    percent: Percent.meta({ description: 'Of the total of the table, to two decimals.' }),
    before: Count,
    change: z.int().nullable(),
    changePercent: Percent,
    hidden: z.boolean().meta({ description: 'A number of this line is withheld: it is a small group, or one could be computed from it.' }),
  })
  .meta({ id: 'ReportLine' });
const Table = z.object({ key: z.string(), label: z.string(), lines: z.array(Line) }).meta({ id: 'ReportTable' });

/** An organ in a report. */
export const ReportOrgan = z.object({ id: z.uuid(), code: z.string(), name: z.string(), level: z.string() }).meta({ id: 'ReportOrgan' });
const PeriodView = z.object({ from: IsoDate, to: IsoDate });

/** What every report on a period says, with labels in the language of the reader. */
export const breakdown = {
  label: z.string(),
  organ: ReportOrgan,
  period: PeriodView,
  before: PeriodView,
  inFull: z.boolean().meta({ description: 'The reader records for this organ, so that small groups are shown.' }),
  notes: z.array(z.string()).meta({ description: 'How things were counted, to be printed below the tables.' }),
  columns: z.array(z.object({ key: z.string(), label: z.string() })),
  tables: z.array(Table),
  parts: z.array(z.object({ organ: ReportOrgan, tables: z.array(Table) })).optional(),
  agrees: z.boolean().meta({ description: 'Every sum of this report is right. Where it is not, `disagreements` tells which.' }),
  disagreements: z.array(DisagreementView),
};

type View = z.infer<z.ZodObject<typeof breakdown>>;
type LineView = z.infer<typeof Line>;
/** A line of the first table that counts no people. */
export interface CountOfThings {
  readonly measure: string;
  readonly group: string;
  readonly label: string;
}

const columnKeys = ['n', 'percent', 'before', 'change', 'changePercent'] as const;

/** What a report says of itself: its name, what it counts, and what is to be read with it. */
interface Contents {
  readonly label: string;
  readonly measures: readonly Measure[];
  readonly notes: readonly string[];
  readonly things?: readonly CountOfThings[];
}

/** A percentage as a number, to two decimals; nothing where one of the two is not shown. */
export function shareOf(part: Shown, of: Shown): number | null {
  const percent = part === null || of === null ? undefined : percentOf(part, of, 2);
  return percent === undefined ? null : Number(percent);
}

export function viewBreakdown({ reach: { organ, inFull }, now, before, counts, parts, claims }: PeriodReport, { label, measures, notes, things = [] }: Contents, reader: Reader): View {
  const say = remembering((key) => reader.language.t(reader.code, `reports:${key}`));
  const { id, code, name, level } = organ;
  const tables = (part: string) => tablesOf(counts, part, measures, things, say);
  return {
    label: say(label),
    organ: { id, code, name, level },
    period: now,
    before,
    inFull,
    notes: [...notes, ...(inFull ? [] : ['small'])].map((key) => say(`notes.${key}`)),
    columns: columnKeys.map((key) => ({ key, label: say(`columns.${key}`) })),
    tables: tables(whole),
    ...(parts && { parts: parts.map((part) => ({ organ: { id: part.id, code: part.code, name: part.name, level: part.level }, tables: tables(part.path) })) }),
    agrees: claims.disagreements.length === 0,
    // Right numbers of small groups would tell what is hidden.
    disagreements: inFull ? claims.disagreements.map((one) => viewDisagreement(one, (key) => (claims.labelOf.get(key) ?? [key]).map(say).join(': '), reader)) : [],
  };
}

type Say = (key: string) => string;

/** The same labels stand in the tables of every organ. */
function remembering(say: Say): Say {
  const said = new Map<string, string>();
  return (key) => {
    const text = said.get(key) ?? say(key);
    said.set(key, text);
    return text;
  };
}

function tablesOf(counts: Counts, part: string, measures: readonly Measure[], things: readonly CountOfThings[], say: Say): View['tables'] {
  const line = (measure: string, partition?: string, group?: string) => numbersOf((period) => counts.shown(period, part, measure, partition, group), (period) => counts.shown(period, part, measure));
  const totals = measures.map(({ key }): LineView => ({ key, label: say(`measures.${key}`), kind: 'total', ...line(key), percent: null }));
  const others = things.map(({ measure, group, label }): LineView => ({ key: group, label: say(label), kind: 'group', ...line(measure, measure, group), percent: null }));
  const split = measures.flatMap(({ key: measure, partitions }) => partitions.map((partition) => tableOf(counts, part, measure, partition, say)));
  return [{ key: 'totals', label: say('totals'), lines: [...totals, ...others] }, ...split];
}

function tableOf(counts: Counts, part: string, measure: string, { key, groups, subtotals = {} }: Partition, say: Say): View['tables'][number] {
  const of = (period: 'now' | 'before') => counts.shown(period, part, measure);
  const labelOf = (group: string) => say(`partitions.${key}.groups.${group}`);
  const lines = groups.map((group): LineView => ({
    key: group,
    label: labelOf(group),
    kind: group === notStated ? 'not-stated' : 'group',
    ...numbersOf((period) => counts.shown(period, part, measure, key, group), of),
  }));
  const together = Object.entries(subtotals).map(([name, of_]): LineView => ({
    key: name,
    label: labelOf(name),
    kind: 'subtotal',
    // Shown only where all of its groups are, so that it tells nothing new.
    ...numbersOf((period) => sumOf(of_.map((group) => counts.shown(period, part, measure, key, group))), of),
  }));
  const total: LineView = { key: 'total', label: say(`measures.${measure}`), kind: 'total', ...numbersOf(of, of) };
  return { key, label: say(`partitions.${key}.label`), lines: [...lines, ...together, total] };
}

function numbersOf(n: (period: 'now' | 'before') => Shown, total: (period: 'now' | 'before') => Shown): Pick<LineView, 'n' | 'percent' | 'before' | 'change' | 'changePercent' | 'hidden'> {
  const [now, before] = [n('now'), n('before')];
  const change = now === null || before === null ? null : now - before;
  const growth = change === null ? null : shareOf(Math.abs(change), before);
  return { n: now, percent: shareOf(now, total('now')), before, change, changePercent: growth === null || change === null || growth === 0 ? growth : growth * Math.sign(change), hidden: now === null || before === null };
}

const sumOf = (counts: readonly Shown[]): Shown => counts.reduce((sum: Shown, count) => (sum === null || count === null ? null : sum + count), 0);
