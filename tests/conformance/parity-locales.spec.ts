import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { offices, paperCatalogue, procedures, repairKinds, type Curer, type DeciderLevel, type OrganRole, type PaperState } from '../../workflows/index.js';
import { allStates } from '../../workflows/kernel/order.js';
import { readLocales, sentenceKeys, type Texts } from '../../src/platform/language/locale-files.js';
import { refusalCodes } from '../../src/platform/language/refusal-texts.js';

const locales = readLocales();
const both = ['vi', 'en'] as const;

/** The keys of one level: what is named there. */
const named = (texts: Texts | string | undefined): string[] => (typeof texts === 'object' ? Object.keys(texts).sort() : []);
const group = (code: 'vi' | 'en', namespace: string, name: string): string[] => named(locales[code][namespace]?.[name]);
const sorted = (names: Iterable<string>): string[] => [...new Set(names)].sort();

const steps = procedures.flatMap((procedure) => procedure.steps);

describe.each(both)('the texts in %s', (code) => {
  const texts = locales[code];

  it('explain every refusal and nothing else', () => {
    expect(named(texts.refusals)).toEqual(refusalCodes(procedures));
  });

  it('say of every refusal what was seen and what can be done', () => {
    const incomplete = Object.entries(texts.refusals ?? {}).filter(([, one]) => named(one).join() !== 'cure,message');
    expect(incomplete).toEqual([]);
  });

  it('name and describe every step, every repair and nothing else', () => {
    expect(sentenceKeys({ steps: texts.steps ?? {} })).toEqual(sorted([...steps.map(({ name }) => name), ...repairKinds].flatMap((name) => [`steps:${name}.label`, `steps:${name}.description`])));
  });

  it('name every state and what it waits for, and nothing else', () => {
    const states = procedures.flatMap(({ machine }) => allStates(machine).map(({ name }) => name));
    expect(sentenceKeys({ states: texts.states ?? {} })).toEqual(sorted(states.flatMap((name) => [`states:${name}.label`, `states:${name}.waitsFor`])));
  });

  it('name every time limit and nothing else', () => {
    expect(named(texts.deadlines)).toEqual(sorted(procedures.flatMap(({ limits }) => Object.keys(limits))));
  });

  it('give a sentence for everything an organ vouches for, and nothing else', () => {
    expect(named(texts.attestations)).toEqual(sorted(steps.flatMap(({ attests }) => attests.map((one) => one.code))));
  });

  it('name every part an organ plays, every office, and everybody who can help', () => {
    const roles: Record<OrganRole, true> = { branch: true, 'section-committee': true, 'grassroots-committee': true, 'competent-committee': true, 'province-committee': true, 'destination-branch': true, system: true };
    const curers: Record<Curer, true> = { ...roles, candidate: true, clerk: true, 'superior-committee': true, nobody: true };
    expect(group(code, 'organs', 'roles')).toEqual(Object.keys(roles).sort());
    expect(group(code, 'organs', 'curers')).toEqual(Object.keys(curers).sort());
    expect(group(code, 'organs', 'offices')).toEqual([...offices, 'system'].sort());
  });

  it('name every level that decides, and every body', () => {
    const levels: Record<DeciderLevel, true> = { grassroots: true, 'above-grassroots': true, province: true, central: true };
    expect(group(code, 'organs', 'levels')).toEqual([...Object.keys(levels), 'none'].sort());
    expect(group(code, 'organs', 'bodies')).toEqual(choices.get('body'));
  });

  it('name every choice of every field, and no choice that is gone', () => {
    const elsewhere = new Set(['body', 'role']);
    const notFields = new Set(['age', 'asked', 'clock', 'papers', 'step']);
    const terms = Object.fromEntries(named(texts.terms).filter((name) => !notFields.has(name)).map((name) => [name, group(code, 'terms', name)]));
    expect(terms).toEqual(Object.fromEntries([...choices].filter(([field]) => !elsewhere.has(field))));
  });

  it('name every paper of the catalogue, every state and form of a paper, and nothing else', () => {
    const states: Record<PaperState, true> = { 'not-yet-seen': true, missing: true, 'in-order': true, 'not-applicable': true };
    expect(named(texts.papers)).toEqual(sorted([...paperCatalogue.map(({ catalogue }) => catalogue), 'form', 'notice', 'state', 'valid']));
    expect(group(code, 'papers', 'state')).toEqual(sorted(Object.keys(states)));
    expect(group(code, 'papers', 'form')).toEqual(['copy', 'original']);
  });

  it('state every rule that the code names', () => {
    const rules = new Set(named(texts.rules));
    const used = sorted([
      ...steps.flatMap((step) => [...[...step.preconditions, ...step.conditions, ...step.attests].map(({ rule }) => rule), ...step.derives]),
      ...procedures.flatMap(({ limits }) => Object.values(limits)),
      ...kernelRules(),
    ]);
    expect(used.filter((rule) => !rules.has(rule))).toEqual([]);
  });
});

describe('both languages', () => {
  it('have the same sentences', () => {
    expect(sentenceKeys(locales.en)).toEqual(sentenceKeys(locales.vi));
  });

  it('show the same facts in the same sentence', () => {
    const facts = (code: 'vi' | 'en') => Object.fromEntries(sentenceKeys(locales[code]).map((key) => [key, placeholders(sentence(code, key))]));
    expect(facts('en')).toEqual(facts('vi'));
  });
});

describe('step files', () => {
  it('have a spec file each', () => {
    const missing = procedures.flatMap(({ id, steps: own }) => own.map(({ name }) => `tests/workflows/${id}/${name}.spec.ts`)).filter((file) => !existsSync(file));
    expect(missing).toEqual([]);
  });
});

/** Every field of a command or an event that offers a choice, with all its choices. */
const choices = ((): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, Set<string>>();
  const walk = (node: unknown, field: string): void => {
    if (typeof node !== 'object' || node === null) return;
    const { enum: values } = node as { enum?: unknown[] };
    if (values) found.set(field, new Set([...(found.get(field) ?? []), ...values.map(String)]));
    const { properties } = node as { properties?: Record<string, unknown> };
    for (const [name, inner] of Object.entries(properties ?? {})) walk(inner, name);
    for (const [key, inner] of Object.entries(node)) if (key !== 'properties' && key !== 'enum') walk(inner, field);
  };
  for (const { event } of procedures) walk(z.toJSONSchema(event, { unrepresentable: 'any' }), '');
  return new Map([...found].sort(([a], [b]) => a.localeCompare(b)).map(([field, values]) => [field, [...values].sort()]));
})();

/** Rules the kernel itself refuses by. */
function kernelRules(): string[] {
  const files = readdirSync('workflows/kernel').map((file) => readFileSync(`workflows/kernel/${file}`, 'utf8'));
  return files.flatMap((text) => [...text.matchAll(/\brule: '([A-Z]{3}-\d{2})'/g)].map(([, rule = '']) => rule));
}

function sentence(code: 'vi' | 'en', key: string): string {
  const [namespace = '', rest = ''] = key.split(':');
  const found = rest.split('.').reduce<Texts | string | undefined>((texts, name) => (typeof texts === 'object' ? texts[name] : undefined), locales[code][namespace]);
  return typeof found === 'string' ? found : '';
}

/** The facts a sentence shows, each once, without how they are formatted. */
function placeholders(text: string): string[] {
  return sorted([...text.matchAll(/\{\{([^},]+)/g)].map(([, name = '']) => name.trim()));
}
