/** One token of JSON: a sign, a text, or a number or word. */
const token = /(?<sign>[{}[\],:])|(?<text>"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(?<plain>-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/uy;
const blanks = /[ \t\n\r]*/y;

type Expected = 'value' | 'value or end' | 'key' | 'key or end' | 'colon' | 'comma or end' | 'nothing';

/** Line and column, from 1, at which a text stops being JSON. The engine itself tells the place of some errors only. */
export function placeOfJsonError(text: string): { line: number; column: number } {
  const before = text.slice(0, offsetOfError(text)).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function offsetOfError(text: string): number {
  const open: string[] = [];
  let expected: Expected | undefined = 'value';
  for (let at = after(blanks, text, 0); ; at = after(blanks, text, token.lastIndex)) {
    token.lastIndex = at;
    const groups = token.exec(text)?.groups;
    if (!groups) return at;
    expected = next(expected, groups['sign'] ?? (groups['text'] === undefined ? 'plain' : 'text'), open);
    if (expected === undefined) return at;
  }
}

function after(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return at + (pattern.exec(text)?.[0].length ?? 0);
}

/** What may follow a token, or nothing when the token may not stand there. */
function next(expected: Expected, found: string, open: string[]): Expected | undefined {
  const isKey = expected === 'key' || expected === 'key or end';
  if (isKey && found === 'text') return 'colon';
  if (expected === 'colon') return found === ':' ? 'value' : undefined;
  const mayEnd = expected === 'comma or end' || expected === 'key or end' || expected === 'value or end';
  if (mayEnd && found === open.at(-1)) {
    open.pop();
    return open.length === 0 ? 'nothing' : 'comma or end';
  }
  if (expected === 'comma or end' && found === ',') return open.at(-1) === '}' ? 'key' : 'value';
  if (expected !== 'value' && expected !== 'value or end') return undefined;
  if (found === '{' || found === '[') open.push(found === '{' ? '}' : ']');
  if (found === '{') return 'key or end';
  if (found === '[') return 'value or end';
  if (found !== 'text' && found !== 'plain') return undefined;
  return open.length === 0 ? 'nothing' : 'comma or end';
}
