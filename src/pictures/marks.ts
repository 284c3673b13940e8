import type { Standing } from './picture-entries.js';
import { element } from './svg-writer.js';

/** How a box looks by its standing: apart by colour, by frame and by symbol, so that one is enough. */
interface Look {
  readonly fill: string;
  readonly stroke: string;
  readonly width: number;
  readonly dash?: string;
  readonly text: string;
  /** Of the small line below. */
  readonly note: string;
}

const dark = '#202124';
const looks: Readonly<Record<Standing, Look>> = {
  visited: { fill: '#e4f1e6', stroke: '#1e6b34', note: '#1e6b34', width: 1.8, text: dark },
  done: { fill: '#f6fbf7', stroke: '#1e6b34', note: '#1e6b34', width: 1.4, text: dark },
  current: { fill: '#fff3d1', stroke: '#7a4200', note: '#7a4200', width: 3.4, text: dark },
  open: { fill: '#ffffff', stroke: '#0b4f9e', note: '#0b4f9e', width: 2.4, text: dark },
  refused: { fill: '#fdeeec', stroke: '#a3231d', note: '#a3231d', width: 1.6, dash: '6 3', text: dark },
  ahead: { fill: '#ffffff', stroke: '#5f6368', note: '#5f6368', width: 1, text: dark },
  'not-taken': { fill: '#ffffff', stroke: '#80868b', note: '#5f6368', width: 1, dash: '2 3', text: '#5f6368' },
};
const drawnPlain: Look = { fill: '#f1f4f8', stroke: '#3c4043', note: '#5f6368', width: 1.2, text: dark };
const plainStep: Look = { fill: '#ffffff', stroke: '#80868b', note: '#5f6368', width: 0.8, text: dark };

/** The look of a state or a step; without a standing it is the one of a procedure that nobody is on. */
export function lookOf(standing: Standing | undefined, kind: 'state' | 'step'): Look {
  return standing === undefined ? (kind === 'state' ? drawnPlain : plainStep) : looks[standing];
}

/** Colours that arrows take. */
export const arrowLook = { taken: '#1e6b34', ahead: '#3c4043' };

/** The symbol of a standing, drawn and not typed, as fonts do not all have it; its middle is at x, y. Two standings have none. */
export function symbolOf(standing: Standing | undefined, x: number, y: number): string {
  if (standing === undefined) return '';
  const { stroke } = looks[standing];
  const line = (d: string, width: number) => element('path', { d, fill: 'none', stroke, 'stroke-width': width });
  switch (standing) {
    case 'visited':
    case 'done':
      return line(`M${x - 5} ${y}l3.5 4 6.5-8`, 2.2);
    case 'current':
      return element('circle', { cx: x, cy: y, r: 5, fill: stroke });
    case 'open':
      return element('circle', { cx: x, cy: y, r: 4.2, fill: '#ffffff', stroke, 'stroke-width': 2 });
    case 'refused':
      return line(`M${x - 4} ${y - 4}l8 8m0-8l-8 8`, 2.2);
    case 'ahead':
    case 'not-taken':
      return '';
  }
}
