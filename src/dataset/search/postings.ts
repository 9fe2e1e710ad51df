import { at, indexOfName, openNames, packNames } from '../places/names.ts';

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
  const lengths = new Uint16Array(documents.length * parts);
  const found = new Map<string, Posting[]>();
  for (let part = 0; part < parts; part++) {
    for (const [document, terms] of documents.entries()) {
      const times = countOf(terms[part] ?? []);
      // A part without terms counts as one of a single term.
      lengths[document * parts + part] = times.size || 1;
      for (const [term, count] of times) {
        const posting = { document, part, times: count };
        const before = found.get(term);
        if (before) before.push(posting);
        else found.set(term, [posting]);
      }
    }
  }
  const averages = Array.from({ length: parts }, (_, part) => averageOf(lengths, part, parts));
  return {
    of: pack(found),
    length: (document, part) => at(lengths, document * parts + part) / (averages[part] ?? 1),
  };
}

function pack(found: ReadonlyMap<string, readonly Posting[]>): Postings['of'] {
  const { sorted, bytes, starts } = packNames(found.keys());
  const terms = openNames(bytes, starts);
  const rows = sorted.flatMap((term) => found.get(term) ?? []);
  const ends = new Uint32Array(sorted.length);
  let end = 0;
  for (const [number, term] of sorted.entries()) ends[number] = end += found.get(term)?.length ?? 0;
  const document = Uint16Array.from(rows, (row) => row.document);
  const part = Uint8Array.from(rows, (row) => row.part);
  const times = Uint16Array.from(rows, (row) => row.times);
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
