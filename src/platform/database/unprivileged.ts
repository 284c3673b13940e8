import { spawnSync } from 'node:child_process';
import { lchownSync, lstatSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Under whom PostgreSQL runs: words to put in front of its commands, and who must own its files when that is not us. */
export interface Unprivileged {
  readonly prefix: readonly string[];
  readonly owner?: { readonly uid: number; readonly gid: number };
}

const nobody = { uid: 65534, gid: 65534 };
const inUserNamespace = ['unshare', '--user', `--map-user=${nobody.uid}`, `--map-group=${nobody.gid}`];

/**
 * How to run PostgreSQL on an existing directory, since it refuses to run as root. An ordinary user runs it as himself. Root runs
 * it as whoever owns the directory; for a directory of his own in a user namespace in which root is called nobody (the files stay
 * root's), or where the system forbids that, really as nobody, to whom the directory is then given.
 */
export function unprivileged(directory: string): Unprivileged {
  if (process.getuid?.() !== 0) return { prefix: [] };

  const { uid, gid } = lstatSync(directory);
  if (uid !== 0) return becoming({ uid, gid });
  if (spawnSync(inUserNamespace[0] ?? '', [...inUserNamespace.slice(1), 'true']).status === 0) return { prefix: inUserNamespace };
  giveAway(directory, nobody);
  return becoming(nobody);
}

/** Whether a program can be found on this machine. */
export function hasProgram(name: string): boolean {
  return spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0;
}

function becoming(owner: { uid: number; gid: number }): Unprivileged {
  return { prefix: ['setpriv', `--reuid=${owner.uid}`, `--regid=${owner.gid}`, '--clear-groups'], owner };
}

function giveAway(directory: string, owner: { uid: number; gid: number }): void {
  lchownSync(directory, owner.uid, owner.gid);
  for (const entry of readdirSync(directory, { withFileTypes: true, recursive: true })) {
    lchownSync(path.join(entry.parentPath, entry.name), owner.uid, owner.gid);
  }
}
