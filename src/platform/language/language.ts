import { Injectable } from '@nestjs/common';
import i18next, { type i18n } from 'i18next';
import { formatAge, formatDay, formatTerm } from './formats.js';
import { readLocales, sentenceKeys, type LanguageCode } from './locale-files.js';
import { preferredLanguage } from './preferred-language.js';

/** What a sentence may show. Dates are passed as written (YYYY-MM-DD). */
export type SentenceParams = Readonly<Record<string, string | number | boolean>>;

/** A request, as far as its language is concerned. */
export interface Asking {
  readonly headers: { readonly 'accept-language'?: string | undefined };
}

/** Every sentence the program says, in Vietnamese and in English. */
@Injectable()
export class Language {
  private readonly sentences: i18n;
  private readonly known: Record<LanguageCode, ReadonlySet<string>>;
  /** Sentences that show nothing of their own, once they have been said. */
  private readonly labels: Record<LanguageCode, Map<string, string>> = { vi: new Map(), en: new Map() };

  constructor() {
    const resources = readLocales();
    this.known = { vi: new Set(sentenceKeys(resources.vi)), en: new Set(sentenceKeys(resources.en)) };
    this.sentences = i18next.createInstance();
    // Everything is at hand, so that this finishes at once.
    void this.sentences.init({
      resources,
      lng: 'vi',
      fallbackLng: false,
      initAsync: false,
      // Answers are JSON; whoever puts them on a page escapes them there.
      interpolation: { escapeValue: false, skipOnVariables: true },
      returnNull: false,
    });
    this.addFormats();
  }

  /** The language the request asks for: Vietnamese unless English is preferred. */
  of(request: Asking): LanguageCode {
    return preferredLanguage(request.headers['accept-language']);
  }

  /** The sentence `namespace:key` with its parameters filled in; the key itself when there is none. */
  t(code: LanguageCode, key: string, params?: SentenceParams): string {
    if (params) return this.sentences.t(key, { ...params, lng: code });
    const label = this.labels[code].get(key) ?? this.sentences.t(key, { lng: code });
    if (this.has(code, key)) this.labels[code].set(key, label);
    return label;
  }

  /** The first of these sentences that exists, or nothing. */
  find(code: LanguageCode, keys: readonly string[], params?: SentenceParams): string | undefined {
    const key = keys.find((candidate) => this.has(code, candidate));
    return key === undefined ? undefined : this.t(code, key, params);
  }

  /** Whether there is such a sentence in this language. */
  has(code: LanguageCode, key: string): boolean {
    return this.known[code].has(key);
  }

  /** The keys of all sentences in this language, as `namespace:key`. */
  keys(code: LanguageCode): readonly string[] {
    return [...this.known[code]];
  }

  /** What a sentence may ask for beside the plain value, such as `{{on, date}}`. */
  private addFormats(): void {
    const { formatter } = this.sentences.services;
    const inLanguage = (code: string | undefined): LanguageCode => (code === 'en' ? 'en' : 'vi');
    formatter?.add('date', (value: unknown, code) => formatDay(value, inLanguage(code)));
    formatter?.add('age', (value: unknown, code) => formatAge(value, (keys, params) => this.find(inLanguage(code), keys, params)));
    formatter?.add('term', (value: unknown, code, options: { of?: string }) =>
      formatTerm(value, options.of ?? '', (keys, params) => this.find(inLanguage(code), keys, params)),
    );
  }
}
