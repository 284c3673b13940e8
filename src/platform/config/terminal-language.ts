/**
 * The language a terminal is set to, as POSIX says: the first of these variables that is not empty. Nothing for a locale that names
 * no language, such as C.
 */
export function languageOfTerminal(environment: Readonly<Record<string, string | undefined>> = process.env): string | undefined {
  const locale = [environment['LC_ALL'], environment['LC_MESSAGES'], environment['LANG']].find((value) => value !== undefined && value !== '');
  return /^([a-z]{2,3})([_.@-]|$)/i.exec(locale ?? '')?.[1]?.toLowerCase();
}
