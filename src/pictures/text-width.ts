/** Widths of Arial and of the fonts cut to its measure, in thousandths of the size of the font; letters not named here are 556 wide. */
const widths: readonly (readonly [letters: string, width: number])[] = [
  ["ijl'|", 222],
  ['ftIĐ .,:;/!()[]-·', 300],
  ['r"', 345],
  ['ckszxyvJ', 500],
  ['w', 722],
  ['mM%', 870],
  ['ABEKPSVXYFTZL', 680],
  ['CDHNRUGOQ', 778],
  ['W@—→', 1000],
];
const widthOfLetter = new Map(widths.flatMap(([letters, width]) => [...letters].map((letter) => [letter, width] as const)));

/** Bold letters are wider, and so are those of a font that stands in where Arial is missing. */
const allowance = { plain: 1.08, bold: 1.16 };

/** How text is set: its size in pixels, and whether it is bold. */
export interface Style {
  readonly size: number;
  readonly bold?: boolean;
}

/** A careful guess at how wide a line is, in pixels; no font is at hand where pictures are drawn. */
export function widthOf(line: string, { size, bold = false }: Style): number {
  let thousandths = 0;
  // Marks above and below a letter take no room of their own.
  for (const letter of line.normalize('NFD').replaceAll(/\p{M}/gu, '')) thousandths += widthOfLetter.get(letter) ?? 556;
  return (thousandths / 1000) * size * (bold ? allowance.bold : allowance.plain);
}

/** Text in lines no wider than `width` by {@link widthOf}; a word that is wider itself is cut, so that nothing ever stands out. */
export function wrap(text: string, width: number, style: Style): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).flatMap((one) => cut(one, width, style))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && widthOf(longer, style) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}

function cut(word: string, width: number, style: Style): string[] {
  if (widthOf(word, style) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  for (const letter of word) {
    if (part !== '' && widthOf(part + letter, style) > width) {
      parts.push(part);
      part = '';
    }
    part += letter;
  }
  return [...parts, part];
}
