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
import type { Handler } from './handle.ts';
import { interaction, message, type Said } from './request.ts';

export interface ListenParts {
  readonly core: Core;
  readonly handler: Handler;
  readonly watch: Watch;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Told of work that goes on. */
  readonly track: (work: Promise<void>) => void;
}

/** What is done with the gateway's events. */
export type Listener = (event: `${GatewayDispatchEvents}`, data: unknown) => void;

export function createListener({ core, handler, watch, now, track }: ListenParts): Listener {
  let user = '';
  /** The role that Discord manages for Rung, by guild: people pick it from the list instead of Rung itself. */
  const roles = new Map<string, string>();
  const learn = (guild: string, known: readonly APIRole[]): void => {
    const own = known.find((one) => one.managed && one.tags?.bot_id === user);
    if (own) roles.set(guild, own.id);
  };
  return (event, data) => {
    switch (event) {
      case GatewayDispatchEvents.Ready:
        user = (data as GatewayReadyDispatchData).user.id;
        return;
      case GatewayDispatchEvents.GuildCreate: {
        const guild = data as GatewayGuildCreateDispatchData;
        return learn(guild.id, guild.roles);
      }
      case GatewayDispatchEvents.GuildRoleCreate:
      case GatewayDispatchEvents.GuildRoleUpdate: {
        const { guild_id: guild, role } = data as GatewayGuildRoleCreateDispatchData;
        return learn(guild, [role]);
      }
      case GatewayDispatchEvents.GuildDelete: {
        const { id, unavailable } = data as GatewayGuildDeleteDispatchData;
        if (unavailable !== true) roles.delete(id);
        return;
      }
      case GatewayDispatchEvents.InteractionCreate:
        watch.count('heard');
        return track(handler(interaction(data as APIInteraction, core.commands, now())));
      case GatewayDispatchEvents.MessageCreate: {
        const said = data as Said;
        const heard = message(said, { user, role: roles.get(said.guild_id ?? '') }, now());
        if (!heard) return;
        watch.count('heard');
        return track(handler(heard));
      }
      default:
    }
  };
}
