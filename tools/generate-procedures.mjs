/**
 * Writes docs/procedures/<id>.md for every procedure: the order of its steps as a diagram, its steps, its states and its time limits.
 * With --check writes nothing and ends with status 1 when a file no longer says what the code does.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildServer } from './build.mjs';

const root = path.resolve(import.meta.dirname, '..');

await buildServer();
const { allStates, findDocument, procedures } = await import('../dist/workflows/index.js');

const locales = (name) => Object.fromEntries(['vi', 'en'].map((code) => [code, JSON.parse(readFileSync(path.join(root, 'locales', code, `${name}.json`), 'utf8'))]));
const words = Object.fromEntries(['steps', 'states', 'deadlines', 'organs'].map((name) => [name, locales(name)]));

/** All states below a node, outer ones first; `name` joins inner ones to their parent with a dot. */
function statesBelow(node, parent = '') {
  return Object.values(node.states).flatMap((state) => {
    const name = `${parent}${state.key}`;
    return [{ name, node: state, inner: parent !== '' }, ...statesBelow(state, `${name}.`)];
  });
}

/** What can happen in a state itself: event, target (nothing when the case stays), and the recorded outcome it takes. */
function movesOf({ name, node }) {
  return [...node.transitions.values()].flat().map(({ eventType, target, guard }) => ({
    from: name,
    event: eventType,
    to: target?.[0]?.path.join('.') ?? name,
    stays: target === undefined,
    when: guard ? Object.entries(guard.params).map(([field, value]) => `${field} ${value}`).join(', ') : otherwise(node, eventType),
  }));
}

const otherwise = (node, eventType) => (node.transitions.get(eventType).length > 1 ? 'otherwise' : '');

const labelOf = (states, name) => name.split('.').reduce((texts, key) => texts[key], states);
const both = (group, key) => [labelOf(words[group].vi, key), labelOf(words[group].en, key)];
const table = (head, rows) => [`| ${head.join(' | ')} |`, `|${' --- |'.repeat(head.length)}`, ...rows.map((cells) => `| ${cells.join(' | ')} |`)].join('\n');
const unique = (values) => [...new Set(values)];

/** What a procedure's moves are about: its steps by their events, its ends, and which events put the record in order. */
function readOrder(procedure) {
  const states = statesBelow(procedure.machine.root);
  const moves = states.flatMap(movesOf);
  const ends = allStates(procedure.machine).filter(({ final }) => final).map(({ name }) => name);
  const stepOf = new Map(procedure.steps.map((step) => [step.event, step]));
  const isRepair = ({ from, event }) => stepOf.get(event)?.part === 'repair' || ends.includes(from);
  return { procedure, states, moves, ends, stepOf, repairs: moves.filter((move) => !move.stays && isRepair(move)), onward: moves.filter((move) => !isRepair(move)) };
}

const tail = (name) => name.split('.').at(-1);
const mermaid = (lines) => `\`\`\`mermaid\n${lines.join('\n')}\n\`\`\``;
const arrowIn = (stepOf) => ({ from, to, event, when }) => `${tail(from)} --> ${tail(to)}: ${stepOf.get(event)?.name ?? 'all papers there'}${when ? ` (${when})` : ''}`;

/** The main road as a diagram. Moves that end a case from nearly anywhere would cover it, so they are told in words. */
function diagram(order) {
  const { procedure, states, ends, stepOf, onward } = order;
  const everywhere = endsFromAnywhere(order);
  const drawn = onward.filter(({ stays, to, event }) => !stays && !everywhere.some((one) => one.end === to && one.event === event));
  const reached = new Set(drawn.map(({ to }) => to));
  const lines = ['stateDiagram-v2', '  direction TB', `  [*] --> ${procedure.machine.config.initial}`];
  const arrow = arrowIn(stepOf);
  for (const state of states.filter(({ inner }) => !inner)) {
    const parts = Object.values(state.node.states);
    if (parts.length > 0) {
      const inside = parts.map((part) => [
        `    [*] --> ${part.config.initial}`,
        ...drawn.filter(({ from }) => from.startsWith(`${state.name}.${part.key}.`)).map((move) => `    ${arrow(move)}`),
      ].join('\n'));
      lines.push(`  state ${state.name} {`, inside.join('\n    --\n'), '  }');
    }
    lines.push(...drawn.filter(({ from }) => from === state.name).map((move) => `  ${arrow(move)}`));
    if (ends.includes(state.name) && reached.has(state.name)) lines.push(`  ${state.name} --> [*]`);
  }
  return mermaid(lines);
}

/** Steps by which a case comes to an end from more than five states. */
function endsFromAnywhere({ ends, stepOf, onward }) {
  const from = (end, event) => unique(onward.filter((move) => move.to === end && move.event === event).map((move) => move.from));
  return ends.flatMap((end) => [...stepOf.keys()].filter((event) => from(end, event).length > 5).map((event) => ({ end, event, from: from(end, event) })));
}

function endsInWords(order) {
  const { states, ends, stepOf } = order;
  const inWords = endsFromAnywhere(order).map(({ end, event, from }) => {
    const others = states.filter(({ name, inner }) => !inner && !ends.includes(name) && !from.includes(name)).map(({ name }) => `\`${name}\``);
    return `\`${stepOf.get(event).name}\` leads to \`${end}\` from every state but ${others.length > 0 ? `${others.join(', ')} and ` : ''}the ends.`;
  });
  const notDrawn = inWords.length > 0 ? `Not drawn, because they are possible nearly everywhere: ${inWords.join(' ')} ` : '';
  return `${notDrawn}Steps that leave the case where it is are listed with their states below.`;
}

/** What puts the record in order or an ended case right, apart from the road. */
function repairsDiagram({ stepOf, repairs }) {
  if (repairs.length === 0) return [];
  const lines = repairs.map(arrowIn(stepOf)).map((line) => `  ${line}`);
  return ['### Putting right', 'What puts the record in order, or right what was wrong after a case had ended. No case waits for it.', mermaid(['stateDiagram-v2', '  direction LR', ...unique(lines)])];
}

function stepLine(procedure, step, place, moves) {
  const [vi, en] = both('steps', step.name);
  const latest = procedure.editions.at(-1);
  const { document, clause, confidence } = step.basis(latest);
  const found = findDocument(document);
  const own = moves.filter(({ event }) => event === step.event);
  const leads = unique(own.map(({ from, to, stays, when }) => (stays || from === to ? '' : `\`${to}\`${when ? ` (${when})` : ''}`))).filter(Boolean);
  const rules = (list) => unique(list.map(({ rule }) => rule)).sort().join(', ');
  const lines = [
    `${place}. **${vi.label}** · ${en.label} ([\`${step.name}\`](../../workflows/${procedure.id}/steps/${step.name}.ts))`,
    `${vi.description} ${en.description}`,
    `Recorded by: ${words.organs.vi.roles[step.recordedBy]} (${words.organs.en.roles[step.recordedBy]}). Basis in ${latest.edition}: ${found?.number} (${found?.issuedOn.slice(0, 4)}), ${clause} (${confidence}). Event: \`${step.event}\`.`,
    `Open in: ${unique(own.map(({ from }) => `\`${from}\``)).join(', ')}.`,
    leads.length > 0 ? `Leads to: ${leads.join(', ')}.` : 'The case stays where it is.',
    `Checked: ${rules([...step.preconditions, ...step.conditions]) || 'the order and the dates alone'}.${step.attests.length > 0 ? ` Vouched for: ${rules(step.attests)}.` : ''}${step.derives.length > 0 ? ` Shapes the outcome: ${[...step.derives].sort().join(', ')}.` : ''}`,
  ];
  return lines.join('\n   - ');
}

function describeProcedure(procedure) {
  const order = readOrder(procedure);
  const { states, moves, ends } = order;
  const stepsIn = (name) => procedure.steps.filter(({ event }) => moves.some((move) => move.from === name && move.event === event)).map((step) => `\`${step.name}\``);
  return [
    `# ${procedure.id}, version ${procedure.version}`,
    '<!-- Generated by npm run generate:procedures; change the code or the locales instead. -->',
    `In words, with the readings of the regulations that were chosen: [README](../../workflows/${procedure.id}/README.md). The rules one by one: [rules](../rules.md).`,
    '## Order',
    diagram(order),
    endsInWords(order),
    ...repairsDiagram(order),
    '## Steps',
    procedure.steps.map((step, index) => stepLine(procedure, step, index + 1, moves)).join('\n'),
    '## States',
    table(
      ['State', 'Tên', 'Name', 'Chờ', 'Waits for', 'Steps'],
      states.map(({ name }) => {
        const [vi, en] = both('states', name);
        return [`\`${name}\`${ends.includes(name) ? ' (end)' : ''}`, vi.label, en.label, vi.waitsFor, en.waitsFor, stepsIn(name).join(', ')];
      }),
    ),
    '## Time limits',
    table(
      ['Limit', 'Rule', 'Tên', 'Name', 'Says'],
      Object.entries(procedure.limits).map(([key, rule]) => {
        const [vi, en] = both('deadlines', key);
        return [`\`${key}\``, rule, vi.label, en.label, en.description];
      }),
    ),
  ].join('\n\n');
}

const stale = [];
for (const procedure of procedures) {
  const name = `docs/procedures/${procedure.id}.md`;
  const file = path.join(root, name);
  const content = `${describeProcedure(procedure)}\n`;
  if (existsSync(file) && readFileSync(file, 'utf8') === content) continue;
  stale.push(name);
  if (process.argv.includes('--check')) continue;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  console.log(`${name} written.`);
}
if (process.argv.includes('--check') && stale.length > 0) {
  console.error(`${stale.join(', ')} is stale: run npm run generate:procedures.`);
  process.exitCode = 1;
}
