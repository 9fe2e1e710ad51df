import type { Dataset } from '../../dataset/dataset.ts';
import { mapCalls } from '../../reply/map-calls.ts';
import type { Call, FieldValue, FieldValues, Reply } from '../../reply/reply.ts';
import type { CommandNode, CommandTree } from '../declare/command.ts';
import type { Answer } from './run.ts';

/** The values that may be kept for longer than the answer they were given for; the same object where all may be. */
export function keptFields({ command }: CommandNode, fields: FieldValues, data: Dataset): FieldValues {
  const isKept = (name: string): boolean => command.options[name]?.kind.kept === undefined;
  if (Object.keys(fields).every(isKept)) return fields;
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]): [string, FieldValue][] => {
      const keep = command.options[name]?.kind.kept;
      const kept = keep ? keep(value, data) : value;
      return kept === undefined ? [] : [[name, kept]];
    }),
  );
}

/** Whether some values are of no concern to anybody but who typed them. */
export const holdsConfidential = ({ command }: CommandNode, fields: FieldValues, data: Dataset): boolean =>
  Object.entries(fields).some(([name, value]) => {
    const keep = command.options[name]?.kind.kept;
    return keep !== undefined && keep(value, data) === undefined;
  });

/** A call without what may not be kept. */
export function keptCall(call: Call, tree: CommandTree, data: Dataset): Call {
  const node = tree.find(call.path);
  const fields = node ? keptFields(node, call.fields, data) : call.fields;
  return fields === call.fields ? call : { ...call, fields };
}

/** A reply none of whose buttons holds what may not be kept: they may be stored, and others may press them. */
export const withoutConfidential = (reply: Reply, tree: CommandTree, data: Dataset): Reply =>
  mapCalls(reply, (call) => keptCall(call, tree, data));

/** An answer that may be stored, sent and pressed: neither its buttons nor the call of its pages hold what may not be kept. */
export const keptAnswer = (answer: Answer, tree: CommandTree, data: Dataset): Answer => ({
  ...answer,
  reply: withoutConfidential(answer.reply, tree, data),
  call: keptCall(answer.call, tree, data),
});
