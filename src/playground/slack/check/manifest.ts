import { z } from 'zod';
import { LIMITS } from './limits.ts';

/** A suggested prompt. */
export const prompt = z.strictObject({ title: z.string().min(1), message: z.string().min(1) });

const command = z.object({
  command: z.string().regex(/^\/\S+$/),
  description: z.string().optional(),
  usage_hint: z.string().optional(),
  should_escape: z.boolean().optional(),
});
/** A slash command, "/salary". */
export type Command = z.infer<typeof command>;

const shape = z.object({
  display_information: z.object({ name: z.string() }).optional(),
  features: z
    .object({
      app_home: z
        .object({
          home_tab_enabled: z.boolean().optional(),
          messages_tab_enabled: z.boolean().optional(),
          messages_tab_read_only_enabled: z.boolean().optional(),
        })
        .optional(),
      agent_view: z
        .strictObject({
          agent_description: z.string().max(LIMITS.agentDescription).optional(),
          suggested_prompts: z.array(prompt).max(LIMITS.prompts).optional(),
        })
        .optional(),
      bot_user: z.object({ display_name: z.string() }).optional(),
      slash_commands: z.array(command).optional(),
    })
    .optional(),
  oauth_config: z
    .object({
      redirect_urls: z.array(z.url()).optional(),
      scopes: z.object({ bot: z.array(z.string()).optional() }).optional(),
    })
    .optional(),
  settings: z
    .object({
      event_subscriptions: z.object({ bot_events: z.array(z.string()).optional() }).optional(),
      interactivity: z.object({ is_enabled: z.boolean() }).optional(),
      socket_mode_enabled: z.boolean().optional(),
      org_deploy_enabled: z.boolean().optional(),
      token_rotation_enabled: z.boolean().optional(),
    })
    .optional(),
});

/** The parts of an app's manifest that a workspace reads. */
export interface App {
  readonly name: string;
  /** By name, "/salary". */
  readonly commands: ReadonlyMap<string, Command>;
  readonly scopes: Set<string>;
  readonly events: ReadonlySet<string>;
  readonly interactive: boolean;
  readonly home: boolean;
  /** Whether Slack shows it as an agent. */
  readonly agent: boolean;
  /** Whether people may write to the bot. */
  readonly messages: boolean;
  /** Where people may be led back to from the page for consent. */
  readonly redirectUrls: readonly string[];
  /** Whether its tokens expire. */
  readonly rotates: boolean;
  /** Whether whole organisations may have it. */
  readonly forOrganisations: boolean;
}

/** Reads the parts of an app's manifest that a workspace uses. @throws ZodError */
export function readManifest(raw: unknown): App {
  const { display_information, features, oauth_config, settings } = shape.parse(raw);
  const tabs = features?.app_home;
  return {
    name: features?.bot_user?.display_name ?? display_information?.name ?? 'App',
    commands: new Map((features?.slash_commands ?? []).map((one) => [one.command, one])),
    scopes: new Set(oauth_config?.scopes?.bot ?? []),
    events: new Set(settings?.event_subscriptions?.bot_events ?? []),
    interactive: settings?.interactivity?.is_enabled ?? false,
    agent: features?.agent_view !== undefined,
    redirectUrls: oauth_config?.redirect_urls ?? [],
    rotates: settings?.token_rotation_enabled ?? false,
    forOrganisations: settings?.org_deploy_enabled ?? false,
    home: tabs?.home_tab_enabled ?? false,
    messages: (tabs?.messages_tab_enabled ?? false) && !(tabs?.messages_tab_read_only_enabled ?? false),
  };
}
