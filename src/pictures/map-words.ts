import { formatDay } from '../platform/language/formats.js';
import type { Language } from '../platform/language/language.js';
import type { LanguageCode } from '../platform/language/locale-files.js';
import type { MapTexts } from './boxes.js';
import type { Condition, MapArrow, MapStep, Outcome } from './road-map.js';

const shortEnglish = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

/** The organ a matter goes to next: the name of the state at the end of an arrow tells it. */
const saidByTarget = 'next';

/** Before an outcome: the case goes on, goes back, or stays. */
const signs = { on: '→', back: '↩', stay: '↺' };

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

  readonly outcomes = ({ outcomes }: MapStep): string[] => {
    const lines = new Map<string, string[]>();
    for (const outcome of outcomes) {
      const words = this.besideArrow(outcome, outcomes);
      if (words !== undefined) lines.set(`${signs[outcome.way]} ${words}`, [...(lines.get(`${signs[outcome.way]} ${words}`) ?? []), ...(outcome.to === undefined ? [] : [outcome.to])]);
    }
    return [...lines].map(([line, to]) => (to.length === 0 ? line : `${line}: ${to.join(', ')}`));
  };

  /** Who records a step, in short where the whole name is too long for a box. */
  role(recordedBy: string): string {
    return this.language.find(this.code, [`pictures:roles.${recordedBy}`, `organs:roles.${recordedBy}`]) ?? recordedBy;
  }

  /** By what outcome an arrow is taken, in short; nothing where there is only one way. */
  arrow({ step, condition }: MapArrow): string | undefined {
    if (step === undefined) return this.say('complete');
    return condition && this.condition(condition);
  }

  /** The same where the number of the state it leads to stands beside it, which says already to whom the matter goes. */
  private besideArrow({ condition }: Outcome, siblings: readonly Outcome[]): string | undefined {
    const fields = Object.fromEntries(Object.entries(condition.fields).filter(([field]) => field !== saidByTarget));
    if (Object.keys(fields).length > 0) return this.condition({ fields });
    const isAnyOther = Object.keys(condition.fields).length === 0;
    return isAnyOther && siblings.some((other) => Object.keys(other.condition.fields).some((field) => field !== saidByTarget)) ? this.condition(condition) : undefined;
  }

  /** A day where there is little room. */
  shortDay(on: string): string {
    return this.code === 'vi' ? formatDay(on, 'vi') : shortEnglish.format(new Date(`${on}T00:00:00Z`));
  }

  days(days: readonly string[]): string {
    return days.map((on) => formatDay(on, this.code)).join(', ');
  }

  private condition({ fields }: Condition): string {
    const words = Object.entries(fields).map(([field, value]) => this.language.find(this.code, [`pictures:conditions.${field}.${value}`, `terms:${field}.${value}`]) ?? `${field} ${value}`);
    return words.length > 0 ? words.join(', ') : this.say('otherwise');
  }
}
