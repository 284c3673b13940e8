/** An error as the log keeps it. */
export interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly stack?: string;
  readonly code?: string;
  readonly constraint?: string;
  readonly cause?: LoggedError;
}

/** Errors that parsers throw, of JavaScript, of Temporal and of zod: their messages quote what could not be read. */
const quoting: ReadonlySet<string> = new Set(['SyntaxError', 'RangeError', 'URIError', 'ZodError']);

/**
 * Leaves out of an error what may be personal data: every field but a few, and the whole message of an error of the database or of a
 * parser, which quotes the offending value («invalid input syntax for type date: …»).
 */
export function withoutValues(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'something that is no error was thrown' };
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  return {
    type: error.name,
    message: messageOf(error),
    ...(error.stack === undefined ? {} : { stack: framesOf(error.stack) }),
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof constraint === 'string' ? { constraint } : {}),
    ...(error.cause === undefined ? {} : { cause: withoutValues(error.cause) }),
  };
}

function messageOf(error: Error): string {
  if (isFromDatabase(error)) return 'the database refused; its message may quote personal data and is left out';
  return quoting.has(error.name) ? 'something could not be read; the message may quote personal data and is left out' : error.message;
}

/** node-postgres says `severity`, TypeORM wraps it as `driverError`. */
function isFromDatabase(error: Error): boolean {
  return 'severity' in error || 'driverError' in error;
}

/** The stack begins with the message, and a message may have several lines. */
function framesOf(stack: string): string {
  return stack.split('\n').filter((line) => /^\s+at /.test(line)).join('\n');
}
