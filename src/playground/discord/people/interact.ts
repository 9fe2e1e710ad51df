import { randomBytes } from 'node:crypto';
import { InteractionContextType, InteractionType } from 'discord-api-types/v10';
import { LIMITS } from '../limits.ts';
import type { Json } from '../refusal.ts';
import { appPermissionsOf, channelOf, permissionsOf } from '../places.ts';
import { memberOf, messageOf, ownersOf, userOf } from '../wire.ts';
import {
  changed,
  type Answer,
  type ChannelRecord,
  type Exchange,
  type MessageRecord,
  type PersonRecord,
  type World,
} from '../world.ts';

/** An action of a person, to be sent as an interaction. */
export interface Act {
  readonly type: InteractionType;
  readonly data: Json;
  readonly person: PersonRecord;
  readonly channel: ChannelRecord;
  readonly source?: MessageRecord;
  /** The command that is run; its name with that of its subcommand, such as "rung settings". */
  readonly command?: { readonly id: string; readonly name: string };
}

/** The text that Discord shows when no answer came in time. */
export const NO_ANSWER = 'The application did not respond';

/** Which of the three places an interaction came from. */
export function contextOf(channel: ChannelRecord): InteractionContextType {
  if (channel.kind === 'guild') return InteractionContextType.Guild;
  return channel.kind === 'dm' ? InteractionContextType.BotDM : InteractionContextType.PrivateChannel;
}

/** Whether the app acts on the person's account alone. */
export function isOutside(world: World, channel: ChannelRecord): boolean {
  if (channel.kind === 'private') return true;
  return channel.guildId !== undefined && world.guilds.get(channel.guildId)?.joined !== true;
}

function payloadOf(world: World, act: Act, exchange: Exchange): Json {
  const { person, channel, source } = act;
  const { guildId } = channel;
  const who = userOf(world, person.id);
  return {
    version: 1,
    id: exchange.id,
    application_id: world.appId,
    type: act.type,
    data: act.data,
    token: exchange.token,
    channel_id: channel.id,
    channel: { ...channelOf(world, channel), permissions: permissionsOf(world, person.id, channel) },
    ...(guildId === undefined
      ? { user: who }
      : {
          guild_id: guildId,
          guild: { id: guildId, locale: 'en-US', features: [] },
          guild_locale: 'en-US',
          member: {
            ...memberOf(world, person.id),
            user: who,
            permissions: permissionsOf(world, person.id, channel),
          },
        }),
    locale: person.locale,
    app_permissions: appPermissionsOf(channel),
    entitlements: [],
    entitlement_sku_ids: [],
    authorizing_integration_owners: ownersOf(person.installed, exchange.outside, channel, person.id),
    context: contextOf(channel),
    attachment_size_limit: LIMITS.attachmentBytes,
    ...(source && { message: messageOf(world, source) }),
  };
}

/** Sends an interaction and waits for its first answer; undefined where none came in time. */
export async function begin(world: World, act: Act, patience: number): Promise<Answer | undefined> {
  const { person, channel, type } = act;
  const outside = isOutside(world, channel);
  const { promise, resolve } = Promise.withResolvers<Answer | undefined>();
  const exchange: Exchange = {
    id: world.nextId(),
    token: randomBytes(24).toString('base64url'),
    type,
    at: world.now(),
    person,
    channel,
    ...(act.command && { command: act.command }),
    ...(act.source && { source: act.source }),
    private: outside && channel.kind === 'guild' && !channel.externalApps && !person.admin,
    outside,
    followUps: 0,
    ephemeral: false,
    loading: false,
    answered: resolve,
  };
  world.exchanges.set(exchange.token, exchange);
  const timer = setTimeout(() => resolve(undefined), patience);
  world.dispatch('INTERACTION_CREATE', payloadOf(world, act, exchange), channel.guildId);
  const answer = await promise;
  clearTimeout(timer);
  if (!answer && type !== InteractionType.ApplicationCommandAutocomplete) {
    world.notices.push({
      ...{ id: world.nextId(), at: world.now(), text: NO_ANSWER },
      ...{ personId: person.id, channelId: channel.id },
      ...(act.command && { command: act.command.name }),
      ...(act.source && { messageId: act.source.id }),
    });
    changed(world);
  }
  return answer;
}
