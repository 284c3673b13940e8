import type { Refusal } from '../../../workflows/index.js';
import { problemKinds, type ProblemCode } from './problem-kinds.js';

/** Small values that a localised sentence may show. */
export type ProblemParams = Readonly<Record<string, string | number>>;

/** Part of a request in which a field stands. */
export type FieldPlace = 'body' | 'query' | 'path' | 'header';

/** One unreadable field: a JSON Pointer into its part of the request, such as `#/heldOn`, never its value. */
export interface FieldError {
  readonly pointer: string;
  /** The body when absent. */
  readonly place?: FieldPlace | undefined;
  /** Sentence in the locales: `problems:fields.<code>`. */
  readonly code: string;
  readonly params?: ProblemParams | undefined;
}

/** What a problem carries besides its kind. */
export interface ProblemDetails {
  readonly errors?: readonly FieldError[] | undefined;
  /** Unmet conditions; the answer explains each in the reader's language. */
  readonly refusals?: readonly Refusal[] | undefined;
  readonly params?: ProblemParams | undefined;
  /** Response headers, such as `retry-after`. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Further members of the problem document, such as `version`; nothing personal. */
  readonly extra?: Readonly<Record<string, string | number | boolean>> | undefined;
}

/** An answer that is not a success. Thrown anywhere in a room; the filter turns it into RFC 9457 `application/problem+json`. */
export class Problem extends Error {
  readonly status: number;

  constructor(
    readonly code: ProblemCode,
    readonly details: ProblemDetails = {},
  ) {
    super(code);
    this.name = 'Problem';
    this.status = problemKinds[code];
  }

  /** 400: fields that cannot be read. */
  static invalidFields(errors: readonly FieldError[]): Problem {
    return new Problem('invalid-fields', { errors });
  }

  /** 401: no session, or one that has ended. */
  static signInRequired(): Problem {
    return new Problem('sign-in-required', { headers: { 'www-authenticate': 'Bearer realm="lotrinh"' } });
  }

  /** 401: the same for an unknown account, a wrong password and a disabled account. */
  static wrongCredentials(): Problem {
    return new Problem('wrong-credentials', { headers: { 'www-authenticate': 'Bearer realm="lotrinh"' } });
  }

  /** 403: this actor may not; `refusals` say by which clause, where there is one. */
  static notAllowed(refusals?: readonly Refusal[]): Problem {
    return new Problem('not-allowed', { refusals });
  }

  /** 404: `thing` is a key of `problems:things`, such as `case`, `person`, `organ`, `step`. */
  static notFound(thing = 'record'): Problem {
    return new Problem('not-found', { params: { thing } });
  }

  /** 409: `reason` is a key of `problems:conflicts`. */
  static conflict(reason = 'other'): Problem {
    return new Problem('conflict', { params: { reason } });
  }

  /** 409: the idempotency key was used before with another request. */
  static keyReused(): Problem {
    return new Problem('key-reused');
  }

  /** 412: the record is no longer at the version of `If-Match`. */
  static changedMeanwhile(version?: number): Problem {
    return new Problem('changed-meanwhile', version === undefined ? {} : { extra: { version } });
  }

  /** 413: the body is larger than `limit` bytes. */
  static bodyTooLarge(limit: number): Problem {
    return new Problem('body-too-large', { params: { limit: Math.floor(limit / 1024) }, extra: { limit } });
  }

  /** 415: only JSON is read. */
  static unsupportedContentType(): Problem {
    return new Problem('unsupported-content-type', { headers: { 'accept-post': 'application/json' } });
  }

  /** 422: the procedure says no; all unmet conditions at once. `concernsCase` is the number of another case whose rules say so. */
  static refused(refusals: readonly Refusal[], concernsCase?: string): Problem {
    return new Problem('procedure-refuses', { refusals, ...(concernsCase !== undefined && { extra: { concernsCase } }) });
  }

  /** 429: to be tried again after so many seconds. */
  static tooManyAttempts(retryAfterSeconds: number): Problem {
    const seconds = Math.max(1, Math.ceil(retryAfterSeconds));
    return new Problem('too-many-attempts', { params: { seconds }, headers: { 'retry-after': String(seconds) } });
  }
}
