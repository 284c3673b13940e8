/** A version of the tree of organs: it grows with every change of what is on file about organs. */
export type TreeVersion = number;

const mostRemembered = 20_000;

/**
 * What was read of the tree of organs, kept for as long as its version stands still. Whoever asks has read the version in the same
 * statement as what it is asked for, so another process may change the tree and nothing stale is believed.
 */
export class TreeMemory {
  private version: TreeVersion = 0;
  private readonly known = new Map<string, unknown>();

  constructor(private readonly most = mostRemembered) {}

  /** What was read under this name at this version; it is read when nobody has yet. Without a version it is read each time. */
  async recall<T>(version: TreeVersion | undefined, name: string, read: () => Promise<T>): Promise<T> {
    if (version === undefined) return read();
    return (await this.recallAll(version, [name], async () => new Map([[name, await read()]]))).get(name) as T;
  }

  /** The same for many names: what nobody has read yet is read together, and what is not there is remembered as well. */
  async recallAll<T>(version: TreeVersion, names: readonly string[], read: (missing: readonly string[]) => Promise<ReadonlyMap<string, T>>): Promise<ReadonlyMap<string, T | undefined>> {
    if (version > this.version) this.begin(version);
    const remembered = version === this.version ? names.filter((name) => this.known.has(name)) : [];
    const found = new Map(remembered.map((name) => [name, this.known.get(name) as T | undefined]));
    const missing = names.filter((name) => !found.has(name));
    if (missing.length === 0) return found;
    const answers = await read(missing);
    for (const name of missing) {
      found.set(name, answers.get(name));
      // Read after the version was, so it is at least as new; what a newer version has begun meanwhile is not to be filled with it.
      if (version === this.version) this.keep(name, answers.get(name));
    }
    return found;
  }

  private begin(version: TreeVersion): void {
    this.version = version;
    this.known.clear();
  }

  private keep(name: string, found: unknown): void {
    const [oldest] = this.known.keys();
    if (this.known.size >= this.most && oldest !== undefined) this.known.delete(oldest);
    this.known.set(name, found);
  }
}
