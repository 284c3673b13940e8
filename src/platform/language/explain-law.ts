import { findDocument, identityIn, type Edition, type LawDifference, type Provision, type ProvisionChange } from '../../../workflows/index.js';
import { explainCitation, type ExplainedCitation } from './explain.js';
import type { Language } from './language.js';
import type { LanguageCode } from './locale-files.js';
import { provisionText } from './provision-text.js';

/** An edition with its document, as people name it. */
export interface ExplainedEdition {
  readonly edition: string;
  readonly effectiveFrom: Edition['effectiveFrom'];
  /** Key in the registry of documents. */
  readonly document: string;
  /** Number and issuer. */
  readonly name: string;
  /** What the document is about, always in Vietnamese. */
  readonly title?: string | undefined;
  /** How sure we are of the day it came into force. */
  readonly confidence: ExplainedCitation['confidence'];
}

/** A provision in words. */
export interface ExplainedProvision {
  readonly path: string;
  /** The first part of the path: what it belongs to. */
  readonly group: string;
  readonly groupLabel: string;
  readonly label: string;
  /** Absent for a clause that carries no number or choice. */
  readonly value?: unknown;
  /** The value in words; absent where there is none. */
  readonly text?: string | undefined;
  readonly citation: ExplainedCitation;
}

type Side = Pick<ExplainedProvision, 'value' | 'text' | 'citation'>;

/** A provision that differs between two editions, in words; a side is absent where that edition does not hold it. */
export interface ExplainedChange extends Pick<ExplainedProvision, 'path' | 'group' | 'groupLabel' | 'label'> {
  readonly parts: ProvisionChange['parts'];
  readonly from?: Side | undefined;
  readonly to?: Side | undefined;
}

/** How the law of one procedure differs between two days, in words. */
export interface ExplainedDifference {
  readonly procedure: string;
  readonly label: string;
  readonly from?: ExplainedEdition | undefined;
  readonly to?: ExplainedEdition | undefined;
  readonly began: readonly ExplainedEdition[];
  readonly changes: readonly ExplainedChange[];
}

/** Puts an edition into words. */
export function explainEdition({ edition, document, effectiveFrom }: Edition): ExplainedEdition {
  const found = findDocument(document);
  const identity = found ?? identityIn(document);
  const confidence = found?.periodConfidence ?? 'unconfirmed';
  return { edition, effectiveFrom, document, name: identity ? `${identity.number}, ${identity.issuer}` : document, title: found?.title, confidence };
}

/** Puts a provision into words. */
export function explainProvision(provision: Provision, code: LanguageCode, language: Language): ExplainedProvision {
  return { ...named(provision.path, code, language), ...sideOf(provision, code, language) };
}

/** Puts a change of a provision into words. */
export function explainChange({ path, parts, from, to }: ProvisionChange, code: LanguageCode, language: Language): ExplainedChange {
  return {
    ...named(path, code, language),
    parts,
    ...(from && { from: sideOf(from, code, language) }),
    ...(to && { to: sideOf(to, code, language) }),
  };
}

/** Puts the difference between two days into words. */
export function explainDifference({ procedure, from, to, began, changes }: LawDifference, code: LanguageCode, language: Language): ExplainedDifference {
  return {
    procedure,
    label: procedureLabel(procedure, code, language),
    ...(from && { from: explainEdition(from) }),
    ...(to && { to: explainEdition(to) }),
    began: began.map(explainEdition),
    changes: changes.map((change) => explainChange(change, code, language)),
  };
}

/** What people call a procedure. */
export const procedureLabel = (id: string, code: LanguageCode, language: Language): string => language.find(code, [`cli:procedures.${id}`]) ?? id;

function named(path: string, code: LanguageCode, language: Language) {
  const group = path.split('.')[0] ?? '';
  return {
    path,
    group,
    groupLabel: language.find(code, [`cli:groups.${group}`]) ?? group,
    label: language.find(code, [`cli:provisions.${path}`]) ?? path,
  };
}

function sideOf({ value, citation }: Provision, code: LanguageCode, language: Language): Side {
  return { ...(value !== undefined && { value, text: provisionText(value, code, language) }), citation: explainCitation(citation, code, language) };
}
