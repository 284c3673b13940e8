import { pino, type DestinationStream, type LogFn, type Logger } from 'pino';
import { withoutValues } from './logged-error.js';
import { readableLines } from './readable-lines.js';

/** Fields that may hold personal data or a secret; they are removed wherever they stand, up to three levels deep. */
const concealed = [
  'password', 'secret', 'token', 'cookie', 'authorization', 'set-cookie',
  'fullName', 'citizenId', 'birthDate', 'bornOn', 'address', 'phone', 'email',
  'person', 'people', 'command', 'payload', 'body', 'query', 'parameters', 'detail',
];

const depths = ['', '*.', '*.*.'];

/**
 * The log of the product: one JSON object a line, readable lines on a terminal. It tells what happened to the program, never to a
 * person: case numbers, codes and durations, no names. What happened to a case is in its history.
 */
export function createLogger(level: string, destination: DestinationStream = standardOutput()): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: depths.flatMap((depth) => concealed.map((name) => `${depth}["${name}"]`.replace('.["', '["'))), remove: true },
      hooks: { logMethod: sayWithoutValues },
      serializers: { err: withoutValues, error: withoutValues, req: requestLine, res: answerLine },
    },
    destination,
  );
}

/** pino would take the message of a lone error for its own text. */
function sayWithoutValues(this: Logger, words: Parameters<LogFn>, write: LogFn): void {
  const [first] = words as unknown[];
  const error = first instanceof Error ? first : (first as { err?: unknown } | undefined)?.err;
  if (words.length === 1 && error instanceof Error) write.call(this, { err: error }, withoutValues(error).message);
  else write.apply(this, words);
}

function standardOutput(): DestinationStream {
  return process.stdout.isTTY ? readableLines(process.stdout) : pino.destination({ dest: 1, sync: true });
}

/** What is searched for stands in the query of an address, so only the path is logged; and of that of a calendar, which is secret, not even that. */
function requestLine(request: { id?: string; method?: string; url?: string }): object {
  return { id: request.id, method: request.method, path: request.url?.split('?')[0]?.replace(/^(\/+calendar\/).+/i, '$1…') };
}

function answerLine(reply: { statusCode?: number }): object {
  return { status: reply.statusCode };
}
