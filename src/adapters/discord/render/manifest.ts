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
import { optionSlots, runnable } from '../inbound/command-names.ts';

/** An application command as it is registered with Discord. */
export type DiscordCommand = RESTPostAPIChatInputApplicationCommandsJSONBody;

/**
 * The application commands of a tree, each name begun by `prefix`. Discord cannot run a command that has subcommands,
 * so the children of one that can be run are commands of their own, such as `/salary-compare`; one that only holds
 * others has them as subcommands. No option is required: what is missing is filled from the person's settings or asked
 * for.
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
    const summary = nth === 1 ? option.summary : `${option.summary} (${nth})`;
    const base = { name, description: shorten(summary, LIMITS.commandDescription), required: false };
    switch (option.kind.value) {
      case 'integer':
        return { ...base, type: ApplicationCommandOptionType.Integer };
      case 'boolean':
        return { ...base, type: ApplicationCommandOptionType.Boolean };
      case 'string':
        return { ...base, type: ApplicationCommandOptionType.String, autocomplete: option.kind.completes };
    }
  });
