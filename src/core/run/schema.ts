import { z } from 'zod';
import type { Dataset } from '../../dataset/dataset.ts';
import type { FieldValues } from '../../reply/reply.ts';
import type { CommandNode, CommandTree } from '../declare/command.ts';
import { schemaOfKind } from '../declare/kind-schema.ts';

/** Field values in, a command's arguments out. */
export type Schema = z.ZodType<Readonly<Record<string, unknown>>>;

/** The schemas of a command's options, by their names. */
const shapeOf = ({ command }: CommandNode, data: Dataset): readonly (readonly [string, z.ZodType])[] =>
  Object.entries(command.options).map(([name, { kind, required, many }]) => {
    const one = schemaOfKind(kind, data);
    if (many)
      return [
        name,
        z
          .array(one)
          .min(required ? many.min : 0)
          .max(many.max)
          .default([]),
      ] as const;
    return [name, required ? one : one.optional()] as const;
  });

/** The one check that every kind of input ends in: field values in, a command's arguments out. */
const schemaOf = (node: CommandNode, data: Dataset): Schema =>
  z.object(Object.fromEntries(shapeOf(node, data)));

/**
 * The same check over a dataset that is no other's, such as one with the roadmaps of a team: option by option, since a
 * schema of all compiles itself at its first use, which is its last here.
 * @throws z.ZodError
 */
export function checkedOnce(
  node: CommandNode,
  data: Dataset,
  fields: FieldValues,
): Readonly<Record<string, unknown>> {
  const values = shapeOf(node, data).map(([name, schema]) => [name, schema.parse(fields[name])] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
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
