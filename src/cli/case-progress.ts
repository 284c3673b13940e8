import type { Words } from './words.js';

/** How far work on many cases is. */
export interface CaseProgress {
  /** Told of the cases done so far and of all; more may be done at once. */
  readonly show: (done: number, total: number) => void;
  readonly done: () => void;
}

/** A bar on a terminal under the sentence `label` of `cli`; a log file needs none. */
export async function caseProgress(label: string, words: Words): Promise<CaseProgress> {
  const { progress } = await import('../platform/progress/progress.js');
  let bar: ReturnType<typeof progress> | undefined;
  let shown = 0;
  return {
    show: (done, total) => {
      if (!process.stderr.isTTY) return;
      bar ??= progress(words.say(label), total);
      bar.advance(done - shown);
      shown = done;
    },
    done: () => bar?.done(),
  };
}
