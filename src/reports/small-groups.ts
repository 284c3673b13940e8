/** From this number of people on, a cell may be shown to anybody who may see the report. */
export const smallestShown = 5;

/**
 * Counts of people: rows of organs, the first being the whole and the others its parts (there may be none), and partitions of each row's
 * total into groups. Groups sum to the total of their row, parts to the whole.
 */
export interface CountTable {
  readonly totals: readonly number[];
  /** `partitions[p][row][group]`. */
  readonly partitions: readonly (readonly (readonly number[])[])[];
}

/** Which of these counts are not shown. */
export interface Hidden {
  readonly totals: readonly boolean[];
  readonly cells: readonly (readonly (readonly boolean[])[])[];
}

/**
 * Hides each count of one to four people (nhóm nhỏ), and as many others as are needed that none of them can be computed from what is
 * shown. A hidden count keeps at least two possible values even for somebody who knows that hidden counts are not zero.
 */
export function hideSmallGroups({ totals, partitions }: CountTable): Hidden {
  const hidden = hideTotals(totals);
  const everything = hidden[0] === true;
  return { totals: hidden, cells: partitions.map((rows) => (everything ? rows.map((row) => row.map(() => true)) : hideCells(rows, hidden))) };
}

const isSmall = (count: number) => count > 0 && count < smallestShown;

/** A total that is hidden needs others beside it, and their sum must not be small either. Where that cannot be had, nothing is shown. */
function hideTotals([whole = 0, ...parts]: readonly number[]): boolean[] {
  const nothing = () => [true, ...parts.map(() => true)];
  if (isSmall(whole)) return nothing();
  const hidden = parts.map(isSmall);
  if (!hidden.includes(true)) return [false, ...hidden];
  const others = [...parts.keys()].filter((row) => (parts[row] ?? 0) >= smallestShown).sort((one, other) => (parts[one] ?? 0) - (parts[other] ?? 0));
  while (!isBlurred(parts.filter((_, row) => hidden[row]))) {
    const next = others.shift();
    if (next === undefined) return nothing();
    hidden[next] = true;
  }
  return [false, ...hidden];
}

/** Whether counts of which only the sum is known, each at least one, keep two possible values each and are no small group together. */
function isBlurred(counts: readonly number[]): boolean {
  const sum = counts.reduce((all, count) => all + count, 0);
  return counts.length > 1 && sum >= smallestShown && sum > counts.length;
}

/** A cell as an arc between its row and its group, so that each row and each group balances. */
interface Arc {
  readonly row: number;
  readonly group: number;
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** A row without a total is hidden to the last cell, zeros too, so there a count may be thought to be zero. */
  readonly least: number;
}

/**
 * Hides cells of one partition. Totals that are shown stay as they are, and so, to be careful, do those that are hidden: then a cell is safe
 * when some round of cells, each hidden, can be raised and lowered by one without any sum noticing. The cheapest such round is hidden.
 */
function hideCells(rows: readonly (readonly number[])[], hiddenTotals: readonly boolean[]): boolean[][] {
  const hidden = rows.map((row, place) => row.map((count) => hiddenTotals[place] === true || isSmall(count)));
  const arcs = arcsOf(rows, hiddenTotals);
  const usable = byNode(arcs);
  const isHidden = ({ row, group }: Arc) => hidden[row]?.[group] === true;
  for (const arc of arcs.filter(({ row, count }) => isSmall(count) && hiddenTotals[row] !== true)) {
    const round = cheapestRound(arc, usable, isHidden);
    if (!round) return rows.map((row) => row.map(() => true));
    for (const { row, group } of round) (hidden[row] ?? [])[group] = true;
  }
  return hidden;
}

function arcsOf(rows: readonly (readonly number[])[], hiddenTotals: readonly boolean[]): Arc[] {
  const hasParts = rows.length > 1;
  return rows.flatMap((counts, row) =>
    counts.map((count, group): Arc => {
      // Without parts nothing holds a group together: all of them are one node.
      const column = rows.length + (hasParts ? group : 0);
      const [from, to] = row === 0 ? [column, row] : [row, column];
      return { row, group, from, to, count, least: hiddenTotals[row] === true ? 0 : 1 };
    }),
  );
}

/** The other cells of the cheapest round through a cell, raised or lowered; nothing where there is no round. */
function cheapestRound(cell: Arc, arcs: ArcsByNode, isHidden: (arc: Arc) => boolean): Arc[] | undefined {
  const raised = cheapestPath(cell, [cell.to, cell.from], arcs, isHidden);
  if (raised?.cost === 0 || cell.count <= cell.least) return raised?.arcs;
  const lowered = cheapestPath(cell, [cell.from, cell.to], arcs, isHidden);
  return (!raised || (lowered && lowered.cost < raised.cost) ? lowered : raised)?.arcs;
}

type ArcsByNode = readonly (readonly Arc[])[];

/** Arcs that can take part in a round, at both their ends. A zero that is shown cannot. */
function byNode(arcs: readonly Arc[]): ArcsByNode {
  const found: Arc[][] = [];
  for (const arc of arcs.filter(({ count, least }) => count > 0 || least === 0)) for (const node of [arc.from, arc.to]) (found[node] ??= []).push(arc);
  return found;
}

/**
 * Along an arc its cell is raised, against it lowered, and never below what it may be thought to be. A cell that is hidden already costs
 * nothing, one that is shown the more the more it counts.
 */
function cheapestPath(without: Arc, [start, end]: readonly [number, number], arcs: ArcsByNode, isHidden: (arc: Arc) => boolean): { cost: number; arcs: Arc[] } | undefined {
  const cost = new Map([[start, 0]]);
  const reachedBy = new Map<number, { arc: Arc; before: number }>();
  const costOf = (node: number) => cost.get(node) ?? Number.POSITIVE_INFINITY;
  // Nodes as cheap as the one in hand, which cells that are hidden already lead to, and all others that were reached.
  const next = [start];
  const open = new Set<number>();
  for (let here = next.pop(); here !== undefined; here = next.pop() ?? cheapestOf(open, costOf)) {
    if (here === end) return { cost: costOf(end), arcs: arcsBack(end, reachedBy) };
    open.delete(here);
    for (const arc of arcs[here] ?? []) {
      if (arc === without || (arc.from !== here && arc.count <= arc.least)) continue;
      const there = arc.from === here ? arc.to : arc.from;
      const sum = costOf(here) + (isHidden(arc) ? 0 : 1000 + Math.min(arc.count, 999));
      if (sum >= costOf(there)) continue;
      cost.set(there, sum);
      reachedBy.set(there, { arc, before: here });
      if (sum === costOf(here)) next.push(there);
      else open.add(there);
    }
  }
  return undefined;
}

function cheapestOf(nodes: ReadonlySet<number>, costOf: (node: number) => number): number | undefined {
  let found: number | undefined;
  for (const node of nodes) if (found === undefined || costOf(node) < costOf(found)) found = node;
  return found;
}

function arcsBack(end: number, reachedBy: ReadonlyMap<number, { arc: Arc; before: number }>): Arc[] {
  const found: Arc[] = [];
  for (let step = reachedBy.get(end); step; step = reachedBy.get(step.before)) found.push(step.arc);
  return found;
}
