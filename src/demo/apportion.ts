import { drawFor } from './demo-draw.js';

/** Shares out a whole number by weights, to the last one: largest remainders first, and of equal ones the first. */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const shares = exact.map(Math.floor);
  const left = total - shares.reduce((all, share) => all + share, 0);
  const byRemainder = exact.map((share, place) => ({ place, remainder: share - Math.floor(share) })).sort((a, b) => b.remainder - a.remainder || a.place - b.place);
  for (const { place } of byRemainder.slice(0, left)) shares[place] = (shares[place] ?? 0) + 1;
  return shares;
}

/** The same things in an order drawn by lot. */
export function shuffled<T>(things: readonly T[], text: string): T[] {
  const draw = drawFor(text);
  const lots = things.map((thing, place) => ({ thing, place, lot: draw.number(0, 2 ** 30) }));
  return lots.sort((a, b) => a.lot - b.lot || a.place - b.place).map(({ thing }) => thing);
}

/**
 * Gives each thing one kind, exactly as many of each as are asked for. Things go where they fit best: `fits` is the higher the better; what
 * fits equally is drawn by lot. Throws when the numbers asked for are not as many as there are things.
 */
export function dealt<T, Kind extends string>(things: readonly T[], asked: Readonly<Record<Kind, number>>, fits: (thing: T, kind: Kind) => number, text: string): Map<T, Kind> {
  const kinds = Object.keys(asked) as Kind[];
  const sum = kinds.reduce((all, kind) => all + asked[kind], 0);
  if (sum !== things.length) throw new Error(`the plan of the demonstration asks for ${sum} of ${text}, and there are ${things.length}`);
  const given = new Map<T, Kind>();
  let left = shuffled(things, text);
  // The rarest first, as long as there is something to choose from.
  for (const kind of kinds.toSorted((a, b) => asked[a] - asked[b])) {
    const ranked = left.map((thing) => ({ thing, fit: fits(thing, kind) })).sort((a, b) => b.fit - a.fit);
    for (const { thing } of ranked.slice(0, asked[kind])) given.set(thing, kind);
    left = left.filter((thing) => !given.has(thing));
  }
  return given;
}

/** So many of the things, chosen by lot among those that fit best. */
export function chosen<T>(things: readonly T[], count: number, fits: (thing: T) => number, text: string): Set<T> {
  const given = dealt(things, { chosen: count, others: things.length - count }, (thing, kind) => (kind === 'chosen' ? fits(thing) : -fits(thing)), text);
  return new Set(things.filter((thing) => given.get(thing) === 'chosen'));
}
