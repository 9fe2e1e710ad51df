import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIApplicationCommandInteractionDataOption,
  type APIChatInputApplicationCommandInteraction,
  type APIInteraction,
  type APIMessage,
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ComponentType,
  InteractionContextType,
  InteractionType,
  MessageFlags,
  MessageType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import type { Invocation } from '../../command/invocation.ts';
import type { FieldValue, FieldValues } from '../../reply/reply.ts';
import type { NamedCommand, OptionSlot } from './names.ts';
import type { InteractionWay, MessageWay, Way } from './way.ts';
import { isNamed, plainWords, type Self } from './words.ts';

/** Who did something, where and when, under the id of its delivery. */
export type Origin = Pick<Invocation, 'id' | 'actor' | 'venue' | 'at'>;

/** What was heard and where the answer goes. */
export type Heard =
  | { readonly kind: 'said'; readonly invocation: Invocation; readonly way: Way }
  /** Said where others read along, and where no answer can be shown to one person alone. */
  | { readonly kind: 'mentioned'; readonly invocation: Invocation; readonly way: MessageWay }
  /** `id` is a packed call. */
  | { readonly kind: 'pressed'; readonly id: string; readonly from: Origin; readonly way: InteractionWay }
  | {
      readonly kind: 'submitted';
      readonly id: string;
      readonly fields: FieldValues;
      readonly from: Origin;
      readonly way: InteractionWay;
    }
  | { readonly kind: 'typing'; readonly typing: Typing; readonly way: InteractionWay }
  /** Nothing to answer, and why. */
  | { readonly kind: 'ignored'; readonly why: string };

/** An option that somebody types at this moment. */
export interface Typing {
  readonly path: readonly string[];
  readonly option: string;
  readonly typed: string;
  /** What stands in the other values of the same option. */
  readonly taken: readonly string[];
  readonly from: Origin;
}

const NAME = 'discord';

/** What an interaction asks for. `at` is when it was heard, epoch milliseconds. */
export function interaction(body: APIInteraction, commands: Commands, at: number): Heard {
  switch (body.type) {
    case InteractionType.ApplicationCommand:
      return body.data.type === ApplicationCommandType.ChatInput
        ? command(body as APIChatInputApplicationCommandInteraction, commands, at)
        : { kind: 'ignored', why: 'a command of a menu' };
    case InteractionType.ApplicationCommandAutocomplete:
      return typing(body, commands, at);
    case InteractionType.MessageComponent:
      return pressed(body, at);
    case InteractionType.ModalSubmit:
      return submitted(body, at);
    case InteractionType.Ping:
      return { kind: 'ignored', why: 'a ping' };
  }
}

function originOf(body: APIInteraction, at: number): Origin {
  const user = body.member?.user ?? body.user;
  const guild = body.guild_id;
  return {
    id: body.id,
    actor: { platform: NAME, id: user?.id ?? '', name: user?.global_name ?? user?.username ?? '' },
    venue: {
      platform: NAME,
      ...(guild !== undefined && { workspace: guild }),
      channel: body.channel?.id ?? '',
      direct: body.context === InteractionContextType.BotDM,
    },
    at,
  };
}

function wayOf(body: APIInteraction, at: number): InteractionWay {
  const direct = body.context === InteractionContextType.BotDM;
  const isPrivate = ((body.message?.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  const { Administrator, ManageGuild } = PermissionFlagsBits;
  const may = body.member && BigInt(body.member.permissions);
  return {
    kind: 'interaction',
    id: body.id,
    token: body.token,
    app: body.application_id,
    replaces: body.message !== undefined && (isPrivate || direct),
    opens: body.type !== InteractionType.ModalSubmit,
    direct,
    forced: isForced(body),
    ...(may !== undefined && { admin: (may & (Administrator | ManageGuild)) !== 0n }),
    at,
  };
}

/** Whether the app is here on its person's account alone, in a guild that keeps such apps' answers private. */
function isForced(body: APIInteraction): boolean {
  const isGuest =
    body.authorizing_integration_owners[ApplicationIntegrationType.GuildInstall] === undefined &&
    body.guild_id !== undefined;
  const may = BigInt(body.member?.permissions ?? '0');
  return isGuest && (may & (PermissionFlagsBits.UseExternalApps | PermissionFlagsBits.Administrator)) === 0n;
}

type Commands = ReadonlyMap<string, NamedCommand>;
type Given = APIApplicationCommandInteractionDataOption;
/** The command that was named, its own options, and its path; undefined for one that Rung no longer has. */
function named(name: string, options: readonly Given[], commands: Commands) {
  const [first] = options;
  const isSub = first?.type === ApplicationCommandOptionType.Subcommand;
  const said = isSub ? `${name} ${first.name}` : name;
  const given: readonly Given[] = isSub ? (first.options ?? []) : options;
  return { said, given, found: commands.get(said) };
}

function command(body: APIChatInputApplicationCommandInteraction, commands: Commands, at: number): Heard {
  const from = originOf(body, at);
  const { said, given, found } = named(body.data.name, body.data.options ?? [], commands);
  const words = given.map((one) => ('value' in one ? String(one.value) : '')).join(' ');
  // A command that is registered still and gone already is answered as words would be.
  const invocation: Invocation = found
    ? { ...from, path: found.path, input: { kind: 'fields', fields: fieldsOf(given, found.slots) } }
    : { ...from, path: [], input: { kind: 'text', text: `${said} ${words}`.trim() } };
  return { kind: 'said', invocation, way: wayOf(body, at) };
}

/** Options by the command's own names; the values of a list are several options of Discord's. */
function fieldsOf(given: readonly Given[], slots: readonly OptionSlot[]): FieldValues {
  const fields: Record<string, FieldValue> = {};
  for (const { name, key, option } of slots) {
    const one = given.find((each) => each.name === name);
    if (!one || !('value' in one)) continue;
    const before = fields[key];
    if (!option.many) fields[key] = one.value;
    else fields[key] = [...(Array.isArray(before) ? (before as readonly string[]) : []), String(one.value)];
  }
  return fields;
}

function typing(body: APIApplicationCommandAutocompleteInteraction, commands: Commands, at: number): Heard {
  const { given, found } = named(body.data.name, body.data.options, commands);
  const focused = given.find((one) => 'focused' in one && one.focused);
  const slot = found?.slots.find((one) => one.name === focused?.name);
  if (!found || !slot || !focused || !('value' in focused))
    return { kind: 'ignored', why: 'an option that is gone' };
  const others = found.slots.filter((one) => one.key === slot.key && one !== slot).map((one) => one.name);
  const taken = given.flatMap((one) =>
    others.includes(one.name) && 'value' in one ? [String(one.value)] : [],
  );
  return {
    kind: 'typing',
    typing: {
      ...{ path: found.path, option: slot.key, typed: String(focused.value), taken },
      from: originOf(body, at),
    },
    way: wayOf(body, at),
  };
}

function pressed(body: APIMessageComponentInteraction, at: number): Heard {
  const { data } = body;
  const id = data.component_type === ComponentType.Button ? data.custom_id : data.values[0];
  if (id === undefined) return { kind: 'ignored', why: 'a list with nothing chosen' };
  return { kind: 'pressed', id, from: originOf(body, at), way: wayOf(body, at) };
}

interface Input {
  readonly custom_id?: string;
  readonly value?: string;
  readonly values?: readonly string[];
}
/** A submitted form: its fields by name, empty ones left out. */
function submitted(body: APIModalSubmitInteraction, at: number): Heard {
  const fields: Record<string, FieldValue> = {};
  for (const part of body.data.components) {
    const inputs: readonly Input[] =
      'component' in part ? [part.component as Input] : 'components' in part ? part.components : [];
    for (const { custom_id: name, value, values } of inputs) {
      const said = values?.[0] ?? value ?? '';
      if (name !== undefined && said !== '') fields[name] = said;
    }
  }
  return {
    kind: 'submitted',
    id: body.data.custom_id,
    fields,
    from: originOf(body, at),
    way: wayOf(body, at),
  };
}

/** A message as the gateway tells of it, as far as it is used. */
export type Said = Pick<APIMessage, 'id' | 'channel_id' | 'author' | 'content' | 'mentions' | 'type'> &
  Partial<Pick<APIMessage, 'webhook_id'>> & { readonly guild_id?: string };

/** A message: one in the conversation with Rung, or one that calls it by name; undefined for all that is none of ours. */
export function message(said: Said, self: Self, at: number): Heard | undefined {
  const { id, author, guild_id: guild, content, channel_id: channel, type } = said;
  if (author.bot === true || said.webhook_id !== undefined || author.id === self.user) return undefined;
  if (type !== MessageType.Default && type !== MessageType.Reply) return undefined;
  if (guild !== undefined && !isNamed(content, self)) return undefined;
  const direct = guild === undefined;
  const name = author.global_name ?? author.username;
  const invocation: Invocation = {
    id,
    actor: { platform: NAME, id: author.id, name },
    venue: { platform: NAME, ...(!direct && { workspace: guild }), channel, direct },
    at,
    path: [],
    input: { kind: 'text', text: plainWords(content, self, said.mentions) },
  };
  const way: MessageWay = {
    kind: 'message',
    channel,
    user: author.id,
    ...(!direct && { replyTo: id }),
    nonce: `a${id}`,
    direct,
    at,
  };
  return direct ? { kind: 'said', invocation, way } : { kind: 'mentioned', invocation, way };
}
