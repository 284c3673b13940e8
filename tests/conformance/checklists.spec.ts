import { checkOf, checklistOf, decide, findStep, momentOf, paperFindings, procedures, refusalsOfNote, regulationOn, type AnyProcedure, type Here, type PaperFinding } from '../../workflows/index.js';
import { refusalsBefore } from '../../workflows/kernel/decide.js';
import { chance, pick, upTo, walk, walkUntil, type Attempt, type Draw } from '../support/arbitrary-history.js';
import { arbitraryBeginning } from '../support/golden-beginnings.js';

/** Notes about any papers of a procedure, as officers could have left them. */
function arbitraryNotes(procedure: AnyProcedure, draw: Draw): NonNullable<Here['papers']> {
  const asked = [...new Set(procedure.steps.flatMap(({ papers = [] }) => papers.map(({ catalogue }) => catalogue)))];
  return Object.fromEntries(asked.filter(() => chance(draw, 40)).map((catalogue) => [catalogue, { finding: pick(draw, paperFindings), round: upTo(draw, 2) }]));
}

/** Every attempt of random walks, with random notes; more walks while something is not met. */
function everyAttempt(procedure: AnyProcedure, look: (attempt: Attempt, draw: Draw) => void, met: () => boolean = () => true): void {
  walkUntil(met, { seed: 20_261_122, inABatch: 30 }, (draw) => {
    walk(procedure, draw, 60, (attempt) => look({ ...attempt, here: { ...attempt.here, papers: arbitraryNotes(procedure, draw) } }, draw), arbitraryBeginning(procedure, draw).start);
  });
}

/** A plain check: there are tens of thousands. */
function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

const stepsWithPapers = ({ steps }: AnyProcedure) => steps.filter(({ papers }) => papers !== undefined);
const withPapers = procedures.filter((procedure) => stepsWithPapers(procedure).length > 0);
/** The states of papers that walks of any procedure have met. */
const metAnywhere = new Set<string>();

describe.each(withPapers.map((procedure) => [procedure.id, procedure] as const))('checklists of %s', (_id, procedure) => {
  const asking = stepsWithPapers(procedure);

  it('say that a paper is missing or not yet seen exactly where the step is refused for it', () => {
    const met = new Set<string>();
    const wanted = ['in-order', 'missing', 'not-yet-seen'] as const;
    everyAttempt(procedure, ({ state, on, here }) => {
      const regulation = regulationOn(procedure.editions, on);
      if (!regulation) return;
      for (const step of asking) {
        const refused = refusalsBefore(procedure, state, step, on, here).map((refusal) => JSON.stringify(refusal));
        for (const item of checklistOf(step, momentOf(procedure, state, on, here))) {
          met.add(item.state);
          must(item.refusals.every((refusal) => refused.includes(JSON.stringify(refusal))), `${item.paper} is refused for what does not stand against ${step.name}`);
          must(item.refusals.length > 0 === (item.state === 'missing' || item.state === 'not-yet-seen'), `${item.paper} is ${item.state} and refused ${item.refusals.length} times`);
        }
        const check = checkOf(procedure, state, step, on, here);
        must(check.open === (refused.length === 0), `${step.name} is open and refused`);
        const sorted = [...check.papers.flatMap(({ refusals }) => refusals), ...check.others].map((refusal) => JSON.stringify(refusal)).toSorted();
        must(sorted.join() === refused.toSorted().join(), `${step.name} has other reasons than its checklist shows`);
        must(check.open === (check.others.length === 0 && check.papers.every((item) => item.state === 'in-order' || item.state === 'not-applicable')), `${step.name} is open while a paper is lacking`);
      }
    }, () => wanted.every((one) => met.has(one)));
    expect([...met]).toEqual(expect.arrayContaining([...wanted]));
    for (const state of met) metAnywhere.add(state);
  }, 60_000);

  it('call no paper in order that no act has given, whatever was noted', () => {
    everyAttempt(procedure, ({ state, on, here }) => {
      const regulation = regulationOn(procedure.editions, on);
      if (!regulation) return;
      for (const step of asking) {
        for (const item of checklistOf(step, momentOf(procedure, state, on, here))) must(item.state !== 'in-order' || item.givenOn !== undefined, `${item.paper} is in order and was never given`);
      }
    });
  }, 60_000);

  it('are what deciding goes by: a command is never accepted while its checklist lacks a paper', () => {
    const accepted = { again: 0, 'no more': 0 };
    everyAttempt(procedure, ({ state, step, on, here, decision }) => {
      if (!decision.accepted || step.papers === undefined) return;
      const { open } = checkOf(procedure, state, step, on, here);
      const { type: _type, ...stated } = decision.event;
      const known = Object.keys((step.command as unknown as { shape: object }).shape);
      const command = step.command.parse(Object.fromEntries(Object.entries(stated).filter(([name]) => known.includes(name))));
      must(decide(procedure, state, step, command, here).accepted === open, `${step.name} is decided otherwise than its checklist says`);
      accepted[open ? 'again' : 'no more'] += 1;
    }, () => Math.min(...Object.values(accepted)) > 10);
    expect(Math.min(...Object.values(accepted))).toBeGreaterThan(10);
  }, 60_000);

  it('take no note that a paper does not apply where a step asks for it', () => {
    everyAttempt(procedure, ({ state, here }) => {
      for (const step of asking) {
        for (const need of step.papers ?? []) {
          const refused = (finding: PaperFinding) => refusalsOfNote(procedure, state, { catalogue: need.catalogue, finding }, here.today).some(({ code }) => code === 'paper-must-be-held');
          must(refused('not-applicable') || !need.appliesTo(state.facts), `${need.catalogue} is asked for and noted as without application`);
          must(!refused('missing') && !refused('in-order'), `${need.catalogue} cannot be noted`);
        }
      }
    });
  }, 60_000);

  it('ask for none at the opening, when nobody can have handed in any', () => {
    expect(findStep(procedure, procedure.opening)?.papers).toBeUndefined();
  });
});

describe('papers of the procedures', () => {
  it('were met in every state that a paper can have', () => {
    expect([...metAnywhere].sort()).toEqual(['in-order', 'missing', 'not-applicable', 'not-yet-seen']);
  });

  it.each(procedures.map((procedure) => [procedure.id, procedure] as const))('are all that steps of %s ask for or judge', (_id, procedure) => {
    const asked = procedure.steps.flatMap(({ papers = [], judges = [] }) => [...papers, ...judges].map(({ catalogue }) => catalogue));
    expect(asked.filter((catalogue) => !procedure.papers.numbers.includes(catalogue))).toEqual([]);
  });
});
