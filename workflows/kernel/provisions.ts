import { sha256Of } from './chain.js';
import type { Citation, Cited } from './citation.js';
import type { IsoDate } from './iso-date.js';
import { regulationOn, type AnyProcedure, type Edition } from './procedure.js';

/** A number, a choice or a clause of an edition, with where it stands in it, such as `admission.deciding.grassroots`. */
export interface Provision {
  readonly path: string;
  /** Absent for a clause that prescribes an act and carries no number. */
  readonly value?: unknown;
  readonly citation: Citation;
}

/** What of a provision may differ: the number or choice itself, the document it stands in, the clause there, or how sure we are of it. */
export type ProvisionPart = 'value' | 'document' | 'clause' | 'confidence';

/** A provision that is not the same in two editions. One of the two sides is absent where that edition does not hold it. */
export interface ProvisionChange {
  readonly path: string;
  readonly from?: Provision | undefined;
  readonly to?: Provision | undefined;
  /** What differs; empty where one side is absent. */
  readonly parts: readonly ProvisionPart[];
}

/** How the law of one procedure differs between two days. */
export interface LawDifference {
  readonly procedure: string;
  /** The edition of each day; absent before the first one. */
  readonly from?: Edition | undefined;
  readonly to?: Edition | undefined;
  /** Editions that began after the earlier day, up to and on the later one, oldest first. */
  readonly began: readonly Edition[];
  readonly changes: readonly ProvisionChange[];
}

/** Every provision of an edition in its own order, whatever procedure it belongs to. */
export function provisionsOf(edition: Edition): Provision[] {
  return [...walk(edition, '')];
}

/** Every provision that differs between two editions, in the order of the first; nothing stands for the time before the first edition. */
export function changesBetween(from: Edition | undefined, to: Edition | undefined): ProvisionChange[] {
  const [older, newer] = [from, to].map((edition) => new Map((edition ? provisionsOf(edition) : []).map((provision) => [provision.path, provision])));
  const paths = new Set([...(older?.keys() ?? []), ...(newer?.keys() ?? [])]);
  return [...paths].flatMap((path) => {
    const change = { path, from: older?.get(path), to: newer?.get(path) };
    const parts = partsOf(change.from, change.to);
    return change.from && change.to && parts.length === 0 ? [] : [{ ...change, parts }];
  });
}

/** How the law of a procedure differs between two days; the second may be the earlier one. */
export function differenceBetween({ id, editions }: AnyProcedure, from: IsoDate, to: IsoDate): LawDifference {
  const [earlier, later] = [from, to].sort();
  const [before, after] = [regulationOn(editions, from), regulationOn(editions, to)];
  const began = editions.filter(({ effectiveFrom }) => earlier !== undefined && later !== undefined && earlier < effectiveFrom && effectiveFrom <= later);
  return { procedure: id, from: before, to: after, began, changes: changesBetween(before, after) };
}

/** The same edition with other numbers or choices at some paths. What is put there must be of the form that stood there. */
export function amended<E extends Edition>(edition: E, changes: ReadonlyMap<string, Cited<unknown>>): E {
  return rebuilt(edition, '', changes) as E;
}

function partsOf(from: Provision | undefined, to: Provision | undefined): ProvisionPart[] {
  if (!from || !to) return [];
  const differs: Readonly<Record<ProvisionPart, boolean>> = {
    // By their canonical form, in which the order of fields does not count.
    value: sha256Of(from.value ?? null) !== sha256Of(to.value ?? null),
    document: from.citation.document !== to.citation.document,
    clause: from.citation.clause !== to.citation.clause,
    confidence: from.citation.confidence !== to.citation.confidence,
  };
  return (['value', 'document', 'clause', 'confidence'] as const).filter((part) => differs[part]);
}

function* walk(node: unknown, path: string): Generator<Provision> {
  if (!isGroup(node)) return;
  if (isCited(node)) yield { path, value: node.value, citation: node.citation };
  else if (isCitation(node)) yield { path, citation: node };
  else for (const [name, inner] of Object.entries(node)) yield* walk(inner, below(path, name));
}

function rebuilt(node: unknown, path: string, changes: ReadonlyMap<string, Cited<unknown>>): unknown {
  if (!isGroup(node) || isCitation(node)) return node;
  if (isCited(node)) return changes.get(path) ?? node;
  return Object.fromEntries(Object.entries(node).map(([name, inner]) => [name, rebuilt(inner, below(path, name), changes)]));
}

const below = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);
const isGroup = (node: unknown): node is object => typeof node === 'object' && node !== null && !Array.isArray(node);
const isCitation = (node: object): node is Citation => 'document' in node && 'clause' in node && 'confidence' in node;
const isCited = (node: object): node is Cited<unknown> => 'value' in node && 'citation' in node;
