import type { Dataset } from '../../dataset/dataset.ts';
import type { FieldValue, FieldValues } from '../../reply/reply.ts';
import type { Defaults, PersonKey, Repositories } from '../../store/store.ts';
import type { CommandNode } from '../declare/command.ts';
import { schemaOfKind } from '../declare/kind-schema.ts';
import type { Reading } from '../parse/parse.ts';
import { labelsOf } from './ask-back.ts';
import { incidentId } from './incident.ts';

/** What is remembered of people, and what it may be of. */
interface Memory {
  readonly store: Repositories;
  readonly data: Dataset;
  /** Tells the operator that the store is away. */
  readonly report: (id: string, error: unknown) => void;
}

/** Fills in remembered values for options that were left out; `assumed` names them in words. */
export async function remembered(
  { store, data, report }: Memory,
  node: CommandNode,
  { fields }: Reading,
  person: PersonKey,
): Promise<{ fields: FieldValues; assumed: string[] }> {
  const wanted = Object.entries(node.command.options).filter(
    ([name, one]) => one.remembered !== undefined && fields[name] === undefined,
  );
  if (wanted.length === 0) return { fields, assumed: [] };
  const defaults = await store.people.defaults(person).catch((error: unknown): Defaults => {
    if (node.command.changes) throw error;
    // A lookup can do without remembered values, so it is answered while the database is away.
    report(incidentId(), error);
    return {};
  });
  const found: Record<string, FieldValue> = {};
  for (const [name, { kind, many, remembered: key }] of wanted) {
    const value = defaults[key ?? ''];
    if (value === undefined || !schemaOfKind(kind, data).safeParse(value).success) continue;
    found[name] = many ? [value] : value;
  }
  return { fields: { ...fields, ...found }, assumed: labelsOf(node, found, data) };
}
