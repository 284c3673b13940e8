import { CommandError } from './command-error.js';
import { exitCodes } from './exit-codes.js';
import { readStandardInput } from './files.js';
import type { Words } from './words.js';

const [ctrlC, ctrlD, backspace, erase] = ['\u0003', '\u0004', '\u007f', '\b'];

/** A new password: from stdin, or typed twice on the terminal without being shown. */
export async function newPassword(words: Words, { fromStdin }: { fromStdin: boolean }): Promise<string> {
  if (fromStdin) return readStandardInput();
  const first = await askedFor(words.say('password.new'), 'password-needs-terminal');
  if (first !== (await askedFor(words.say('password.again'), 'password-needs-terminal'))) throw new CommandError(exitCodes.wrongUse, 'passwords-differ');
  return first;
}

/** The password of an account that signs in: the one of the configuration, or typed on the terminal. */
export async function passwordOf(words: Words, account: string, configured: string | undefined): Promise<string> {
  return configured ?? askedFor(words.say('password.of', { account }), 'password-not-given');
}

/** Asks on the terminal and shows nothing of what is typed. */
function askedFor(question: string, withoutTerminal: string): Promise<string> {
  const { stdin, stderr } = process;
  if (!stdin.isTTY) throw new CommandError(exitCodes.wrongUse, withoutTerminal);
  stderr.write(`${question}: `);
  stdin.setRawMode(true).setEncoding('utf8').resume();
  return new Promise((resolve) => {
    let typed: string[] = [];
    const finish = (end: () => void) => {
      stdin.off('data', read).setRawMode(false).pause();
      stderr.write('\n');
      end();
    };
    const read = (keys: string) => {
      for (const key of keys) {
        if (key === '\r' || key === '\n' || key === ctrlD) return finish(() => resolve(typed.join('')));
        // The terminal hands the key over as it is, so that the signal it stands for must be sent by us.
        if (key === ctrlC) return finish(() => process.kill(process.pid, 'SIGINT'));
        if (key === backspace || key === erase) typed = typed.slice(0, -1);
        else typed.push(key);
      }
    };
    stdin.on('data', read);
  });
}
