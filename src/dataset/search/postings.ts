import { at, indexOfName, openNames, packNames, type Names } from '../places/names.ts';

/** That a term stands in a part of a document, both by their numbers, and how many times. */
export interface Posting {
  readonly document: number;
  readonly part: number;
  readonly times: number;
}

/**
 * Which terms stand where. Packed outside the JavaScript heap: of tens of thousands of postings a tree of maps takes ten
 * times as much memory, for as long as Rung runs.
 */
export interface Postings {
  /** Where a term stands, in order of parts and then of documents. */
  of(term: string): readonly Posting[];
  /** How many different terms stand in a part of a document, to the average of that part in all documents. */
  length(document: number, part: number): number;
}

/**
 * Packs documents, fewer than 65,536 of them.
 * @param documents the terms of each part of each, all with as many parts
 */
export function postingsOf(documents: readonly (readonly (readonly string[])[])[]): Postings {
  const parts = documents[0]?.length ?? 0;
  const counts = documents.map((terms) => terms.map(countOf));
  // A part without terms counts as one of a single term.
  const lengths = Uint16Array.from(counts.flat(), ({ size }) => size || 1);
  return {
    of: postingsIn(pack(foundIn(counts, parts))),
    length: lengthsIn(lengths, parts),
  };
}

function foundIn(
  counts: readonly (readonly ReadonlyMap<string, number>[])[],
  parts: number,
): ReadonlyMap<string, readonly Posting[]> {
  const found = new Map<string, Posting[]>();
  for (let part = 0; part < parts; part++) {
    for (const [document, own] of counts.entries()) {
      for (const [term, times] of own[part] ?? []) {
        const posting = { document, part, times };
        const before = found.get(term);
        if (before) before.push(posting);
        else found.set(term, [posting]);
      }
    }
  }
  return found;
}

function lengthsIn(lengths: Uint16Array, parts: number): Postings['length'] {
  const averages = Array.from({ length: parts }, (_, part) => averageOf(lengths, part, parts));
  return (document, part) => at(lengths, document * parts + part) / (averages[part] ?? 1);
}

/** The postings of all terms in order of these; those of a term end where those of the next begin. */
interface Table {
  readonly terms: Names;
  readonly ends: Uint32Array;
  readonly document: Uint16Array;
  readonly part: Uint8Array;
  readonly times: Uint16Array;
}

function pack(found: ReadonlyMap<string, readonly Posting[]>): Table {
  const { sorted, bytes, starts } = packNames(found.keys());
  const rows = sorted.flatMap((term) => found.get(term) ?? []);
  const ends = new Uint32Array(sorted.length);
  let end = 0;
  for (const [number, term] of sorted.entries()) ends[number] = end += found.get(term)?.length ?? 0;
  return {
    ...{ terms: openNames(bytes, starts), ends },
    document: Uint16Array.from(rows, (row) => row.document),
    part: Uint8Array.from(rows, (row) => row.part),
    times: Uint16Array.from(rows, (row) => row.times),
  };
}

/** Apart from what makes the table, which it would keep alive. */
function postingsIn({ terms, ends, document, part, times }: Table): Postings['of'] {
  return (term) => {
    const number = indexOfName(terms, term);
    if (number === -1) return [];
    const first = number === 0 ? 0 : at(ends, number - 1);
    return Array.from({ length: at(ends, number) - first }, (_, row) => ({
      document: at(document, first + row),
      part: at(part, first + row),
      times: at(times, first + row),
    }));
  };
}

function countOf(terms: readonly string[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const term of terms) if (term !== '') times.set(term, (times.get(term) ?? 0) + 1);
  return times;
}

/** The average of every `step`th number from the one at `first` on. */
function averageOf(numbers: Uint16Array, first: number, step: number): number {
  let sum = 0;
  for (let index = first; index < numbers.length; index += step) sum += at(numbers, index);
  return (sum * step) / numbers.length;
}
