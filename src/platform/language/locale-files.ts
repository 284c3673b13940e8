import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { productRoot } from '../config/product-root.js';

/** The languages of the house; the first is the one spoken when nobody asks for another. */
export const languageCodes = ['vi', 'en'] as const;
export type LanguageCode = (typeof languageCodes)[number];

/** A namespace: nested objects whose leaves are sentences. */
export interface Texts {
  readonly [key: string]: string | Texts;
}

/** Every `locales/<language>/<namespace>.json`, by language and namespace. Throws when a file is not an object of sentences. */
export function readLocales(directory = path.join(productRoot, 'locales')): Record<LanguageCode, Record<string, Texts>> {
  const read = (code: LanguageCode) => readLanguage(path.join(directory, code));
  return { vi: read('vi'), en: read('en') };
}

/** The keys of all sentences, as `namespace:key.key`, sorted. */
export function sentenceKeys(namespaces: Record<string, Texts>): string[] {
  return Object.entries(namespaces).flatMap(([name, texts]) => keysOf(texts).map((key) => `${name}:${key}`)).sort();
}

function readLanguage(directory: string): Record<string, Texts> {
  const files = readdirSync(directory).filter((file) => file.endsWith('.json')).sort();
  return Object.fromEntries(files.map((file) => [path.basename(file, '.json'), readNamespace(path.join(directory, file))]));
}

function readNamespace(file: string): Texts {
  const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!isTexts(content)) throw new Error(`${file} must hold sentences in objects, and nothing else.`);
  return content;
}

function isTexts(value: unknown): value is Texts {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((inner) => typeof inner === 'string' || isTexts(inner));
}

function keysOf(texts: Texts): string[] {
  return Object.entries(texts).flatMap(([key, value]) => (typeof value === 'string' ? [key] : keysOf(value).map((inner) => `${key}.${inner}`)));
}
