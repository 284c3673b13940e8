import { connectionFailure } from './platform/database/connection-failure.js';
import { withoutValues } from './platform/logging/logged-error.js';
import { OperatorError } from './platform/operator-error.js';
import { Shutdown } from './shutdown.js';

/** SQLSTATE of a database that has not, or not wholly, been prepared. */
const notPrepared = new Set(['22023', '3F000', '42P01', '42501', '42703']);

/**
 * Runs a process that goes on until it is told to stop. Never rejects: a fault is told in plain words, everything opened so far is closed,
 * and the process ends with status 1.
 */
export async function untilToldToStop(start: (shutdown: Shutdown) => Promise<void>): Promise<void> {
  const shutdown = new Shutdown();
  shutdown.listenForSignals();
  // What nothing else caught: the program no longer knows how it stands. By itself Node.js would print the error with all it quotes.
  process.on('uncaughtException', (error) => void fail(shutdown, error));
  try {
    await start(shutdown);
  } catch (error) {
    await fail(shutdown, error);
  }
}

async function fail(shutdown: Shutdown, error: unknown): Promise<void> {
  // What was cut short by stopping is no fault.
  if (shutdown.hasBegun) return;
  process.stderr.write(`\n${inPlainWords(error)}\n`);
  await shutdown.run();
  process.exit(1);
}

function inPlainWords(error: unknown): string {
  const known = error instanceof OperatorError ? error : connectionFailure(error);
  if (known) return known.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (notPrepared.has(code)) {
    return `Cơ sở dữ liệu chưa được chuẩn bị (${code}): hãy chạy "lotrinh migrate" với quyền của DATABASE_MIGRATOR_URL, và cho người dùng của DATABASE_URL nhận vai lotrinh_app và lotrinh_queue.
The database has not been prepared (${code}): run "lotrinh migrate" with the login of DATABASE_MIGRATOR_URL, and let the user of DATABASE_URL take the roles lotrinh_app and lotrinh_queue.`;
  }
  const { type, message, stack = '' } = withoutValues(error);
  return `lotrinh phải dừng vì một lỗi của chương trình.\nlotrinh has to stop because of a fault of its own.\n${type}: ${message}${code && ` (${code})`}\n${stack}`;
}
