import fc from 'fast-check';
import { procedures, type Refusal } from '../../workflows/index.js';
import { explain } from '../../src/platform/language/explain.js';
import { Language } from '../../src/platform/language/language.js';
import { readLocales } from '../../src/platform/language/locale-files.js';
import { refusalCodes } from '../../src/platform/language/refusal-texts.js';
import { drawFrom, walk } from '../support/arbitrary-history.js';

/** Every refusal met on random walks, one for each code and set of facts it can show. */
const met = new Map<string, Refusal>();

beforeAll(() => {
  fc.assert(
    fc.property(fc.gen(), (generator) => {
      for (const procedure of procedures) {
        walk(procedure, drawFrom(generator), 120, ({ decision }) => {
          if (!decision.accepted) for (const refusal of decision.refusals) met.set(`${refusal.code} ${Object.keys(refusal.seen).join()}`, refusal);
        });
      }
    }),
    { seed: 20_261_122, numRuns: 140 },
  );
}, 120_000);

/** The facts a sentence shows, without how they are formatted. */
const shown = (text: string): string[] => [...text.matchAll(/\{\{([^},]+)/g)].map(([, name = '']) => name.trim());

describe('the sentences of refusals', () => {
  const { refusals = {} } = readLocales().vi;

  it('are all tried here', () => {
    const codes = new Set([...met.values()].map(({ code }) => code));
    // Who may record is asked before the procedure judges, so that no walk meets these two.
    const before = new Set(['not-competent', 'no-organ-for-this-step']);
    expect(refusalCodes(procedures).filter((code) => !codes.has(code) && !before.has(code))).toEqual([]);
  });

  it('show only what the refusal has seen', () => {
    const unknown = [...met.values()].flatMap(({ code, seen }) => {
      const { message, cure } = refusals[code] as Record<'message' | 'cure', string>;
      return shown(`${message} ${cure}`).filter((fact) => !(fact in seen)).map((fact) => `${code} ${fact}`);
    });
    expect(unknown).toEqual([]);
  });

  it('come out as a person writes: no braces, no day written backwards, no word of the program', () => {
    const language = new Language();
    const odd = [...met.values()].flatMap((refusal) => {
      const { message, cure } = explain(refusal, 'vi', language);
      return /\{\{|\d{4}-\d{2}-\d{2}|[a-z]+-[a-z]+(?!\p{L})|[a-z][A-Z]|undefined/u.test(`${message} ${cure}`) ? [message, cure] : [];
    });
    expect(odd).toEqual([]);
  });
});
