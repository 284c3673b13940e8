import type { Problem } from '../platform/http/problem.js';
import type { SentenceParams } from '../platform/language/language.js';
import type { OperatorError } from '../platform/operator-error.js';
import type { ExitCode } from './exit-codes.js';

/** Why a command ends early: `code` is a sentence of `cli:errors`, or the name of what `cause` says in words of its own. */
export class CommandError extends Error {
  override readonly name = 'CommandError';

  constructor(
    readonly exitCode: ExitCode,
    readonly code: string,
    readonly params: SentenceParams = {},
    readonly reason?: Problem | OperatorError,
  ) {
    super(code);
  }
}
