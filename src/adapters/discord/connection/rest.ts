import { REST, RequestMethod, type RouteLike } from 'discord.js';
import type { FileBlock } from '../../../reply/reply.ts';
import { DiscordError, failureFrom } from './failure.ts';

/** The body, files and query of a request, and how it is made. */
export interface Sent {
  readonly body?: unknown;
  readonly files?: readonly FileBlock[];
  readonly query?: Readonly<Record<string, string>>;
  /** Without the app's token: the route carries one of its own. */
  readonly open?: boolean;
  /** Longest that it may take, in milliseconds. */
  readonly within?: number;
}

const METHODS = {
  GET: RequestMethod.Get,
  POST: RequestMethod.Post,
  PUT: RequestMethod.Put,
  PATCH: RequestMethod.Patch,
  DELETE: RequestMethod.Delete,
} as const;

/** Requests to Discord. Each is tried once, within a time: the caller decides whether to try again. */
export interface Rest {
  /** @throws DiscordError */
  call(method: keyof typeof METHODS, route: RouteLike, sent?: Sent): Promise<unknown>;
}

/** Longest that one request may take, in milliseconds. */
const TIMEOUT = 10_000;

/** Options of a client that neither waits nor tries again behind our back, which would post twice. */
export const restOptions = (apiUrl: string) => ({
  api: apiUrl,
  version: '10',
  timeout: TIMEOUT,
  retries: 0,
  // A limit is told to who asks: each waits by itself, within its own time.
  rejectOnRateLimit: () => true,
});

/** Discord's REST interface with a bot's token; a request takes `timeout` milliseconds at most where it names no time. */
export function createRest(apiUrl: string, token: string, timeout = TIMEOUT): Rest {
  const bot = new REST(restOptions(apiUrl));
  // Answers to interactions do not count among the bot's requests, and are not to wait for them.
  const interactions = new REST({ ...restOptions(apiUrl), globalRequestsPerSecond: Infinity });
  for (const one of [bot, interactions]) one.on('error', () => undefined);
  return {
    async call(method, route, { body, files, query, open = false, within = timeout } = {}) {
      const client = open ? interactions : bot;
      // It forgets a token that was not accepted once.
      bot.setToken(token);
      try {
        return await client.request({
          method: METHODS[method],
          fullRoute: route,
          auth: !open,
          signal: AbortSignal.timeout(within),
          ...(body !== undefined && { body }),
          ...(files &&
            files.length > 0 && {
              files: files.map(({ name, mediaType, content }) => ({
                name,
                contentType: mediaType,
                data: Buffer.from(content),
              })),
            }),
          ...(query && { query: new URLSearchParams(query) }),
        });
      } catch (error) {
        throw new DiscordError(failureFrom(error));
      }
    },
  };
}
