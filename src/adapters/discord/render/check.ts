import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
} from 'discord-api-types/v10';
import type { CommandNode, CommandTree } from '../../../core/declare/command.ts';
import { formProblem, withDescendants } from '../../shared/form.ts';
import { LIMITS } from './limits.ts';
import { manifest } from './manifest.ts';
import { runnable } from '../inbound/command-names.ts';

/** Discord's own pattern for the names of commands and options, lower-case letters only. */
const NAME = /^[-_'\p{Ll}\p{Lm}\p{Lo}\p{N}]{1,32}$/u;

/** The breaches of Discord's rules for commands and forms in a tree, a sentence each. A `DeclarationCheck`. */
export function checkDeclarations(tree: CommandTree, prefix = ''): readonly string[] {
  const commands = manifest(tree, { prefix });
  const wrong = commands.flatMap((command) => [
    ...checkNamed(`/${command.name}`, command.name, command.description),
    ...checkOptions(`/${command.name}`, command.options ?? []),
    ...checkText(`/${command.name}`, textOf(command)),
  ]);
  if (commands.length > LIMITS.commands) {
    wrong.push(`Discord takes ${LIMITS.commands} commands at most, there are ${commands.length}.`);
  }
  wrong.push(...duplicates(commands).map((name) => `/${name}: two commands have this name on Discord.`));
  for (const root of tree.roots) {
    if (runnable(root).length === 0) wrong.push(`/${root.name}: there is nothing in it that can be run.`);
    for (const node of withDescendants(root)) wrong.push(...checkNode(node));
  }
  return wrong;
}

function checkNamed(where: string, name: string, description: string): string[] {
  const wrong: string[] = [];
  if (!NAME.test(name))
    wrong.push(`${where}: Discord takes 1–32 lower-case letters, digits, "-" and "_" in a name.`);
  if (description === '') wrong.push(`${where}: Discord wants a summary.`);
  return wrong;
}

function checkOptions(where: string, options: readonly APIApplicationCommandOption[]): string[] {
  const wrong = options.flatMap((option) => {
    const inside = `${where} ${option.name}`;
    const deeper = option.type === ApplicationCommandOptionType.Subcommand ? (option.options ?? []) : [];
    return [...checkNamed(inside, option.name, option.description), ...checkOptions(inside, deeper)];
  });
  if (options.length > LIMITS.commandOptions) {
    wrong.push(
      `${where}: Discord takes ${LIMITS.commandOptions} options at most, this has ${options.length}.`,
    );
  }
  wrong.push(
    ...duplicates(options).map((name) => `${where} ${name}: two options have this name on Discord.`),
  );
  return wrong;
}

const checkText = (where: string, characters: number): string[] =>
  characters <= LIMITS.commandText
    ? []
    : [
        `${where}: its names and summaries hold ${characters} characters, Discord takes ${LIMITS.commandText}.`,
      ];

/** Checks summaries and forms as they are declared, since the manifest cuts what is too long. */
function checkNode(node: CommandNode): string[] {
  const { path, command } = node;
  const { summary, options } = command;
  const where = `/${path.join(' ')}`;
  const wrong: string[] = [];
  const tooLong = (what: string, text: string): void => {
    if (text.length > LIMITS.commandDescription) {
      wrong.push(
        `${where}: ${what} is longer than the ${LIMITS.commandDescription} characters Discord takes.`,
      );
    }
  };
  tooLong('its summary', summary);
  for (const [name, option] of Object.entries(options)) tooLong(`the summary of ${name}`, option.summary);
  const problem = formProblem(node, LIMITS.modalParts);
  if (problem !== undefined) wrong.push(problem);
  return wrong;
}

interface Named {
  readonly name: string;
  readonly description: string;
  readonly options?: readonly (APIApplicationCommandOption | APIApplicationCommandBasicOption)[] | undefined;
}
/** Characters of all names and descriptions, as Discord counts them against its 8000. */
function textOf({ name, description, options }: Named): number {
  return (options ?? []).reduce(
    (sum, option) => sum + textOf(option as Named),
    name.length + description.length,
  );
}

function duplicates(named: readonly { readonly name: string }[]): string[] {
  const names = named.map(({ name }) => name);
  return [...new Set(names.filter((name, i) => names.indexOf(name) !== i))];
}
