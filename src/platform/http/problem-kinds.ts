/** Every kind of problem an answer can report, with its HTTP status. The locales hold a title and a detail for each: `problems:kinds.<code>`. */
export const problemKinds = {
  'invalid-fields': 400,
  'malformed-body': 400,
  'malformed-header': 400,
  'malformed-cursor': 400,
  'unreadable-request': 400,
  'sign-in-required': 401,
  'wrong-credentials': 401,
  'not-allowed': 403,
  'cross-site-request': 403,
  'not-found': 404,
  'no-such-route': 404,
  'method-not-allowed': 405,
  conflict: 409,
  'key-reused': 409,
  'changed-meanwhile': 412,
  'body-too-large': 413,
  'unsupported-content-type': 415,
  'procedure-refuses': 422,
  'precondition-required': 428,
  'too-many-attempts': 429,
  'headers-too-large': 431,
  'internal-error': 500,
  'not-ready': 503,
} as const;

export type ProblemCode = keyof typeof problemKinds;
