import { explainCitation, type ExplainedCitation } from '../platform/language/explain.js';
import { formatDay } from '../platform/language/formats.js';
import type { Language, SentenceParams } from '../platform/language/language.js';
import type { LanguageCode } from '../platform/language/locale-files.js';
import type { Citation } from '../../workflows/index.js';

/** What the commands say, in the language of whoever types them. */
export class Words {
  constructor(
    readonly language: Language,
    readonly code: LanguageCode,
  ) {}

  /** A sentence of `locales/<language>/cli.json`. */
  say(key: string, params: SentenceParams = {}): string {
    return this.language.t(this.code, `cli:${key}`, params);
  }

  /** A sentence of any namespace, or what stands in for it where there is none. */
  find(key: string, otherwise: string, params: SentenceParams = {}): string {
    return this.language.find(this.code, [key], params) ?? otherwise;
  }

  /** What people call a step. */
  step(name: string): string {
    return this.find(`steps:${name}.label`, name);
  }

  /** What people call a state of a case. */
  state(name: string): string {
    return this.find(`states:${name}.label`, name);
  }

  /** A legal day as people write it. */
  day(on: string): string {
    return formatDay(on, this.code);
  }

  /** An instant by the clocks of Viet Nam, to the minute. */
  instant(at: string): string {
    return new Intl.DateTimeFormat(this.code === 'en' ? 'en-GB' : 'vi-VN', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date(at));
  }

  /** A citation in words. */
  citation(citation: Citation): ExplainedCitation {
    return explainCitation(citation, this.code, this.language);
  }

  /** How sure we are of a clause. */
  confidence(confidence: Citation['confidence']): string {
    return this.language.t(this.code, `api:confidence.${confidence}`);
  }
}
