import { z } from 'zod';
import {
  apiAddress,
  isWrong,
  port,
  readSettings,
  type Problems,
  type Variables,
} from '../shared/settings.ts';

interface CommonSettings {
  /** Whether commands are read that people write in channels as “!salary …”. */
  readonly readsChannels: boolean;
  /** The URL of the Web API, with a slash at its end. */
  readonly apiUrl: string;
}

/** For receiving signed requests over HTTP. */
export interface HttpSettings {
  readonly signingSecret: string;
  readonly port: number;
}

/** The settings of Slack for one workspace, by its token. At least one of `appToken` and `http` is set. */
export interface SlackSettings extends CommonSettings {
  readonly botToken: string;
  /** The token for Socket Mode; undefined where it is not used. */
  readonly appToken: string | undefined;
  /** Undefined where Slack sends no requests. */
  readonly http: HttpSettings | undefined;
}

/** The settings of Slack for as many workspaces as add Rung by themselves. */
export interface ManySlackSettings extends CommonSettings {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly http: HttpSettings;
  /** The public address of Rung, without a slash at its end. */
  readonly publicUrl: string;
}

const environment = z.object({
  SLACK_BOT_TOKEN: z
    .string()
    .regex(/^xoxb-\S+$/, 'must be a bot token, xoxb-…')
    .optional(),
  SLACK_APP_TOKEN: z
    .string()
    .regex(/^xapp-\S+$/, 'must be an app-level token, xapp-…')
    .optional(),
  SLACK_SIGNING_SECRET: z
    .string()
    .regex(/^\S{16,}$/, 'must be the signing secret of the app')
    .optional(),
  SLACK_PORT: port,
  SLACK_CLIENT_ID: z
    .string()
    .regex(/^\d+\.\d+$/, 'must be the client id of the app, such as 123.456')
    .optional(),
  SLACK_CLIENT_SECRET: z
    .string()
    .regex(/^\S{16,}$/, 'must be the client secret of the app')
    .optional(),
  SLACK_PUBLIC_URL: z
    .url({
      protocol: /^https$/,
      error: 'must be the public address of Rung, such as https://rung.example.com',
    })
    .refine((one) => !/[?#]/.test(one), 'must end before any ? or #')
    .optional(),
  SLACK_CHANNEL_COMMANDS: z.enum(['on', 'off'], 'must be on or off').default('off'),
  SLACK_API_URL: apiAddress('the Web API', 'https://slack.com/api/'),
});

type Set = z.output<typeof environment>;

/** The environment variables that configure Slack. */
export const SLACK_VARIABLES: readonly string[] = Object.keys(environment.shape);

/** Whether commands are read that people write in channels, which needs more scopes. */
export const readsChannels = ({ SLACK_CHANNEL_COMMANDS }: Variables): boolean =>
  SLACK_CHANNEL_COMMANDS === 'on';

/** Whether the settings are those for many workspaces. */
export const areForMany = (settings: SlackSettings | ManySlackSettings): settings is ManySlackSettings =>
  'clientId' in settings;

/** Reads the settings from the environment; undefined where Slack is not to be connected. */
export function slackSettings(
  variables: Variables,
): SlackSettings | ManySlackSettings | Problems | undefined {
  const set = readSettings(environment, variables);
  if (isWrong(set)) return set;
  const common = {
    readsChannels: readsChannels(variables),
    apiUrl: set.SLACK_API_URL.endsWith('/') ? set.SLACK_API_URL : `${set.SLACK_API_URL}/`,
  };
  // A token is for its one workspace, whatever else is set.
  const isForMany = set.SLACK_CLIENT_ID !== undefined && set.SLACK_BOT_TOKEN === undefined;
  return isForMany ? forMany(set, common) : forOne(set, common);
}

function forOne(set: Set, common: CommonSettings): SlackSettings | Problems | undefined {
  const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET, SLACK_PORT } = set;
  const problems: string[] = [];
  for (const name of ['SLACK_CLIENT_SECRET', 'SLACK_PUBLIC_URL'] as const)
    if (set[name] !== undefined && set.SLACK_CLIENT_ID === undefined)
      problems.push(`SLACK_CLIENT_ID is missing: ${name} goes with it`);
  const isHalf = (SLACK_SIGNING_SECRET === undefined) !== (SLACK_PORT === undefined);
  if (isHalf) problems.push('SLACK_SIGNING_SECRET and SLACK_PORT go together: set both, or neither');
  if (SLACK_BOT_TOKEN === undefined) {
    if (SLACK_APP_TOKEN !== undefined || SLACK_PORT !== undefined)
      problems.push(
        'SLACK_BOT_TOKEN is missing: one workspace is joined with it, xoxb-…; for many, set SLACK_CLIENT_ID',
      );
  } else if (SLACK_APP_TOKEN === undefined && SLACK_PORT === undefined && !isHalf)
    problems.push(
      'SLACK_APP_TOKEN is missing: set it for Socket Mode, or SLACK_SIGNING_SECRET and SLACK_PORT for HTTP',
    );
  if (problems.length > 0) return { problems };
  if (SLACK_BOT_TOKEN === undefined) return undefined;
  return {
    ...common,
    botToken: SLACK_BOT_TOKEN,
    appToken: SLACK_APP_TOKEN,
    http:
      SLACK_SIGNING_SECRET !== undefined && SLACK_PORT !== undefined
        ? { signingSecret: SLACK_SIGNING_SECRET, port: SLACK_PORT }
        : undefined,
  };
}

/** What goes with the client id, and where each is found. */
const WITH_CLIENT = {
  SLACK_CLIENT_SECRET: '"Basic Information" of the app’s settings has it',
  SLACK_SIGNING_SECRET: '"Basic Information" of the app’s settings has it',
  SLACK_PORT: 'the port that Slack’s requests and installing come in by',
  SLACK_PUBLIC_URL: 'the public address of Rung, such as https://rung.example.com',
} as const;

function forMany(set: Set, common: CommonSettings): ManySlackSettings | Problems {
  const { SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, SLACK_SIGNING_SECRET, SLACK_PORT, SLACK_PUBLIC_URL } = set;
  const problems: string[] = [];
  if (set.SLACK_APP_TOKEN !== undefined)
    problems.push('SLACK_APP_TOKEN is for one workspace: with SLACK_CLIENT_ID, Slack comes in by SLACK_PORT');
  for (const [name, where] of Object.entries(WITH_CLIENT))
    if (set[name as keyof typeof WITH_CLIENT] === undefined)
      problems.push(`${name} is missing: it goes with SLACK_CLIENT_ID; ${where}`);
  const isWhole =
    SLACK_CLIENT_ID !== undefined &&
    SLACK_CLIENT_SECRET !== undefined &&
    SLACK_SIGNING_SECRET !== undefined &&
    SLACK_PORT !== undefined &&
    SLACK_PUBLIC_URL !== undefined;
  if (problems.length > 0 || !isWhole) return { problems };
  return {
    ...common,
    ...{ clientId: SLACK_CLIENT_ID, clientSecret: SLACK_CLIENT_SECRET },
    http: { signingSecret: SLACK_SIGNING_SECRET, port: SLACK_PORT },
    publicUrl: SLACK_PUBLIC_URL.replace(/\/+$/, ''),
  };
}
