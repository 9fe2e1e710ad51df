import { at, firstWhere, type Names } from './names.ts';

/** A name and how many edits (insert, drop, replace, swap neighbours) lie between it and what was asked. */
export interface Near {
  readonly index: number;
  readonly edits: number;
}

/**
 * All names at most `most` edits away from `asked`. The sorted names are walked as the tree they imply: each
 * letter adds one row of the edit table, and a beginning that is already too far off is skipped with
 * everything under it, so only a small part of the names is ever looked at.
 */
export function namesWithin(names: Names, asked: Uint8Array, most: number): Near[] {
  const { bytes, starts, count } = names;
  const width = asked.length + 1;
  const longest = asked.length + most;
  const rows = new Uint8Array((longest + 1) * width).fill(most + 1);
  for (let j = 0; j <= Math.min(most, asked.length); j++) rows[j] = j;
  const found: Near[] = [];
  let depth = 0;
  let index = 0;
  while (index < count) {
    const start = at(starts, index);
    const length = at(starts, index + 1) - start;
    let dead = false;
    while (depth < length && !dead) {
      if (depth === longest) dead = true;
      else dead = !fillRow(rows, width, asked, bytes, start, ++depth, most);
    }
    const edits = at(rows, length * width + asked.length);
    if (!dead && edits <= most) found.push({ index, edits });
    const next = dead ? afterPrefix(names, index, depth) : index + 1;
    depth = Math.min(depth, next < count ? sharedPrefix(names, index, next) : 0);
    index = next;
  }
  return found;
}

/** Fills the row for the letter at `depth`. @returns whether any cell is still within `most`. */
function fillRow(
  rows: Uint8Array,
  width: number,
  asked: Uint8Array,
  bytes: Uint8Array,
  start: number,
  depth: number,
  most: number,
): boolean {
  const row = depth * width;
  const above = row - width;
  const letter = at(bytes, start + depth - 1);
  const before = depth > 1 ? at(bytes, start + depth - 2) : -1;
  const from = Math.max(1, depth - most);
  const to = Math.min(width - 1, depth + most);
  rows[row + from - 1] = from === 1 ? Math.min(depth, most + 1) : most + 1;
  let alive = at(rows, row + from - 1) <= most;
  for (let j = from; j <= to; j++) {
    const typed = at(asked, j - 1);
    let edits = at(rows, above + j - 1) + (typed === letter ? 0 : 1);
    edits = Math.min(edits, at(rows, above + j) + 1, at(rows, row + j - 1) + 1);
    if (j > 1 && typed === before && at(asked, j - 2) === letter) {
      edits = Math.min(edits, at(rows, above - width + j - 2) + 1);
    }
    rows[row + j] = Math.min(edits, most + 1);
    if (edits <= most) alive = true;
  }
  if (to < width - 1) rows[row + to + 1] = most + 1;
  return alive;
}

/** The first name after `index` that does not share its first `length` bytes, by doubling steps. */
function afterPrefix(names: Names, index: number, length: number): number {
  const differs = (other: number): boolean => sharedPrefix(names, index, other) < length;
  let step = 1;
  while (index + step < names.count && !differs(index + step)) step *= 2;
  return firstWhere(index + (step >> 1), Math.min(index + step, names.count), differs);
}

function sharedPrefix(names: Names, one: number, other: number): number {
  const { bytes, starts } = names;
  const a = at(starts, one);
  const b = at(starts, other);
  const length = Math.min(at(starts, one + 1) - a, at(starts, other + 1) - b);
  let i = 0;
  while (i < length && bytes[a + i] === bytes[b + i]) i++;
  return i;
}
