import { type Json, Refusal, refuseWith } from '../check/refusal.ts';
import type { Post, Room, User } from '../state.ts';
import type { World } from '../world.ts';

/** A method of the Web API. */
export interface Method {
  /** Which token it takes; the bot's when absent. */
  readonly token?: 'app';
  /** The scope that it needs, which may depend on its arguments. */
  readonly scope?: string | ((world: World, args: Json) => string);
  run(world: World, args: Json): Json;
}

/** A text argument that may be left out. */
export function optional(args: Json, name: string): string | undefined {
  const value = args[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A text argument that must be there. */
export function required(args: Json, name: string): string {
  const value = optional(args, name);
  if (value === undefined) {
    throw refuseWith('invalid_arguments', [`missing required field: ${name} [json-pointer:/${name}]`]);
  }
  return value;
}

/** An argument that is JSON, or JSON as text. */
export function structured(args: Json, name: string, error: string): unknown {
  const value = args[name];
  if (typeof value !== 'string') return value;
  if (value === '') return undefined;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    throw new Refusal(error);
  }
}

/** A person by id. */
export function userOf(world: World, id: string): User {
  const user = world.state.users.get(id);
  if (!user) throw new Refusal('user_not_found');
  return user;
}

/** A channel that the bot can see: any but private ones that it is no member of. */
export function roomOf(world: World, id: string): Room {
  const room = world.state.rooms.get(id);
  const inside = room?.members.has(world.names.botUser) ?? false;
  if (!room || (!inside && room.kind !== 'public')) throw new Refusal('channel_not_found');
  return room;
}

/** A channel that the bot may write to as a member; a person's id stands for the conversation with them. */
export function writable(world: World, id: string): Room {
  const room = unarchived(world, id);
  if (!room.members.has(world.names.botUser)) throw new Refusal('not_in_channel');
  return room;
}

/** A channel that the bot may post to: with a scope of its own also a public one that it is no member of. */
export function postable(world: World, id: string): Room {
  const isOpen = world.app.scopes.has('chat:write.public') && world.state.rooms.get(id)?.kind === 'public';
  const room = isOpen ? unarchived(world, id) : writable(world, id);
  if (room.restricted === true) throw new Refusal('restricted_action');
  return room;
}

function unarchived(world: World, id: string): Room {
  const user = world.state.users.get(id);
  if (user?.bot) throw new Refusal('cannot_dm_bot');
  const room = user ? world.state.dm(user.id, world.names.botUser) : roomOf(world, id);
  if (room.archived) throw new Refusal('is_archived');
  return room;
}

/** A message that everybody in the channel sees. */
export function postOf(world: World, room: Room, ts: string): Post {
  const post = world.state.posts.find((one) => one.room === room && one.ts === ts && one.to === undefined);
  if (!post) throw new Refusal('message_not_found');
  return post;
}

/** A message as the Web API shows it. */
export const shown = (world: World, post: Post): Json => ({
  type: 'message',
  user: post.user,
  ts: post.ts,
  text: post.text,
  team: world.names.team,
  ...(post.user === world.names.botUser && { bot_id: world.names.bot, app_id: world.names.app }),
  ...(post.blocks.length > 0 && { blocks: post.blocks }),
  ...(post.thread !== undefined && { thread_ts: post.thread }),
  ...(post.edited && { edited: { user: post.user, ts: post.ts } }),
});
