import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { allStates, arrowsOf, procedures } from '../../workflows/index.js';
import { noteStyle, outcomeLines, padding, stateLines, stateStyle, stepLines, stepStyle, type Box } from '../../src/pictures/boxes.js';
import { layouts } from '../../src/pictures/layouts.generated.js';
import { MapWords } from '../../src/pictures/map-words.js';
import { statusLine } from '../../src/pictures/picture-drawing.js';
import { entriesOf } from '../../src/pictures/picture-entries.js';
import { linesOf, svgOf } from '../../src/pictures/picture-svg.js';
import { roadMapOf } from '../../src/pictures/road-map.js';
import { escaped } from '../../src/pictures/svg-writer.js';
import { widthOf, wrap } from '../../src/pictures/text-width.js';
import type { ExplainedRefusal } from '../../src/platform/language/explain.js';
import { Language } from '../../src/platform/language/language.js';
import { readXml } from '../support/well-formed.js';

const language = new Language();
const words = { vi: new MapWords(language, 'vi'), en: new MapWords(language, 'en') };

it('the pictures are as the code and the locales make them', () => {
  const { status, stderr } = spawnSync(process.execPath, ['tools/generate-diagrams.mjs', '--check'], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

describe.each(procedures.map((procedure) => [procedure.id, procedure] as const))('the picture of %s', (id, procedure) => {
  const map = roadMapOf(procedure);
  const layout = layouts[id]!;

  it('has a layout and a name', () => {
    expect(layout).toBeDefined();
    for (const code of ['vi', 'en'] as const) expect(language.has(code, `pictures:procedures.${id}`)).toBe(true);
  });

  it('holds every state of the machine once, under a number of its own', () => {
    expect(map.states.map(({ name }) => name)).toEqual(allStates(procedure.machine).map(({ name }) => name));
    const numbers = [...map.states.flatMap(({ number, steps }) => [number, ...steps.map((step) => step.number)]), ...map.beside.map(({ number }) => number)];
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('holds every step: those of the road at each state that waits for them, the others in the list', () => {
    const drawn = new Set([...map.states.flatMap(({ steps }) => steps.map(({ name }) => name)), ...map.beside.map(({ name }) => name)]);
    expect([...drawn].sort()).toEqual(procedure.steps.map(({ name }) => name).sort());
  });

  it('draws a line for every arrow of the road, or tells it in the step when it leads back', () => {
    const onRoad = new Set(procedure.steps.filter(({ part }) => part === 'road').map(({ event }) => event));
    const leading = arrowsOf(procedure.machine).filter(({ from, to, event }) => to !== undefined && to !== from && (event === undefined || onRoad.has(event)));
    expect(map.arrows).toHaveLength(leading.length);
    expect(map.arrows.map(({ back }, index) => back === Boolean(layout.arrows[index]))).toEqual(map.arrows.map(() => false));
    expect(map.states.flatMap(({ steps }) => steps.flatMap(({ outcomes }) => outcomes.filter(({ way }) => way === 'back')))).toHaveLength(map.arrows.filter(({ back }) => back).length);
  });

  it('gives every condition words in both languages', () => {
    const asked = arrowsOf(procedure.machine).flatMap(({ outcome }) => Object.entries(outcome ?? {}));
    const missing = asked.filter(([field, value]) => !(['vi', 'en'] as const).every((code) => language.find(code, [`pictures:conditions.${field}.${String(value)}`, `terms:${field}.${String(value)}`])));
    expect(missing).toEqual([]);
  });

  it('lets no two boxes meet, and keeps every box inside the one it belongs to', () => {
    for (const state of map.states) {
      const box = layout.states[state.name];
      if (!box) {
        expect(map.exits).toContain(state.name);
        continue;
      }
      const outer = state.parent === undefined ? { x: 0, y: 0, width: layout.width, height: layout.height } : layout.states[state.parent]!;
      expect([state.name, isInside(box, outer)]).toEqual([state.name, true]);
      const siblings = map.states.filter(({ name, parent }) => parent === state.parent && name !== state.name && layout.states[name]);
      expect(siblings.filter(({ name }) => meet(box, layout.states[name]!)).map(({ name }) => `${state.name} meets ${name}`)).toEqual([]);
      const steps = state.steps.map(({ number }) => layout.steps[number]!);
      expect([state.name, steps.every((step) => isInside(step, box)), steps.some((step, index) => steps.slice(index + 1).some((other) => meet(step, other)))]).toEqual([state.name, true, false]);
    }
  });

  it.each(['vi', 'en'] as const)('has room for every text in %s', (code) => {
    const tooLong = map.states.flatMap((state) => {
      const box = layout.states[state.name];
      if (!box) return [];
      const lines = stateLines(state, box.width, words[code]).filter((line) => widthOf(line, stateStyle) > box.width - 2 * padding);
      const steps = state.steps.flatMap((step) => {
        const { width, height } = layout.steps[step.number]!;
        const [names, outcomes] = [stepLines(step, width, words[code]), outcomeLines(step, width, words[code])];
        const wide = [...names.filter((line) => widthOf(line, stepStyle) > width - 8), ...outcomes.filter((line) => widthOf(line, noteStyle) > width - 8)];
        return names.length * 15 + outcomes.length * 14 + 14 > height ? [...wide, `${step.number} is too low`] : wide;
      });
      return [...lines, ...steps];
    });
    expect(tooLong).toEqual([]);
  });

  it.each(['vi', 'en'] as const)('has room for the longest last line of a step in %s', (code) => {
    const narrowest = Math.min(...Object.values(layout.steps).map(({ width }) => width));
    const [days, refusals] = [Array.from({ length: 12 }, () => '2026-09-30' as const), Array.from({ length: 12 }, () => ({}) as ExplainedRefusal)];
    const marked = [statusLine({ standing: 'done', on: days, refusals: [] }, words[code]), statusLine({ standing: 'refused', on: [], refusals }, words[code]), statusLine({ standing: 'open', on: [], refusals: [] }, words[code])];
    const plain = procedure.steps.map(({ recordedBy }) => statusLine({ standing: 'ahead', on: [], refusals: [], recordedBy }, words[code]));
    expect(marked.filter((line) => widthOf(line, { ...noteStyle, bold: true }) > narrowest - 25)).toEqual([]);
    expect(plain.filter((line) => widthOf(line, noteStyle) > narrowest - 8)).toEqual([]);
  });

  it.each(['vi', 'en'] as const)('says the same in its description as its list, in %s', (code) => {
    const entries = entriesOf(procedure, map, words[code]);
    const svg = svgOf({ map, layout, words: words[code], title: 'Lộ trình', subtitle: '', entries });
    const elements = readXml(svg);
    expect(elements.find(({ name }) => name === 'desc')?.text.split('\n')).toEqual(linesOf(entries));
    const shown = (elements[0]?.text ?? '').replaceAll(/\s+/g, ' ');
    for (const { number, label } of entries) expect(shown).toContain(`${number}. ${label}`);
    expect(Buffer.byteLength(svg)).toBeLessThan(60_000);
  });

  it.each(['vi', 'en'] as const)('refers to nothing outside itself, in %s', (code) => {
    const svg = readFileSync(`docs/procedures/${id}.${code}.svg`, 'utf8');
    const elements = readXml(svg);
    expect(new Set(elements.map(({ name }) => name))).toEqual(new Set(['svg', 'title', 'desc', 'g', 'rect', 'path', 'text', 'tspan']));
    const attributes = new Set(elements.flatMap((element) => Object.keys(element.attributes)));
    expect([...attributes].filter((name) => /^(on|style$|class$|.*href)/.test(name))).toEqual([]);
    expect(svg.replace('http://www.w3.org/2000/svg', '').match(/https?:|url\(|javascript/g)).toBeNull();
  });
});

describe('text in a picture', () => {
  it('cannot become markup', () => {
    expect(escaped(`<script>"a" & 'b'</script>\u0000\uD800`)).toBe('&lt;script&gt;&quot;a&quot; &amp; \'b\'&lt;/script&gt;');
  });

  it('is wrapped within its width, even where a word is too long', () => {
    const lines = wrap('Ghi kết quả đảng ủy cơ sở biểu quyết Nghiêngnghiêngnghiêngnghiêng', 90, stepStyle);
    expect(lines.every((line) => widthOf(line, stepStyle) <= 90)).toBe(true);
    expect(lines.join(' ').replaceAll(' ', '')).toBe('GhikếtquảđảngủycơsởbiểuquyếtNghiêngnghiêngnghiêngnghiêng');
  });

  it('takes the same room with and without marks, composed or not', () => {
    expect(widthOf('Đảng ủy', stepStyle)).toBe(widthOf('Đảng ủy'.normalize('NFD'), stepStyle));
    expect(widthOf('quyết', stepStyle)).toBe(widthOf('quyet', stepStyle));
  });
});

function isInside(inner: Box, outer: Box): boolean {
  return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width && inner.y + inner.height <= outer.y + outer.height;
}

function meet(one: Box, other: Box): boolean {
  return one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height;
}
