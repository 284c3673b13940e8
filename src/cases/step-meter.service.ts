import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import type { AnyProcedure, AnyStep } from '../../workflows/index.js';
import type { Actor } from '../platform/http/actor.js';
import { Problem } from '../platform/http/problem.js';
import type { ProblemCode } from '../platform/http/problem-kinds.js';
import { LOGGER } from '../platform/logging/logging.module.js';
import { Metrics } from '../platform/metrics/metrics.js';
import type { StepResult } from './case-commands.service.js';

/** A step that somebody wants recorded. */
interface Asked {
  readonly procedure: AnyProcedure;
  readonly step: AnyStep;
  readonly actor: Actor;
  /** Nothing while the case is being opened. */
  readonly caseId?: string;
}

const outcomes: Partial<Record<ProblemCode, string>> = {
  'procedure-refuses': 'refused',
  'not-allowed': 'not-allowed',
  'changed-meanwhile': 'conflicted',
  conflict: 'conflicted',
};

/** Counts and logs how recording ends, for those who keep the program running. What was recorded or refused and why stands in the record itself. */
@Injectable()
export class StepMeter {
  private readonly ended;
  private readonly took;

  constructor(
    metrics: Metrics,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.ended = metrics.count({
      name: 'lotrinh_steps_total',
      help: 'Steps sent to be recorded: recorded, refused by the procedure, not-allowed to the office, conflicted with somebody faster, or failed.',
      labels: ['procedure', 'step', 'outcome'],
    });
    this.took = metrics.duration({ name: 'lotrinh_step_recording_seconds', help: 'Time to decide a step and to record it.', labels: ['procedure'] });
  }

  /** Carries a recording out. What could not even be read is not counted here. */
  async measure({ procedure: { id: procedure }, step: { name: step }, actor, caseId }: Asked, work: () => Promise<StepResult>): Promise<StepResult> {
    const began = performance.now();
    const end = (outcome: string, about = caseId) => {
      const ms = performance.now() - began;
      this.ended.add({ procedure, step, outcome });
      this.logger.info({ procedure, step, case: about, account: actor.accountId, outcome, ms: Math.round(ms) }, 'step');
      return ms;
    };
    try {
      const result = await work();
      this.took.observe({ procedure }, end('recorded', result.event.caseId) / 1000);
      return result;
    } catch (error) {
      const outcome = error instanceof Problem ? outcomes[error.code] : 'failed';
      if (outcome !== undefined) end(outcome);
      throw error;
    }
  }
}
