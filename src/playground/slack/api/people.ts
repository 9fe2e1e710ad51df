import { isShared, profileContext } from '../connect.ts';
import { type Json, Refusal } from '../check/refusal.ts';
import type { Room, User } from '../state.ts';
import type { World } from '../world.ts';
import { type Method, optional, required, roomOf, shown, userOf } from './method.ts';

const authTest: Method = {
  run: ({ origin, names, botName }) => ({
    url: `${origin}/`,
    team: names.workspace,
    user: botName,
    team_id: names.team,
    user_id: names.botUser,
    bot_id: names.bot,
    ...(names.enterprise !== undefined && { enterprise_id: names.enterprise }),
    is_enterprise_install: names.enterprise !== undefined,
  }),
};

const connectionsOpen: Method = {
  token: 'app',
  run({ origin, sockets, names }) {
    if (sockets.address !== undefined) return { url: sockets.address };
    const ticket = sockets.ticket();
    return { url: `${origin.replace('http', 'ws')}/link/?ticket=${ticket}&app_id=${names.app}` };
  },
};

const usersInfo: Method = {
  scope: 'users:read',
  run: (world, args) => ({ user: described(world, userOf(world, required(args, 'user'))) }),
};

function described(world: World, user: User): Json {
  const context = profileContext(world, user);
  const base = { id: user.id, ...context, name: user.name, deleted: user.deactivated };
  const profile = { real_name: user.name, display_name: user.name, team: context['team_id'] };
  // Slack shows little of somebody who has left.
  if (user.deactivated) return { ...base, profile, is_bot: user.bot };
  return {
    ...base,
    profile,
    real_name: user.name,
    tz: user.tz,
    tz_label: user.tz,
    tz_offset: offsetOf(user.tz, world.now()),
    is_admin: user.admin,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: user.guest === true,
    is_ultra_restricted: false,
    is_bot: user.bot,
    is_app_user: false,
    updated: Math.floor(world.now() / 1000),
    locale: 'en-US',
  };
}

/** Seconds east of Greenwich at a moment. */
function offsetOf(zone: string, now: number): number {
  const name = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(now)
    .find((part) => part.type === 'timeZoneName')?.value;
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d+):(\d+)/.exec(name ?? '') ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
}

const READ = { public: 'channels:read', private: 'groups:read', im: 'im:read' } as const;

const conversationsInfo: Method = {
  scope: (world, args) => READ[world.state.rooms.get(optional(args, 'channel') ?? '')?.kind ?? 'public'],
  run(world, args) {
    const room = roomOf(world, required(args, 'channel'));
    return { channel: conversation(world, room) };
  },
};

function conversation(world: World, room: Room): Json {
  const base = { id: room.id, is_archived: room.archived, context_team_id: world.names.team };
  if (room.kind === 'im') {
    return { ...base, is_im: true, user: [...room.members].find((one) => one !== world.names.botUser) };
  }
  return {
    ...base,
    name: room.name,
    is_channel: true,
    is_im: false,
    is_private: room.kind === 'private',
    is_member: room.members.has(world.names.botUser),
    is_ext_shared: isShared(world, room),
    conversation_host_id: room.host?.teamId ?? world.names.team,
  };
}

const conversationsOpen: Method = {
  scope: 'im:write',
  run(world, args) {
    const channel = optional(args, 'channel');
    if (channel !== undefined) {
      const known = roomOf(world, channel);
      if (known.kind !== 'im') throw new Refusal('channel_not_found');
      return { no_op: true, already_open: true, channel: { id: known.id } };
    }
    const ids = required(args, 'users').split(',');
    if (ids.length > 1) throw new Refusal('users_list_not_supplied');
    const user = userOf(world, ids[0] ?? '');
    if (user.bot) throw new Refusal('cannot_dm_bot');
    if (user.deactivated) throw new Refusal('user_disabled');
    const room = world.state.dm(user.id, world.names.botUser);
    return { channel: args['return_im'] ? conversation(world, room) : { id: room.id } };
  },
};

const HISTORY = { public: 'channels:history', private: 'groups:history', im: 'im:history' } as const;

/** conversations.history: the newest first, without messages in threads and those to one person alone. */
const conversationsHistory: Method = {
  scope: (world, args) => HISTORY[world.state.rooms.get(optional(args, 'channel') ?? '')?.kind ?? 'public'],
  run(world, args) {
    const room = roomOf(world, required(args, 'channel'));
    if (!room.members.has(world.names.botUser)) throw new Refusal('not_in_channel');
    const limit = Number(args['limit'] ?? 100);
    if (!Number.isInteger(limit) || limit < 1 || limit > 999) throw new Refusal('invalid_limit');
    const all = world.state.posts.filter(
      (one) => one.room === room && one.to === undefined && one.thread === undefined,
    );
    const withMetadata = String(args['include_all_metadata']) === 'true';
    const messages = all
      .slice(-limit)
      .reverse()
      .map((one) => ({
        ...shown(world, one),
        ...(withMetadata && one.metadata && { metadata: one.metadata }),
      }));
    return { messages, has_more: all.length > limit, pin_count: 0 };
  },
};

/** The methods about people and conversations. */
export const people: Readonly<Record<string, Method>> = {
  'auth.test': authTest,
  'apps.connections.open': connectionsOpen,
  'users.info': usersInfo,
  'conversations.history': conversationsHistory,
  'conversations.info': conversationsInfo,
  'conversations.open': conversationsOpen,
};
