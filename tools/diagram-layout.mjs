/**
 * Lays out the road of a procedure with ELK: columns that follow one another, each from top to bottom. A column begins at a state
 * through which everything after it must pass, so that one line is enough to lead from a column to the next.
 */
import ELK from 'elkjs';

const elk = new ELK();
const gap = { columns: 34, lanes: 7, top: 44, margin: 16, free: 30 };
/** Width to height of A4 across, less what stands below the road. */
const wanted = 1.4;

const options = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.padding': '[top=0,left=0,bottom=0,right=0]',
  'elk.spacing.nodeNode': '16',
  'elk.spacing.edgeNode': '12',
  'elk.spacing.edgeEdge': '9',
  'elk.spacing.edgeLabel': '3',
  'elk.layered.spacing.nodeNodeBetweenLayers': '17',
  'elk.layered.spacing.edgeNodeBetweenLayers': '9',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '8',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.cycleBreaking.strategy': 'DEPTH_FIRST',
  'elk.randomSeed': '1',
};

/** The best of the pictures with one to four columns. `sizes` gives every state's size, `labels` every arrow's (or nothing). */
export async function layOut(map, sizes, labels) {
  const pictures = [];
  for (const cuts of cutsOf(map)) pictures.push(await inColumns(map, sizes, labels, cuts));
  const distance = ({ width, height }) => Math.abs(Math.log(width / height / wanted));
  return pictures.sort((one, other) => distance(one) - distance(other))[0];
}

const inner = (map, name) => map.states.filter(({ parent }) => parent === name);
const roots = (map) => map.states.filter(({ name, parent }) => parent === undefined && !map.exits.includes(name));
const rootOf = (name) => name.split('.')[0];

/** Choices of states at which a new column begins: none, the best one, two, three. */
function cutsOf(map) {
  const names = roots(map).map(({ name }) => name);
  const after = new Map(names.map((name) => [name, names.filter((other) => other !== name && !reachable(map, names[0], name).has(other))]));
  const candidates = names.slice(1).filter((name) => after.get(name).length > 0);
  const rows = (members) => deepest(map, members);
  const longer = (cuts) => candidates.filter((other) => cuts.length === 0 || after.get(cuts.at(-1)).includes(other)).map((other) => [...cuts, other]);
  const ones = longer([]);
  const twos = ones.flatMap(longer);
  const splits = [[], ...ones, ...twos, ...twos.flatMap(longer)];
  const costOf = (cuts) => {
    const columns = columnsOf(names, after, cuts).map(rows);
    return Math.max(...columns) * 100 + columns.reduce((sum, count) => sum + count * count, 0) / 100;
  };
  const best = (count) => splits.filter((cuts) => cuts.length === count).sort((one, other) => costOf(one) - costOf(other))[0];
  return [0, 1, 2, 3].map(best).filter(Boolean).map((cuts) => columnsOf(names, after, cuts));
}

function columnsOf(names, after, cuts) {
  const columns = [];
  let rest = names;
  for (const cut of cuts) {
    const beyond = new Set([cut, ...after.get(cut)]);
    columns.push(rest.filter((name) => !beyond.has(name)));
    rest = [cut, ...rest.filter((name) => beyond.has(name) && name !== cut)];
  }
  return [...columns, rest];
}

/** States that can be reached from one, when another is taken out. */
function reachable(map, from, without) {
  const seen = new Set(from === without ? [] : [from]);
  for (const state of seen) for (const { to } of map.arrows.filter((arrow) => rootOf(arrow.from) === state)) if (rootOf(to) !== without) seen.add(rootOf(to));
  return seen;
}

/** How many states stand one below the other: those inside a state count too. */
function deepest(map, members) {
  const depth = (name, path) => {
    if (!members.includes(name) || path.includes(name)) return 0;
    const own = Math.max(1, ...inner(map, name).map((lane) => inner(map, lane.name).length));
    const next = map.arrows.filter(({ from, to }) => from === name && !to.includes('.')).map(({ to }) => depth(to, [...path, name]));
    return own + Math.max(0, ...next);
  };
  return depth(members[0], []);
}

async function inColumns(map, sizes, labels, columns) {
  const picture = { states: {}, steps: {}, arrows: map.arrows.map(() => undefined) };
  const placed = [];
  let x = gap.margin;
  for (const members of columns) {
    const column = await layOutColumn(map, members, sizes, labels);
    addColumn(picture, column, x, gap.top);
    placed.push({ ...column, x });
    x += column.width + gap.columns;
  }
  joinColumns(picture, map, placed);
  const bottom = Math.max(...placed.map(({ height }) => height)) + gap.top;
  const width = x - gap.columns + gap.margin;
  const free = placed.map(({ x: left, width: wide, height }) => ({ x: left, y: height + gap.top + gap.free, width: wide, height: bottom - height - gap.top - gap.free }));
  return { width, height: bottom + gap.margin, free: free.filter(({ height }) => height > 100).sort((one, other) => other.height - one.height), states: picture.states, steps: picture.steps, arrows: picture.arrows };
}

/** One column: its states, with the parts of a state laid out first and then taken for one box. */
async function layOutColumn(map, members, sizes, labels) {
  const wholes = new Map();
  for (const name of members) wholes.set(name, await whole(map, name, sizes, labels));
  const arrows = map.arrows.map((arrow, index) => ({ ...arrow, index })).filter(({ from, back }) => members.includes(from) && !back);
  const leaving = arrows.filter(({ to }) => !members.includes(to));
  const entering = map.arrows.some(({ from, to }) => to === members[0] && !from.includes('.') && !members.includes(from));
  const dummies = [...(leaving.length > 0 ? [dummy('exit', 'LAST')] : []), ...(entering ? [dummy('entry', 'FIRST')] : [])];
  const graph = await elk.layout({
    id: 'column',
    layoutOptions: options,
    children: [...members.map((name) => nodeOf(name, wholes.get(name), arrows)), ...dummies],
    edges: [
      ...arrows.map(({ index, from, to, step, otherwise }) => ({ id: `${index}`, sources: [portOf(from, step, otherwise)], targets: [members.includes(to) ? portInto(to) : 'exit'], labels: labelOf(labels[index]) })),
      ...(entering ? [{ id: 'entering', sources: ['entry'], targets: [portInto(members[0])] }] : []),
    ],
  });
  return columnOf(graph, wholes, leaving);
}

const dummy = (id, layer) => ({ id, width: 2, height: 2, layoutOptions: { 'elk.layered.layering.layerConstraint': layer } });
const labelOf = (size) => (size ? [{ text: 'x', layoutOptions: { 'elk.edgeLabels.placement': 'TAIL' }, width: size.width, height: size.height }] : []);
const portInto = (name) => `into ${name}`;
const portOf = (name, step, otherwise) => `${name} from ${step ?? ''}${otherwise ? ' otherwise' : ''}`;

/** A state for ELK: arrows leave below the step they belong to, those of what was not approved to the right. */
function nodeOf(name, { width, height, steps, stepNames }, arrows) {
  const ports = new Map();
  for (const { from, step, otherwise } of arrows.filter((arrow) => arrow.from === name)) {
    const box = step === undefined ? { x: 0, width } : steps[stepNames[step]];
    const both = arrows.some((other) => other.from === from && other.step === step && other.otherwise !== otherwise);
    const share = both ? (otherwise ? 0.72 : 0.28) : 0.5;
    ports.set(portOf(from, step, otherwise), { x: Math.round(box.x + box.width * share), y: height, side: 'SOUTH' });
  }
  ports.set(portInto(name), { x: Math.round(width / 2), y: -1, side: 'NORTH' });
  const described = [...ports].map(([id, { x, y, side }]) => ({ id, x, y, width: 1, height: 1, layoutOptions: { 'elk.port.side': side } }));
  return { id: name, width, height, ports: described, layoutOptions: { 'elk.portConstraints': 'FIXED_POS' } };
}

/** A state with everything inside it, from its own upper left corner. */
async function whole(map, name, sizes, labels) {
  const { width, height, steps } = sizes[name];
  const state = map.states.find((one) => one.name === name);
  const stepNames = Object.fromEntries(state.steps.map((step) => [step.name, step.number]));
  const lanes = inner(map, name);
  if (lanes.length === 0) return { width, height, steps, stepNames, states: { [name]: { x: 0, y: 0, width, height } }, arrows: [] };
  const parts = [];
  for (const lane of lanes) parts.push({ name: lane.name, head: sizes[lane.name].height, ...(await layOutColumn(map, inner(map, lane.name).map((one) => one.name), sizes, labels)) });
  return compound(name, { height, steps }, stacked(parts), stepNames);
}

/** Parts side by side, in as few columns as keep the tallest part the tallest. */
function stacked(parts) {
  const tallest = Math.max(...parts.map(laneHeight));
  const columns = [];
  for (const part of parts) {
    const column = columns.find(({ height }) => height + gap.lanes + laneHeight(part) <= tallest * 1.1);
    if (column) column.parts.push(part), (column.height += gap.lanes + laneHeight(part));
    else columns.push({ parts: [part], height: laneHeight(part) });
  }
  return columns;
}

const laneHeight = ({ head, height }) => head + height + gap.lanes;

function compound(name, { height: head, steps }, columns, stepNames) {
  const result = { steps: { ...steps }, stepNames, states: {}, arrows: [] };
  const tall = Math.max(...columns.map(({ height }) => height));
  let x = gap.lanes;
  for (const { parts } of columns) {
    const width = Math.max(...parts.map((part) => part.width)) + 2 * gap.lanes;
    let y = head;
    parts.forEach((part, index) => {
      const height = index === parts.length - 1 ? head + tall - y : laneHeight(part);
      result.states[part.name] = { x, y, width, height };
      addColumn(result, part, x + (width - part.width) / 2, y + part.head);
      y += height + gap.lanes;
    });
    x += width + gap.lanes;
  }
  return { ...result, width: x, height: head + tall + gap.lanes, states: { [name]: { x: 0, y: 0, width: x, height: head + tall + gap.lanes }, ...result.states } };
}

/** What ELK found, with everything inside the states put in its place. */
function columnOf(graph, wholes, leaving) {
  const column = { width: graph.width, height: graph.height, states: {}, steps: {}, arrows: [] };
  for (const { id, x, y } of graph.children) {
    if (id === 'exit' || id === 'entry') column[id] = { x: x + 1, y: y + 1 };
    else addColumn(column, { ...wholes.get(id) }, x, y);
  }
  for (const { id, sections, labels } of graph.edges) {
    const [{ startPoint, bendPoints = [], endPoint }] = sections;
    const line = [startPoint, ...bendPoints, endPoint].map(({ x, y }) => [x, y]);
    if (id === 'entering') column.entering = line;
    else column.arrows[id] = { line, ...(labels?.[0] && { label: boxOf(labels[0]) }), ...(leaving.some(({ index }) => `${index}` === id) && { leaves: true }) };
  }
  return column;
}

const boxOf = ({ x, y, width, height }) => ({ x, y, width, height });

function addColumn(target, part, x, y) {
  const moved = (box) => ({ ...box, x: box.x + x, y: box.y + y });
  const movedLine = (line) => line.map(([px, py]) => [px + x, py + y]);
  for (const [name, box] of Object.entries(part.states)) target.states[name] = moved(box);
  for (const [number, box] of Object.entries(part.steps)) target.steps[number] = moved(box);
  for (const [index, arrow] of Object.entries(part.arrows)) target.arrows[index] = { ...arrow, line: movedLine(arrow.line), ...(arrow.label && { label: moved(arrow.label) }) };
}

/** Leads arrows that leave a column to the top of the next one; any other gets the number of the state it leads to. */
function joinColumns(picture, map, columns) {
  columns.forEach((column, place) => {
    const next = columns[place + 1];
    const bottom = Math.max(...columns.map(({ height }) => height)) + gap.top;
    for (const [index, arrow] of Object.entries(picture.arrows)) {
      const { from, to } = map.arrows[index];
      if (!arrow?.leaves || !(rootOf(from) in column.states)) continue;
      delete arrow.leaves;
      if (next?.entry && to in next.states && Object.keys(next.states)[0] === to) {
        const between = next.x - gap.columns / 2;
        const entering = next.entering.map(([x, y]) => [x + next.x, y + gap.top]);
        const [first] = entering;
        const [, lowest] = arrow.line.at(-1);
        arrow.line = [...arrow.line, [between, lowest], [between, first[1]], ...entering].filter(([, y]) => y <= bottom);
      } else arrow.refersTo = map.states.find(({ name }) => name === to).number;
    }
  });
}
