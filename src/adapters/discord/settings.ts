import { z } from 'zod';
import { apiAddress, isWrong, readSettings, type Problems, type Variables } from '../shared/settings.ts';

/** How Discord is reached. */
export interface DiscordSettings {
  readonly token: string;
  /** Where the REST interface is, without a version and without a slash at its end. */
  readonly apiUrl: string;
  /** How many shards the app has, and which of them this process may hold; unset, as many as Discord recommends, any. */
  readonly shards: { readonly count: number; readonly ids?: readonly number[] } | undefined;
}

const environment = z.object({
  DISCORD_TOKEN: z
    .string()
    .regex(/^[\w-]+\.[\w-]+\.[\w-]+$/, 'must be a bot token, three parts with dots between')
    .optional(),
  DISCORD_API_URL: apiAddress('the REST interface', 'https://discord.com/api'),
  DISCORD_SHARDS: z
    .string()
    .regex(/^[1-9]\d{0,3}$/, 'must be a number of shards, 1 to 9999')
    .transform(Number)
    .optional(),
});

export const DISCORD_VARIABLES: readonly string[] = Object.keys(environment.shape);

/** Reads what is set of Discord; undefined where nothing says to join it. */
export function discordSettings(variables: Variables): DiscordSettings | Problems | undefined {
  const set = readSettings(environment, variables);
  if (isWrong(set)) return set;
  const { DISCORD_TOKEN, DISCORD_API_URL, DISCORD_SHARDS } = set;
  if (DISCORD_TOKEN === undefined)
    return DISCORD_SHARDS === undefined
      ? undefined
      : { problems: ['DISCORD_TOKEN is missing: Discord is joined with it'] };
  return {
    token: DISCORD_TOKEN,
    apiUrl: DISCORD_API_URL.replace(/\/+$/, ''),
    shards: DISCORD_SHARDS === undefined ? undefined : { count: DISCORD_SHARDS },
  };
}
