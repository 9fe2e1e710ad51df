import type { Names } from './names.ts';

/** A name and how many edits (insert, drop, replace, swap neighbours) lie between it and what was asked. */
export interface Near {
  readonly index: number;
  readonly edits: number;
}

/**
 * All names at most `most` edits away from `asked`. The sorted names are walked as the tree they imply: each
 * letter adds one row of the edit table, shared by all names that begin so, and a beginning that is already
 * too far off is left with everything under it, at one byte read for each name there.
 */
export function namesWithin(names: Names, asked: Uint8Array, most: number): Near[] {
  const { bytes, starts, shared, count } = names;
  const width = asked.length + 1;
  const longest = asked.length + most;
  // One row above the first, so that a swap may look two rows up from anywhere.
  const rows = new Uint8Array((longest + 2) * width).fill(most + 1);
  for (let j = 0; j <= Math.min(most, asked.length); j++) rows[width + j] = j;
  const found: Near[] = [];
  let depth = 0;
  let index = 0;
  while (index < count) {
    const start = starts[index] ?? 0;
    const length = (starts[index + 1] ?? 0) - start;
    let alive = true;
    while (alive && depth < length) {
      alive = depth < longest && fillRow(rows, width, asked, bytes, start + depth, ++depth, most);
    }
    if (alive) {
      const edits = rows[(length + 1) * width + asked.length] ?? 0;
      if (edits <= most) found.push({ index, edits });
      index++;
    } else {
      // A name too long dies at the last row; those that share all rows are no shorter.
      do index++;
      while (index < count && (shared[index] ?? 0) >= depth);
    }
    depth = Math.min(depth, shared[index] ?? 0);
  }
  return found;
}

/** Fills the row of the letter at `position`, the `depth`th. @returns whether a cell is within `most`. */
function fillRow(
  rows: Uint8Array,
  width: number,
  asked: Uint8Array,
  bytes: Uint8Array,
  position: number,
  depth: number,
  most: number,
): boolean {
  const letter = bytes[position] ?? 0;
  const before = depth > 1 ? (bytes[position - 1] ?? 0) : -1;
  const row = (depth + 1) * width;
  const above = row - width;
  const from = depth > most ? depth - most : 1;
  const to = Math.min(width - 1, depth + most);
  const edge = from === 1 && depth <= most ? depth : most + 1;
  rows[row + from - 1] = edge;
  let left = edge;
  let least = edge;
  let diagonal = rows[above + from - 1] ?? 0;
  let previous = from > 1 ? (asked[from - 2] ?? 0) : -2;
  for (let j = from; j <= to; j++) {
    const typed = asked[j - 1] ?? 0;
    const up = rows[above + j] ?? 0;
    let edits = typed === letter ? diagonal : diagonal + 1;
    if (up < edits) edits = up + 1;
    if (left < edits) edits = left + 1;
    if (typed === before && previous === letter) {
      const swapped = (rows[above - width + j - 2] ?? 0) + 1;
      if (swapped < edits) edits = swapped;
    }
    if (edits > most) edits = most + 1;
    rows[row + j] = edits;
    if (edits < least) least = edits;
    diagonal = up;
    left = edits;
    previous = typed;
  }
  if (to < width - 1) rows[row + to + 1] = most + 1;
  return least <= most;
}
