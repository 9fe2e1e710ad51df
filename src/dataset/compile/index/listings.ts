import type { IndexRow } from './read.ts';

/**
 * One advertised job: two neighbouring rows alike in everything but the salary are the two ends of its range, and it is
 * valued at their middle. A row without such a neighbour is a listing by itself. That reading is ours: 99 in 100 rows of
 * the index stand in such pairs.
 */
export interface Listing extends Omit<IndexRow, 'salary' | 'salary_in_usd'> {
  /** The middle of the range, in `salary_currency`. */
  readonly salary: number;
  readonly usd: number;
}

const SEPARATOR = '\u0000';

/** All of a row but its salary. */
const likeness = (row: IndexRow): string =>
  Object.values({ ...row, salary: 0, salary_in_usd: 0 }).join(SEPARATOR);

/** Reads rows, one after the other and in the order of the file, as listings; `end` gives the last one. */
export function listingReader(take: (listing: Listing) => void): {
  readonly row: (row: IndexRow) => void;
  readonly end: () => void;
} {
  let open: { readonly row: IndexRow; readonly likeness: string } | undefined;
  const give = (first: IndexRow, second: IndexRow = first): void =>
    take({
      ...first,
      salary: (first.salary + second.salary) / 2,
      usd: (first.salary_in_usd + second.salary_in_usd) / 2,
    });
  return {
    row(row) {
      const own = likeness(row);
      if (open?.likeness === own) {
        give(open.row, row);
        open = undefined;
        return;
      }
      if (open) give(open.row);
      open = { row, likeness: own };
    },
    end() {
      if (open) give(open.row);
      open = undefined;
    },
  };
}
