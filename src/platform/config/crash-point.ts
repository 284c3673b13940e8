import process from 'node:process';

/**
 * Places where a process may die between two steps that must not both be undone. Tests that kill real processes name one in
 * LOTRINH_TEST_CRASH_POINT, and the process ends there as if somebody had pulled the plug.
 */
export type CrashPoint =
  | 'rungs-claimed'
  | 'notices-written'
  | 'rungs-marked'
  | 'miss-recorded'
  | 'limits-recounted'
  | 'mail-composed'
  | 'mail-claimed'
  | 'mail-handing-over'
  | 'mail-handed-over'
  | 'webhook-claimed'
  | 'webhook-delivered';

/** Ends the process where a test wants it to; does nothing otherwise. */
export function crashPoint(point: CrashPoint): void {
  if (process.env['LOTRINH_TEST_CRASH_POINT'] === point) process.kill(process.pid, 'SIGKILL');
}
