import { withoutValues } from './platform/logging/logged-error.js';

type Closing = () => Promise<unknown>;

/** By custom a process that a signal ended answers 128 and the number of the signal. */
const statusOf = { SIGINT: 130, SIGTERM: 143 } as const;

/** Ends the process in order: what was opened last is closed first. */
export class Shutdown {
  private readonly closings: Closing[] = [];
  private running: Promise<void> | undefined;

  /** Whether the end has begun. */
  get hasBegun(): boolean {
    return this.running !== undefined;
  }

  /** Something to close at the end; at once, when the end has already begun. */
  add(closing: Closing): void {
    if (this.running) this.running = this.running.then(() => close(closing));
    else this.closings.push(closing);
  }

  /** Stops on Ctrl-C and on the signal of a supervisor; a second signal does not wait. */
  listenForSignals(): void {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => this.onSignal(signal));
  }

  /** Closes everything once, whatever some of it throws. */
  async run(): Promise<void> {
    this.running ??= this.closeAll();
    let seen: Promise<void> | undefined;
    // Something may be opened while others are being closed.
    while (seen !== this.running) await (seen = this.running);
  }

  private async closeAll(): Promise<void> {
    for (const closing of this.closings.reverse()) await close(closing);
  }

  private onSignal(signal: keyof typeof statusOf): void {
    if (this.hasBegun) process.exit(statusOf[signal]);
    process.stderr.write('\nĐang dừng lotrinh… / Stopping lotrinh…\n');
    void this.run().finally(() => process.exit(0));
  }
}

async function close(closing: Closing): Promise<void> {
  try {
    await closing();
  } catch (error) {
    process.stderr.write(`${withoutValues(error).message}\n`);
  }
}
