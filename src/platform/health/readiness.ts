import { Injectable } from '@nestjs/common';

/** Whether new requests are wanted here: not any more once the program has been told to stop. */
@Injectable()
export class Readiness {
  private stopping = false;

  /** Whether the program is about to stop. */
  get isStopping(): boolean {
    return this.stopping;
  }

  /** Says from now on that the program is not ready, and waits so many seconds for a balancer to notice. */
  async withdraw(seconds: number): Promise<void> {
    this.stopping = true;
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  }
}
