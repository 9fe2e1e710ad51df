import type { Dataset } from '../../dataset/dataset.ts';
import { mapCalls } from '../../reply/map-calls.ts';
import type { Call, FieldValue, FieldValues, Reply } from '../../reply/reply.ts';
import type { CommandNode, CommandTree } from '../declare/command.ts';
import { allCommands } from '../declare/roles.ts';

/** What of an option's values may be kept; `table.1` is one value of the list option `table`. Undefined where all may be. */
const keptOf = ({ options }: CommandNode['command'], name: string) =>
  (options[name] ?? options[name.replace(/\.\d+$/u, '')])?.kind.kept;

/** The values that may be kept for longer than the answer they were given for; the same object where all may be. */
export function keptFields({ command }: CommandNode, fields: FieldValues, data: Dataset): FieldValues {
  const isKept = (name: string): boolean => keptOf(command, name) === undefined;
  if (Object.keys(fields).every(isKept)) return fields;
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]): [string, FieldValue][] => {
      const keep = keptOf(command, name);
      const kept = keep ? keep(value, data) : value;
      return kept === undefined ? [] : [[name, kept]];
    }),
  );
}

/** Whether some values are of no concern to anybody but who typed them. */
export const holdsConfidential = ({ command }: CommandNode, fields: FieldValues, data: Dataset): boolean =>
  Object.entries(fields).some(([name, value]) => {
    const keep = keptOf(command, name);
    return keep !== undefined && keep(value, data) === undefined;
  });

const known = new WeakMap<CommandTree, readonly CommandNode[]>();

/** The commands that have options of which not all may be kept; found once for each tree. */
function withSecrets(tree: CommandTree): readonly CommandNode[] {
  const before = known.get(tree);
  if (before) return before;
  const found = allCommands(tree.roots).filter(({ command }) =>
    Object.values(command.options).some(({ kind }) => kind.kept !== undefined),
  );
  known.set(tree, found);
  return found;
}

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((name, at) => name === b[at]);

/** A call without what may not be kept. */
export function keptCall(call: Call, tree: CommandTree, data: Dataset): Call {
  const node = withSecrets(tree).find(({ path }) => isSame(path, call.path));
  const fields = node ? keptFields(node, call.fields, data) : call.fields;
  return fields === call.fields ? call : { ...call, fields };
}

/** An answer that may be stored, sent and pressed: neither its buttons nor the call of its pages hold what may not be kept. */
export const keptAnswer = <Given extends { readonly reply: Reply; readonly call: Call }>(
  answer: Given,
  tree: CommandTree,
  data: Dataset,
): Given => ({
  ...answer,
  reply: mapCalls(answer.reply, (call) => keptCall(call, tree, data)),
  call: keptCall(answer.call, tree, data),
});
