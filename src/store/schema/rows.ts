import type { Schema } from './schema.ts';
import type { Defaults, Owner, PersonKey, StoredCall } from '../store.ts';
import { isKey, mustBeInstant, mustBeKeepable, mustBeKey } from './text.ts';

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

/** A name may be `__proto__`, which assigning would take for the prototype. */
export function toDefaults(rows: readonly { name: string; value: string }[]): Defaults {
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}

/** @throws {RangeError} nothing can be kept under `person` */
export function mustBePerson({ platform, workspace, person }: PersonKey): void {
  mustBeKey('platform', platform);
  mustBeKey('workspace', workspace);
  mustBeKey('person', person);
}

/** Checks what a person wants changed, and sorts it into what to forget and what to keep. */
export function sortChanges(person: PersonKey, changes: Readonly<Record<string, string | null>>, at: number) {
  mustBePerson(person);
  mustBeInstant('The time of the change', at);
  const forgotten: string[] = [];
  const kept: Schema['person_default'][] = [];
  for (const [name, value] of Object.entries(changes)) {
    mustBeKey('name of the value', name);
    if (value === null) {
      forgotten.push(name);
    } else {
      mustBeKeepable('value', value);
      kept.push({ ...keyOf(person), name, value, updated_at: at });
    }
  }
  return { forgotten, kept };
}

/** One row a token, in the same order everywhere: transactions that lock rows in one order never wait in a circle. */
export function callRows(owner: Owner, calls: readonly StoredCall[], at: number): Schema['kept_call'][] {
  const { platform, workspace } = owner;
  mustBeKey('platform', platform);
  mustBeKey('workspace', workspace);
  mustBeInstant('The time of the calls', at);
  const byToken = new Map<string, Schema['kept_call']>();
  for (const { token, call } of calls) {
    mustBeKey('token', token);
    mustBeKeepable('call', call);
    if (!byToken.has(token)) byToken.set(token, { platform, workspace, token, call, shown_at: at });
  }
  return [...byToken.values()].sort((one, other) => (one.token < other.token ? -1 : 1));
}

/** Slices of at most `BATCH` rows. */
export function batches<T>(rows: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / BATCH) }, (_, index) =>
    rows.slice(index * BATCH, (index + 1) * BATCH),
  );
}
