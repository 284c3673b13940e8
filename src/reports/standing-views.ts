import { z } from 'zod';
import { IsoDate } from '../../workflows/index.js';
import { ReportOrgan, shareOf } from './breakdown-views.js';
import type { Reader } from './figures-views.js';
import type { MemberRow } from './lists.repository.js';
import type { ShownRoll } from './lists.service.js';
import type { Pipeline, StandingOf, StepDays } from './standing.service.js';
import type { LateRow } from './standing.repository.js';
import { TargetLine } from './target-record.js';
import type { TargetYear } from './targets.service.js';

const Count = z.int().nullable().meta({ description: 'Null where it is not shown.' });
const Days = z.object({ median: z.number(), ninetieth: z.number().meta({ description: 'Nine of ten are not older.' }), oldest: z.int() });
const Open = { open: Count, states: z.array(z.object({ state: z.string(), label: z.string(), n: Count, days: Days.nullable() })) };

export const PipelineView = z
  .object({ label: z.string(), organ: ReportOrgan, inFull: z.boolean(), ...Open, parts: z.array(z.object({ organ: ReportOrgan, ...Open })).optional() })
  .meta({ id: 'PipelineReport' });

export const StepDaysView = z
  .object({
    label: z.string(),
    organ: ReportOrgan,
    period: z.object({ from: IsoDate, to: IsoDate }),
    inFull: z.boolean(),
    steps: z.array(z.object({ step: z.string(), label: z.string(), n: Count, median: z.number().nullable(), ninetieth: z.number().nullable() })),
  })
  .meta({ id: 'StepDaysReport' });

export const LateView = z
  .object({
    label: z.string(),
    note: z.string(),
    organ: ReportOrgan,
    period: z.object({ from: IsoDate, to: IsoDate }),
    entries: z.array(
      z.object({
        organ: ReportOrgan,
        overdue: z.int().meta({ description: 'Time limits of this organ that are over today.' }),
        oldestDueOn: IsoDate.nullable(),
        late: z.int().meta({ description: 'Acts of the period that this organ did after their limit.' }),
      }),
    ),
    next: z.string().optional(),
  })
  .meta({ id: 'LateOrgansReport' });

export const TargetsView = z.object({ label: z.string(), organ: ReportOrgan, inFull: z.boolean(), lines: z.array(TargetLine) }).meta({ id: 'TargetsReport' });

/** A line of the lists of people. */
export const MemberLine = z
  .object({
    case: z.object({ id: z.uuid(), number: z.string() }),
    person: z.object({ id: z.uuid(), fullName: z.string() }),
    branch: z.object({ id: z.uuid(), name: z.string() }),
    state: z.object({ name: z.string(), label: z.string() }),
    admittedOn: IsoDate,
    probationEndsOn: IsoDate.optional(),
    recognisedOn: IsoDate.optional(),
    officialFrom: IsoDate.optional(),
    demo: z.boolean(),
  })
  .meta({ id: 'MemberLine' });
export const MemberPage = z.object({ entries: z.array(MemberLine), next: z.string().optional() });

const RollLine = z
  .object({
    organ: ReportOrgan,
    grassroots: z.int(),
    branches: z.int(),
    withoutRoll: z.int().meta({ description: 'Branches that have no roll on that day and are not in the sums.' }),
    fullMembers: z.int(),
    exempt: z.int(),
    temporarilyAway: z.int(),
    probationers: z.int().nullable().meta({ description: 'Null where it is a small group that the reader may not see.' }),
    members: z.int().nullable().meta({ description: 'Full members and probationers; null with these.' }),
  })
  .meta({ id: 'RollLine' });
export const RollPage = z.object({ entries: z.array(RollLine), next: z.string().optional() });

const organView = ({ id, code, name, level }: z.infer<typeof ReportOrgan>) => ({ id, code, name, level });
const say = ({ code, language }: Reader, key: string) => language.t(code, `reports:${key}`);
const stateLabel = ({ code, language }: Reader, name: string) => language.t(code, `states:${name}.label`);

const viewOpen = ({ open, states }: StandingOf, reader: Reader) => ({ open, states: states.map(({ state, n, days }) => ({ state, label: stateLabel(reader, state), n, days: days ?? null })) });

export function viewPipeline({ reach, whole, parts }: Pipeline, reader: Reader): z.infer<typeof PipelineView> {
  return {
    label: say(reader, 'pipeline'),
    organ: organView(reach.organ),
    inFull: reach.inFull,
    ...viewOpen(whole, reader),
    ...(parts && { parts: parts.map((part) => ({ organ: organView(part.organ), ...viewOpen(part, reader) })) }),
  };
}

export function viewStepDays(steps: readonly StepDays[], reader: Reader): z.infer<typeof StepDaysView>['steps'] {
  return steps.map((one) => ({ ...one, label: reader.language.t(reader.code, `steps:${one.step}.label`) }));
}

export const viewLate = (row: LateRow): z.infer<typeof LateView>['entries'][number] => ({ organ: organView(row), overdue: row.overdue, oldestDueOn: row.oldestDueOn, late: row.late });

export function viewTarget({ year, measure, result, set: [newest, ...earlier] }: TargetYear, reader: Reader): z.infer<typeof TargetLine> {
  const basisOf = ({ basisNumber, basisIssuedOn }: TargetYear['set'][number]) => ({ number: basisNumber, issuedOn: basisIssuedOn });
  return {
    year,
    measure,
    label: say(reader, `measures.${measure}`),
    target: newest?.value ?? null,
    result,
    percent: newest ? shareOf(result, newest.value) : null,
    ...(newest && { basis: basisOf(newest), recordedAt: newest.recordedAt.toISOString(), account: newest.account }),
    earlier: earlier.map((one) => ({ value: one.value, recordedAt: one.recordedAt.toISOString(), account: one.account, basis: basisOf(one) })),
  };
}

export function viewMember(row: MemberRow, on: 'probationEndsOn' | 'recognisedOn', reader: Reader): z.infer<typeof MemberLine> {
  return {
    case: { id: row.caseId, number: row.number },
    person: { id: row.person, fullName: row.fullName },
    branch: { id: row.branchId, name: row.branchName },
    state: { name: row.state, label: stateLabel(reader, row.state) },
    admittedOn: row.admittedOn,
    [on]: row.on,
    ...(row.officialFrom && { officialFrom: row.officialFrom }),
    demo: row.demo,
  };
}

export const viewRoll = ({ grassroots, branches, withoutRoll, fullMembers, exempt, temporarilyAway, probationers, ...organ }: ShownRoll): z.infer<typeof RollLine> => ({
  organ: organView(organ),
  grassroots,
  branches,
  withoutRoll,
  fullMembers,
  exempt,
  temporarilyAway,
  probationers,
  members: probationers === null ? null : fullMembers + probationers,
});
