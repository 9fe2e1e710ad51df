import { listingReader, type Listing } from './listings.ts';
import { ratesFile, rateReader } from './rates.ts';
import { readIndex } from './read.ts';
import { aggregatesOf, type Sorting } from './spreads.ts';
import { listedFile } from './table.ts';

/** The two files that are made of a raw file of the index, and what was read for them. */
export interface BuiltIndex {
  readonly listed: string;
  readonly rates: string;
  readonly rows: number;
  readonly listings: number;
  readonly aggregates: number;
}

/**
 * Makes the listings' aggregates and the rates of a raw file of the index. The same file gives the same text.
 * @throws IndexError for a malformed file
 */
export async function buildIndex(
  file: string,
  sorting: Sorting,
  progress?: (part: number) => void,
): Promise<BuiltIndex> {
  const listings: Listing[] = [];
  const reader = listingReader((one) => listings.push(one));
  const rates = rateReader();
  let rows = 0;
  await readIndex(
    file,
    (row) => {
      rows += 1;
      reader.row(row);
      rates.row(row);
    },
    progress,
  );
  reader.end();
  const found = rates.rates();
  const aggregates = aggregatesOf(listings, found, sorting);
  return {
    listed: listedFile(aggregates),
    rates: ratesFile(found),
    rows,
    listings: listings.length,
    aggregates: aggregates.length,
  };
}
