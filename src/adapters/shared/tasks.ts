/** Work under way that is waited for before its owner stops. */
export interface Tasks {
  readonly size: number;
  /** Remembers work until it is done, and gives it back. */
  track<T>(work: Promise<T>): Promise<T>;
  /** Resolves when all that is under way at the call is done. Rejects where any of it does. */
  settled(): Promise<void>;
}

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
