/**
 * Lays out the picture of every procedure, in boxes large enough for both languages, and writes where everything stands to
 * src/pictures/layouts.generated.ts and the pictures to docs/procedures/<id>.<language>.svg. With --check writes nothing and ends
 * with status 1 when a file no longer says what the code and the locales do.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildServer } from './build.mjs';
import { layOut } from './diagram-layout.mjs';

const root = path.resolve(import.meta.dirname, '..');

await buildServer();
const { procedures } = await import('../dist/workflows/index.js');
const { Language } = await import('../dist/src/platform/language/language.js');
const { MapWords } = await import('../dist/src/pictures/map-words.js');
const { roadMapOf } = await import('../dist/src/pictures/road-map.js');
const { sizeOf } = await import('../dist/src/pictures/boxes.js');
const { besideArrow, labelSize } = await import('../dist/src/pictures/picture-drawing.js');
const { entriesOf } = await import('../dist/src/pictures/picture-entries.js');
const { svgOf } = await import('../dist/src/pictures/picture-svg.js');

/** A state with one part inside is at least this wide. */
const widthOfParts = 192;

const words = ['vi', 'en'].map((code) => new MapWords(new Language(), code));
const layouts = {};
const files = {};

for (const procedure of procedures) {
  const map = roadMapOf(procedure);
  const layout = rounded(await layOut(map, sizesOf(map), map.arrows.map((arrow) => largest(words.map((one) => labelSize(besideArrow(arrow, one)))))));
  layouts[procedure.id] = layout;
  for (const one of words) files[`docs/procedures/${procedure.id}.${one.code}.svg`] = `${pictureOf(procedure, map, layout, one)}\n`;
}
files['src/pictures/layouts.generated.ts'] = `// Written by npm run generate:diagrams; change the code or the locales instead.
import type { Layout } from './layout.js';

export const layouts: Readonly<Record<string, Layout>> = ${JSON.stringify(layouts)};
`;

function sizesOf(map) {
  const stepOf = (state, name) => state.steps.find((step) => step.name === name)?.number;
  return Object.fromEntries(
    map.states.map((state) => {
      const leading = new Set(map.arrows.filter(({ from }) => from === state.name).map(({ step }) => stepOf(state, step)));
      const isWhole = map.states.some(({ parent }) => parent === state.name);
      return [state.name, sizeOf(state, leading, words, isWhole ? widthOfParts : 0)];
    }),
  );
}

function largest(sizes) {
  const known = sizes.filter(Boolean);
  return known.length === 0 ? undefined : { width: Math.max(...known.map(({ width }) => width)), height: Math.max(...known.map(({ height }) => height)) };
}

/** Whole pixels, so that the file stays small and the same everywhere. */
function rounded(value) {
  if (typeof value === 'number') return Math.round(value);
  if (Array.isArray(value)) return value.map(rounded);
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rounded(inner)])) : value;
}

function pictureOf(procedure, map, layout, one) {
  const title = one.say('title.procedure', { procedure: one.say(`procedures.${procedure.id}`) });
  return svgOf({ map, layout, words: one, title, subtitle: one.say('subtitle.procedure'), entries: entriesOf(procedure, map, one) });
}

const stale = Object.entries(files).filter(([file, text]) => !existsSync(path.join(root, file)) || readFileSync(path.join(root, file), 'utf8') !== text);
if (process.argv.includes('--check')) {
  for (const [file] of stale) console.error(`${file} is stale: run npm run generate:diagrams.`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const [file, text] of stale) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
    console.log(`${file} written.`);
  }
}
