import { z } from 'zod';
import { allStates, IsoDate, type AnyProcedure, type AnyStep, type Edition } from '../../workflows/index.js';
import type { Reader } from './case-views.js';
import { pinOf } from './definitions.js';

export const ProcedureLine = z.object({ id: z.string(), version: z.string(), hash: z.string(), opening: z.string() }).meta({ id: 'ProcedureLine' });

const RuleView = z.object({
  rule: z.string(),
  code: z.string(),
  kind: z.enum(['computed', 'attested', 'discretionary']),
  title: z.string().meta({ description: 'What the rule is about.' }),
});
const ProcedureStep = z
  .object({
    name: z.string(),
    label: z.string(),
    event: z.string(),
    recordedBy: z.string(),
    schema: z.record(z.string(), z.unknown()).meta({ description: 'JSON Schema of the data of this step.' }),
    rules: z.array(RuleView),
    outcome: z.array(z.string()).meta({ description: 'Rules that the recorded outcome applies.' }),
    citation: z.record(z.string(), z.unknown()).meta({ description: 'What prescribes the step, in the newest edition.' }),
  })
  .meta({ id: 'ProcedureStep' });

export const ProcedureView = ProcedureLine.extend({
  states: z.array(z.object({ name: z.string(), label: z.string(), final: z.boolean() })),
  steps: z.array(ProcedureStep),
  limits: z.array(z.object({ key: z.string(), label: z.string(), rule: z.string() })),
  editions: z.array(z.looseObject({ edition: z.string(), document: z.string(), effectiveFrom: IsoDate })).meta({ description: 'Every number and choice with its citation and confidence, oldest first.' }),
}).meta({ id: 'Procedure' });

export function viewProcedureLine(procedure: AnyProcedure): z.infer<typeof ProcedureLine> {
  const { version, hash } = pinOf(procedure);
  return { id: procedure.id, version, hash, opening: procedure.opening };
}

export function viewProcedure(procedure: AnyProcedure, { code, language }: Reader): z.infer<typeof ProcedureView> {
  const newest = procedure.editions.at(-1);
  if (!newest) throw new Error(`procedure ${procedure.id} has no edition`);
  return {
    ...viewProcedureLine(procedure),
    states: allStates(procedure.machine).map(({ name, final }) => ({ name, final, label: language.t(code, `states:${name}.label`) })),
    steps: procedure.steps.map((step) => viewProcedureStep(step, newest, { code, language })),
    limits: Object.entries(procedure.limits).map(([key, rule]) => ({ key, rule, label: language.t(code, `deadlines:${key}.label`) })),
    editions: procedure.editions.map((edition) => ({ ...edition })),
  };
}

function viewProcedureStep(step: AnyStep, newest: Edition, { code, language }: Reader): z.infer<typeof ProcedureStep> {
  const computed = [...step.preconditions, ...step.conditions].map((rule) => ({ rule: rule.rule, code: rule.code, kind: 'computed' as const }));
  const attested = step.attests.map((rule) => ({ rule: rule.rule, code: rule.code, kind: rule.kind }));
  return {
    name: step.name,
    label: language.t(code, `steps:${step.name}.label`),
    event: step.event,
    recordedBy: step.recordedBy,
    schema: z.toJSONSchema(step.command, { io: 'input', unrepresentable: 'any' }),
    rules: [...computed, ...attested].map((rule) => ({ ...rule, title: language.t(code, `rules:${rule.rule}.title`) })),
    outcome: [...step.derives],
    citation: { ...step.basis(newest) },
  };
}
