import { z } from 'zod';
import {
  apiAddress,
  isWrong,
  port,
  readSettings,
  type Problems,
  type Variables,
} from '../shared/settings.ts';

/** The settings of Slack. At least one of `appToken` and `http` is set. */
export interface SlackSettings {
  readonly botToken: string;
  /** The token for Socket Mode; undefined where it is not used. */
  readonly appToken: string | undefined;
  /** For receiving signed requests over HTTP; undefined where Slack sends none. */
  readonly http: { readonly signingSecret: string; readonly port: number } | undefined;
  /** Whether commands are read that people write in channels as “!salary …”. */
  readonly readsChannels: boolean;
  /** The URL of the Web API, with a slash at its end. */
  readonly apiUrl: string;
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
  SLACK_CHANNEL_COMMANDS: z.enum(['on', 'off'], 'must be on or off').default('off'),
  SLACK_API_URL: apiAddress('the Web API', 'https://slack.com/api/'),
});

/** The environment variables that configure Slack. */
export const SLACK_VARIABLES: readonly string[] = Object.keys(environment.shape);

/** Whether commands are read that people write in channels, which needs more scopes. */
export const readsChannels = ({ SLACK_CHANNEL_COMMANDS }: Variables): boolean =>
  SLACK_CHANNEL_COMMANDS === 'on';

/** Reads the settings from the environment; undefined where Slack is not to be connected. */
export function slackSettings(variables: Variables): SlackSettings | Problems | undefined {
  const set = readSettings(environment, variables);
  if (isWrong(set)) return set;
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
  if (problems.length > 0) return { problems };
  if (SLACK_BOT_TOKEN === undefined) return undefined;
  return {
    botToken: SLACK_BOT_TOKEN,
    appToken: SLACK_APP_TOKEN,
    http:
      SLACK_SIGNING_SECRET !== undefined && SLACK_PORT !== undefined
        ? { signingSecret: SLACK_SIGNING_SECRET, port: SLACK_PORT }
        : undefined,
    readsChannels: readsChannels(variables),
    apiUrl: SLACK_API_URL.endsWith('/') ? SLACK_API_URL : `${SLACK_API_URL}/`,
  };
}
