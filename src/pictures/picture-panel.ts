import { noteLine, noteStyle, sizeOf, stateStyle, stepLine, stepStyle, type Box } from './boxes.js';
import { arrowLook, lookOf, symbolOf } from './marks.js';
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
const margin = 16;
/** Below this width nothing is readable. */
const narrowest = 150;

/**
 * What stands beside the road: the acts that may happen there, the ends outside it with what the signs mean, and why steps are
 * refused. The first two take the room that the columns leave free, where it is enough, and stand below everything otherwise.
 */
export function drawPanel(drawing: Drawing): Drawn {
  const { layout, entries } = drawing;
  const free = [...layout.free];
  const below: Draw[] = [];
  const placed = [drawBeside, drawSide].map((block) => {
    const fitting = free.findIndex((room) => room.width >= narrowest && block(drawing, room).bottom <= room.y + room.height);
    const [room] = fitting < 0 ? [] : free.splice(fitting, 1);
    if (!room) below.push(block);
    return room ? block(drawing, room).text : '';
  });
  const wide = (layout.width - 2 * margin - gap) / 2;
  const row = below.map((block, index) => block(drawing, { x: margin + index * (wide + gap), y: layout.height + gap, width: wide, height: 0 }));
  const bottom = Math.max(layout.height, ...row.map((one) => one.bottom));
  const refused = [...entries.values()].filter(({ refusals }) => refusals.length > 0);
  const reasons = drawReasons(drawing, refused, { x: margin, y: bottom, width: layout.width - 2 * margin, height: 0 });
  return { text: [...placed, ...row.map(({ text }) => text), reasons.text].join(''), bottom: reasons.bottom };
}

type Draw = (drawing: Drawing, room: Box) => Drawn;

const title = (lines: readonly string[], x: number, y: number) => textLines(lines, { x, y: y + 8, lineHeight: 17, 'font-size': stateStyle.size, 'font-weight': 'bold' });

/** What may happen beside the road, and below it what puts the record in order. */
function drawBeside(drawing: Drawing, { x, y, width }: Box): Drawn {
  const beside = [...drawing.entries.values()].filter((entry) => entry.beside);
  const blocks = [
    { heading: 'beside', entries: beside.filter(({ repair }) => !repair) },
    { heading: 'repairs', entries: beside.filter(({ repair }) => repair) },
  ].filter(({ entries }) => entries.length > 0);
  let foot = y;
  const texts = blocks.map(({ heading, entries }, place) => {
    const drawn = drawList(drawing, heading, entries, { x, y: foot + (place === 0 ? 0 : gap), width, height: 0 });
    foot = drawn.bottom;
    return drawn.text;
  });
  return { text: texts.join(''), bottom: foot };
}

function drawList({ words }: Drawing, key: string, listed: readonly Entry[], { x, y, width }: Box): Drawn {
  const heading = wrap(words.say(key), width, stateStyle);
  let foot = y + heading.length * 17;
  const parts = listed.map((entry) => {
    const ways = entry.leadsTo.length > 0 ? ` → ${entry.leadsTo.map(({ number }) => number).join(', ')}` : '';
    const lines = wrap(`${entry.number}. ${entry.label}${ways}`, width - 22, stepStyle);
    const status = statusLine(entry, words);
    const look = lookOf(entry.standing, 'step');
    const symbol = symbolOf(entry.standing, x + 8, foot + 10);
    const text = textLines(lines, { x: x + 22, y: foot + 13, lineHeight: stepLine, 'font-size': stepStyle.size, fill: look.text });
    foot += lines.length * stepLine + noteLine + 3;
    return symbol + text + textLines([status], { x: x + 22, y: foot - 3, lineHeight: noteLine, 'font-size': noteStyle.size, fill: look.note });
  });
  return { text: title(heading, x, y) + parts.join(''), bottom: foot };
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
  const signs = [
    ...standings.map((standing) => (top: number) => signOf(standing, x, top) + signText(words.say(`legend.${standing}`), x, top)),
    (top: number) => element('path', { d: `M${x} ${top + 8}h26`, stroke: arrowLook.ahead, 'stroke-dasharray': '5 3' }) + signText(words.say('legend.otherwise'), x, top),
  ].map((sign, index) => sign(foot + 16 + index * 21));
  const headed = exits.length > 0 ? title(wrap(words.say('exits'), width, stateStyle), x, y) : '';
  return { text: headed + boxes.join('') + signs.join(''), bottom: foot + 16 + signs.length * 21 };
}

function signOf(standing: Standing, x: number, y: number): string {
  const { fill, stroke, width, dash } = lookOf(standing, 'state');
  return element('rect', { x, y, width: 26, height: 16, rx: 3, fill, stroke, 'stroke-width': width, 'stroke-dasharray': dash }) + symbolOf(standing, x + 13, y + 8);
}

const signText = (text: string, x: number, y: number) => textLines([text], { x: x + 34, y: y + 13, lineHeight: stepLine, 'font-size': stepStyle.size });

/** Every refused step with its reasons, in three columns of about the same height. */
function drawReasons({ words }: Drawing, refused: readonly Entry[], { x, y, width }: Box): Drawn {
  if (refused.length === 0) return { text: '', bottom: y };
  const columns = 3;
  const wide = (width - (columns - 1) * gap) / columns;
  const paragraphs = refused.map((entry) => [
    ...wrap(`${entry.number}. ${entry.label}`, wide, { ...noteStyle, bold: true }).map((line) => ({ line, bold: true, x: 0 })),
    ...entry.refusals.flatMap(({ message }) => wrap(`– ${message}`, wide - 8, noteStyle).map((line) => ({ line, bold: false, x: 8 }))),
  ]);
  const total = paragraphs.flat().length;
  let [column, row, bottom] = [0, 0, y];
  const parts = paragraphs.map((lines) => {
    if (column < columns - 1 && row > 0 && row + lines.length / 2 > total / columns) [column, row] = [column + 1, 0];
    const text = lines.map(({ line, bold, x: indent }, index) =>
      textLines([line], { x: x + column * (wide + gap) + indent, y: y + 26 + (row + index) * noteLine, lineHeight: noteLine, 'font-size': noteStyle.size, 'font-weight': bold ? 'bold' : undefined }));
    row += lines.length;
    bottom = Math.max(bottom, y + 26 + row * noteLine);
    return text.join('');
  });
  return { text: title([words.say('reasons')], x, y) + parts.join(''), bottom };
}
