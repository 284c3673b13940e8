/** Attributes of an element; those without a value are left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Text as XML has to hold it; characters that XML cannot hold at all are dropped. */
export function escaped(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are the very characters that XML 1.0 forbids
  const allowed = text.replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '');
  return allowed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** One element with what is inside it, which is markup already. */
export function element(name: string, attributes: Attributes, ...inside: readonly string[]): string {
  const written = Object.entries(attributes).map(([key, value]) => (value === undefined ? '' : ` ${key}="${escaped(String(value))}"`)).join('');
  return inside.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${inside.join('')}</${name}>`;
}

/** Lines of text below one another; `y` is the foot of the first. */
export function textLines(lines: readonly string[], { x, y, lineHeight, ...style }: { readonly x: number; readonly y: number; readonly lineHeight: number } & Attributes): string {
  if (lines.length === 0) return '';
  const [first = '', ...rest] = lines;
  // Every line but the last keeps a blank at its end, so that whoever reads the text alone gets words and not one long word.
  const spaced = (line: string, last: boolean) => escaped(last ? line : `${line} `);
  const more = rest.map((line, index) => element('tspan', { x, dy: lineHeight }, spaced(line, index === rest.length - 1)));
  return element('text', { x, y, ...style }, spaced(first, rest.length === 0), ...more);
}
