/** Distinct names in byte order, packed outside the JavaScript heap, found by hash. */
export interface Names {
  readonly count: number;
  /** UTF-8 of all names, end to end. */
  readonly bytes: Uint8Array;
  /** Where each name begins in `bytes`; one more than `count`. */
  readonly starts: Uint32Array;
  /** Open-addressed table of name index + 1; 0 is empty. */
  readonly slots: Uint16Array | Uint32Array;
}

/** Packs distinct names. @returns their bytes and starts, and the names in the order they are packed in. */
export function packNames(names: Iterable<string>): {
  readonly sorted: readonly string[];
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly starts: Uint32Array<ArrayBuffer>;
} {
  const encoded = [...new Set(names)].map((name) => Buffer.from(name)).sort((a, b) => Buffer.compare(a, b));
  const starts = new Uint32Array(encoded.length + 1);
  encoded.forEach((name, i) => (starts[i + 1] = (starts[i] ?? 0) + name.length));
  return { sorted: encoded.map(String), bytes: new Uint8Array(Buffer.concat(encoded)), starts };
}

/** The names packed in `bytes` and `starts`, ready to be asked. */
export function openNames(bytes: Uint8Array, starts: Uint32Array): Names {
  const count = starts.length - 1;
  const size = 2 ** Math.ceil(Math.log2(Math.max(count, 1) * 2));
  const slots = count < 0xffff ? new Uint16Array(size) : new Uint32Array(size);
  for (let i = 0; i < count; i++) {
    let slot = hash(bytes, at(starts, i), at(starts, i + 1)) & (size - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (size - 1);
    slots[slot] = i + 1;
  }
  return { count, bytes, starts, slots };
}

/** @returns the index of the name that is exactly `name`, or -1. */
export function indexOfName(names: Names, name: Uint8Array): number {
  const { slots, starts } = names;
  const mask = slots.length - 1;
  for (let slot = hash(name, 0, name.length) & mask; slots[slot] !== 0; slot = (slot + 1) & mask) {
    const index = at(slots, slot) - 1;
    const length = at(starts, index + 1) - at(starts, index);
    if (length === name.length && shared(names, index, name) === length) return index;
  }
  return -1;
}

/** @returns the half-open range of names that begin with `prefix`. */
export function rangeOfPrefix(names: Names, prefix: Uint8Array): readonly [number, number] {
  const first = firstWhere(0, names.count, (i) => compareToPrefix(names, i, prefix) >= 0);
  return [first, firstWhere(first, names.count, (i) => compareToPrefix(names, i, prefix) > 0)];
}

/** @returns the first index in [low, high) from which on `holds` is true, or `high`. */
export function firstWhere(low: number, high: number, holds: (index: number) => boolean): number {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}

/** An element that is there: reading a typed array inside its bounds. */
export function at(array: Uint8Array | Uint16Array | Uint32Array | Int16Array, index: number): number {
  return array[index] ?? 0;
}

function shared(names: Names, index: number, name: Uint8Array): number {
  const start = at(names.starts, index);
  const length = Math.min(name.length, at(names.starts, index + 1) - start);
  let i = 0;
  while (i < length && names.bytes[start + i] === name[i]) i++;
  return i;
}

function compareToPrefix(names: Names, index: number, prefix: Uint8Array): number {
  const same = shared(names, index, prefix);
  if (same === prefix.length) return 0;
  const position = at(names.starts, index) + same;
  return position >= at(names.starts, index + 1) ? -1 : at(names.bytes, position) - at(prefix, same);
}

// FNV-1a, its high bits mixed into the low ones that choose the slot.
function hash(bytes: Uint8Array, from: number, to: number): number {
  let value = 0x811c9dc5;
  for (let i = from; i < to; i++) value = Math.imul(value ^ at(bytes, i), 0x01000193);
  return (value ^ (value >>> 15)) >>> 0;
}
