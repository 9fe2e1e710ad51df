/** Work in progress, which is waited for before its owner stops. */
export interface Tasks {
  readonly size: number;
  /** Adds work until it is done, and returns it. */
  track<T>(work: Promise<T>): Promise<T>;
  /** Resolves when all work that was in progress at the call is done. Rejects where any of it does. */
  settled(): Promise<void>;
}

/** No work in progress yet. */
export function createTasks(): Tasks {
  const pending = new Set<Promise<unknown>>();
  return {
    get size() {
      return pending.size;
    },
    track(work) {
      pending.add(work);
      const forget = (): void => void pending.delete(work);
      work.then(forget, forget);
      return work;
    },
    async settled() {
      await Promise.all(pending);
    },
  };
}
