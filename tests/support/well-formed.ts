/** An element of a document: its name, its attributes, and the text in it with that of everything inside. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
}

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" };
const readable = (text: string): string => text.replaceAll(/&[a-z]+;/g, (entity) => entities[entity] ?? fail(`unknown entity ${entity}`));

/** Reads a document strictly by the rules of XML that our writer can break, and throws at the first that is broken. */
export function readXml(document: string): XmlElement[] {
  const found: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const open: typeof found = [];
  let rest = document.trim();
  while (rest !== '') {
    const text = /^[^<]+/.exec(rest)?.[0];
    const tag = text === undefined ? /^<(\/?)([a-zA-Z][\w-]*)((?:\s+[a-zA-Z][\w:-]*="[^"<]*")*)\s*(\/?)>/.exec(rest) : null;
    if (text !== undefined) {
      if (open.length === 0 || /&(?!(amp|lt|gt|quot|apos);)|>/.test(text)) fail(`text that XML does not allow: ${text.slice(0, 40)}`);
      for (const element of open) element.text += readable(text);
    } else if (tag === null) fail(`no element at ${rest.slice(0, 60)}`);
    else if (tag[1] === '/') {
      if (open.pop()?.name !== tag[2]) fail(`</${tag[2] ?? ''}> closes another element`);
    } else {
      const attributes = [...(tag[3] ?? '').matchAll(/([a-zA-Z][\w:-]*)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, readable(value)] as const);
      if (new Set(attributes.map(([name]) => name)).size !== attributes.length) fail(`an attribute of ${tag[2] ?? ''} stands twice`);
      if (open.length === 0 && found.length > 0) fail('a second root');
      const element = { name: tag[2] ?? '', attributes: Object.fromEntries(attributes), text: '' };
      found.push(element);
      if (tag[4] === '') open.push(element);
    }
    rest = rest.slice(text?.length ?? tag?.[0].length ?? 1);
  }
  if (open.length > 0) fail(`${open.at(-1)?.name ?? ''} is not closed`);
  return found;
}

function fail(reason: string): never {
  throw new Error(`not well-formed: ${reason}`);
}
