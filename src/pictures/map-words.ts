import { formatDay } from '../platform/language/formats.js';
import type { Language } from '../platform/language/language.js';
import type { LanguageCode } from '../platform/language/locale-files.js';
import type { MapTexts } from './boxes.js';
import type { Condition, MapArrow, MapStep } from './road-map.js';

/** The organ a matter goes to next: the name of the state at the end of an arrow tells it. */
const saidByTarget = 'next';

/** The words of a picture in one language. */
export class MapWords implements MapTexts {
  constructor(
    private readonly language: Language,
    readonly code: LanguageCode,
  ) {}

  /** A sentence of `locales/<language>/pictures.json`. */
  say(key: string, params: Readonly<Record<string, string | number>> = {}): string {
    return this.language.t(this.code, `pictures:${key}`, params);
  }

  readonly state = (name: string): string => this.language.t(this.code, `states:${name}.label`);

  readonly step = (name: string): string => this.language.t(this.code, `steps:${name}.label`);

  readonly returns = ({ returns }: MapStep): string[] => returns.map(({ condition, to }) => (to === undefined ? `↺ ${this.condition(condition)}` : `↩ ${to}: ${this.condition(condition)}`));

  /** Who records a step. */
  role(recordedBy: string): string {
    return this.language.t(this.code, `organs:roles.${recordedBy}`);
  }

  /** By what outcome an arrow is taken, in short; nothing where there is only one way. */
  arrow({ step, condition }: MapArrow): string | undefined {
    if (step === undefined) return this.say('complete');
    return condition && this.condition(condition);
  }

  /** The same beside the arrow, where the state at its end says already to whom the matter goes. */
  besideArrow(arrow: MapArrow, siblings: readonly MapArrow[]): string | undefined {
    const { step, condition } = arrow;
    if (step === undefined || condition === undefined) return this.arrow(arrow);
    const isAnyOther = Object.keys(condition.fields).length === 0;
    if (isAnyOther) return siblings.some((other) => other !== arrow && this.besideArrow(other, []) !== undefined) ? this.arrow(arrow) : undefined;
    const fields = Object.fromEntries(Object.entries(condition.fields).filter(([field]) => field !== saidByTarget));
    return Object.keys(fields).length === 0 ? undefined : this.condition({ fields });
  }

  days(days: readonly string[]): string {
    return days.map((on) => formatDay(on, this.code)).join(', ');
  }

  private condition({ fields }: Condition): string {
    const words = Object.entries(fields).map(([field, value]) => this.language.find(this.code, [`pictures:conditions.${field}.${value}`, `terms:${field}.${value}`]) ?? `${field} ${value}`);
    return words.length > 0 ? words.join(', ') : this.say('otherwise');
  }
}
