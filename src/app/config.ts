import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { isSafeAddress } from '../adapters/shared/address.ts';
import type { DiscordSettings } from '../adapters/discord/settings.ts';
import type { SlackSettings } from '../adapters/slack/settings.ts';
import { nearMisses } from './near-miss.ts';

/** A setting that does not fit. The message names the variable, the reason and the fix; the start stops. */
export class ConfigError extends Error {
  constructor(problems: readonly string[]) {
    super(
      `The configuration does not fit:\n${problems.map((one) => `  - ${one}`).join('\n')}\nSee .env.example.`,
    );
    this.name = 'ConfigError';
  }
}

const optional = (schema: z.ZodString) => schema.optional();

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port, such as 3000')
  .transform(Number)
  .refine((one) => one > 0 && one < 65_536, 'must be a port, 1 to 65535')
  .optional();

const environment = z.object({
  DATABASE_URL: optional(
    z
      .string()
      .regex(
        /^postgres(ql)?:\/\/\S+$/,
        'must be a PostgreSQL address, postgres://user:password@host:5432/name',
      ),
  ),
  RUNG_HOME: z.string().default('.rung'),
  RUNG_DATA_OVERLAY: optional(z.string()),
  RUNG_COMMAND_PREFIX: z
    .string()
    .regex(
      /^[a-z][a-z0-9-]{0,15}$/,
      'must be 1 to 16 lower-case letters, digits or dashes, beginning with a letter',
    )
    .optional(),
  RUNG_HEALTH_PORT: port,
  RUNG_HEALTH_HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'must be an address of this machine, such as 127.0.0.1 or 0.0.0.0')
    .default('127.0.0.1'),
  SLACK_BOT_TOKEN: optional(z.string().regex(/^xoxb-\S+$/, 'must be a bot token, xoxb-…')),
  SLACK_APP_TOKEN: optional(z.string().regex(/^xapp-\S+$/, 'must be an app-level token, xapp-…')),
  SLACK_SIGNING_SECRET: optional(z.string().regex(/^\S{16,}$/, 'must be the signing secret of the app')),
  SLACK_PORT: port,
  SLACK_API_URL: z
    .url({ protocol: /^https?$/, error: 'must be the address of the Web API, https://slack.com/api/' })
    .refine(isSafeAddress, 'must begin with https://; http:// only to this machine itself')
    .default('https://slack.com/api/'),
  DISCORD_TOKEN: optional(
    z.string().regex(/^[\w-]+\.[\w-]+\.[\w-]+$/, 'must be a bot token, three parts with dots between'),
  ),
  DISCORD_API_URL: z
    .url({
      protocol: /^https?$/,
      error: 'must be the address of the REST interface, https://discord.com/api',
    })
    .refine(isSafeAddress, 'must begin with https://; http:// only to this machine itself')
    .default('https://discord.com/api'),
  DISCORD_SHARDS: z
    .string()
    .regex(/^[1-9]\d{0,3}$/, 'must be a number of shards, 1 to 9999')
    .transform(Number)
    .optional(),
});
type Environment = z.infer<typeof environment>;

/** Everything that can be set, checked. */
export interface Config {
  /** PostgreSQL, where set; otherwise the embedded database in `home`. */
  readonly databaseUrl: string | undefined;
  /** The folder that holds what Rung remembers; a whole path. */
  readonly home: string;
  /** A folder of data files laid over the shipped ones; a whole path. */
  readonly overlay: string | undefined;
  /** Put before command names, with a dash, where another app owns them: `acme` gives `/acme-salary`. */
  readonly prefix: string | undefined;
  /** Where /healthz, /readyz and /metrics are answered, where set. */
  readonly health: { readonly host: string; readonly port: number } | undefined;
  /** Slack, where it is to be joined. */
  readonly slack: SlackSettings | undefined;
  /** Discord, where it is to be joined. */
  readonly discord: DiscordSettings | undefined;
}

/**
 * Reads the environment and, under it, a `.env` file in the working directory. An empty value counts as unset.
 * @throws ConfigError naming every variable that does not fit
 */
export function readConfig(): Config {
  if (existsSync(ENV_FILE)) process.loadEnvFile(ENV_FILE);
  return parseConfig(process.env);
}

/** Where settings are read from beside the environment; a whole path. */
export const ENV_FILE = resolve('.env');

/** A line for each variable of the environment that is nearly a setting's name, once `readConfig` has read it. */
export const misspeltSettings = (): readonly string[] =>
  nearMisses(Object.keys(process.env), Object.keys(environment.shape));

/** Whether npm runs this process, as one of its scripts. */
export const isRunByNpm = (): boolean => process.env['npm_lifecycle_event'] !== undefined;

/** @throws ConfigError naming every variable that does not fit; values are never repeated, some are secrets */
export function parseConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(set);
  if (!parsed.success)
    throw new ConfigError(parsed.error.issues.map((one) => `${one.path.join('.')} ${one.message}`));
  const { DATABASE_URL, RUNG_HOME, RUNG_DATA_OVERLAY, RUNG_COMMAND_PREFIX } = parsed.data;
  const { RUNG_HEALTH_HOST, RUNG_HEALTH_PORT } = parsed.data;
  return {
    databaseUrl: DATABASE_URL,
    home: resolve(RUNG_HOME),
    overlay: RUNG_DATA_OVERLAY === undefined ? undefined : resolve(RUNG_DATA_OVERLAY),
    prefix: RUNG_COMMAND_PREFIX,
    health: RUNG_HEALTH_PORT === undefined ? undefined : { host: RUNG_HEALTH_HOST, port: RUNG_HEALTH_PORT },
    slack: slackSettings(parsed.data),
    discord: discordSettings(parsed.data),
  };
}

/** @throws ConfigError for settings that do not go together */
function slackSettings(set: Environment): SlackSettings | undefined {
  const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET, SLACK_PORT, SLACK_API_URL } = set;
  const problems: string[] = [];
  const isHalf = (SLACK_SIGNING_SECRET === undefined) !== (SLACK_PORT === undefined);
  if (isHalf) problems.push('SLACK_SIGNING_SECRET and SLACK_PORT go together: set both, or neither');
  if (SLACK_BOT_TOKEN === undefined) {
    if (SLACK_APP_TOKEN !== undefined || SLACK_PORT !== undefined)
      problems.push('SLACK_BOT_TOKEN is missing: Slack is joined with it, xoxb-…');
  } else if (SLACK_APP_TOKEN === undefined && SLACK_PORT === undefined && !isHalf)
    problems.push(
      'SLACK_APP_TOKEN is missing: set it for Socket Mode, or SLACK_SIGNING_SECRET and SLACK_PORT for HTTP',
    );
  if (problems.length > 0) throw new ConfigError(problems);
  if (SLACK_BOT_TOKEN === undefined) return undefined;
  return {
    botToken: SLACK_BOT_TOKEN,
    appToken: SLACK_APP_TOKEN,
    http:
      SLACK_SIGNING_SECRET !== undefined && SLACK_PORT !== undefined
        ? { signingSecret: SLACK_SIGNING_SECRET, port: SLACK_PORT }
        : undefined,
    apiUrl: SLACK_API_URL.endsWith('/') ? SLACK_API_URL : `${SLACK_API_URL}/`,
  };
}

/** @throws ConfigError for settings that do not go together */
function discordSettings({
  DISCORD_TOKEN,
  DISCORD_API_URL,
  DISCORD_SHARDS,
}: Environment): DiscordSettings | undefined {
  if (DISCORD_TOKEN === undefined) {
    if (DISCORD_SHARDS !== undefined)
      throw new ConfigError(['DISCORD_TOKEN is missing: Discord is joined with it']);
    return undefined;
  }
  return {
    token: DISCORD_TOKEN,
    apiUrl: DISCORD_API_URL.replace(/\/+$/, ''),
    shards: DISCORD_SHARDS === undefined ? undefined : { count: DISCORD_SHARDS },
  };
}
