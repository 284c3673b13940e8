import type { Citation, Cited, Edition } from '../../workflows/index.js';

/** A number, a choice or a clause of an edition, with where it stands in it, such as `admission.deciding.grassroots`. */
export interface Provision {
  readonly path: string;
  /** Absent for a clause that prescribes an act and carries no number. */
  readonly value?: unknown;
  readonly citation: Citation;
}

/** Every provision of an edition in its own order, whatever procedure it belongs to. */
export function provisionsOf(edition: Edition): Provision[] {
  return [...walk(edition, '')];
}

function* walk(node: unknown, path: string): Generator<Provision> {
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
  if (isCited(node)) yield { path, value: node.value, citation: node.citation };
  else if (isCitation(node)) yield { path, citation: node };
  else for (const [name, inner] of Object.entries(node)) yield* walk(inner, path === '' ? name : `${path}.${name}`);
}

const isCitation = (node: object): node is Citation => 'document' in node && 'clause' in node && 'confidence' in node;
const isCited = (node: object): node is Cited<unknown> => 'value' in node && 'citation' in node;
