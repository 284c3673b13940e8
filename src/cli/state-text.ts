import type { Words } from './words.js';

/** The states of a case with their labels. */
export const stateDocuments = (states: readonly string[], words: Words) => states.map((name) => ({ name, label: words.state(name) }));

/** The states of a case in one line: the innermost ones, since each stands for those around it. */
export function stateText(states: readonly string[], words: Words): string {
  const innermost = states.filter((name) => !states.some((other) => other.startsWith(`${name}.`)));
  const outer = [...new Set(states.filter((name) => !name.includes('.')))].filter((name) => !innermost.includes(name));
  const inner = innermost.map((name) => words.state(name)).join('; ');
  return outer.length === 0 ? inner : `${outer.map((name) => words.state(name)).join(', ')} (${inner})`;
}
