import picocolors from 'picocolors';
import type { DestinationStream } from 'pino';

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
  const { time, level, msg, context, ...fields } = JSON.parse(line) as Record<string, unknown>;
  const hour = String(time).slice(11, 19);
  const colour = colours[String(level)] ?? picocolors.dim;
  const rest = Object.keys(fields).length > 0 ? picocolors.dim(` ${JSON.stringify(fields)}`) : '';
  return `${picocolors.dim(hour)} ${colour(String(level).padEnd(5))} ${context === undefined ? '' : picocolors.dim(`[${String(context)}] `)}${String(msg ?? '')}${rest}`;
}
