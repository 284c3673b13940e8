import { z } from 'zod';
import { allStates, arrowsOf, findDocument, pinDefinition, procedures, type AnyProcedure, type Citation } from '../../workflows/index.js';
import { assertSound } from '../../workflows/kernel/definition.js';
import { order } from '../../workflows/kernel/order.js';

const cites = (citation: Citation) => {
  expect(findDocument(citation.document)).toBeDefined();
  expect(citation.clause.trim()).not.toBe('');
};

describe.each(procedures.map((procedure) => [procedure.id, procedure] as const))('the definition of %s', (_id, procedure) => {
  const rulesOf = (step: AnyProcedure['steps'][number]) => [...step.preconditions, ...step.conditions, ...step.attests];

  it('is sound, and has one pin that any change of content would move', () => {
    expect(() => assertSound(procedure)).not.toThrow();
    expect(pinDefinition(procedure)).toEqual(pinDefinition({ ...procedure }));
    expect(pinDefinition({ ...procedure, steps: procedure.steps.slice(1) }).hash).not.toBe(pinDefinition(procedure).hash);
    expect(pinDefinition({ ...procedure, editions: procedure.editions.slice(1) }).hash).not.toBe(pinDefinition(procedure).hash);
  });
  it('cites in every edition the clause that prescribes each step and that each attestation rests on', () => {
    for (const edition of procedure.editions) {
      cites({ document: edition.document, clause: edition.edition, confidence: 'text' });
      for (const step of procedure.steps) [step.basis(edition), ...step.attests.map((attestation) => attestation.cite(edition))].forEach(cites);
    }
  });
  it('names each rule by an id and a code that is a sentence in small letters', () => {
    for (const step of procedure.steps) {
      for (const { rule, code } of rulesOf(step)) {
        expect(rule).toMatch(/^[A-Z]{3}-\d{2}$/);
        expect(code).toMatch(/^[a-z]+(-[a-z]+)+$/);
      }
      for (const rule of step.derives) expect(rule).toMatch(/^[A-Z]{3}-\d{2}$/);
    }
  });
  it('has no rule twice in a step, nor in what it asks of one paper', () => {
    for (const { papers = [], ...step } of procedure.steps) {
      const ofPapers = papers.map(({ conditions }) => conditions);
      const others = rulesOf(step).filter((rule) => !ofPapers.flat().includes(rule as (typeof ofPapers)[number][number]));
      for (const rules of [others, ...ofPapers]) {
        const names = rules.map(({ rule, code }) => `${rule} ${code}`);
        expect(names).toEqual([...new Set(names)]);
      }
    }
  });
  it('asks every command for its day and takes nothing it does not know', () => {
    for (const step of procedure.steps) {
      const schema = z.toJSONSchema(step.command, { io: 'input', unrepresentable: 'any' });
      expect(schema).toMatchObject({ type: 'object', additionalProperties: false, required: expect.arrayContaining(['happenedOn']) });
    }
  });
  it('says which people a command names, where it needs people', () => {
    for (const step of procedure.steps) expect(step.needs.includes('people')).toBe(step.mentions !== undefined);
  });
  it('says which branch a command leads to, where it needs that branch', () => {
    for (const step of procedure.steps) expect(step.needs.includes('destination') || step.needs.includes('successions')).toBe(step.leadsTo !== undefined);
  });
  it('leaves to the program only what an act in another case brings about beside the road, and what it observes and goes nowhere by', () => {
    const ofTheProgram = procedure.steps.filter(({ recordedBy, part }) => recordedBy === 'system' || part === 'observed');
    for (const { name, event, recordedBy, part, attests } of ofTheProgram) {
      expect([name, recordedBy, ['aside', 'observed'].includes(part)]).toEqual([name, 'system', true]);
      expect(attests).toEqual([]);
      if (part === 'observed') expect(arrowsOf(procedure.machine).filter((arrow) => arrow.event === event && arrow.to !== undefined)).toEqual([]);
    }
    expect(ofTheProgram.map(({ part }) => part)).toContain('observed');
  });
  it('repairs nothing by a step of the road: an end is left by what puts it right, or not at all', () => {
    const ends = new Set(allStates(procedure.machine).filter(({ final }) => final).map(({ name }) => name));
    const leaving = arrowsOf(procedure.machine).filter(({ from, to }) => ends.has(from) && to !== undefined && to !== from);
    const onRoad = leaving.filter(({ event }) => procedure.steps.some((step) => step.event === event && step.part === 'road'));
    expect(onRoad).toEqual([]);
  });
  it('gives each time limit a rule', () => {
    for (const [key, rule] of Object.entries(procedure.limits)) {
      expect(key).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(rule).toMatch(/^[A-Z]{3}-\d{2}$/);
    }
  });

  const planted = (config: Parameters<typeof order>[0]): AnyProcedure => ({ ...procedure, machine: order(config) });
  it.each([
    ['a timer', { initial: 'a', states: { a: { after: { 31_536_000_000: 'b' } }, b: {} } }, 'after is a timer'],
    ['an actor', { initial: 'a', states: { a: { invoke: { src: 'nothing' } } } }, 'invoke is a timer or an actor'],
    ['a timer deep inside', { initial: 'a', states: { a: { initial: 'b', states: { b: { after: { 10: 'c' } }, c: {} } } } }, 'a.states.b.after is a timer'],
    ['a delayed event', { initial: 'a', states: { a: { entry: { type: 'xstate.raise', params: { delay: 5 } } } } }, 'delay is a timer'],
    ['named delays', { delays: { year: 31_536_000_000 }, initial: 'a', states: { a: {} } }, 'delays is a timer'],
  ])('would not be sound with %s in its order', (_what, config, fault) => {
    expect(() => assertSound(planted(config as Parameters<typeof order>[0]))).toThrow(fault);
  });
  it('would not be sound with two steps of one name, without its opening, with an event no state knows or no step makes', () => {
    const [first, ...others] = procedure.steps;
    expect(() => assertSound({ ...procedure, steps: [...procedure.steps, first!] })).toThrow('two steps share a name');
    expect(() => assertSound({ ...procedure, opening: 'nothing' })).toThrow('opening step nothing is missing');
    expect(() => assertSound({ ...procedure, steps: [{ ...first!, event: 'Unheard' }, ...others] })).toThrow(`no state knows Unheard of step ${first!.name}`);
    expect(() => assertSound({ ...procedure, steps: others })).toThrow(`no step makes ${first!.event}`);
  });
});

describe('the definitions of all procedures together', () => {
  /** What every procedure says under a name; a name that two of them use must mean the same, since they share its words. */
  const sayings = (say: (procedure: AnyProcedure) => readonly (readonly [string, unknown])[]) => {
    const found = new Map<string, Set<string>>();
    for (const [name, said] of procedures.flatMap(say)) found.set(name, new Set([...(found.get(name) ?? []), JSON.stringify(said)]));
    return found;
  };
  const differing = (found: ReadonlyMap<string, ReadonlySet<string>>) => [...found].filter(([, said]) => said.size > 1).map(([name]) => name);

  it('have an id each, and state names that are found in one procedure alone', () => {
    const ids = procedures.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
    expect(differing(sayings(({ id, machine }) => allStates(machine).map(({ name }) => [name, id])))).toEqual([]);
  });
  it('make of a step of one name an event of one type', () => {
    expect(differing(sayings(({ steps }) => steps.map(({ name, event }) => [name, event])))).toEqual([]);
    expect(differing(sayings(({ steps }) => steps.map(({ name, event }) => [event, name])))).toEqual([]);
  });
  it('follow one rule with a time limit of one name', () => {
    expect(differing(sayings(({ limits }) => Object.entries(limits)))).toEqual([]);
  });
});
