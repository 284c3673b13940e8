import { noteLine, noteStyle, padding, outcomeLines, stateLine, stateLines, stateStyle, stepLine, stepLines, stepStyle, type Box } from './boxes.js';
import type { Layout, Line } from './layout.js';
import type { MapWords } from './map-words.js';
import { arrowLook, lookOf, symbolOf } from './marks.js';
import type { Entry } from './picture-entries.js';
import type { MapArrow, MapState, MapStep, RoadMap } from './road-map.js';
import { element, textLines } from './svg-writer.js';
import { widthOf, wrap } from './text-width.js';

/** What is drawn: the map where the layout puts it, in the words of a language, with the standing of every entry. */
export interface Drawing {
  readonly map: RoadMap;
  readonly layout: Layout;
  readonly words: MapWords;
  readonly entries: ReadonlyMap<string, Entry>;
}

/** Width at which the condition of an arrow is wrapped. */
const labelWidth = 96;

const labelLines = (label: string): string[] => wrap(label, labelWidth, noteStyle);

/** How much room the words beside an arrow take; nothing where there are none. */
export function labelSize(label: string | undefined): { readonly width: number; readonly height: number } | undefined {
  if (label === undefined) return undefined;
  const lines = labelLines(label);
  return { width: Math.ceil(Math.max(...lines.map((line) => widthOf(line, noteStyle)))) + 4, height: lines.length * (noteLine - 1) + 3 };
}

/** All states of the road with their steps, outer ones first. */
export function drawStates(drawing: Drawing): string[] {
  const { map, layout } = drawing;
  return map.states.flatMap((state) => {
    const box = layout.states[state.name];
    return box ? [drawState(drawing, state, box, map.states.some(({ parent }) => parent === state.name))] : [];
  });
}

/** One state: its frame, its name, its symbol, and its steps. */
export function drawState(drawing: Drawing, state: MapState, box: Box, isCompound = false): string {
  const { words, entries, layout } = drawing;
  const standing = entries.get(state.number)?.standing;
  const look = lookOf(standing, 'state');
  const frame = { x: box.x, y: box.y, width: box.width, height: box.height, rx: state.final ? 14 : 5, fill: isCompound && standing !== undefined ? '#ffffff' : look.fill, stroke: look.stroke, 'stroke-width': look.width, 'stroke-dasharray': look.dash };
  const inner = state.final ? element('rect', { x: box.x + 3, y: box.y + 3, width: box.width - 6, height: box.height - 6, rx: 11, fill: 'none', stroke: look.stroke, 'stroke-width': 1 }) : '';
  const name = textLines(stateLines(state, box.width, words), { x: box.x + padding, y: box.y + padding + 12, lineHeight: stateLine, 'font-size': stateStyle.size, 'font-weight': 'bold', fill: look.text });
  const steps = state.steps.map((step) => {
    const place = layout.steps[step.number];
    return place ? drawStep(drawing, step, place) : '';
  });
  return element('g', {}, element('rect', frame), inner, name, symbolOf(standing, box.x + box.width - 14, box.y + padding + 7), ...steps);
}

function drawStep({ words, entries }: Drawing, step: MapStep, box: Box): string {
  const entry = entries.get(step.number);
  const look = lookOf(entry?.standing, 'step');
  const lines = stepLines(step, box.width, words);
  const outcomes = outcomeLines(step, box.width, words);
  const x = box.x + padding - 2;
  const foot = box.y + 15;
  const below = foot + lines.length * stepLine;
  const footer = box.y + box.height - 6;
  const symbol = symbolOf(entry?.standing, x + 6, footer - 4);
  return element(
    'g',
    { fill: look.text },
    element('rect', { x: box.x, y: box.y, width: box.width, height: box.height, rx: 3, fill: look.fill, stroke: look.stroke, 'stroke-width': look.width, 'stroke-dasharray': look.dash }),
    textLines(lines, { x, y: foot, lineHeight: stepLine, 'font-size': stepStyle.size }),
    textLines(outcomes, { x, y: below - 1, lineHeight: noteLine, 'font-size': noteStyle.size, 'font-style': 'italic' }),
    symbol,
    textLines([statusLine(entry, words)], { x: x + (symbol === '' ? 0 : 17), y: footer, lineHeight: noteLine, 'font-size': noteStyle.size, fill: look.note, 'font-weight': symbol === '' ? undefined : 'bold' }),
  );
}

/** The last line of a step: the newest day it was done and how often, what stands against it in short, or else who records it. */
export function statusLine(entry: Pick<Entry, 'standing' | 'on' | 'refusals' | 'recordedBy'> | undefined, words: MapWords): string {
  if (entry === undefined) return '';
  const { standing, on, refusals, recordedBy } = entry;
  if (standing === 'open') return words.say('short.open');
  if (standing === 'refused') return words.say('short.refused', { reasons: refusals.length });
  const last = on.at(-1);
  if (last === undefined) return recordedBy === undefined ? '' : words.role(recordedBy);
  return on.length === 1 ? words.shortDay(last) : words.say('short.times', { day: words.shortDay(last), times: on.length });
}

/** All arrows with their heads and labels; those the case went along are drawn last, above the others. */
export function drawArrows({ map, layout, words, entries }: Drawing): string[] {
  const drawn = map.arrows.flatMap((arrow, index) => {
    const way = layout.arrows[index];
    if (!way) return [];
    const from = map.states.find(({ name }) => name === arrow.from);
    const step = from?.steps.find(({ name }) => name === arrow.step);
    const target = map.states.find(({ name }) => name === arrow.to)?.number;
    const ways = entries.get(step?.number ?? from?.number ?? '')?.leadsTo ?? [];
    const taken = ways.some((one) => one.number === target && one.taken && one.condition === words.arrow(arrow));
    const label = besideArrow(arrow, words);
    return [{ taken, text: drawArrow(way.line, taken, arrow.otherwise, way.refersTo) + (way.label && label !== undefined ? drawLabel(way.label, label) : '') }];
  });
  return [...drawn.filter(({ taken }) => !taken), ...drawn.filter(({ taken }) => taken)].map(({ text }) => text);
}

/** The words beside an arrow; where a step leads on by its outcome, they stand in the step. */
export const besideArrow = (arrow: MapArrow, words: MapWords): string | undefined => (arrow.step === undefined ? words.arrow(arrow) : undefined);

function drawArrow(line: Line, taken: boolean, dashed: boolean, refersTo: string | undefined): string {
  const stroke = taken ? arrowLook.taken : arrowLook.ahead;
  const corners = line.map((corner) => corner.join(' ')).join('L');
  const path = element('path', { d: `M${corners}`, fill: 'none', stroke, 'stroke-width': taken ? 3 : 1, 'stroke-dasharray': dashed ? '5 3' : undefined });
  const [x = 0, y = 0] = line.at(-1) ?? [];
  const head = element('path', { d: `M${x} ${y}l-4-8h8z`, fill: stroke });
  return refersTo === undefined ? path + head : path + head + textLines([`→ ${refersTo}`], { x: x - 10, y: y + 12, lineHeight: 12, 'font-size': noteStyle.size });
}

function drawLabel(box: Box, label: string): string {
  return textLines(labelLines(label), { x: box.x + 2, y: box.y + 11, lineHeight: noteLine - 1, 'font-size': noteStyle.size, 'font-style': 'italic', stroke: '#ffffff', 'stroke-width': 3, 'paint-order': 'stroke' });
}
