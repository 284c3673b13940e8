/** An error as the log keeps it. */
export interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly stack?: string;
  readonly code?: string;
  readonly constraint?: string;
  readonly cause?: LoggedError;
}

/**
 * Leaves out of an error what may be personal data: every field but a few, and the whole message of a database error, which
 * quotes the offending value («invalid input syntax for type date: …»).
 */
export function withoutValues(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'something that is no error was thrown' };
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  const message = isFromDatabase(error) ? 'the database refused; its message may quote personal data and is left out' : error.message;
  return {
    type: error.name,
    message,
    ...(error.stack === undefined ? {} : { stack: framesOf(error.stack) }),
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof constraint === 'string' ? { constraint } : {}),
    ...(error.cause === undefined ? {} : { cause: withoutValues(error.cause) }),
  };
}

/** node-postgres says `severity`, TypeORM wraps it as `driverError`. */
function isFromDatabase(error: Error): boolean {
  return 'severity' in error || 'driverError' in error;
}

/** The stack begins with the message, and a message may have several lines. */
function framesOf(stack: string): string {
  return stack.split('\n').filter((line) => /^\s+at /.test(line)).join('\n');
}
