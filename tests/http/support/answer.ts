import type { LightMyRequestResponse } from 'fastify';

/** An answer as tests look at it. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The body as JSON; nothing when it is no JSON. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Codes by pointer, of a problem that names fields. */
  readonly fields: Readonly<Record<string, string>>;
}

/** Looks at an answer of Fastify. */
export function asked(response: LightMyRequestResponse): Answer {
  const headers = Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)]));
  const body = isJson(headers['content-type']) && response.payload !== '' ? objectOf(JSON.parse(response.payload)) : {};
  return { status: response.statusCode, headers, text: response.payload, body, fields: fieldsOf(body['errors']) };
}

function isJson(type: string | undefined): boolean {
  return /^application\/([a-z]+\+)?json/.test(type ?? '');
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function fieldsOf(errors: unknown): Readonly<Record<string, string>> {
  if (!Array.isArray(errors)) return {};
  return Object.fromEntries(errors.map(objectOf).map(({ pointer, code }) => [String(pointer), String(code)]));
}
