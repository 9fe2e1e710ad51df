import { contentOf, metadataOf } from '../check/content.ts';
import { LIMITS } from '../check/limits.ts';
import { type Json, Refusal } from '../check/refusal.ts';
import type { Room } from '../state.ts';
import type { World } from '../world.ts';
import {
  type Method,
  optional,
  postable,
  postOf,
  required,
  roomOf,
  shown,
  userOf,
  writable,
} from './method.ts';

const scope = 'chat:write';

function threadOf(world: World, room: Room, args: Json): string | undefined {
  const ts = optional(args, 'thread_ts');
  if (ts === undefined) return undefined;
  const parent = world.state.posts.find((one) => one.room === room && one.ts === ts && one.to === undefined);
  if (!parent) throw new Refusal('thread_not_found');
  return parent.thread ?? parent.ts;
}

const postMessage: Method = {
  scope,
  run(world, args) {
    const room = postable(world, required(args, 'channel'));
    const content = contentOf(world, args, world.pictures);
    const metadata = metadataOf(args);
    const thread = threadOf(world, room, args);
    const post = world.state.post({
      room,
      user: world.names.botUser,
      ...content,
      ...(metadata && { metadata }),
      ...(thread !== undefined && { thread }),
    });
    return { channel: room.id, ts: post.ts, message: shown(world, post) };
  },
};

const postEphemeral: Method = {
  scope,
  run(world, args) {
    const room = writable(world, required(args, 'channel'));
    const user = userOf(world, required(args, 'user'));
    if (!room.members.has(user.id)) throw new Refusal('user_not_in_channel');
    const content = contentOf(world, args, world.noPictures);
    const thread = threadOf(world, room, args);
    const post = world.state.post({
      room,
      user: world.names.botUser,
      to: user.id,
      ...content,
      ...(thread !== undefined && { thread }),
    });
    return { message_ts: post.ts };
  },
};

const update: Method = {
  scope,
  run(world, args) {
    const room = roomOf(world, required(args, 'channel'));
    const post = postOf(world, room, required(args, 'ts'));
    if (post.user !== world.names.botUser) throw new Refusal('cant_update_message');
    if (room.archived) throw new Refusal('is_archived');
    const { text, blocks } = contentOf(world, args, world.pictures);
    if (text.length > LIMITS.updateText) throw new Refusal('msg_too_long');
    world.state.edit(post, { text, blocks });
    return { channel: room.id, ts: post.ts, text, message: shown(world, post) };
  },
};

const remove: Method = {
  scope,
  run(world, args) {
    const room = roomOf(world, required(args, 'channel'));
    const post = postOf(world, room, required(args, 'ts'));
    if (post.user !== world.names.botUser) throw new Refusal('cant_delete_message');
    world.state.remove(post);
    return { channel: room.id, ts: post.ts };
  },
};

/** The methods that post, update and delete messages. */
export const chat: Readonly<Record<string, Method>> = {
  'chat.postMessage': postMessage,
  'chat.postEphemeral': postEphemeral,
  'chat.update': update,
  'chat.delete': remove,
};
