import type { Command } from 'commander';
import picocolors from 'picocolors';
import type { VerificationResult } from '../../audit/verification.service.js';
import { exitCodes } from '../exit-codes.js';
import type { Shell } from '../shell.js';
import type { Words } from '../words.js';

/** `verify`: recomputes every chain, replays every case and compares it with what is stored; tells the first difference of each. */
export function addVerify(program: Command, { words, action }: Shell): void {
  program
    .command('verify [case]')
    .description(words.say('help.verify'))
    .action(
      action(async (idOrNumber?: string) => {
        const { withApplication } = await import('../house.js');
        const { VerificationService } = await import('../../audit/verification.service.js');
        const { Problem } = await import('../../platform/http/problem.js');
        const bar = await progressBar(words);
        const { found, seconds } = await withApplication(words, async (application) => {
          const service = application.get(VerificationService);
          const began = performance.now();
          const result = idOrNumber === undefined ? await service.verifyAll(bar.show) : await service.verifyCase(idOrNumber);
          bar.done();
          if (!result) throw Problem.notFound('case');
          return { found: result, seconds: (performance.now() - began) / 1000 };
        });
        const eventsPerSecond = Math.round(found.events / Math.max(seconds, 0.001));
        const exitCode = found.faults.length > 0 ? exitCodes.no : exitCodes.done;
        return { json: { intact: found.faults.length === 0, ...found, seconds: Number(seconds.toFixed(3)), eventsPerSecond }, text: textOf(found, eventsPerSecond, words), exitCode };
      }),
    );
}

/** A bar on a terminal; a log file needs none. */
async function progressBar(words: Words) {
  const { progress } = await import('../../platform/progress/progress.js');
  let bar: ReturnType<typeof progress> | undefined;
  return {
    show: (_done: number, total: number) => {
      if (!process.stderr.isTTY) return;
      bar ??= progress(words.say('verify.progress'), total);
      bar.advance();
    },
    done: () => bar?.done(),
  };
}

function textOf({ cases, events, faults }: VerificationResult, eventsPerSecond: number, words: Words): string {
  const lines = faults.map(({ number, kind, seq, field }) => {
    const where = [...(seq === undefined ? [] : [words.say('verify.event', { seq })]), ...(field === undefined ? [] : [words.say('verify.field', { field })])];
    return `${picocolors.red('✗')} ${number}: ${words.say(`verify.kinds.${kind}`)} ${picocolors.dim(`(${[kind, ...where].join(', ')})`)}`;
  });
  const verdict = faults.length === 0 ? picocolors.green(words.say('verify.intact')) : picocolors.red(words.say('verify.faulty', { count: faults.length }));
  return [...lines, `${verdict} ${words.say('verify.totals', { cases, events, eventsPerSecond })}`].join('\n');
}
