import { procedures, type Refusal } from '../../workflows/index.js';
import { documentKeys } from '../../workflows/regulations/documents.js';
import { explain } from '../../src/platform/language/explain.js';
import { Language } from '../../src/platform/language/language.js';
import { languageCodes, readLocales, type LanguageCode } from '../../src/platform/language/locale-files.js';
import { assertRefusalsExplained, missingRefusalTexts, refusalCodes } from '../../src/platform/language/refusal-texts.js';

const language = new Language();
const locales = readLocales();

/** A sentence as it stands in its file. */
function written(code: LanguageCode, key: string): string {
  const [namespace = '', path = ''] = key.split(':');
  const found = path.split('.').reduce<unknown>((texts, name) => (typeof texts === 'object' && texts !== null ? Reflect.get(texts, name) : undefined), locales[code][namespace]);
  return String(found);
}

const refused = (code: string, seen: Refusal['seen'], confidence: Refusal['citation']['confidence'] = 'text'): Refusal => ({
  code,
  rule: 'ADM-00',
  citation: { document: documentKeys['QD-208-2026'], clause: 'Điều 4', confidence },
  seen,
  curedBy: 'clerk',
});

describe('sentences', () => {
  it('are the same in both languages', () => {
    expect(language.keys('en')).toEqual(language.keys('vi'));
    expect(language.keys('vi').length).toBeGreaterThan(200);
  });

  it('are filled with the same parameters in both languages', () => {
    const parametersOf = (code: LanguageCode, key: string) => [...new Set([...written(code, key).matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name))].sort();
    const ofMessages = language.keys('vi').filter((key) => key.startsWith('problems:'));
    for (const key of ofMessages) expect([key, parametersOf('en', key)]).toEqual([key, parametersOf('vi', key)]);
  });

  it('explain every refusal that a procedure can give', () => {
    expect(missingRefusalTexts(refusalCodes(procedures), language)).toEqual([]);
    expect(missingRefusalTexts(['made-up'], language)).toEqual([
      'vi refusals:made-up.message',
      'vi refusals:made-up.cure',
      'en refusals:made-up.message',
      'en refusals:made-up.cure',
    ]);
  });

  it('must all be there, or the process does not start', () => {
    expect(() => assertRefusalsExplained(procedures, language)).not.toThrow();
    const [procedure] = procedures;
    if (!procedure) throw new Error('There is no procedure.');
    const condition = { rule: 'ADM-00', code: 'made-up', curedBy: 'nobody', cite: () => refused('made-up', {}).citation, unmet: () => undefined } as const;
    const changed = { ...procedure, steps: procedure.steps.map((step) => ({ ...step, preconditions: [condition] })) };
    expect(() => assertRefusalsExplained([changed], language)).toThrow('vi refusals:made-up.message');
  });

  it('that do not exist are shown by their key', () => {
    expect(language.t('vi', 'refusals:made-up.message')).toContain('made-up');
  });
});

describe('a refusal', () => {
  it('shows days, states and steps as people write them', () => {
    const open = refused('step-not-open', { state: 'preparingDossier, preparingDossier.record.awaitingCv', waitsFor: 'declare-cv, list-candidate' });
    expect(explain(open, 'en', language)).toMatchObject({
      message: 'This cannot be recorded yet. The case is at: Preparing the dossier, Awaiting the CV.',
      cure: expect.stringContaining('Receive the CV, List as a sympathiser'),
      seen: open.seen,
    });
    const late = refused('date-in-the-future', { on: '2026-03-05', today: '2026-02-01' });
    expect(explain(late, 'vi', language).message).toContain('05/03/2026');
    expect(explain(late, 'en', language).message).toContain('5 March 2026');
  });

  it('of a case that has ended says that nothing is left', () => {
    const ended = refused('step-not-open', { state: 'fullMember', waitsFor: '' });
    expect(explain(ended, 'vi', language).cure).toContain('không còn việc nào');
  });

  it('names each of several papers with its day', () => {
    const early = refused('paper-later-than-the-act', { on: '2026-01-05', papers: 'minutes 2026-01-06, report 2026-01-07' });
    expect(explain(early, 'en', language).message).toContain('minutes of 6 January 2026, report of 7 January 2026');
  });

  it('tells an age in years and months, and a child by its number', () => {
    const [old] = refusalCodes(procedures).filter((code) => written('en', `refusals:${code}.message`).includes('age}}'));
    expect(explain(refused(old ?? '', { ageMonths: 731, maximumYears: 60 }), 'en', language).message).toContain('60 years and 11 months');
    expect(explain(refused('person-to-verify-twice', { twice: 'child 2, father 1' }), 'en', language).message).toContain('child no. 2, birth father');
  });

  it('says where it stands written, and when nobody has confirmed that', () => {
    const seen = { on: '2026-03-05', today: '2026-02-01' };
    const confirmed = explain(refused('date-in-the-future', seen), 'vi', language).citation;
    expect(confirmed).toMatchObject({ name: expect.stringContaining('208-QĐ/TW'), clause: 'Điều 4', confidence: 'text' });
    expect(confirmed.mark).toBeUndefined();
    expect(explain(refused('date-in-the-future', seen, 'unconfirmed'), 'vi', language).citation.mark).toBe('chưa kiểm chứng');
  });

  it('cannot smuggle a sentence in through a value', () => {
    const state = '{{waitsFor}} $t(terms:age)';
    expect(explain(refused('step-not-open', { state, waitsFor: 'x' }), 'en', language).message).toContain(state);
  });
});

describe('every language', () => {
  it.each(languageCodes)('%s marks what is not confirmed', (code) => {
    expect(language.has(code, 'api:confidence.unconfirmed')).toBe(true);
  });
});
