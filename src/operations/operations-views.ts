import { z } from 'zod';
import type { Language } from '../platform/language/language.js';
import type { LanguageCode } from '../platform/language/locale-files.js';
import type { FailedJob } from '../platform/queue/queue.js';
import type { UntoldRung } from './operations.repository.js';
import { parts, type OperationsState } from './operations.service.js';

const count = z.int().min(0);

export const OperationsView = z
  .object({
    inOrder: z.boolean(),
    parts: z.array(
      z.object({
        part: z.enum(parts),
        state: z.enum(['in-order', 'behind', 'broken']),
        label: z.string(),
        sentence: z.string().meta({ description: 'How it stands and what to do.', example: 'Nhắc hạn đang chậm 12 phút.' }),
      }),
    ),
    deadlines: z.object({ dueWithin7Days: count, overdue: count, suspended: count }).meta({ description: 'Of those that bind somebody; no more than 100,000 are counted.' }),
    mail: z.object({ waiting: count, uncertain: count, dead: count }),
    webhooks: z.object({ waiting: count, dead: count }),
    rounds: z.array(z.object({ job: z.string(), label: z.string(), endedAt: z.iso.datetime(), seconds: z.number(), done: count, truncated: z.boolean() })),
    jobs: z.record(z.string(), count).optional().meta({ description: 'Jobs in the queue by state; absent while it cannot be reached.' }),
  })
  .meta({ id: 'Operations' });
export type OperationsView = z.infer<typeof OperationsView>;

export const FailedJobView = z.object({ id: z.string(), job: z.string(), label: z.string(), attempts: count, reason: z.string(), failedAt: z.iso.datetime().optional() }).meta({ id: 'FailedJob' });
export const FailedJobs = z.object({ entries: z.array(FailedJobView) });
export type FailedJobs = z.infer<typeof FailedJobs>;

export const UntoldView = z
  .object({ case: z.object({ id: z.uuid(), number: z.string(), procedure: z.string() }), key: z.string(), label: z.string(), dueOn: z.iso.date(), rung: z.string(), branch: z.string().nullable(), at: z.iso.datetime() })
  .meta({ id: 'UntoldRung' });
export type UntoldView = z.infer<typeof UntoldView>;
export const UntoldPage = z.object({ entries: z.array(UntoldView), next: z.string().optional() });

/** How things stand, in words. */
export function viewOperations({ parts: states, backlog, rounds, jobs }: OperationsState, code: LanguageCode, language: Language): OperationsView {
  const say = (key: string, params?: Parameters<Language['t']>[2]) => language.t(code, `operations:${key}`, params);
  return {
    inOrder: states.every(({ state }) => state === 'in-order'),
    parts: states.map(({ part, state, count, minutes }) => ({ part, state, label: say(`parts.${part}.label`), sentence: say(`parts.${part}.${state}`, { n: count, minutes }) })),
    deadlines: { dueWithin7Days: backlog.dueWithin7, overdue: backlog.overdue, suspended: backlog.suspended },
    mail: { waiting: backlog.mailWaiting, uncertain: backlog.mailUncertain, dead: backlog.mailDead },
    webhooks: { waiting: backlog.webhooksWaiting, dead: backlog.webhooksDead },
    rounds: rounds.map(({ job, beganAt, endedAt, done, truncated }) => ({ job, label: say(`jobs.${job}`), endedAt: endedAt.toISOString(), seconds: (endedAt.getTime() - beganAt.getTime()) / 1000, done, truncated })),
    ...(jobs && { jobs: { ...jobs } }),
  };
}

export function viewFailedJob({ id, job, attempts, reason, failedAt }: FailedJob, code: LanguageCode, language: Language): z.infer<typeof FailedJobView> {
  return { id, job, label: language.find(code, [`operations:jobs.${job}`]) ?? job, attempts, reason, failedAt: failedAt?.toISOString() };
}

export function viewUntold({ caseId, number, procedure, key, dueOn, rung, branchName, claimedAt }: UntoldRung, code: LanguageCode, language: Language): UntoldView {
  return { case: { id: caseId, number, procedure }, key, label: language.t(code, `deadlines:${key}.label`), dueOn, rung, branch: branchName, at: claimedAt.toISOString() };
}
