import type { Actor } from './actor.js';
import { Problem } from './problem.js';

/** Throws 403 unless this person runs the system (quản trị hệ thống). */
export function requireAdministrator({ offices }: Actor): void {
  if (!offices.some(({ office }) => office === 'administrator')) throw Problem.notAllowed();
}
