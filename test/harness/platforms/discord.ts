import { createDiscord } from '../../../src/adapters/discord/adapter.ts';
import type { Adapter } from '../../../src/adapters/shared/adapter.ts';
import type { Wait } from '../../../src/adapters/shared/backoff.ts';
import { manifest } from '../../../src/adapters/discord/render/manifest.ts';
import { optionSlots, pathsByName } from '../../../src/adapters/discord/inbound/command-names.ts';
import type { Command } from '../../../src/core/declare/command.ts';
import { locate } from '../../../src/core/parse/locate.ts';
import { readText } from '../../../src/core/parse/parse.ts';
import { understand } from '../../../src/core/parse/understand.ts';
import type { Core } from '../../../src/core/run/core.ts';
import { adapterStores } from '../../../src/app/container.ts';
import type { StoreLocation } from '../../../src/store/engines/open.ts';
import type { Store } from '../../../src/store/store.ts';
import { openGuild, type Guild, type Setup } from '../../../src/playground/discord/guild.ts';
import type { Channel, Person } from '../../../src/playground/discord/people/person.ts';
import type { SeenMessage } from '../../../src/playground/discord/people/screen.ts';
import type { Chat } from '../../contract/adapter.ts';
import { openWorld } from '../core.ts';
import { coreOn } from './slack.ts';
import { paced, watched, type Watched } from '../watch.ts';

const { data, tree } = await openWorld();

export interface Options {
  readonly store?: StoreLocation;
  readonly setup?: Setup;
  /** How fast waits go: 0.01 is a hundred times as fast. */
  readonly pace?: number;
  /** How waits go, where it is not by their pace. */
  readonly wait?: Wait;
  /** Epoch milliseconds, of Rung and of the guild. */
  readonly now?: () => number;
  /** Another process beside the one that is there already. */
  readonly beside?: Home;
  /** Commands beside the shipped ones; they are not registered. */
  readonly extra?: Readonly<Record<string, Command>>;
  readonly leases?: boolean;
  /** Whether Rung is let start while it cannot join. */
  readonly token?: string;
}

/** One process of Rung on a guild. */
export interface Process {
  readonly discord: Adapter;
  readonly core: Core;
  readonly store: Store;
  readonly telemetry: Watched;
  stop(): Promise<void>;
}

/** Rung in a local guild over real sockets: Ada and Bob in #general. */
export interface Home extends Chat, Process {
  readonly guild: Guild;
  readonly ada: Person;
  readonly bob: Person;
  readonly general: Channel;
  /** Where the person is now: what is read, pressed and typed is there. */
  at: Channel;
  newest(): SeenMessage;
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

/**
 * What a person picks and fills in where they would type a line elsewhere: the command by its name, what is understood
 * of the words in their options, and the rest as it stands in the first option that takes any words and is empty.
 */
export function filled(line: string): { name: string; options: Record<string, string | number | boolean> } {
  const { rest } = locate(tree, line);
  const { node } = understand(tree, {
    id: '',
    path: [],
    input: { kind: 'text', text: line },
    actor: { platform: 'discord', id: '', name: '' },
    venue: { platform: 'discord', channel: '', direct: false },
    at: 0,
  });
  if (!node) throw new Error(`there is no command for ${line}`);
  const [name = ''] =
    [...pathsByName(tree, tree)].find(([, path]) => path.join(' ') === node.path.join(' ')) ?? [];
  const { fields, unknown, extra } = readText(node.command, rest, data);
  const options: Record<string, string | number | boolean> = {};
  const slots = optionSlots(node.command.options);
  for (const { name: slot, key, nth } of slots) {
    const value = fields[key];
    const one = Array.isArray(value) ? (value as readonly string[])[nth - 1] : nth === 1 ? value : undefined;
    if (one !== undefined) options[slot] = one as string | number | boolean;
  }
  if (unknown.length + extra.length > 0) {
    const said = Object.values(fields).map(String);
    const words = rest.split(' ').filter((word) => !said.includes(word));
    const empty = slots.filter((one) => options[one.name] === undefined);
    // What was made in a workspace is typed where it would be completed.
    const free =
      empty.find(({ option }) => option.required) ??
      empty.find(({ option }) => option.kind.open) ??
      empty.find(({ option }) => option.kind.completes);
    if (free) options[free.name] = words.join(' ').trim();
  }
  return { name, options };
}

async function startProcess(guild: Guild, options: Options): Promise<Process> {
  const { store: location = { kind: 'sqlite', file: ':memory:' }, pace = 1, now = Date.now } = options;
  const telemetry = watched();
  const { core, store, join } = await coreOn(location, telemetry.bugs, options);
  const { workspaces, conversationStore, leases } = adapterStores(store, now, (line) => telemetry.log(line));
  const discord = createDiscord({
    settings: { token: options.token ?? guild.token, apiUrl: guild.apiUrl, shards: undefined },
    telemetry,
    wait: options.wait ?? paced(pace),
    now,
    ...{ workspaces, conversationStore, ...(options.leases === true && { leases }) },
  });
  join(discord);
  await discord.start(core);
  return {
    discord,
    core,
    store,
    telemetry,
    async stop() {
      await discord.stop();
      await store.close();
    },
  };
}

export async function openHome(options: Options = {}): Promise<Home> {
  const now = options.now ?? Date.now;
  const { beside } = options;
  const guild = beside?.guild ?? (await openGuild({ now, ...options.setup }));
  if (!beside) await register(guild);
  const ada = beside?.ada ?? guild.addPerson('ada');
  const bob = beside?.bob ?? guild.addPerson('bob');
  const general = beside?.general ?? guild.addChannel('general');
  const process = await startProcess(guild, options);
  const { telemetry } = process;
  const ours = (): readonly SeenMessage[] =>
    ada.sees(home.at).filter((one) => one.from === 'rung' && !one.loading);
  const newest = (): SeenMessage => {
    const message = ours().at(-1);
    if (!message) throw new Error('there is no answer');
    return message;
  };
  const home: Home = {
    ...process,
    guild,
    ada,
    bob,
    general,
    at: general,
    newest,
    bugs: telemetry.bugs,
    self: ada.name,
    type: (line) => {
      const { name, options: given } = filled(line);
      return ada.run(home.at, name, given);
    },
    press: (label) => ada.press(newest(), label),
    choose: (menu, choice) => ada.choose(newest(), menu, choice),
    submit: (values) => ada.submit(values),
    hasForm: () => ada.modal() !== undefined,
    read: () => ours().at(-1)?.words() ?? '',
    overheard: () =>
      bob
        .sees(home.at)
        // A mention is shown by the person's name.
        .map((one) => one.words().replaceAll(`<@${ada.id}>`, `@${ada.name}`))
        .join('\n'),
    until: (check) => guild.waitFor(check),
    pinged: () => ada.sees(home.at).flatMap((one) => (one.from === 'rung' ? one.pinged : [])),
    async close() {
      await process.stop();
      if (!beside) await guild.close();
    },
  };
  return home;
}
