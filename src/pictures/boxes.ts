import type { MapState, MapStep } from './road-map.js';
import { wrap, type Style } from './text-width.js';

/** A rectangle of a picture, in whole pixels from its upper left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A state with its steps: their boxes are given from the upper left corner of the state. */
export interface StateSize {
  readonly width: number;
  readonly height: number;
  readonly steps: Readonly<Record<string, Box>>;
}

/** What a step or a state is called in one language. */
export interface MapTexts {
  readonly state: (name: string) => string;
  readonly step: (name: string) => string;
  /** Lines that tell by which outcome the case goes where. */
  readonly outcomes: (step: MapStep) => string[];
}

export const stateStyle: Style = { size: 14, bold: true };
export const stepStyle: Style = { size: 13 };
export const noteStyle: Style = { size: 12 };
export const [stateLine, stepLine, noteLine] = [17, 15, 14];
export const padding = 8;
/** Room for the symbol in the corner. */
const symbolWidth = 18;
const ordinaryWidth = 178;
const inset = 5;

/** The lines of a state's name, behind its number. */
export function stateLines(state: MapState, width: number, texts: MapTexts): string[] {
  return wrap(`${state.number}. ${texts.state(state.name)}`, width - 2 * padding - symbolWidth, stateStyle);
}

/** The lines of a step's name, behind its number. */
export function stepLines(step: MapStep, width: number, texts: MapTexts): string[] {
  return wrap(`${step.number}. ${texts.step(step.name)}`, width - 2 * (padding - 2), stepStyle);
}

/** The lines that tell by which outcome a case goes where. */
export function outcomeLines(step: MapStep, width: number, texts: MapTexts): string[] {
  return texts.outcomes(step).flatMap((line) => wrap(line, width - 2 * (padding - 2), noteStyle));
}

/**
 * How large a state must be for its texts in every language. Steps that lead on stand side by side at the bottom, so that each
 * has its arrows right below it; the others stand above. A state with parts inside is at least as wide as they are.
 */
export function sizeOf(state: MapState, leading: ReadonlySet<string>, languages: readonly MapTexts[], atLeast = 0): StateSize {
  const [onward, others] = [state.steps.filter(({ number }) => leading.has(number)), state.steps.filter(({ number }) => !leading.has(number))];
  const columns = Math.max(1, onward.length);
  const width = Math.max(atLeast, columns === 1 ? ordinaryWidth : columns * (ordinaryWidth - inset) + inset);
  const heightOf = (step: MapStep, wide: number) =>
    Math.max(...languages.map((texts) => inset + stepLines(step, wide, texts).length * stepLine + outcomeLines(step, wide, texts).length * noteLine + noteLine + inset - 1));
  const steps: Record<string, Box> = {};
  let y = padding + Math.max(...languages.map((texts) => stateLines(state, width, texts).length)) * stateLine + 3;
  // Steps that do not lead on share rows like those that do.
  for (let first = 0; first < others.length; first += columns) y = placed(others.slice(first, first + columns), columns, y);
  if (onward.length > 0) y = placed(onward, columns, y);
  return { width, height: Math.round(y + (state.steps.length > 0 ? 1 : 4)), steps };

  function placed(row: readonly MapStep[], among: number, top: number): number {
    const wide = (width - inset) / among - inset;
    const height = Math.max(...row.map((step) => heightOf(step, wide)));
    row.forEach((step, index) => (steps[step.number] = { x: Math.round(inset + index * (wide + inset)), y: Math.round(top), width: Math.round(wide), height }));
    return top + height + inset - 1;
  }
}
