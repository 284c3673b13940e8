/** The values of a statement, in the order of their places. */
export class Places {
  readonly values: unknown[];

  constructor(...values: unknown[]) {
    this.values = values;
  }

  /** Takes up one more value and gives its place, such as `$3`. */
  readonly place = (value: unknown): string => {
    this.values.push(value);
    return `$${this.values.length}`;
  };
}

/**
 * The WHERE clause of a list, from those filters that are present. Each combination of filters gets a name of its own, so that each can be
 * prepared once.
 */
export class Conditions extends Places {
  private readonly names: string[] = [];
  private readonly clauses: string[] = [];

  /** Adds a filter unless its value is absent; `clause` is given the place of the value. */
  when<T>(name: string, value: T | undefined, clause: (place: string) => string): this {
    if (value === undefined) return this;
    this.names.push(name);
    this.clauses.push(clause(this.place(value)));
    return this;
  }

  /** ` and …` for every filter present. */
  get sql(): string {
    return this.clauses.map((clause) => ` and ${clause}`).join('');
  }

  /** A statement's name that tells this combination from others. */
  named(statement: string): string {
    return [statement, ...this.names].join(':');
  }
}

/** The pattern that finds a text anywhere, with the signs that LIKE gives a meaning taken literally. */
export function anywhere(text: string): string {
  return `%${text.replace(/[\\%_]/g, String.raw`\$&`)}%`;
}
