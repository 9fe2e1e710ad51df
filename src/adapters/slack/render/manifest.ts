import { shorten } from '../../../reply/clean.ts';
import type { CommandNode, CommandTree } from '../../../core/declare/command.ts';
import type { Starter } from '../../../core/help/starters.ts';
import { usageOf } from '../../../core/help/usage.ts';
import { formProblem, withDescendants } from '../../shared/form.ts';
import { LIMITS } from './limits.ts';
import { promptsOf } from './prompts.ts';
import { REDIRECT_PATH, REQUEST_PATH } from '../connection/request-path.ts';
import { eventsFor, scopesFor } from './scopes.ts';

/** A Slack app manifest, the parts that Rung fills in (docs.slack.dev/reference/app-manifest). */
export interface SlackManifest {
  readonly display_information: { readonly name: string; readonly description: string };
  readonly features: {
    readonly agent_view: {
      readonly agent_description: string;
      readonly suggested_prompts: readonly Starter[];
    };
    readonly app_home: {
      readonly home_tab_enabled: boolean;
      readonly messages_tab_enabled: boolean;
      readonly messages_tab_read_only_enabled: boolean;
    };
    readonly bot_user: { readonly display_name: string; readonly always_online: boolean };
    readonly slash_commands: readonly SlackCommand[];
  };
  readonly oauth_config: {
    readonly redirect_urls?: readonly string[];
    readonly scopes: { readonly bot: readonly string[] };
  };
  readonly settings: {
    readonly event_subscriptions: { readonly request_url?: string; readonly bot_events: readonly string[] };
    readonly interactivity: { readonly is_enabled: boolean; readonly request_url?: string };
    readonly org_deploy_enabled: boolean;
    readonly socket_mode_enabled: boolean;
    readonly token_rotation_enabled: boolean;
  };
}
/** A slash command in the manifest. */
export interface SlackCommand {
  readonly command: string;
  readonly url?: string;
  readonly description: string;
  readonly usage_hint?: string;
  readonly should_escape: boolean;
}

const NAME = 'Rung';
const DESCRIPTION =
  'Helps engineers become AI engineers: pay with its source, skills, roadmaps, and a plan that keeps going.';
const COMMAND_NAME = /^[a-z0-9_-]+$/;

/** The options of a manifest. Without `origin` the app uses Socket Mode. */
export interface ManifestOptions {
  /** The beginning of every command's name: "ai-" gives `/ai-salary`. */
  readonly prefix: string;
  /** The public address of Rung, https, where Slack is to send its requests: "https://rung.example.com". */
  readonly origin?: string;
  /** Whether Rung reads commands that people write in channels as “!salary …”. */
  readonly readsChannels?: boolean;
  /** Whether workspaces and organisations add Rung by themselves, at `origin`. */
  readonly forMany?: boolean;
  /** Whether tokens expire and are renewed. */
  readonly rotatesTokens?: boolean;
}

/** The manifest of a tree: one slash command for each root. */
export function manifest(
  tree: CommandTree,
  { prefix, origin, readsChannels = false, forMany = false, rotatesTokens = false }: ManifestOptions,
): SlackManifest {
  const url = origin === undefined ? undefined : new URL(REQUEST_PATH, origin).href;
  const request = url === undefined ? {} : { request_url: url };
  return {
    display_information: { name: NAME, description: DESCRIPTION },
    features: {
      agent_view: { agent_description: DESCRIPTION, suggested_prompts: promptsOf(tree) },
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: NAME, always_online: true },
      slash_commands: tree.roots.map((node) => slashCommand(node, prefix, url)),
    },
    oauth_config: {
      ...(forMany && origin !== undefined && { redirect_urls: [new URL(REDIRECT_PATH, origin).href] }),
      scopes: { bot: scopesFor(readsChannels) },
    },
    settings: {
      event_subscriptions: { ...request, bot_events: Object.keys(eventsFor(readsChannels)) },
      interactivity: { is_enabled: true, ...request },
      org_deploy_enabled: forMany,
      socket_mode_enabled: url === undefined,
      token_rotation_enabled: rotatesTokens,
    },
  };
}

function slashCommand(node: CommandNode, prefix: string, url: string | undefined): SlackCommand {
  const hint = usageHint(node);
  return {
    command: `/${prefix}${node.name}`,
    ...(url !== undefined && { url }),
    description: shorten(node.command.summary, LIMITS.commandDescription),
    ...(hint !== '' && { usage_hint: shorten(hint, LIMITS.commandHint) }),
    should_escape: false,
  };
}

/** "<level> <place> [specialisation …] | compare | offer" */
function usageHint({ command, children }: CommandNode): string {
  return [command.run ? usageOf(command.options) : '', ...children.map((child) => child.name)]
    .filter((part) => part !== '')
    .join(' | ');
}

/** The breaches of Slack's rules for commands and forms in a tree, a sentence each. A `DeclarationCheck`. */
export function checkDeclarations(tree: CommandTree, prefix = ''): readonly string[] {
  const wrong: string[] = [];
  if (tree.roots.length > LIMITS.commands) {
    wrong.push(`Slack takes ${LIMITS.commands} slash commands at most, there are ${tree.roots.length}.`);
  }
  for (const root of tree.roots) {
    const name = prefix + root.name;
    if (name.length + 1 > LIMITS.commandName) {
      wrong.push(`/${name}: Slack takes ${LIMITS.commandName} characters at most, with the slash.`);
    }
    if (!COMMAND_NAME.test(name)) wrong.push(`/${name}: Slack takes a–z, 0–9, "-" and "_" in a name.`);
    if (root.command.summary === '') wrong.push(`/${name}: Slack wants a summary.`);
    if (root.command.summary.length > LIMITS.commandDescription) {
      wrong.push(`/${name}: Slack takes a summary of ${LIMITS.commandDescription} characters at most.`);
    }
    if (usageHint(root).length > LIMITS.commandHint) {
      wrong.push(
        `/${name}: its options and children make a hint longer than ${LIMITS.commandHint} characters.`,
      );
    }
    for (const node of withDescendants(root)) {
      const problem = formProblem(node, LIMITS.formFields);
      if (problem !== undefined) wrong.push(problem);
    }
  }
  return wrong;
}
