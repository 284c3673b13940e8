import type { Language, SentenceParams } from '../platform/language/language.js';
import type { LanguageCode } from '../platform/language/locale-files.js';
import type { RecordedEvent } from '../cases/cases.service.js';
import type { IsoDate } from '../../workflows/index.js';
import type { Names } from './history-names.service.js';

/**
 * One sentence that says what was recorded: `summaries:events.<type>`, which may show every field of the event. A field inside another
 * one is named after both (`vote.inFavour` is `voteInFavour`), a list shows its values parted by commas and, as `<list>Count`, how many
 * there are. People and organs are called by their names. The name of the step where there is no sentence.
 */
export function summaryOf({ type, payload, happenedOn }: Pick<RecordedEvent, 'type' | 'payload' | 'happenedOn'>, otherwise: string, names: Names, code: LanguageCode, language: Language): string {
  const called = (id: string) => names.of(id) ?? names.organ(id, happenedOn as IsoDate) ?? id;
  return language.find(code, [`summaries:events.${type}`], { happenedOn, ...fieldsOf(payload, called) }) ?? otherwise;
}

/** Every text in an event, wherever it stands: some of them are ids. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** The fields of an event by one name each, as sentences show them. */
export function fieldsOf(payload: Readonly<Record<string, unknown>>, called: (id: string) => string): SentenceParams {
  const found = new Map<string, (string | number | boolean)[]>();
  const counts: Record<string, number> = {};
  const walk = (value: unknown, name: string): void => {
    if (typeof value === 'string') found.set(name, [...(found.get(name) ?? []), called(value)]);
    else if (typeof value === 'number' || typeof value === 'boolean') found.set(name, [...(found.get(name) ?? []), value]);
    else if (Array.isArray(value)) {
      counts[`${name}Count`] = value.length;
      for (const one of value) walk(one, name);
    } else if (typeof value === 'object' && value !== null) for (const [key, inner] of Object.entries(value)) walk(inner, name === '' ? key : `${name}${capital(key)}`);
  };
  walk(payload, '');
  const shown = [...found].map(([name, values]): [string, string | number | boolean] => [name, values.length === 1 ? (values[0] ?? '') : values.join(', ')]);
  return { ...counts, ...Object.fromEntries(shown) };
}

const capital = (key: string): string => `${key.charAt(0).toUpperCase()}${key.slice(1)}`;
