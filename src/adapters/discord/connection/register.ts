import { Routes } from 'discord-api-types/v10';
import type { RouteLike } from 'discord.js';
import { delayBefore, type Wait } from '../../shared/backoff.ts';
import type { DiscordCommand } from '../render/manifest.ts';
import type { Register } from '../../shared/platform.ts';
import { createRest, type Rest, type RequestOptions } from './rest.ts';
import type { DiscordSettings } from '../settings.ts';
import { DiscordError } from './failure.ts';

/** How the commands that Rung declares differ from those that Discord has. */
export interface Difference {
  readonly added: readonly string[];
  readonly changed: readonly { readonly name: string; readonly what: readonly string[] }[];
  readonly removed: readonly string[];
  readonly unchanged: readonly string[];
}

type Json = Readonly<Record<string, unknown>>;

/** The values that Discord fills in for properties that were left out. */
const DEFAULTS: Json = {
  required: false,
  autocomplete: false,
  options: [],
  choices: [],
  nsfw: false,
  default_member_permissions: null,
};
/** Properties about where a command is stored, which are not compared. */
const STORED = new Set(['id', 'application_id', 'guild_id', 'version', 'dm_permission']);
/** Properties that a guild's own commands do not have. */
const GLOBAL_ONLY = ['integration_types', 'contexts'] as const;

/** A value in a normal form: two that mean the same to Discord become equal. */
function normal(value: unknown): unknown {
  if (Array.isArray(value)) {
    const list = value.map(normal);
    return list.every((one) => typeof one === 'number') ? list.toSorted((a, b) => a - b) : list;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, one]) => !STORED.has(key) && !(key.endsWith('_localizations') && one === null))
      .map(([key, one]): [string, unknown] => [key, normal(one)])
      .filter(([key, one]) => one !== undefined && JSON.stringify(one) !== JSON.stringify(DEFAULTS[key]))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Where two commands differ, such as "description", "option place: description" or "option level: new". */
function differences(declared: Json, registered: Json): string[] {
  const keys = [...new Set([...Object.keys(declared), ...Object.keys(registered)])];
  return keys.flatMap((key) => {
    if (same(declared[key], registered[key])) return [];
    return key === 'options' ? inOptions(declared[key], registered[key]) : [key];
  });
}

function inOptions(declared: unknown, registered: unknown): string[] {
  const ours = (declared ?? []) as readonly Json[];
  const theirs = (registered ?? []) as readonly Json[];
  const found = ours.flatMap((one) => {
    const other = theirs.find((each) => each['name'] === one['name']);
    const name = `option ${String(one['name'])}`;
    return other ? differences(one, other).map((what) => `${name}: ${what}`) : [`${name}: new`];
  });
  const removed = theirs.filter((one) => !ours.some((each) => each['name'] === one['name']));
  const all = [...found, ...removed.map((one) => `option ${String(one['name'])}: gone`)];
  return all.length > 0 ? all : ['the order of options'];
}

/** Compares the declared commands with those that Discord has. */
export function compare(
  declared: readonly DiscordCommand[],
  registered: readonly object[],
  isGuild: boolean,
): Difference {
  const shape = (command: object): Json => {
    const cut = isGuild
      ? Object.fromEntries(Object.entries(command).filter(([key]) => !isGlobalOnly(key)))
      : command;
    return normal(cut) as Json;
  };
  const theirs = new Map(registered.map((one) => [keyOf(one), shape(one)]));
  const added: string[] = [];
  const changed: { name: string; what: string[] }[] = [];
  const unchanged: string[] = [];
  for (const command of declared) {
    const name = `/${command.name}`;
    const other = theirs.get(keyOf(command));
    theirs.delete(keyOf(command));
    const what = other && differences(shape(command), other);
    if (!what) added.push(name);
    else if (what.length > 0) changed.push({ name, what });
    else unchanged.push(name);
  }
  return { added, changed, removed: [...theirs.keys()].map(nameOf), unchanged };
}

const isGlobalOnly = (key: string): boolean => GLOBAL_ONLY.some((one) => one === key);
const CHAT_INPUT = 1;
const keyOf = (command: object): string => {
  const { name, type = CHAT_INPUT } = command as { name: string; type?: number };
  return `${type} ${name}`;
};
const nameOf = (key: string): string =>
  key.startsWith(`${CHAT_INPUT} `) ? `/${key.slice(2)}` : key.slice(2);

/** A difference as lines for operators: + added, ~ changed, - removed. */
export function asText({ added, changed, removed, unchanged }: Difference): string[] {
  return [
    ...added.map((name) => `+ ${name}`),
    ...changed.map(({ name, what }) => `~ ${name}: ${what.join('; ')}`),
    ...removed.map((name) => `- ${name}`),
    `${unchanged.length} unchanged, ${added.length} new, ${changed.length} changed, ${removed.length} to be removed.`,
  ];
}

/** The commands to register, and the parts that it is done with. */
export interface Registration extends Omit<Parameters<Register>[0], 'tree'> {
  readonly settings: DiscordSettings;
  /** An empty list removes every command that is registered. */
  readonly declared: readonly DiscordCommand[];
}

const BACKOFF = { first: 500, ceiling: 5_000 };
const TRIES = 6;

/**
 * Says the difference, and registers the declared commands where `apply` is set. Resolves to whether that could be
 * done.
 */
export async function registration(parts: Registration): Promise<boolean> {
  const { settings, say } = parts;
  const rest = withRetries(createRest(settings.apiUrl, settings.token), parts.wait);
  try {
    return await run(parts, rest);
  } catch (error) {
    if (!(error instanceof DiscordError)) throw error;
    const { failure } = error;
    const said = failure.kind === 'retryable' ? 'Discord could not be asked' : 'Discord refused';
    say(`${said}: ${failure.what}. ${'fix' in failure ? failure.fix : ''}`.trim());
    return false;
  }
}

async function run({ declared, guild, apply, say }: Registration, rest: Rest): Promise<boolean> {
  const { id: app } = (await rest.call('GET', Routes.currentApplication())) as { id: string };
  const everywhere = Routes.applicationCommands(app);
  const here = guild === undefined ? everywhere : Routes.applicationGuildCommands(app, guild);
  const list = async (route: RouteLike) => (await rest.call('GET', route)) as readonly { name: string }[];
  say(`Commands ${guild === undefined ? 'for every server' : `in the server ${guild}`}:`);
  const difference = compare(declared, await list(here), guild !== undefined);
  for (const line of asText(difference)) say(line);
  const elsewhere = declared.length > 0 ? await registeredElsewhere(rest, app, guild, list) : undefined;
  if (elsewhere !== undefined) {
    say(elsewhere);
    return false;
  }
  const { added, changed, removed } = difference;
  if (added.length + changed.length + removed.length === 0) {
    say('Nothing to do.');
    return true;
  }
  if (!apply) {
    say('Nothing is changed yet: add --apply to do so.');
    return true;
  }
  say('Registering …');
  const after = (await rest.call('PUT', here, { body: declared })) as readonly object[];
  const left = compare(declared, after, guild !== undefined);
  const open = left.added.length + left.changed.length + left.removed.length;
  say(open === 0 ? `Registered: ${after.length} commands.` : `Discord keeps ${open} of them otherwise:`);
  if (open > 0) for (const line of asText(left)) say(line);
  return open === 0;
}

/** Why nothing may be registered: people would see a command twice that is registered both globally and in a guild. */
async function registeredElsewhere(
  rest: Rest,
  app: string,
  guild: string | undefined,
  list: (route: RouteLike) => Promise<readonly { name: string }[]>,
): Promise<string | undefined> {
  if (guild !== undefined) {
    const global = await list(Routes.applicationCommands(app));
    if (global.length === 0) return undefined;
    return `Refused: ${global.length} commands are registered for every server, and people would see them twice. Register without --guild, or remove those first: npm run register -- --remove --apply.`;
  }
  for (const { id, name } of await guildsOf(rest)) {
    const own = await list(Routes.applicationGuildCommands(app, id));
    if (own.length > 0)
      return `Refused: ${own.length} commands are registered in the server ${name} (${id}) alone, and people there would see them twice. Remove them first: npm run register -- --guild ${id} --remove --apply.`;
  }
  return undefined;
}

/** The servers that the app is in, page by page. */
async function guildsOf(rest: Rest): Promise<readonly { id: string; name: string }[]> {
  const all: { id: string; name: string }[] = [];
  for (;;) {
    const after = all.at(-1)?.id;
    const query = { limit: String(PAGE), ...(after !== undefined && { after }) };
    const page = (await rest.call('GET', Routes.userGuilds(), { query })) as { id: string; name: string }[];
    all.push(...page);
    if (page.length < PAGE) return all;
  }
}
const PAGE = 200;

/** Repeats requests that fail for a moment, a few times. All of those made here may be repeated. */
const withRetries = (rest: Rest, wait: Wait): Rest => ({
  async call(method, route, options?: RequestOptions) {
    for (let tries = 1; ; tries += 1) {
      try {
        return await rest.call(method, route, options);
      } catch (error) {
        if (!(error instanceof DiscordError) || error.failure.kind !== 'retryable' || tries === TRIES)
          throw error;
        await wait(error.failure.after ?? delayBefore(tries, BACKOFF), new AbortController().signal);
      }
    }
  },
});
