import type { EpochMs } from '../../time.ts';

/**
 * How long a part of a key may be, in UTF-16 units. PostgreSQL refuses index entries beyond 2,704 bytes; four parts
 * of at most three bytes a unit stay clear of it. Platforms' ids, option names and tokens are a quarter of this.
 */
export const KEY_LENGTH = 128;

/** Whether both engines give `text` back as it was: PostgreSQL refuses NUL, and UTF-8 has no lone surrogates. */
export function isKeepable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

/** Whether `text` can be part of a key. Nothing is ever kept under any other. */
export function isKey(text: string): boolean {
  return text.length <= KEY_LENGTH && isKeepable(text);
}

/** @throws {RangeError} `text` cannot be kept as it is */
export function mustBeKeepable(what: string, text: string): void {
  if (!isKeepable(text))
    throw new RangeError(`The ${what} holds a NUL character or half of a surrogate pair.`);
}

/** @throws {RangeError} `text` is longer than `most` UTF-16 units, or cannot be kept as it is */
export function mustBeNoLonger(what: string, text: string, most: number): void {
  mustBeKeepable(what, text);
  if (text.length > most)
    throw new RangeError(`The ${what} is ${text.length} characters long; ${most} is the most.`);
}

/** @throws {RangeError} `text` cannot be part of a key */
export function mustBeKey(what: string, text: string): void {
  mustBeNoLonger(what, text, KEY_LENGTH);
}

/** @throws {RangeError} `at` is not a whole number of milliseconds */
export function mustBeInstant(what: string, at: EpochMs): void {
  if (!Number.isSafeInteger(at))
    throw new RangeError(`${what} is ${at}, not a whole number of milliseconds.`);
}

/** @throws {RangeError} `count` is not a whole number from 0 on that any column for counts holds */
export function mustBeCount(what: string, count: number): void {
  if (!Number.isInteger(count) || count < 0 || count > 2 ** 31 - 1)
    throw new RangeError(`The ${what} is ${count}, not a count.`);
}

/** @throws {RangeError} `value` is nothing that JSON can say */
export function toJson(what: string, value: unknown): string {
  // The types leave out that it returns undefined for what it cannot say.
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined) throw new RangeError(`The ${what} cannot be said in JSON.`);
  return text;
}
