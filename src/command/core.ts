import { call } from '../reply/build.ts';
import type { Call, Choice, Form, Visibility } from '../reply/reply.ts';
import type { CommandNode, CommandTree } from './command.ts';
import { complete, type Completions } from './complete.ts';
import { formOf } from './form.ts';
import type { Invocation } from './invocation.ts';
import { readText } from './parse.ts';
import { answer, apology, isShared, schemaOf, type Answer, type Parts, type Schema } from './run.ts';
import { understand } from './understand.ts';
import { LONGEST_INPUT } from './words.ts';
import { writeCall } from './write.ts';

/** What an adapter is given: the commands, ready to be asked. */
export interface Core {
  readonly commands: CommandTree;
  /** Never rejects: whatever goes wrong is an answer in words. */
  invoke(invocation: Invocation, signal?: AbortSignal): Promise<Answer>;
  /** Who will see the answer, known before it is worked out. */
  visibility(invocation: Invocation): Visibility;
  /** The form this invocation opens, or undefined when it is to be invoked. */
  form(invocation: Invocation): Form | undefined;
  /** Completions for one option; `path` names the command. */
  suggest(path: readonly string[], option: string, prefix: string): readonly Choice[];
  /** Completions of a line as it is typed. */
  complete(line: string): Completions;
  /** A call as a person would type it. */
  write(call: Call): string;
}

const NEVER = new AbortController().signal;

/** Builds the core over its parts; schemas are made once, here. */
export function createCore(parts: Parts): Core {
  const { tree, data } = parts;
  const schemas = new Map<CommandNode, Schema>();
  const prepare = (node: CommandNode): void => {
    schemas.set(node, schemaOf(node, data));
    node.children.forEach(prepare);
  };
  tree.roots.forEach(prepare);
  return {
    commands: tree,
    async invoke(invocation, signal = NEVER) {
      try {
        return await answer(parts, schemas, invocation, signal);
      } catch (error) {
        return {
          ok: false,
          visibility: 'private',
          reply: apology(parts, error),
          call: call(invocation.path),
        };
      }
    },
    visibility(invocation) {
      const understood = understand(tree, invocation);
      return isShared(understood, data) ? 'channel' : (understood.node?.command.visibility ?? 'private');
    },
    form(invocation) {
      const { node, wants, rest } = understand(tree, invocation);
      if (wants !== 'form' || !node) return undefined;
      const given = typeof rest === 'string' ? readText(node.command, rest, data).fields : rest;
      return formOf(node, given, data);
    },
    suggest: (path, option, prefix) =>
      tree.find(path)?.command.options[option]?.kind.suggest(prefix.slice(0, LONGEST_INPUT), data) ?? [],
    complete: (line) => complete(tree, data, line.slice(0, LONGEST_INPUT)),
    write: (one) => writeCall(one, tree, data),
  };
}
