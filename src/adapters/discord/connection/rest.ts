import { REST, RequestMethod, type RouteLike } from 'discord.js';
import type { FileBlock } from '../../../reply/reply.ts';
import type { Tracing } from '../../shared/tracing.ts';
import { DiscordError, failureFrom } from './failure.ts';

/** A file that a request carries: text, or the bytes of a picture. */
export interface Attachment extends Pick<FileBlock, 'name' | 'mediaType'> {
  readonly content: string | Uint8Array;
}

/** The body, files and query of a request, and how it is made. */
export interface RequestOptions {
  readonly body?: unknown;
  readonly files?: readonly Attachment[];
  readonly query?: Readonly<Record<string, string>>;
  /** Sends no bot token, since the route holds a token of its own. */
  readonly open?: boolean;
  /** The longest that it may take, in milliseconds. */
  readonly within?: number;
}

const METHODS = {
  GET: RequestMethod.Get,
  POST: RequestMethod.Post,
  PUT: RequestMethod.Put,
  PATCH: RequestMethod.Patch,
  DELETE: RequestMethod.Delete,
} as const;

/** Makes requests to Discord. Each is tried once; the caller decides whether to try again. */
export interface Rest {
  /** @throws DiscordError */
  call(method: keyof typeof METHODS, route: RouteLike, options?: RequestOptions): Promise<unknown>;
}

/** The longest that one request may take, in milliseconds. */
const TIMEOUT = 10_000;

/** Options of a client that never repeats a request by itself, which could post twice. */
export const restOptions = (apiUrl: string) => ({
  api: apiUrl,
  version: '10',
  timeout: TIMEOUT,
  retries: 0,
  // A rate limit rejects the request, since the caller knows how long it may wait.
  rejectOnRateLimit: () => true,
});

/**
 * Discord's REST API with a bot's token; a request takes at most `timeout` milliseconds unless it sets a time of its
 * own.
 */
export function createRest(apiUrl: string, token: string, timeout = TIMEOUT): Rest {
  const bot = new REST(restOptions(apiUrl));
  // Discord does not count responses to interactions among the bot's requests, so they must not wait behind those.
  const interactions = new REST({ ...restOptions(apiUrl), globalRequestsPerSecond: Infinity });
  for (const one of [bot, interactions]) one.on('error', () => undefined);
  return {
    async call(method, route, { body, files, query, open = false, within = timeout } = {}) {
      const client = open ? interactions : bot;
      // The client forgets a token that Discord refused once.
      bot.setToken(token);
      try {
        return await client.request({
          method: METHODS[method],
          fullRoute: route,
          auth: !open,
          signal: AbortSignal.timeout(within),
          ...(files && files.length > 0 ? await withFiles(body, files) : body !== undefined && { body }),
          ...(query && { query: new URLSearchParams(query) }),
        });
      } catch (error) {
        throw new DiscordError(failureFrom(error));
      }
    },
  };
}

/**
 * A body with files, as the bytes that go out. discord.js would hand its client a form, and the client that it has is of
 * another version than the one that sends where Slack's is loaded as well: that one cannot read the form.
 */
async function withFiles(body: unknown, files: readonly Attachment[]) {
  const form = new FormData();
  for (const [at, { name, mediaType, content }] of files.entries()) {
    const part = typeof content === 'string' ? content : Uint8Array.from(content);
    form.append(`files[${at}]`, new Blob([part], { type: mediaType }), name);
  }
  if (body !== undefined) form.append('payload_json', JSON.stringify(body));
  const packed = new Response(form);
  return {
    body: await packed.bytes(),
    passThroughBody: true,
    headers: { 'Content-Type': packed.headers.get('content-type') ?? '' },
  };
}

/** The same, with each request as a span of a trace, named by what its route is of. */
export const tracedRest = (rest: Rest, tracing: Tracing | undefined): Rest =>
  tracing
    ? {
        call: (method, route, options) =>
          tracing.request(`${method} ${withoutIds(route)}`, () => rest.call(method, route, options)),
      }
    : rest;

/** The words that Discord's routes are made of: anything else in one is an id, or a token. */
const ROUTE_WORDS = new Set(
  '@me @original applications bot callback channels commands gateway guilds interactions messages users webhooks'.split(
    ' ',
  ),
);

/** A route with `:id` for each id and token. */
const withoutIds = (route: string): string =>
  route
    .split('/')
    .map((word) => (word === '' || ROUTE_WORDS.has(word) ? word : ':id'))
    .join('/');
