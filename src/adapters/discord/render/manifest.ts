import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import { shorten } from '../../../reply/clean.ts';
import type { CommandNode, CommandTree } from '../../../core/declare/command.ts';
import { LIMITS } from './limits.ts';
import { optionSlots, runnable } from '../inbound/names.ts';

export type DiscordCommand = RESTPostAPIChatInputApplicationCommandsJSONBody;

/**
 * The application commands of a tree, their names after `prefix`. A command that can be run is one of its own and its
 * children are `/salary-compare`; one that only holds others has them as subcommands, since Discord cannot call a
 * command bare that has any. Every option is optional: a remembered default or a question back fills it.
 */
export const manifest = (tree: CommandTree, { prefix }: { readonly prefix: string }): DiscordCommand[] =>
  tree.roots.flatMap((root) =>
    root.command.run
      ? runnable(root).map((node) => command(prefix + node.path.join('-'), node, optionsOf(node)))
      : [command(prefix + root.name, root, root.children.flatMap(runnable).map(subcommand))],
  );

function command(
  name: string,
  node: CommandNode,
  options: APIApplicationCommandBasicOption[] | APIApplicationCommandSubcommandOption[],
): DiscordCommand {
  return {
    type: ApplicationCommandType.ChatInput,
    name,
    description: shorten(node.command.summary, LIMITS.commandDescription),
    integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
    contexts: [
      InteractionContextType.Guild,
      InteractionContextType.BotDM,
      InteractionContextType.PrivateChannel,
    ],
    ...(options.length > 0 && { options }),
  };
}

const subcommand = (node: CommandNode): APIApplicationCommandSubcommandOption => ({
  type: ApplicationCommandOptionType.Subcommand,
  name: node.path.slice(1).join('-'),
  description: shorten(node.command.summary, LIMITS.commandDescription),
  options: optionsOf(node),
});

const optionsOf = (node: CommandNode): APIApplicationCommandBasicOption[] =>
  optionSlots(node.command.options).map(({ name, option, nth }): APIApplicationCommandBasicOption => {
    const said = nth === 1 ? option.summary : `${option.summary} (${nth})`;
    const base = { name, description: shorten(said, LIMITS.commandDescription), required: false };
    switch (option.kind.value) {
      case 'integer':
        return { ...base, type: ApplicationCommandOptionType.Integer };
      case 'boolean':
        return { ...base, type: ApplicationCommandOptionType.Boolean };
      case 'string':
        return { ...base, type: ApplicationCommandOptionType.String, autocomplete: option.kind.completes };
    }
  });
