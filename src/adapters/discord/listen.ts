import {
  GatewayDispatchEvents,
  type GatewayGuildCreateDispatchData,
  type GatewayGuildDeleteDispatchData,
  type GatewayGuildRoleCreateDispatchData,
  type GatewayReadyDispatchData,
  type APIInteraction,
  type APIRole,
} from 'discord-api-types/v10';
import type { Core, Watch } from '../adapter.ts';
import type { Guilds } from './guilds.ts';
import type { Handler } from './handle.ts';
import { commandsByName } from './names.ts';
import { interaction, message, type Said } from './request.ts';

export interface ListenParts {
  readonly core: Core;
  readonly handler: Handler;
  readonly guilds: Guilds;
  readonly watch: Watch;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Told of work that goes on. */
  readonly track: (work: Promise<void>) => void;
}

/** What is done with the gateway's events. */
export type Listener = (event: string, data: unknown) => void;

export function createListener({ core, handler, guilds, watch, now, track }: ListenParts): Listener {
  const commands = commandsByName(core.commands);
  let user = '';
  /** The role that Discord manages for Rung, by guild: people pick it from the list instead of Rung itself. */
  const roles = new Map<string, string>();
  const learn = (guild: string, known: readonly APIRole[]): void => {
    const own = known.find((one) => one.managed && one.tags?.bot_id === user);
    if (own) roles.set(guild, own.id);
  };
  const learnOne = (data: unknown): void => {
    const { guild_id: guild, role } = data as GatewayGuildRoleCreateDispatchData;
    learn(guild, [role]);
  };
  const events: Readonly<Partial<Record<string, (data: unknown) => void>>> = {
    [GatewayDispatchEvents.Ready]: (data) => {
      const { user: self, guilds: all } = data as GatewayReadyDispatchData;
      user = self.id;
      guilds.ready(all.map((one) => one.id));
    },
    [GatewayDispatchEvents.GuildCreate]: (data) => {
      const { id, roles: known } = data as GatewayGuildCreateDispatchData;
      learn(id, known);
      guilds.entered(id);
    },
    [GatewayDispatchEvents.GuildRoleCreate]: learnOne,
    [GatewayDispatchEvents.GuildRoleUpdate]: learnOne,
    [GatewayDispatchEvents.GuildDelete]: (data) => {
      const { id, unavailable } = data as GatewayGuildDeleteDispatchData;
      if (unavailable === true) {
        guilds.out(id);
        return;
      }
      roles.delete(id);
      guilds.left(id);
    },
    [GatewayDispatchEvents.InteractionCreate]: (data) => {
      watch.count('heard');
      track(handler(interaction(data as APIInteraction, commands, now())));
    },
    [GatewayDispatchEvents.MessageCreate]: (data) => {
      const said = data as Said;
      const heard = message(said, { user, role: roles.get(said.guild_id ?? '') }, now());
      if (!heard) return;
      watch.count('heard');
      track(handler(heard));
    },
  };
  return (event, data) => events[event]?.(data);
}
