import { GatewayDispatchEvents, InteractionType } from 'discord-api-types/v10';
import type { z } from 'zod';
import type { EpochMs } from '../../../time.ts';
import type { Core, Telemetry } from '../../shared/adapter.ts';
import type { Greet } from '../../shared/greeter.ts';
import type { CommandIds } from '../connection/command-ids.ts';
import { isNothing } from '../connection/frames.ts';
import type { Guilds } from '../connection/guilds.ts';
import type { Handler } from './handle.ts';
import { commandsByName } from './command-names.ts';
import {
  guildCreatePayload,
  guildDeletePayload,
  messagePayload,
  readyPayload,
  rolePayload,
  type Role,
} from './payload/events.ts';
import { interactionPayload, type InteractionPayload } from './payload/interaction.ts';
import { message } from './message.ts';
import { interaction } from './request.ts';
import type { Unreadable } from '../connection/sharding.ts';

/** The parts that the gateway's events are handled with. */
export interface ListenParts {
  readonly core: Core;
  readonly handler: Handler;
  readonly guilds: Guilds;
  readonly greet: Greet;
  readonly commandIds: Pick<CommandIds, 'used'>;
  readonly telemetry: Telemetry;
  readonly now: () => EpochMs;
  /** Called with work that must be done before Rung stops. */
  readonly track: (work: Promise<void>) => void;
  readonly unreadable: Unreadable;
}

/** Handles one of the gateway's events. */
export type Listener = (event: string, data: unknown) => void;

/** A listener to everything that the gateway sends. */
export function createListener(parts: ListenParts): Listener {
  const { core, handler, guilds, greet, commandIds, telemetry, now, track, unreadable } = parts;
  const commands = commandsByName(core.commands);
  let user = '';
  /** The role that Discord manages for Rung, by guild: people may mention it where they mean Rung itself. */
  const roles = new Map<string, string>();
  const learn = (guild: string, known: readonly Role[]): void => {
    const own = known.find((one) => one.managed && one.tags?.bot_id === user);
    if (own) roles.set(guild, own.id);
  };
  /** A listener for one kind of event; one without the parts that the schema asks for is reported as unreadable. */
  const on =
    <Schema extends z.ZodType>(schema: Schema, what: string, act: (event: z.output<Schema>) => void) =>
    (data: unknown): void => {
      const read = schema.safeParse(data);
      if (read.success) act(read.data);
      else unreadable(what);
    };
  const onRole = on(rolePayload, 'a role', ({ guild_id: guild, role }) => learn(guild, [role]));
  const events = new Map<string, (data: unknown) => void>(
    Object.entries({
      [GatewayDispatchEvents.Ready]: on(readyPayload, 'the start of a session', (ready) => {
        user = ready.user.id;
        guilds.ready((ready.guilds ?? []).map((one) => one.id));
      }),
      [GatewayDispatchEvents.GuildCreate]: on(guildCreatePayload, 'a server', (guild) => {
        learn(guild.id, guild.roles ?? []);
        const isNew = guilds.available(guild.id);
        if (guild.unavailable === true) guilds.unavailable(guild.id);
        else if (isNew) track(greetGuild(greet, guild));
      }),
      [GatewayDispatchEvents.GuildRoleCreate]: onRole,
      [GatewayDispatchEvents.GuildRoleUpdate]: onRole,
      [GatewayDispatchEvents.GuildDelete]: on(guildDeletePayload, 'a server that is gone', (guild) => {
        if (guild.unavailable === true) {
          guilds.unavailable(guild.id);
          return;
        }
        roles.delete(guild.id);
        guilds.left(guild.id);
      }),
      [GatewayDispatchEvents.InteractionCreate]: on(interactionPayload, 'an interaction', (body) => {
        telemetry.count('heard');
        track(handler(interaction(body, commands, now())));
        track(noteUse(commandIds, body));
      }),
      [GatewayDispatchEvents.MessageCreate]: on(messagePayload, 'a message', (body) => {
        const event = message(body, { user, role: roles.get(body.guild_id ?? '') }, commands, now());
        if (!event) return;
        telemetry.count('heard');
        track(handler(event));
      }),
    }),
  );
  return (event, data) => {
    if (isNothing(event)) unreadable('an event without its content');
    else events.get(event)?.(data);
  };
}

/** The command of an interaction shows which id Discord has for it now. */
async function noteUse(
  commandIds: Pick<CommandIds, 'used'>,
  { type, data }: InteractionPayload,
): Promise<void> {
  const { id, name, guild_id: guild } = data ?? {};
  if (type !== InteractionType.ApplicationCommand || id === undefined || name === undefined) return;
  await commandIds.used({ id, name, guild });
}

/** Greets a guild once, in its system channel; one that has none is not greeted. */
async function greetGuild(
  greet: Greet,
  { id, system_channel_id: channel }: z.output<typeof guildCreatePayload>,
): Promise<void> {
  if (channel === undefined) return;
  const guild = { platform: 'discord', workspace: id };
  await greet(guild, { ...guild, channel, direct: false });
}
