import type { Box } from './boxes.js';

/** A bent line by its corners. */
export type Line = readonly (readonly number[])[];

/** Where everything of a picture stands. It is worked out when documents are generated and is the same in every language. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  /** Free room under the columns for what stands beside the road, the largest first. */
  readonly free: readonly Box[];
  readonly states: Readonly<Record<string, Box>>;
  /** Steps by their number. */
  readonly steps: Readonly<Record<string, Box>>;
  /** Arrows in the order of the map, nothing where no line is drawn. One that leaves its column for another than the next ends at the number of its state. */
  readonly arrows: readonly ({ readonly line: Line; readonly label?: Box | undefined; readonly refersTo?: string | undefined } | null)[];
}
