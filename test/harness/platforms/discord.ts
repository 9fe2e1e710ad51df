import { createDiscord } from '../../../src/adapters/discord/adapter.ts';
import type { Adapter } from '../../../src/adapters/shared/adapter.ts';
import { manifest } from '../../../src/adapters/discord/render/manifest.ts';
import { openGuild, type Guild, type Setup } from '../../../src/playground/discord/guild.ts';
import type { Channel, Person } from '../../../src/playground/discord/people/person.ts';
import type { SeenMessage } from '../../../src/playground/discord/people/screen.ts';
import { openApp, type TestApp } from '../app.ts';
import { only } from '../only.ts';
import { shippedTree } from '../shipped.ts';
import { appOptionsOf, untilIn, type Chat, type ChatOptions, type Filled } from './chat.ts';
import { filled } from './discord-options.ts';

const tree = await shippedTree();

/** The commands that are given in `extra` are not registered. */
export interface DiscordOptions extends ChatOptions {
  readonly setup?: Setup;
  /** Another process beside the one that is there already. */
  readonly beside?: DiscordChat;
  /** Whether a lease decides which of several processes listens. */
  readonly leases?: boolean;
  /** In place of the one that the guild knows. */
  readonly token?: string;
}

/** Rung in a local guild over real sockets: Ada and Bob in #general. */
export interface DiscordChat extends Chat, Pick<TestApp, 'core' | 'store' | 'data' | 'telemetry' | 'tick'> {
  readonly guild: Guild;
  readonly adapter: Adapter;
  readonly ada: Person;
  readonly bob: Person;
  readonly general: Channel;
  /** Where the person is now: what is read, pressed and typed is there. */
  at: Channel;
  /** The last message of Rung's that Ada sees there. @throws when there is none */
  newest(): SeenMessage;
  /** Ends the process; the guild stays. */
  stop(): Promise<void>;
}

/** Registers the commands as `npm run register` does. */
export async function register(guild: Guild, body: unknown = manifest(tree, tree)): Promise<void> {
  const response = await fetch(`${guild.apiUrl}/v10/applications/${guild.appId}/commands`, {
    method: 'PUT',
    headers: { authorization: `Bot ${guild.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(await response.text());
}

/** Opens the app over real sockets, in a guild of its own or beside one that is there. */
export async function openDiscord(options: DiscordOptions = {}): Promise<DiscordChat> {
  const { beside, now = Date.now, setup, leases: isLeased = false } = options;
  const guild = beside?.guild ?? (await openGuild({ now, ...setup }));
  if (!beside) await register(guild);
  const ada = beside?.ada ?? guild.addPerson('ada');
  const bob = beside?.bob ?? guild.addPerson('bob');
  const general = beside?.general ?? guild.addChannel('general');
  const settings = { token: options.token ?? guild.token, apiUrl: guild.apiUrl, shards: undefined };
  const app = await openApp({
    ...appOptionsOf(options),
    connect: [({ leases, ...parts }) => createDiscord({ settings, ...parts, ...(isLeased && { leases }) })],
  });
  const { core, store, data, telemetry, bugs, tick } = app;
  const chat: DiscordChat = {
    ...{ guild, adapter: only(app.connected), core, store, data, telemetry, bugs, tick, ada, bob, general },
    at: general,
    ...seenBy({ ada, bob }, () => chat.at),
    self: ada.name,
    until: untilIn({
      ...{ platform: guild, telemetry },
      screens: () => ({ ada: ada.sees(chat.at), bob: bob.sees(chat.at) }),
    }),
    stop: app.close,
    async close() {
      await app.close();
      if (!beside) await guild.close();
    },
  };
  return chat;
}

/** What Ada does and reads where she is, and what Bob reads there. */
function seenBy({ ada, bob }: Pick<DiscordChat, 'ada' | 'bob'>, at: () => Channel) {
  const ours = (): readonly SeenMessage[] =>
    ada.sees(at()).filter((one) => one.from === 'rung' && !one.loading);
  const newest = (): SeenMessage => {
    const message = ours().at(-1);
    if (!message) throw new Error('there is no answer');
    return message;
  };
  return {
    newest,
    type(line: string) {
      const { name, options } = filled(line);
      return ada.run(at(), name, options);
    },
    press: (label: string) => ada.press(newest(), label),
    choose: (menu: string, choice: string) => ada.choose(newest(), menu, choice),
    submit: (values: Filled) => ada.submit(values),
    hasForm: () => ada.modal() !== undefined,
    read: () => ours().at(-1)?.words() ?? '',
    overheard: () =>
      bob
        .sees(at())
        // A mention is shown by the person's name.
        .map((one) => one.words().replaceAll(`<@${ada.id}>`, `@${ada.name}`))
        .join('\n'),
    pinged: () => ada.sees(at()).flatMap((one) => (one.from === 'rung' ? one.pinged : [])),
  };
}
