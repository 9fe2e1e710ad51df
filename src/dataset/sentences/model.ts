import { join } from 'node:path';
import { z } from 'zod';
import { encodeColumns, openColumns, type ColumnsOf, type Layout } from '../columns-file.ts';

/** Name of the compiled file in `data/sentences/`. */
export const MODEL_FILE = 'model.bin';

/** The meaning of sentences that Rung has no answer to. */
export const NO_ANSWER = 'none';

const COLUMNS = {
  /** The hashes of all features, ascending. */
  features: Uint32Array,
  /** How much each feature counts in a sentence: the rarer, the more. */
  rarity: Float32Array,
  /** Feature f's weights are those of starts[f] … starts[f + 1]. */
  starts: Uint32Array,
  /** For each weight, the meaning that it speaks for or against. */
  meaningOf: Uint8Array,
  weights: Int8Array,
  /** How likely each meaning is before anything is said. */
  bias: Float32Array,
} as const;

const header = z.strictObject({
  meanings: z.array(z.string()).max(256),
  /** What a weight of 1 in the file stands for. */
  scale: z.number(),
  /** SHA-256 of the sentences that it was made of. */
  digest: z.string(),
  lengths: z.record(z.string(), z.int()),
});
/** The small tables of the file. */
export type ModelTables = Omit<z.infer<typeof header>, 'lengths'>;
export type ModelColumns = ColumnsOf<typeof COLUMNS>;

const LAYOUT: Layout<typeof COLUMNS, ModelTables> = {
  mark: 'RUNGSEN1',
  columns: COLUMNS,
  header,
  script: 'compile:sentences',
};

/** The bytes of a model's file: the same for the same tables. */
export const encodeModel = (tables: ModelTables, columns: ModelColumns): Uint8Array =>
  encodeColumns(LAYOUT, tables, columns);

/** A meaning, and how likely a sentence has it, from 0 to 1. */
export interface Likely {
  readonly meaning: string;
  readonly probability: number;
}

/** Tells what sentences mean, as it was learnt from examples. */
export interface SentenceModel {
  /** Every meaning: a page by its reference, a command as "/plan when", or {@link NO_ANSWER}. */
  readonly meanings: readonly string[];
  readonly digest: string;
  /** How likely each meaning is, the likeliest first, for a sentence by its features. */
  classify(features: Iterable<string>): readonly Likely[];
}

/**
 * Opens the compiled model of a folder.
 * @throws DataError naming the file, when it is missing, cut short or of another layout
 */
export function openModel(folder: string): SentenceModel {
  const { meanings, scale, digest, features, rarity, starts, meaningOf, weights, bias } = openColumns(
    LAYOUT,
    join(folder, MODEL_FILE),
  );
  return {
    meanings,
    digest,
    classify(said) {
      const known = [...said].flatMap((one) => indexOf(features, hashOf(one)) ?? []);
      const length = Math.hypot(...known.map((one) => rarity[one] ?? 0)) || 1;
      const sums = Float64Array.from(bias);
      for (const feature of known) {
        const share = ((rarity[feature] ?? 0) / length) * scale;
        for (let at = starts[feature] ?? 0; at < (starts[feature + 1] ?? 0); at++) {
          const meaning = meaningOf[at] ?? 0;
          sums[meaning] = (sums[meaning] ?? 0) + share * (weights[at] ?? 0);
        }
      }
      const likely = softmax(sums);
      return meanings
        .map((meaning, at) => ({ meaning, probability: likely[at] ?? 0 }))
        .sort((a, b) => b.probability - a.probability);
    },
  };
}

/** Sums as probabilities, in place. */
export function softmax<T extends Float32Array | Float64Array>(sums: T): T {
  let [most, all] = [-Infinity, 0];
  for (const sum of sums) if (sum > most) most = sum;
  for (let at = 0; at < sums.length; at++) all += sums[at] = Math.exp((sums[at] ?? 0) - most);
  for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] ?? 0) / all;
  return sums;
}

/** FNV-1a of 32 bits, http://www.isthe.com/chongo/tech/comp/fnv/, over UTF-16 units. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Where a number stands in ascending ones; undefined where it does not. */
function indexOf(sorted: Uint32Array, wanted: number): number | undefined {
  let [low, high] = [0, sorted.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const one = sorted[middle] ?? 0;
    if (one === wanted) return middle;
    if (one < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}
