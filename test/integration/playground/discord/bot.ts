import {
  CreateMessageInteractionCallbackRequestSchema,
  MessageCreateRequestSchema,
  MessageEditRequestPartialSchema,
  ModalInteractionCallbackRequestSchema,
} from 'discord-api-spec/zod';
import { Client, GatewayIntentBits, Options, Partials, type ClientOptions } from 'discord.js';
import { openGuild, type Guild, type Setup } from '../../../../src/playground/discord/guild.ts';

/** Which of Discord's own schemas a request's body must pass. */
function schemaOf(method: string, path: string, body: unknown) {
  if (method === 'POST' && /^\/channels\/\d+\/messages$/.test(path)) return MessageCreateRequestSchema;
  if (method === 'PATCH' && /^\/channels\/\d+\/messages\/\d+$/.test(path))
    return MessageEditRequestPartialSchema;
  if (!path.endsWith('/callback')) return undefined;
  const { type } = body as { type: number };
  if (type === 4) return CreateMessageInteractionCallbackRequestSchema;
  return type === 9 ? ModalInteractionCallbackRequestSchema : undefined;
}

type MakeRequest = NonNullable<NonNullable<ClientOptions['rest']>['makeRequest']>;

const open: { destroy(): unknown }[] = [];
const guilds: Guild[] = [];

/** Bodies that Discord's own specification does not know. */
export const unspecified: string[] = [];

/** Opens a guild whose requests are read by Discord's own specification. */
export async function newGuild(setup?: Setup): Promise<Guild> {
  const guild = await openGuild({ patienceMs: 400, ...setup });
  guild.onRequest = (method, path, body) => {
    const parsed = schemaOf(method, path, body)?.safeParse(body);
    if (parsed?.success === false)
      unspecified.push(`${method} ${path}: ${JSON.stringify(parsed.error.issues)}`);
  };
  guilds.push(guild);
  return guild;
}

/** A client of real discord.js, ready; its errors are kept instead of ending the process. */
export async function newBot(
  guild: Guild,
  options: Partial<ClientOptions> = {},
): Promise<Client<true> & { errors: Error[] }> {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    partials: [Partials.Channel],
    makeCache: Options.cacheEverything(),
    allowedMentions: { parse: [] },
    ...options,
    // Node's own client reads Node's own forms, whichever version of undici is loaded beside it.
    rest: { api: guild.apiUrl, retries: 0, makeRequest: fetch as MakeRequest, ...options.rest },
  });
  const errors: Error[] = [];
  client.on('error', (error) => void errors.push(error));
  open.push(client);
  const ready = new Promise((resolve) => client.once('clientReady', resolve));
  await client.login(guild.token);
  await ready;
  return Object.assign(client as Client<true>, { errors });
}

/** A request without discord.js: for what it would not send. */
export async function ask(
  guild: Guild,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: Record<string, unknown>; headers: Headers }> {
  const response = await fetch(`${guild.apiUrl}/v10${path}`, {
    method,
    headers: { authorization: `Bot ${guild.token}`, 'content-type': 'application/json', ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
    headers: response.headers,
  };
}

/** Ends every client and guild that a test opened. */
export async function closeAll(): Promise<void> {
  await Promise.all(open.splice(0).map((one) => one.destroy()));
  await Promise.all(guilds.splice(0).map((one) => one.close()));
}
