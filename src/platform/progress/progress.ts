import cliProgress from 'cli-progress';
import picocolors from 'picocolors';

/** Work of a known size, shown to the person who waits for it. */
export interface Progress {
  advance(by?: number): void;
  done(): void;
}

/** Where progress is written: stderr, so that the output of a command can be piped and parsed. */
type Screen = NodeJS.WriteStream;

const plainLines = 10;

/** After ten seconds whoever waits wants to know how long it will take. */
const worthPacing = 10_000;

/** A wait of half a second is noticed. */
const worthTelling = 500;

/** Shows how far a long piece of work is: a bar on a terminal, about ten plain lines in a log file. */
export function progress(label: string, total: number, screen: Screen = process.stderr): Progress {
  return screen.isTTY ? bar(label, total, screen) : lines(label, total, screen);
}

/** Says that a piece of work of unknown size begins, runs it, and says how long it took when somebody had to wait. */
export async function announced<T>(label: string, work: () => Promise<T>, screen: Screen = process.stderr): Promise<T> {
  const began = performance.now();
  screen.write(`${label} …\n`);
  const result = await work();
  const took = performance.now() - began;
  if (took >= worthTelling) screen.write(`${label}: ${(took / 1000).toFixed(1)} s\n`);
  return result;
}

function bar(label: string, total: number, screen: Screen): Progress {
  // picocolors leaves the text as it is under NO_COLOR.
  const format = `${label} ${picocolors.cyan('{bar}')} {percentage}% · {value}/{total} · {perSecond}/s · {eta_formatted}`;
  const drawn = new cliProgress.SingleBar({ format, stream: screen, hideCursor: true }, cliProgress.Presets.shades_classic);
  drawn.start(total, 0, { perSecond: 0 });
  let [value, before, since] = [0, 0, performance.now()];
  return {
    advance(by = 1) {
      value += by;
      const seconds = (performance.now() - since) / 1000;
      if (seconds < 1) return drawn.increment(by);
      drawn.increment(by, { perSecond: Math.round((value - before) / seconds) });
      [before, since] = [value, performance.now()];
    },
    done: () => drawn.stop(),
  };
}

function lines(label: string, total: number, screen: Screen): Progress {
  let value = 0;
  let told = 0;
  const began = performance.now();
  let [before, since] = [0, began];
  return {
    advance(by = 1) {
      value += by;
      const reached = Math.floor((value / Math.max(total, 1)) * plainLines);
      if (reached === told || value >= total) return;
      told = reached;
      const now = performance.now();
      screen.write(`${label}: ${value}/${total}${paceOf((value - before) / (now - since), total - value, now - began)}\n`);
      [before, since] = [value, now];
    },
    done() {
      screen.write(`${label}: ${value}/${total}, ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
    },
  };
}

/** How much is done in a second and how long the rest takes at that pace; of short work nobody wants to know. */
function paceOf(perMillisecond: number, left: number, passed: number): string {
  if (passed < worthPacing) return '';
  const seconds = Math.round(left / perMillisecond / 1000);
  return ` · ${Math.round(perMillisecond * 1000)}/s · ${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
