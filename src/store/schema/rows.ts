import type { PersonKey } from './keys.ts';
import { isKey, mustBeKey } from './text.ts';

/** Rows in one statement: node:sqlite holds the event loop while it works on them. */
export const BATCH = 100;

/** The key alone, whatever else `person` carries. */
export function keyOf({ platform, workspace, person }: PersonKey): PersonKey {
  return { platform, workspace, person };
}

/** Whether anything can be kept under `person`. */
export function isPerson({ platform, workspace, person }: PersonKey): boolean {
  return isKey(platform) && isKey(workspace) && isKey(person);
}

/** @throws {RangeError} nothing can be kept under `person` */
export function mustBePerson({ platform, workspace, person }: PersonKey): void {
  mustBeKey('platform', platform);
  mustBeKey('workspace', workspace);
  mustBeKey('person', person);
}

/** Slices of at most `BATCH` rows. */
export function batches<T>(rows: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / BATCH) }, (_, index) =>
    rows.slice(index * BATCH, (index + 1) * BATCH),
  );
}
