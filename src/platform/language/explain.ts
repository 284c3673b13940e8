import { findDocument, identityIn, type Citation, type Curer, type Refusal, type Seen } from '../../../workflows/index.js';
import { formatTerm } from './formats.js';
import { formatDay } from './formats.js';
import type { Language } from './language.js';
import type { LanguageCode } from './locale-files.js';

/** Where a rule stands written, with a name for the document that people know. */
export interface ExplainedCitation {
  /** Key in the registry of documents. */
  readonly document: string;
  /** Number, day and issuer, such as «208-QĐ/TW (26/07/2026, Ban Chấp hành Trung ương)». */
  readonly name: string;
  /** What the document is about, always in Vietnamese. */
  readonly title?: string | undefined;
  readonly clause: string;
  readonly confidence: Citation['confidence'];
  /** A mark to show beside the clause, present when nobody has confirmed it. */
  readonly mark?: string | undefined;
}

/** One unmet condition as a reader gets it: what stands against the step, by which clause, and who can put it right. */
export interface ExplainedRefusal {
  readonly code: string;
  readonly rule: string;
  readonly citation: ExplainedCitation;
  readonly message: string;
  readonly cure: string;
  readonly seen: Seen;
  readonly curedBy: Curer;
}

/** Steps that are not open are refused in the same words for case after case. */
const known = new WeakMap<Language, Map<string, ExplainedRefusal>>();
const mostKnown = 5000;

/** Puts a refusal into words. The sentences are `refusals:<code>.message` and `.cure`, and may show anything in `seen`. */
export function explain(refusal: Refusal, code: LanguageCode, language: Language): ExplainedRefusal {
  const explained = known.get(language) ?? new Map<string, ExplainedRefusal>();
  known.set(language, explained);
  const written = code + JSON.stringify(refusal);
  const found = explained.get(written) ?? explainAnew(refusal, code, language);
  if (explained.size >= mostKnown) explained.clear();
  explained.set(written, found);
  return found;
}

function explainAnew(refusal: Refusal, code: LanguageCode, language: Language): ExplainedRefusal {
  const params = readable(refusal.seen, code, language);
  return {
    code: refusal.code,
    rule: refusal.rule,
    citation: explainCitation(refusal.citation, code, language),
    message: language.t(code, `refusals:${refusal.code}.message`, params),
    cure: language.t(code, `refusals:${refusal.code}.cure`, params),
    seen: refusal.seen,
    curedBy: refusal.curedBy,
  };
}

/** Puts a citation into words. */
export function explainCitation(citation: Citation, code: LanguageCode, language: Language): ExplainedCitation {
  const document = findDocument(citation.document);
  const identity = document ?? identityIn(citation.document);
  return {
    document: citation.document,
    name: identity ? `${identity.number} (${formatDay(identity.issuedOn, code)}, ${identity.issuer})` : citation.document,
    title: document?.title,
    clause: citation.clause,
    confidence: citation.confidence,
    mark: citation.confidence === 'unconfirmed' ? language.t(code, 'api:confidence.unconfirmed') : undefined,
  };
}

/** A state, or several, which `seen` holds as the program writes them, give way to the labels people know. */
function readable(seen: Seen, code: LanguageCode, language: Language): Seen {
  const { state } = seen;
  return typeof state === 'string' ? { ...seen, state: formatTerm(state, 'state', (keys, params) => language.find(code, keys, params)) } : seen;
}
