/**
 * How sure we are of a rule: its clause was read (`text`), another source states it (`summary`), or nobody has
 * confirmed it (`unconfirmed`) and the interface must say so.
 */
export type Confidence = 'text' | 'summary' | 'unconfirmed';

/** Where a rule stands written (căn cứ): the document's key in the registry of documents, and the clause in it. */
export interface Citation {
  readonly document: string;
  readonly clause: string;
  readonly confidence: Confidence;
}

/** A number or a choice of the law together with where it stands written (căn cứ). */
export interface Cited<T> {
  readonly value: T;
  readonly citation: Citation;
}
