import {
  ApplicationCommandOptionType as Kind,
  ApplicationCommandType,
  type InteractionContextType,
} from 'discord-api-types/v10';
import type { Json } from '../refusal.ts';
import { channelOf } from '../places.ts';
import { memberOf, userOf } from '../wire.ts';
import type { ChannelRecord, CommandRecord, PersonRecord, World } from '../world.ts';
import { contextOf, isOutside } from './interact.ts';

/** The values a person fills in. */
export type Typed = string | number | boolean;

interface Declared {
  readonly type: Kind;
  readonly name: string;
  readonly required?: boolean;
  readonly autocomplete?: boolean;
  readonly choices?: readonly { name: string; value: string | number }[];
  readonly options?: readonly Declared[];
  readonly min_value?: number;
  readonly max_value?: number;
  readonly min_length?: number;
  readonly max_length?: number;
}

/** A command that was found by its name, with the subcommands that lead to it. */
export interface Chosen {
  readonly command: CommandRecord;
  readonly path: readonly { type: Kind; name: string }[];
  readonly options: readonly Declared[];
}

function isOffered(
  world: World,
  command: CommandRecord,
  person: PersonRecord,
  channel: ChannelRecord,
): boolean {
  if (command.guildId !== undefined) return command.guildId === channel.guildId && !isOutside(world, channel);
  const types = (command.body['integration_types'] as number[] | undefined) ?? [0];
  const contexts = command.body['contexts'] as InteractionContextType[] | undefined;
  if (contexts && !contexts.includes(contextOf(channel))) return false;
  return (types.includes(0) && !isOutside(world, channel)) || (types.includes(1) && person.installed);
}

/** Finds a command such as "rung settings" among those that a person may use in a channel. */
export function choose(world: World, person: PersonRecord, channel: ChannelRecord, line: string): Chosen {
  const [name = '', ...subs] = line.replace(/^\//, '').split(' ').filter(Boolean);
  const command = offered(world, person, channel).find((one) => one.name === name);
  if (!command) throw new Error(`there is no command /${name} here`);
  let options = (command.body['options'] as readonly Declared[] | undefined) ?? [];
  const path: { type: Kind; name: string }[] = [];
  for (const sub of subs) {
    const found = options.find((one) => one.name === sub && one.type <= Kind.SubcommandGroup);
    if (!found) throw new Error(`/${name} has no subcommand ${sub}`);
    path.push({ type: found.type, name: found.name });
    options = found.options ?? [];
  }
  if (options.some((one) => one.type <= Kind.SubcommandGroup))
    throw new Error(`/${line} cannot be used without a subcommand`);
  return { command, path, options };
}

/** The slash commands that a person may use in a channel. */
export const offered = (
  world: World,
  person: PersonRecord,
  channel: ChannelRecord,
): readonly CommandRecord[] =>
  world.commands.filter(
    (one) => one.type === ApplicationCommandType.ChatInput && isOffered(world, one, person, channel),
  );

function valueOf(declared: Declared, typed: Typed): Typed {
  const no = (why: string): never => {
    throw new Error(`${declared.name}: ${JSON.stringify(typed)} ${why}`);
  };
  if (declared.choices?.length) {
    const found = declared.choices.find((one) => one.value === typed || one.name === typed);
    return found ? found.value : no('is not one of the choices');
  }
  switch (declared.type) {
    case Kind.Integer:
    case Kind.Number: {
      if (typeof typed !== 'number' || !Number.isFinite(typed)) return no('is not a number');
      if (declared.type === Kind.Integer && !Number.isSafeInteger(typed)) return no('is not a whole number');
      if (typed < (declared.min_value ?? -Infinity) || typed > (declared.max_value ?? Infinity))
        return no('is out of range');
      return typed;
    }
    case Kind.Boolean:
      return typeof typed === 'boolean' ? typed : no('is not true or false');
    case Kind.String: {
      if (typeof typed !== 'string') return no('is not text');
      const most = declared.max_length ?? 6000;
      if (typed.length < (declared.min_length ?? 1) || typed.length > most)
        return no('is too short or too long');
      return typed;
    }
    case Kind.User:
    case Kind.Channel:
    case Kind.Role:
    case Kind.Mentionable:
    case Kind.Attachment:
    case Kind.Subcommand:
    case Kind.SubcommandGroup:
      return typeof typed === 'string' ? typed : no('is not an id');
  }
}

function resolvedOf(
  world: World,
  channel: ChannelRecord,
  options: readonly Declared[],
  given: Readonly<Record<string, Typed>>,
): Json | undefined {
  const resolved: Record<string, Json> = {};
  for (const { type, name } of options) {
    const id = given[name];
    if (typeof id !== 'string') continue;
    if (type === Kind.User || type === Kind.Mentionable) {
      if (!world.people.has(id) && id !== world.botUserId)
        throw new Error(`${name}: there is no such person`);
      (resolved['users'] ??= {})[id] = userOf(world, id);
      if (channel.guildId !== undefined)
        (resolved['members'] ??= {})[id] = { ...memberOf(world, id, false), permissions: '0' };
    }
    const found = type === Kind.Channel ? world.channels.get(id) : undefined;
    if (found) (resolved['channels'] ??= {})[id] = channelOf(world, found);
  }
  return Object.keys(resolved).length > 0 ? resolved : undefined;
}

/** The `data` of a command as a person sends it; throws at what Discord's own client would refuse. */
export function commandData(
  world: World,
  channel: ChannelRecord,
  { command, path, options }: Chosen,
  given: Readonly<Record<string, Typed>>,
  focused?: string,
): Json {
  for (const name of Object.keys(given)) {
    if (!options.some((one) => one.name === name)) throw new Error(`/${command.name} has no option ${name}`);
  }
  const missing = options.find((one) => one.required === true && given[one.name] === undefined);
  if (missing && focused === undefined) throw new Error(`${missing.name} is required`);
  let inner: Json[] = options
    .filter((one) => given[one.name] !== undefined)
    .map((one) => {
      const { type, name } = one;
      const typed = given[name] ?? '';
      // While a person types, the client sends their text unchecked.
      return name === focused
        ? { type, name, value: typed, focused: true }
        : { type, name, value: valueOf(one, typed) };
    });
  for (const { type, name } of path.toReversed()) inner = [{ type, name, options: inner }];
  const resolved = resolvedOf(world, channel, options, given);
  return {
    id: command.id,
    name: command.name,
    type: command.type,
    ...(command.guildId !== undefined && { guild_id: command.guildId }),
    ...(inner.length > 0 && { options: inner }),
    ...(resolved && { resolved }),
  };
}
