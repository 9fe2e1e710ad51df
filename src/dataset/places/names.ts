/** Distinct names in byte order, packed outside the JavaScript heap, found by hash. */
export interface Names {
  readonly count: number;
  /** UTF-8 of all names, end to end. */
  readonly bytes: Uint8Array;
  /** Where each name begins in `bytes`; one more than `count`. */
  readonly starts: Uint32Array;
  /** How many bytes each name begins with in common with the one before it, at most 255. */
  readonly shared: Uint8Array;
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
    let slot = hashBytes(bytes, at(starts, i), at(starts, i + 1)) & (size - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (size - 1);
    slots[slot] = i + 1;
  }
  return { count, bytes, starts, shared: sharedBeginnings(bytes, starts), slots };
}

function sharedBeginnings(bytes: Uint8Array, starts: Uint32Array): Uint8Array {
  const beginnings = new Uint8Array(starts.length - 1);
  for (let name = 1; name < beginnings.length; name++) {
    const [one, other, end] = [at(starts, name - 1), at(starts, name), at(starts, name + 1)];
    const most = Math.min(other - one, end - other, 255);
    let length = 0;
    while (length < most && bytes[one + length] === bytes[other + length]) length++;
    beginnings[name] = length;
  }
  return beginnings;
}

/** @returns the index of the name that is exactly `name`, or -1. */
export function indexOfName(names: Names, name: string): number {
  // A string's letters are bytes only where it is plain ASCII, as almost every folded phrase is.
  return isAscii(name) ? indexOf(names, name.length, (i) => name.charCodeAt(i)) : indexOfBytes(names, name);
}

function indexOfBytes(names: Names, name: string): number {
  const bytes = Buffer.from(name);
  return indexOf(names, bytes.length, (i) => at(bytes, i));
}

function indexOf({ slots, starts, bytes }: Names, length: number, byteAt: (i: number) => number): number {
  const mask = slots.length - 1;
  for (let slot = hash(byteAt, length) & mask; slots[slot] !== 0; slot = (slot + 1) & mask) {
    const index = at(slots, slot) - 1;
    const start = at(starts, index);
    if (at(starts, index + 1) - start !== length) continue;
    let i = 0;
    while (i < length && bytes[start + i] === byteAt(i)) i++;
    if (i === length) return index;
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

function sharedWith(names: Names, index: number, name: Uint8Array): number {
  const start = at(names.starts, index);
  const length = Math.min(name.length, at(names.starts, index + 1) - start);
  let i = 0;
  while (i < length && names.bytes[start + i] === name[i]) i++;
  return i;
}

function compareToPrefix(names: Names, index: number, prefix: Uint8Array): number {
  const same = sharedWith(names, index, prefix);
  if (same === prefix.length) return 0;
  const position = at(names.starts, index) + same;
  return position >= at(names.starts, index + 1) ? -1 : at(names.bytes, position) - at(prefix, same);
}

// FNV-1a, its high bits mixed into the low ones that choose the slot.
const BASIS = 0x811c9dc5;
const mix = (value: number, byte: number): number => Math.imul(value ^ byte, 0x01000193);
const spread = (value: number): number => (value ^ (value >>> 15)) >>> 0;

function hash(byteAt: (i: number) => number, length: number): number {
  let value = BASIS;
  for (let i = 0; i < length; i++) value = mix(value, byteAt(i));
  return spread(value);
}

/** The same of the bytes from `start` to `end`: all names are hashed at the start, for which a call a byte is too slow. */
function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  let value = BASIS;
  for (let i = start; i < end; i++) value = mix(value, at(bytes, i));
  return spread(value);
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}
