/** Draws that come out the same every time: the demonstration must look the same wherever it is loaded. */
export interface Draw {
  /** A whole number from `least` to `most`, both included. */
  number(least: number, most: number): number;
  /** One of these. */
  one<T>(of: readonly T[]): T;
  /** Yes in so many cases of a hundred. */
  chance(inHundred: number): boolean;
}

/** A source of draws that belongs to this text: equal texts give equal draws, whatever else was drawn meanwhile. */
export function drawFor(text: string): Draw {
  const next = mulberry32(seedOf(text));
  const number = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    number,
    chance: (inHundred) => number(1, 100) <= inHundred,
    one: (of) => {
      const found = of[number(0, of.length - 1)];
      if (found === undefined) throw new Error('nothing to draw from');
      return found;
    },
  };
}

/** FNV-1a. */
function seedOf(text: string): number {
  let seed = 0x811c9dc5;
  for (const letter of text) seed = Math.imul(seed ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return seed >>> 0;
}

/** The small generator of that name by Tommy Ettinger; not for secrets. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
