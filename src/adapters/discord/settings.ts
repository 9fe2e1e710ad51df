import { z } from 'zod';
import { apiAddress, isWrong, readSettings, type Problems, type Variables } from '../shared/settings.ts';

/** The settings of Discord. */
export interface DiscordSettings {
  readonly token: string;
  /** The URL of the REST API, without a version and without a slash at its end. */
  readonly apiUrl: string;
  /**
   * How many shards the app has, and which of them this process may hold: all of them where `ids` is unset. Undefined
   * for as many as Discord recommends.
   */
  readonly shards: { readonly count: number; readonly ids?: readonly number[] } | undefined;
}

const SHARDS = /^(?:(?<first>\d{1,4})(?:-(?<last>\d{1,4}))?\/)?(?<count>[1-9]\d{0,3})$/;

/** Reads "16", or which of them a process may hold: "0-7/16", "3/16". Undefined where it is neither. */
function shardsOf(text: string): DiscordSettings['shards'] {
  const { first, last = first, count: of } = SHARDS.exec(text)?.groups ?? {};
  const count = Number(of);
  if (of === undefined) return undefined;
  if (first === undefined || last === undefined) return { count };
  const [from, to] = [Number(first), Number(last)];
  if (from > to || to >= count) return undefined;
  return { count, ids: Array.from({ length: to - from + 1 }, (_, at) => from + at) };
}

const environment = z.object({
  DISCORD_TOKEN: z
    .string()
    .regex(/^[\w-]+\.[\w-]+\.[\w-]+$/, 'must be a bot token, three parts with dots between')
    .optional(),
  DISCORD_API_URL: apiAddress('the REST interface', 'https://discord.com/api'),
  DISCORD_SHARDS: z
    .string()
    .refine(
      (text) => shardsOf(text) !== undefined,
      'must be a number of shards, 1 to 9999, or which of them this process may hold, such as 0-7/16',
    )
    .transform(shardsOf)
    .optional(),
});

/** The environment variables that configure Discord. */
export const DISCORD_VARIABLES: readonly string[] = Object.keys(environment.shape);

/** Reads the settings from the environment; undefined where Discord is not to be connected. */
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
    shards: DISCORD_SHARDS,
  };
}
