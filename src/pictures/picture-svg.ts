import type { Layout } from './layout.js';
import type { MapWords } from './map-words.js';
import { drawArrows, drawStates } from './picture-drawing.js';
import type { Entry } from './picture-entries.js';
import { drawPanel } from './picture-panel.js';
import type { RoadMap } from './road-map.js';
import { element, escaped, textLines } from './svg-writer.js';

/** A picture to be written: its title and what it says of every entry. */
export interface Picture {
  readonly map: RoadMap;
  readonly layout: Layout;
  readonly words: MapWords;
  readonly title: string;
  /** A line below the title, such as the day. */
  readonly subtitle: string;
  readonly entries: readonly Entry[];
}

/** The list that says what a picture shows, a line for each state and step; its description, for whoever cannot see it. */
export function linesOf(entries: readonly Entry[]): string[] {
  return entries.map((entry) => {
    const name = `${entry.number}. ${entry.label}`;
    const ways = entry.leadsTo.map(({ number, condition }) => (condition === undefined ? number : `${number} (${condition})`));
    return [entry.says === '' ? name : `${name}: ${entry.says}`, ...(ways.length > 0 ? [`→ ${ways.join('; ')}`] : [])].join(' ');
  });
}

/**
 * Writes a picture as SVG that stands alone: no script, no style sheet, nothing fetched, so that it shows under the strictest rules of
 * a browser and prints the same.
 */
export function svgOf(picture: Picture): string {
  const { map, layout, words, entries, title, subtitle } = picture;
  const drawing = { map, layout, words, entries: new Map(entries.map((entry) => [entry.number, entry])) };
  const panel = drawPanel(drawing);
  const height = Math.ceil(Math.max(layout.height, panel.bottom + 14));
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg', role: 'img', lang: words.code, 'aria-labelledby': 'picture-title picture-description', viewBox: `0 0 ${layout.width} ${height}`,
      width: layout.width, height, 'font-family': "Arial, 'Liberation Sans', Helvetica, sans-serif", fill: '#202124',
    },
    element('title', { id: 'picture-title' }, escaped(title)),
    element('desc', { id: 'picture-description' }, escaped(linesOf(entries).join('\n'))),
    element('rect', { width: layout.width, height, fill: '#ffffff' }),
    textLines([title], { x: 16, y: 24, lineHeight: 18, 'font-size': 17, 'font-weight': 'bold' }),
    textLines([subtitle], { x: 16, y: 40, lineHeight: 14, 'font-size': 13 }),
    ...drawStates(drawing),
    ...drawArrows(drawing),
    panel.text,
  );
}
