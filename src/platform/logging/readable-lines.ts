import picocolors from 'picocolors';
import type { DestinationStream } from 'pino';

interface Line {
  readonly time: string;
  readonly level: string;
  readonly msg?: string;
  readonly context?: string;
}

const colours: Readonly<Record<string, (text: string) => string>> = {
  fatal: picocolors.red,
  error: picocolors.red,
  warn: picocolors.yellow,
  info: picocolors.green,
};

/** Turns the lines of the log into ones a person can read: time, level, message and the other fields. */
export function readableLines(screen: NodeJS.WritableStream): DestinationStream {
  return { write: (line) => void screen.write(`${readable(line)}\n`) };
}

function readable(line: string): string {
  const { time, level, msg = '', context, ...fields } = JSON.parse(line) as Line;
  const colour = colours[level] ?? picocolors.dim;
  const speaker = context === undefined ? '' : picocolors.dim(`[${context}] `);
  const rest = Object.keys(fields).length > 0 ? picocolors.dim(` ${JSON.stringify(fields)}`) : '';
  return `${picocolors.dim(time.slice(11, 19))} ${colour(level.padEnd(5))} ${speaker}${msg}${rest}`;
}
