const written = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether the text is a UUID. PostgreSQL raises an error for anything else, where the answer is simply "no such record". */
export function isUuid(text: string): boolean {
  return written.test(text);
}
