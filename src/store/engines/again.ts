/** How often a transaction that lost to another is tried. */
const ATTEMPTS = 5;

/** What PostgreSQL reports when it ends one of two transactions that wait for each other. */
const LOST_TO_ANOTHER = new Set<unknown>(['40001', '40P01']);

/** Does work that is all or nothing, such as a transaction, again while it loses to another. */
export async function again<T>(transact: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transact();
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (attempt === ATTEMPTS || !LOST_TO_ANOTHER.has(code)) throw error;
    }
  }
}
