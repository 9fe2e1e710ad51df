import { readKept, sha256, writeKept } from '../dataset/kept-file.ts';
import { stampOf } from '../dataset/unchanged.ts';
import { z } from 'zod';
import type { EpochMs } from '../time.ts';

const NAME = 'files.json';
const found = z.strictObject({ code: z.string(), isChecked: z.boolean() });

/** What a process found out about Rung's files: what stands for the code that reads data, and whether all was checked. */
export type Found = z.infer<typeof found>;

/** What is known of files before they are read. */
export interface KnownFiles {
  /** What an earlier process found out about the files as they are; undefined where they have changed since. */
  readonly found: Found | undefined;
  /** Keeps what this process found out, for those after it. */
  keep(now: Found): void;
}

/**
 * Looks at the files below some paths, without reading them.
 * @param folder keeps what was found out, and is such as `writeKept` makes
 * @param prefix of the commands, which are checked with it
 * @param began when this process did
 */
export function knownFiles(
  folder: string,
  paths: readonly string[],
  prefix: string,
  began: EpochMs = performance.timeOrigin,
): KnownFiles {
  const stamp = stampOf(paths, began);
  if (stamp === undefined) return { found: undefined, keep: () => undefined };
  const key = sha256(JSON.stringify([process.version, prefix, stamp]));
  const text = readKept(folder, NAME, key);
  return {
    found: text === undefined ? undefined : found.parse(JSON.parse(text)),
    keep: (now) => writeKept(folder, NAME, key, JSON.stringify(now)),
  };
}
