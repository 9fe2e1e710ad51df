import { z } from 'zod';
import type { Dataset } from '../../dataset/dataset.ts';
import type { CommandNode, CommandTree } from '../declare/command.ts';
import { schemaOfKind } from '../declare/kind-schema.ts';

/** Field values in, a command's arguments out. */
export type Schema = z.ZodType<Readonly<Record<string, unknown>>>;

/** The one check that every kind of input ends in: field values in, a command's arguments out. */
export function schemaOf({ command }: CommandNode, data: Dataset): Schema {
  const shape = Object.entries(command.options).map(([name, { kind, required, many }]) => {
    const one = schemaOfKind(kind, data);
    if (many)
      return [
        name,
        z
          .array(one)
          .min(required ? many.min : 0)
          .max(many.max)
          .default([]),
      ];
    return [name, required ? one : one.optional()];
  });
  return z.object(Object.fromEntries(shape) as Record<string, z.ZodType>);
}

/** The schema of every command over the dataset that all share. */
export function schemasOf(tree: CommandTree, data: Dataset): ReadonlyMap<CommandNode, Schema> {
  const schemas = new Map<CommandNode, Schema>();
  const prepare = (node: CommandNode): void => {
    schemas.set(node, schemaOf(node, data));
    node.children.forEach(prepare);
  };
  tree.roots.forEach(prepare);
  return schemas;
}
