import { eventContext, type Happened, writtenBy } from '../connect.ts';
import type { Outcome } from './delivery.ts';
import type { Json } from '../check/refusal.ts';
import type { Post, Room } from '../state.ts';
import { described } from '../views.ts';
import type { World } from '../world.ts';

/** The scope that an event needs to be delivered; in private channels some need another. */
const SCOPES: Readonly<Record<string, string>> = {
  app_mention: 'app_mentions:read',
  'message.im': 'im:history',
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  member_joined_channel: 'channels:read',
  member_joined_group: 'groups:read',
};

/** The event that an app subscribes to for one whose scope differs with the kind of channel. */
const SUBSCRIBED: Readonly<Record<string, string>> = { member_joined_group: 'member_joined_channel' };

/** Delivers an event, if the manifest subscribes to it and its scope was granted. */
export async function emit(
  world: World,
  name: string,
  event: Json,
  happened: Happened = {},
): Promise<Outcome | undefined> {
  const scope = SCOPES[name];
  if (!world.app.events.has(SUBSCRIBED[name] ?? name)) return undefined;
  if (scope !== undefined && !world.app.scopes.has(scope)) return undefined;
  const { names, state } = world;
  const id = state.id('Ev');
  return await world.deliveries.send({
    kind: 'events_api',
    id,
    payload: {
      token: 'verification-token',
      ...eventContext(world, happened, name === 'app_mention'),
      api_app_id: names.app,
      event,
      type: 'event_callback',
      event_id: id,
      event_time: Math.floor(world.now() / 1000),
      event_context: `4-${id}`,
    },
  });
}

const CHANNEL_TYPES = { im: 'im', public: 'channel', private: 'group' } as const;

/** A person's message as events carry it; `blocks` is what Slack makes of its text. */
export function messageEvent(world: World, post: Post, type: 'message' | 'app_mention'): Json {
  return {
    user: post.user,
    type,
    ts: post.ts,
    client_msg_id: `${post.ts.replace('.', '-')}-client`,
    text: post.text,
    ...writtenBy(world, post.room, world.state.users.get(post.user)),
    blocks: post.blocks,
    channel: post.room.id,
    event_ts: post.ts,
    ...(post.thread !== undefined && { thread_ts: post.thread, parent_user_id: parentOf(world, post) }),
    ...(type === 'message' && { channel_type: CHANNEL_TYPES[post.room.kind] }),
  };
}

const parentOf = (world: World, post: Post): string | undefined =>
  world.state.posts.find((one) => one.room === post.room && one.ts === post.thread)?.user;

/** member_joined_channel: somebody, or the bot, was added to a channel by `inviter`. */
export function joinedEvent(world: World, room: Room, user: string, inviter: string): Json {
  return {
    type: 'member_joined_channel',
    user,
    channel: room.id,
    channel_type: 'C',
    team: world.names.team,
    inviter,
    event_ts: world.state.ts(),
  };
}

/** app_home_opened, with the home as it is now. */
export function homeEvent(world: World, user: string, room: Room, tab: 'home' | 'messages'): Json {
  const home = world.state.homes.get(user);
  return {
    type: 'app_home_opened',
    user,
    channel: room.id,
    tab,
    event_ts: world.state.ts(),
    ...(tab === 'home' && home && { view: described(world, home) }),
  };
}
