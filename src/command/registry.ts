import type { Command } from './command.ts';

/** A command in its place: `path` is what a person types, without the slash. */
export interface CommandNode {
  readonly name: string;
  readonly path: readonly string[];
  readonly command: Command;
  readonly children: readonly CommandNode[];
}

/** Every command, by name. */
export interface CommandTree {
  readonly roots: readonly CommandNode[];
  /** The command at a path, exactly. */
  find(path: readonly string[]): CommandNode | undefined;
}

/** A platform's own rules for declarations: returns what is wrong, in words, or nothing. */
export type DeclarationCheck = (tree: CommandTree) => readonly string[];
