import { z } from 'zod';
import { announce, remove, setThread } from '../announce.ts';
import { edit, post } from '../posting.ts';
import { read, REFUSALS } from '../refusal.ts';
import { channelOf } from '../places.ts';
import { isBare, messageOf } from '../wire.ts';
import { dmWith, messageIn, type ChannelRecord, type MessageRecord, type World } from '../world.ts';
import { done, ok, type RouteRequest, type Route } from './route.ts';

/** Refusals that depend on what a test set up. */
export interface ChannelRules {
  /** DMs that may be opened in ten minutes. */
  readonly dmOpens: number;
}

/** The channel of the path, if the app may see it. */
function visible({ params }: RouteRequest, world: World): ChannelRecord {
  const channel = world.channels.get(params['channel'] ?? '');
  if (!channel || channel.kind === 'private') throw REFUSALS.unknownChannel();
  const guild = channel.guildId === undefined ? undefined : world.guilds.get(channel.guildId);
  if (!channel.bot || guild?.joined === false) throw REFUSALS.access();
  return channel;
}

/** The channel of the path, if the app may write in it now. */
function writable(request: RouteRequest, world: World): ChannelRecord {
  const channel = visible(request, world);
  if (!channel.writes) throw REFUSALS.permissions();
  if (channel.thread?.archived === true && channel.thread.locked) throw REFUSALS.archived();
  const person = channel.kind === 'dm' ? world.people.get(channel.recipients[0] ?? '') : undefined;
  if (person?.dmsClosed) throw REFUSALS.closed();
  const shared = [...world.guilds.values()].some((one) => one.joined);
  if (person && !shared && !person.installed) throw REFUSALS.noMutual();
  return channel;
}

function messageOfPath(request: RouteRequest, channel: ChannelRecord): MessageRecord {
  const message = messageIn(channel, request.params['message'] ?? '');
  if (!message) throw REFUSALS.unknownMessage();
  return message;
}

const POSTS = [5, 5000] as const;

const shown = (world: World, message: MessageRecord): object =>
  messageOf(world, message, isBare(world, message));

/** DMs, and messages through their channel. */
export const channelRoutes = (rules: ChannelRules): Route[] => [openDm(rules), ...MESSAGE_ROUTES, TYPING];

function openDm({ dmOpens }: ChannelRules): Route {
  const opened: number[] = [];
  return {
    method: 'POST',
    path: 'users/@me/channels',
    handle: ({ body }, world) => {
      const { recipient_id: id } = read(z.looseObject({ recipient_id: z.string() }), body);
      if (!world.people.has(id)) throw REFUSALS.unknownUser();
      const recent = opened.filter((at) => world.now() - at < 600_000);
      if (recent.length >= dmOpens) throw REFUSALS.dmsTooFast();
      opened.splice(0, opened.length, ...recent, world.now());
      return ok(channelOf(world, dmWith(world, id)));
    },
  };
}

const MESSAGE_ROUTES: readonly Route[] = [
  {
    method: 'POST',
    path: 'channels/:channel/messages',
    rate: POSTS,
    handle: (request, world) => {
      const channel = writable(request, world);
      const { message, isNew } = post(world, { ...request, channel });
      if (channel.thread?.archived === true) setThread(world, channel, { archived: false });
      if (isNew) announce(world, 'MESSAGE_CREATE', message);
      return ok(messageOf(world, message));
    },
  },
  {
    method: 'GET',
    path: 'channels/:channel/messages',
    handle: (request, world) => {
      const limit = Number(request.query.get('limit') ?? 50);
      const seen = visible(request, world).messages.filter((one) => one.onlyFor === undefined);
      return ok(
        seen
          .slice(-limit)
          .reverse()
          .map((one) => shown(world, one)),
      );
    },
  },
  {
    method: 'GET',
    path: 'channels/:channel/messages/:message',
    handle: (request, world) => ok(shown(world, messageOfPath(request, visible(request, world)))),
  },
  {
    method: 'PATCH',
    path: 'channels/:channel/messages/:message',
    rate: POSTS,
    handle: (request, world) => {
      const channel = visible(request, world);
      const message = messageOfPath(request, channel);
      if (message.author !== world.botUserId) throw REFUSALS.notOurs();
      if (channel.thread?.archived === true) throw REFUSALS.archived();
      edit(world, message, request.body, request.uploads);
      announce(world, 'MESSAGE_UPDATE', message);
      return ok(messageOf(world, message));
    },
  },
  {
    method: 'DELETE',
    path: 'channels/:channel/messages/:message',
    rate: [5, 1000],
    handle: (request, world) => {
      const channel = visible(request, world);
      const message = messageOfPath(request, channel);
      if (message.author !== world.botUserId) throw REFUSALS.permissions();
      remove(world, message);
      return done;
    },
  },
];

const TYPING: Route = {
  method: 'POST',
  path: 'channels/:channel/typing',
  handle: (request, world) => {
    writable(request, world);
    return done;
  },
};
