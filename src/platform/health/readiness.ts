import { Injectable } from '@nestjs/common';

/** Since when new requests are answered here, and whether they are still wanted: not any more once the program has been told to stop. */
@Injectable()
export class Readiness {
  private stopping = false;
  private answeringSince: Date | null = null;

  /** When the program began to answer; null in a process that does not listen. */
  get since(): Date | null {
    return this.answeringSince;
  }

  /** Whether the program is about to stop. */
  get isStopping(): boolean {
    return this.stopping;
  }

  /** Notes that the program answers from now on. */
  begin(at: Date): void {
    this.answeringSince = at;
  }

  /** Says from now on that the program is not ready, and waits so many seconds for a balancer to notice. */
  async withdraw(seconds: number): Promise<void> {
    this.stopping = true;
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  }
}
