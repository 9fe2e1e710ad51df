import type { z } from 'zod';
import type { Dataset } from '../../dataset/dataset.ts';
import type { OptionKind } from './option.ts';

const made = new WeakMap<Dataset, Map<OptionKind<unknown>, z.ZodType>>();

/** The check of a kind's values over a dataset, built once: building it costs ten times what one check does. */
export function schemaOfKind(kind: OptionKind<unknown>, data: Dataset): z.ZodType {
  const known = made.get(data) ?? new Map<OptionKind<unknown>, z.ZodType>();
  made.set(data, known);
  const schema = known.get(kind) ?? kind.schema(data);
  known.set(kind, schema);
  return schema;
}
