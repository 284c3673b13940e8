import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

const onLinux = process.platform === 'linux';

/**
 * When the process with this number began, or nothing when it is dead. Number and beginning together name one process for good:
 * numbers are given again. A zombie counts as dead, because in a container nobody may ever bury it.
 */
export function beginningOf(pid: number): string | undefined {
  return onLinux ? beginningOnLinux(pid) : beginningByPs(pid);
}

/** Waits until the answer is yes, asking every 20 ms; false when it was still no after the given time. */
export async function eventually(isSo: () => boolean | Promise<boolean>, milliseconds: number): Promise<boolean> {
  const end = performance.now() + milliseconds;
  while (!(await isSo())) {
    if (performance.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return true;
}

/** Numbers of the living processes whose working directory is this one; only Linux can tell, elsewhere none. */
export function processesWorkingIn(directory: string): number[] {
  if (!onLinux) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && workingDirectoryOf(name) === directory)
    .map(Number)
    .filter((pid) => beginningOf(pid) !== undefined);
}

function beginningOnLinux(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command name before the last ')' may hold anything; then follow the state and, as the 20th field from it, the start.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

function beginningByPs(pid: number): string | undefined {
  const { stdout, status } = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' });
  const [state, ...began] = stdout.trim().split(/\s+/);
  return status !== 0 || state?.startsWith('Z') ? undefined : began.join(' ');
}

function workingDirectoryOf(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}
