import { exitCodes, type ExitCode } from './exit-codes.js';
import type { Words } from './words.js';

/** What a command answers: the same for people and for programs. */
export interface Answer {
  /** One JSON document. */
  readonly json: unknown;
  /** The same in words, without the last line end. */
  readonly text: string;
  /** 0 when absent. */
  readonly exitCode?: ExitCode | undefined;
  /** A sentence beside the answer, which goes to stderr. */
  readonly note?: string | undefined;
}

/** Where commands speak: answers on stdout, everything else on stderr. */
export class Shell {
  /** How the process will end. */
  exitCode: ExitCode = exitCodes.done;

  constructor(
    readonly words: Words,
    readonly json: boolean,
  ) {}

  /** The action of a command: does its work and tells the answer. A command that has told everything itself answers nothing. */
  readonly action =
    <Given extends unknown[]>(work: (...given: Given) => Answer | undefined | Promise<Answer | undefined>): ((...given: Given) => Promise<void>) =>
    async (...given) => {
      const answer = await work(...given);
      if (answer) this.tell(answer);
    };

  /** Says in one sentence what went wrong and what to do; with --json also as a document. */
  async fail(error: unknown): Promise<void> {
    // Knows the errors of the database, which calendars and rules need not wait for.
    const { failureOf } = await import('./failure.js');
    const failure = failureOf(error, this.words);
    this.exitCode = failure.exitCode;
    process.stderr.write(`${failure.text}\n`);
    if (this.json) this.print(JSON.stringify({ error: failure.document }, undefined, 2));
  }

  private tell({ json, text, note, exitCode = exitCodes.done }: Answer): void {
    this.exitCode = exitCode;
    this.print(this.json ? JSON.stringify(json, undefined, 2) : text);
    if (note !== undefined && !this.json) process.stderr.write(`${note}\n`);
  }

  private print(text: string): void {
    process.stdout.write(`${text}\n`);
  }
}
