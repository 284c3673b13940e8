import { DatabaseFailure } from '../platform/database/database-failure.js';
import type { Recording } from './case-file.js';

/** Writes steps of different cases in one statement, all of it or nothing; gives the ids of the cases that stood at the version decided on. */
export type WriteSteps = (recordings: readonly Recording[]) => Promise<ReadonlySet<string>>;

interface Waiting {
  readonly recording: Recording;
  readonly resolve: (recorded: boolean) => void;
  readonly reject: (error: unknown) => void;
}

/** How many statements are under way at once: while one waits for the disk, the next is carried out. */
const mostUnderWay = 2;

/**
 * Lets steps that are recorded at the same time share a statement, and so one wait for the disk (ghi chung). A step that comes alone
 * is sent at once; those that come while statements are under way go with the next. Each learns its own outcome, after the commit.
 */
export class StepQueue {
  private waiting: Waiting[] = [];
  private underWay = 0;
  private readonly busy = new Set<string>();

  constructor(
    private readonly write: WriteSteps,
    private readonly mostAtOnce: number,
  ) {}

  /** Whether the step was recorded; false when its case has gone on since it was decided. */
  append(recording: Recording): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ recording, resolve, reject });
      this.sendNext();
    });
  }

  private sendNext(): void {
    while (this.underWay < mostUnderWay) {
      const batch = this.takeBatch();
      if (batch.length === 0) return;
      void this.send(batch);
    }
  }

  /** One step of a case at a time, and the cases in the order of their ids, in which every process locks them. */
  private takeBatch(): Waiting[] {
    const batch: Waiting[] = [];
    const left: Waiting[] = [];
    for (const one of this.waiting) {
      const takes = batch.length < this.mostAtOnce && !this.busy.has(one.recording.event.caseId);
      (takes ? batch : left).push(one);
      if (takes) this.busy.add(one.recording.event.caseId);
    }
    this.waiting = left;
    return batch.sort((a, b) => (a.recording.event.caseId < b.recording.event.caseId ? -1 : 1));
  }

  private async send(batch: readonly Waiting[]): Promise<void> {
    this.underWay += 1;
    await this.settle(batch);
    for (const { recording } of batch) this.busy.delete(recording.event.caseId);
    this.underWay -= 1;
    this.sendNext();
  }

  private async settle(batch: readonly Waiting[], lastTry = false): Promise<void> {
    try {
      const recorded = await this.write(batch.map(({ recording }) => recording));
      for (const { recording, resolve } of batch) resolve(recorded.has(recording.event.caseId));
    } catch (error) {
      const tryAgain = batch.length > 1 ? wroteNothing(error) : isDeadlock(error) && !lastTry;
      if (tryAgain) for (const one of batch) await this.settle([one], batch.length === 1);
      else for (const { reject } of batch) reject(error);
    }
  }
}

/** The server refused the statement, so that its steps can be tried one by one. After a lost connection nobody knows. */
function wroteNothing(error: unknown): boolean {
  return error instanceof DatabaseFailure && !/^(08|57P)/.test(error.code);
}

/** Two statements waited for each other, as a move may with a change of the tree: the other one went on, and this one can now. */
export const isDeadlock = (error: unknown): boolean => error instanceof DatabaseFailure && error.code === '40P01';
