/** Keeps what was opened by name, at most so many, for as long as it is used. */
export interface Loaded<T> {
  /** The names that are open or being opened. */
  has(name: string): boolean;
  /**
   * Does work with what goes by a name, opening it where it is not open. Resolves to undefined where there is no such
   * thing. Rejects as opening it and the work do.
   */
  use<R>(name: string, work: (value: T) => R | Promise<R>): Promise<R | undefined>;
  /** Closes it as soon as nothing is done with it: the next use opens it anew. */
  drop(name: string): void;
  /** Closes everything, and resolves when all of it is closed. */
  stop(): Promise<void>;
}

/** How things are opened and closed. */
export interface LoadedParts<T> {
  /** Undefined where there is no such thing. */
  readonly open: (name: string) => Promise<T | undefined>;
  /** Never rejects. */
  readonly close: (value: T) => Promise<void>;
  /** How many stay open while nothing is done with them: those used longest ago are closed first. */
  readonly most: number;
}

interface Entry<T> {
  readonly value: Promise<T | undefined>;
  active: number;
  isDropped: boolean;
}

/** Nothing is open yet. What something is being done with is never closed, unlike in a cache of fixed size. */
export function createLoaded<T>({ open, close, most }: LoadedParts<T>): Loaded<T> {
  /** The one used longest ago first. */
  const entries = new Map<string, Entry<T>>();
  const closing = new Set<Promise<void>>();

  function closeNow({ value }: Entry<T>): void {
    const closed: Promise<void> = value
      .then(
        (opened) => (opened === undefined ? undefined : close(opened)),
        () => undefined,
      )
      .finally(() => closing.delete(closed));
    closing.add(closed);
  }

  function drop(name: string): void {
    const entry = entries.get(name);
    if (!entry) return;
    entries.delete(name);
    entry.isDropped = true;
    if (entry.active === 0) closeNow(entry);
  }

  function closeIdle(): void {
    for (const [name, { active }] of entries) {
      if (entries.size <= most) return;
      if (active === 0) drop(name);
    }
  }

  function release(entry: Entry<T>): void {
    entry.active -= 1;
    if (entry.active > 0) return;
    if (entry.isDropped) closeNow(entry);
    else closeIdle();
  }

  return {
    has: (name) => entries.has(name),
    async use(name, work) {
      const entry = entries.get(name) ?? { value: open(name), active: 0, isDropped: false };
      entries.delete(name);
      entries.set(name, entry);
      entry.active += 1;
      try {
        const value = await entry.value;
        if (value !== undefined) return await work(value);
        if (entries.get(name) === entry) entries.delete(name);
        return undefined;
      } catch (error) {
        // What could not be opened is tried anew the next time.
        await entry.value.catch(() => entries.get(name) === entry && entries.delete(name));
        throw error;
      } finally {
        release(entry);
      }
    },
    drop,
    async stop() {
      for (const [name, entry] of entries) {
        entries.delete(name);
        entry.active = 0;
        closeNow(entry);
      }
      await Promise.all(closing);
    },
  };
}
