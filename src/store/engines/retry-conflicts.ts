/** How often a transaction that lost to another is tried. */
const ATTEMPTS = 5;

/**
 * PostgreSQL's codes for a transaction that lost to another: it ended one of two that wait for each other, or a row that
 * is referred to was deleted, or one that is deleted was referred to, at the same moment.
 */
const LOST_TO_ANOTHER = new Set<unknown>(['40001', '40P01', '23503']);

/** Does work that is all or nothing, such as a transaction, again while it loses to another. */
export async function retryConflicts<T>(transact: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transact();
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (attempt === ATTEMPTS || !LOST_TO_ANOTHER.has(code)) throw error;
    }
  }
}
