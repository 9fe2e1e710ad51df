import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ComponentType,
  InteractionContextType,
  InteractionType,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import type { Invocation } from '../../../core/declare/invocation.ts';
import type { EpochMs } from '../../../time.ts';
import type { FieldValue, FieldValues } from '../../../reply/reply.ts';
import { invocationOf, type Requester } from '../../shared/requester.ts';
import type { NamedCommand, OptionSlot } from './command-names.ts';
import type { FilledOption, InteractionPayload } from './payload/interaction.ts';
import type { InteractionTarget, MessageTarget } from '../outbound/reply-target.ts';
import { filledIn, type FilledIn } from './filled-in.ts';

/** Something that somebody did on Discord, and where the answer goes. */
export type InboundEvent =
  | { readonly kind: 'command'; readonly invocation: Invocation; readonly target: InteractionTarget }
  | { readonly kind: 'message'; readonly invocation: Invocation; readonly target: MessageTarget }
  /** A message in a channel that mentions Rung: Discord cannot show its answer to one person alone. */
  | { readonly kind: 'mention'; readonly invocation: Invocation; readonly target: MessageTarget }
  /** `id` is the packed call of a button or of what was chosen. */
  | {
      readonly kind: 'pressed';
      readonly id: string;
      readonly from: Requester;
      readonly target: InteractionTarget;
    }
  | {
      readonly kind: 'submitted';
      readonly id: string;
      readonly filled: FilledIn;
      readonly from: Requester;
      readonly target: InteractionTarget;
    }
  | { readonly kind: 'typing'; readonly typing: Typing; readonly target: InteractionTarget }
  /** Needs no answer, and why. `target` is set where Discord waits for an acknowledgement. */
  | { readonly kind: 'ignored'; readonly why: string; readonly target?: InteractionTarget };

/** An option that somebody is typing now, which Discord asks suggestions for. */
export interface Typing {
  readonly path: readonly string[];
  readonly option: string;
  readonly typed: string;
  /** The other values of the same option, already filled in. */
  readonly taken: readonly string[];
  readonly from: Requester;
}

const NAME = 'discord';

const ignored = (why: string): InboundEvent => ({ kind: 'ignored', why });

/** An interaction as an inbound event; `at` is when it came in. */
export const interaction = (body: InteractionPayload, commands: Commands, at: EpochMs): InboundEvent =>
  nowhere(body) ?? kindOf(body, commands, at);

function kindOf(body: InteractionPayload, commands: Commands, at: EpochMs): InboundEvent {
  switch (body.type) {
    case InteractionType.ApplicationCommand:
      return body.data?.type === undefined || body.data.type === ApplicationCommandType.ChatInput
        ? command(body, commands, at)
        : ignored('a command of a menu');
    case InteractionType.ApplicationCommandAutocomplete:
      return typing(body, commands, at);
    case InteractionType.MessageComponent:
      return pressed(body, at);
    case InteractionType.ModalSubmit:
      return submitted(body, at);
    case InteractionType.Ping:
      return ignored('a ping');
  }
}

const userOf = ({ member, user }: InteractionPayload) => member?.user ?? user;
const channelOf = ({ channel, channel_id }: InteractionPayload) => channel?.id ?? channel_id;

/** An interaction without a person or a channel is ignored: nothing could be stored or answered for it. */
function nowhere(body: InteractionPayload): InboundEvent | undefined {
  if (userOf(body)?.id === undefined) return ignored('an interaction of nobody');
  return channelOf(body) === undefined ? ignored('an interaction of nowhere') : undefined;
}

/** Whether it is in the conversation with Rung: Discord says so or, where it does not say, there is no guild. */
const isDirect = ({ context, guild_id: guild }: InteractionPayload): boolean =>
  context === InteractionContextType.BotDM || (context === undefined && guild === undefined);

function requesterOf(body: InteractionPayload, at: EpochMs): Requester {
  const user = userOf(body);
  const guild = body.guild_id;
  return {
    id: body.id,
    actor: { platform: NAME, id: user?.id ?? '', name: user?.global_name ?? user?.username ?? '' },
    venue: {
      platform: NAME,
      ...(guild !== undefined && { workspace: guild }),
      channel: channelOf(body) ?? '',
      direct: isDirect(body),
    },
    at,
  };
}

const { Administrator, AttachFiles, ManageGuild, UseExternalApps } = PermissionFlagsBits;
/** The person's permissions in the guild, as a bit set; undefined where Discord does not say. */
const permissionsOf = ({ member }: InteractionPayload): bigint | undefined =>
  member?.permissions === undefined ? undefined : BigInt(member.permissions);

function targetOf(body: InteractionPayload, at: EpochMs): InteractionTarget {
  const direct = isDirect(body);
  const isPrivate = ((body.message?.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  const may = permissionsOf(body);
  return {
    kind: 'interaction',
    id: body.id,
    token: body.token,
    app: body.application_id ?? '',
    ...(body.guild_id !== undefined && { guild: body.guild_id }),
    replaces: body.message !== undefined && (isPrivate || direct),
    opens: body.type !== InteractionType.ModalSubmit,
    direct,
    forced: isForced(body),
    attaches: direct || mayAttach(body),
    ...(may !== undefined && { admin: (may & (Administrator | ManageGuild)) !== 0n }),
    at,
  };
}

/** Whether Rung may attach files; it is taken to where Discord does not say. */
const mayAttach = ({ app_permissions: own }: InteractionPayload): boolean =>
  own === undefined || (BigInt(own) & (Administrator | AttachFiles)) !== 0n;

/** Whether only the person installed the app, in a guild that keeps such apps' answers private. */
function isForced(body: InteractionPayload): boolean {
  const owners = body.authorizing_integration_owners;
  const isGuest =
    owners !== undefined &&
    owners[ApplicationIntegrationType.GuildInstall] === undefined &&
    body.guild_id !== undefined;
  return isGuest && ((permissionsOf(body) ?? 0n) & (UseExternalApps | Administrator)) === 0n;
}

type Commands = ReadonlyMap<string, NamedCommand>;
/** The name of the command as it was given, its options, and the command; undefined for one that Rung no longer has. */
function named({ data }: InteractionPayload, commands: Commands) {
  const name = data?.name ?? '';
  const options = data?.options ?? [];
  const [first] = options;
  const isSub = first?.type === ApplicationCommandOptionType.Subcommand;
  const fullName = isSub ? `${name} ${first.name}` : name;
  const filled: readonly FilledOption[] = isSub ? (first.options ?? []) : options;
  return { fullName, filled, found: commands.get(fullName) };
}

function command(body: InteractionPayload, commands: Commands, at: EpochMs): InboundEvent {
  const from = requesterOf(body, at);
  const { fullName, filled, found } = named(body, commands);
  if (fullName === '') return ignored('a command without a name');
  const words = filled.map(({ value }) => (value === undefined ? '' : String(value))).join(' ');
  // A command that Discord still has and Rung no longer declares is answered as if it had been typed.
  const invocation: Invocation = found
    ? { ...from, path: found.path, input: { kind: 'fields', fields: fieldsOf(filled, found.slots) } }
    : invocationOf(`${fullName} ${words}`.trim(), from);
  return { kind: 'command', invocation, target: targetOf(body, at) };
}

/** Fields by the command's own names; the values of a list are several options on Discord. */
function fieldsOf(filled: readonly FilledOption[], slots: readonly OptionSlot[]): FieldValues {
  const fields: Record<string, FieldValue> = {};
  for (const { name, key, option } of slots) {
    const value = filled.find((each) => each.name === name)?.value;
    if (value === undefined) continue;
    const before = fields[key];
    if (!option.many) fields[key] = value;
    else fields[key] = [...(Array.isArray(before) ? (before as readonly string[]) : []), String(value)];
  }
  return fields;
}

function typing(body: InteractionPayload, commands: Commands, at: EpochMs): InboundEvent {
  const { filled, found } = named(body, commands);
  const focused = filled.find((one) => one.focused);
  const slot = found?.slots.find((one) => one.name === focused?.name);
  if (!found || !slot || focused?.value === undefined) return ignored('an option that is gone');
  const others = found.slots.filter((one) => one.key === slot.key && one !== slot).map((one) => one.name);
  const taken = filled.flatMap(({ name, value }) =>
    others.includes(name) && value !== undefined ? [String(value)] : [],
  );
  return {
    kind: 'typing',
    typing: {
      ...{ path: found.path, option: slot.key, typed: String(focused.value), taken },
      from: requesterOf(body, at),
    },
    target: targetOf(body, at),
  };
}

function pressed(body: InteractionPayload, at: EpochMs): InboundEvent {
  const { data } = body;
  const target = targetOf(body, at);
  const id = data?.component_type === ComponentType.Button ? data.custom_id : data?.values?.[0];
  if (id === undefined) return { kind: 'ignored', why: 'a list with nothing chosen', target };
  return { kind: 'pressed', id, from: requesterOf(body, at), target };
}

/** A submitted form. */
function submitted(body: InteractionPayload, at: EpochMs): InboundEvent {
  const id = body.data?.custom_id;
  if (id === undefined) return ignored('a form that is not ours');
  return {
    ...{ kind: 'submitted', id, filled: filledIn(body.data ?? {}) },
    ...{ from: requesterOf(body, at), target: targetOf(body, at) },
  };
}
