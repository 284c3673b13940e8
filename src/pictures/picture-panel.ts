import { noteLine, noteStyle, sizeOf, stepLine, stepStyle, type Box } from './boxes.js';
import { lookOf, symbolOf } from './marks.js';
import { drawState, statusLine, type Drawing } from './picture-drawing.js';
import type { Entry, Standing } from './picture-entries.js';
import { element, textLines } from './svg-writer.js';
import { wrap } from './text-width.js';

/** Something drawn, with the foot of its lowest line. */
interface Drawn {
  readonly text: string;
  readonly bottom: number;
}

const shown: readonly Standing[] = ['visited', 'current', 'open', 'refused', 'ahead', 'not-taken'];
const gap = 18;

/** What stands beside the road: the acts that may happen there, the ends outside it, what the signs mean, and why steps are refused. */
export function drawPanel(drawing: Drawing): Drawn {
  const { layout, words, entries } = drawing;
  const { x, y, width } = layout.panel;
  const columns = Math.max(2, Math.floor(width / 290));
  const wide = (width - (columns - 1) * gap) / columns;
  const beside = [...entries.values()].filter((entry) => entry.beside);
  const perColumn = Math.ceil(beside.length / (columns - 1));
  const lists = Array.from({ length: columns - 1 }, (_, place) =>
    drawBeside(drawing, beside.slice(place * perColumn, (place + 1) * perColumn), { x: x + place * (wide + gap), y: y + 20, width: wide, height: 0 }));
  const side = drawSide(drawing, { x: x + (columns - 1) * (wide + gap), y, width: wide, height: 0 });
  const bottom = Math.max(side.bottom, ...lists.map((list) => list.bottom));
  const reasons = drawReasons(drawing, [...entries.values()].filter(({ refusals }) => refusals.length > 0), { x, y: bottom + gap, width, height: 0 });
  return { text: title(words.say('beside'), x, y) + lists.map(({ text }) => text).join('') + side.text + reasons.text, bottom: reasons.bottom };
}

const title = (text: string, x: number, y: number) => textLines([text], { x, y: y + 8, lineHeight: 14, 'font-size': 12.5, 'font-weight': 'bold' });

function drawBeside({ words }: Drawing, entries: readonly Entry[], { x, y, width }: Box): Drawn {
  let foot = y;
  const parts = entries.map((entry) => {
    const ways = entry.leadsTo.length > 0 ? ` → ${entry.leadsTo.map(({ number }) => number).join(', ')}` : '';
    const lines = wrap(`${entry.number}. ${entry.label}${ways}`, width - 22, stepStyle);
    const status = statusLine(entry, words);
    const look = lookOf(entry.standing, 'step');
    const symbol = symbolOf(entry.standing, x + 8, foot + 9);
    const text = textLines(lines, { x: x + 22, y: foot + 13, lineHeight: stepLine, 'font-size': stepStyle.size, fill: look.text });
    foot += lines.length * stepLine + noteLine + 3;
    return symbol + text + textLines([status], { x: x + 22, y: foot - 3, lineHeight: noteLine, 'font-size': noteStyle.size, fill: look.stroke });
  });
  return { text: parts.join(''), bottom: foot };
}

/** The states in which a case leaves the road, and the signs. */
function drawSide(drawing: Drawing, { x, y, width }: Box): Drawn {
  const { map, words, entries } = drawing;
  let foot = y + 20;
  const exits = map.exits.flatMap((name) => map.states.find((state) => state.name === name) ?? []);
  const boxes = exits.map((state) => {
    const { width: wide, height } = sizeOf(state, new Set(), [words]);
    const text = drawState(drawing, state, { x, y: foot, width: Math.min(width, wide), height: height + 2 });
    foot += height + 12;
    return text;
  });
  const standings = [...entries.values()].some(({ standing }) => standing !== undefined) ? shown : [];
  const signs = standings.map((standing, index) => {
    const [left, top] = [x, foot + 16 + index * 20];
    const look = lookOf(standing, 'state');
    const frame = element('rect', { x: left, y: top, width: 26, height: 15, rx: 3, fill: look.fill, stroke: look.stroke, 'stroke-width': look.width, 'stroke-dasharray': look.dash });
    return frame + symbolOf(standing, left + 13, top + 7.5) + textLines([words.say(`legend.${standing}`)], { x: left + 34, y: top + 12, lineHeight: noteLine, 'font-size': stepStyle.size });
  });
  const headed = exits.length > 0 ? title(words.say('exits'), x, y) : '';
  return { text: headed + boxes.join('') + signs.join(''), bottom: foot + (signs.length > 0 ? 16 + signs.length * 20 : 0) };
}

/** Every refused step with its reasons, in two columns of about the same height. */
function drawReasons({ words }: Drawing, refused: readonly Entry[], { x, y, width }: Box): Drawn {
  if (refused.length === 0) return { text: '', bottom: y };
  const wide = (width - gap) / 2;
  const paragraphs = refused.map((entry) => [
    ...wrap(`${entry.number}. ${entry.label}`, wide, { ...noteStyle, bold: true }).map((line) => ({ line, bold: true, x: 0 })),
    ...entry.refusals.flatMap(({ message }) => wrap(`– ${message}`, wide - 8, noteStyle).map((line) => ({ line, bold: false, x: 8 }))),
  ]);
  const total = paragraphs.flat().length;
  let [column, row, bottom] = [0, 0, y];
  const parts = paragraphs.map((lines) => {
    if (column === 0 && row > 0 && row + lines.length / 2 > total / 2) [column, row] = [1, 0];
    const text = lines.map(({ line, bold, x: indent }, index) =>
      textLines([line], { x: x + column * (wide + gap) + indent, y: y + 26 + (row + index) * noteLine, lineHeight: noteLine, 'font-size': noteStyle.size, 'font-weight': bold ? 'bold' : undefined }));
    row += lines.length;
    bottom = Math.max(bottom, y + 26 + row * noteLine);
    return text.join('');
  });
  return { text: title(words.say('reasons'), x, y) + parts.join(''), bottom };
}
