import fc from 'fast-check';
import { procedures, refusalsOfNote, repairReason, repairRules, type Refusal } from '../../workflows/index.js';
import { explain } from '../../src/platform/language/explain.js';
import { Language } from '../../src/platform/language/language.js';
import { readLocales } from '../../src/platform/language/locale-files.js';
import { refusalCodes } from '../../src/platform/language/refusal-texts.js';
import { drawFrom, failWithoutTheDraws, walk } from '../support/arbitrary-history.js';

/** Every refusal met on random walks, one for each code and set of facts it can show. */
const met = new Map<string, Refusal>();

/** Codes that no walk so far has met. Who may record is asked before the procedure judges, so that no walk meets three of them. */
const notMet = (): string[] => refusalCodes(procedures).filter((code) => ![...met.values(), { code: 'not-competent' }, { code: 'no-organ-for-this-step' }, { code: 'happens-only-as-a-consequence' }].some((one) => one.code === code));

beforeAll(() => {
  for (const procedure of procedures) {
    const [step] = procedure.steps;
    for (const { code } of repairRules) {
      const refusal = repairReason(procedure, { seq: 12, type: step?.event ?? '', happenedOn: '2026-08-05', payload: {} }, code);
      met.set(`${code} ${Object.keys(refusal.seen).join()}`, refusal);
    }
  }
  for (let batch = 0; batch < 2 || (batch < 8 && notMet().length > 0); batch += 1) walkABatch(20_261_122 + batch);
}, 120_000);

function walkABatch(seed: number): void {
  fc.assert(
    fc.property(fc.gen(), (generator) => {
      for (const procedure of procedures) {
        walk(procedure, drawFrom(generator), 120, ({ decision, state, on, here }) => {
          const note = refusalsOfNote(procedure, state, { catalogue: '37', finding: 'not-applicable', issuedOn: on }, here.today);
          const noted = [...note, ...refusalsOfNote(procedure, state, { catalogue: '03', finding: 'in-order' }, here.today)];
          for (const refusal of [...noted, ...(decision.accepted ? [] : decision.refusals)]) {
            // Of days after the last one the engine reads, nobody is told.
            if (!Object.values(refusal.seen).some((fact) => /^2[2-9]\d{2}-/.test(String(fact)))) met.set(`${refusal.code} ${Object.keys(refusal.seen).join()}`, refusal);
          }
        });
      }
    }),
    { seed, numRuns: 70, endOnFailure: true, reporter: failWithoutTheDraws },
  );
}

/** The facts a sentence shows, without how they are formatted. */
const shown = (text: string): string[] => [...text.matchAll(/\{\{([^},]+)/g)].map(([, name = '']) => name.trim());

describe('the sentences of refusals', () => {
  const { refusals = {} } = readLocales().vi;

  it('are all tried here', () => {
    expect(notMet()).toEqual([]);
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
