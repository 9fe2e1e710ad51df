import { REFUSALS } from '../refusal.ts';
import type { World } from '../world.ts';
import { channelOf, guildOf } from '../places.ts';
import { memberOf, userOf } from '../wire.ts';
import { ok, type Route } from './route.ts';

/** The session limits that `GET /gateway/bot` gives. */
export interface Starts {
  readonly shards: number;
  readonly total: number;
  remaining(): number;
  readonly maxConcurrency: number;
}

const application = (world: World): object => ({
  id: world.appId,
  name: 'rung',
  icon: null,
  description: '',
  bot_public: true,
  bot_require_code_grant: false,
  bot: userOf(world, world.botUserId),
  owner: userOf(world, world.ownerId),
  verify_key: '0'.repeat(64),
  team: null,
  flags: 0,
  approximate_guild_count: [...world.guilds.values()].filter((one) => one.joined).length,
  integration_types_config: { '0': {}, '1': {} },
});

/** Routes about the app, its gateway and who there is. */
export const aboutRoutes = (starts: Starts): Route[] => [...appRoutes(starts), ...directoryRoutes];

/** Routes about the app itself and its gateway. */
const appRoutes = (starts: Starts): Route[] => [
  {
    method: 'GET',
    path: 'gateway/bot',
    handle: (_, world) =>
      ok({
        url: `${world.origin().replace('http', 'ws')}/gateway`,
        shards: starts.shards,
        session_start_limit: {
          total: starts.total,
          remaining: starts.remaining(),
          reset_after: 24 * 3_600_000,
          max_concurrency: starts.maxConcurrency,
        },
      }),
  },
  {
    method: 'GET',
    path: 'gateway',
    open: true,
    handle: (_, world) => ok({ url: `${world.origin().replace('http', 'ws')}/gateway` }),
  },
  { method: 'GET', path: 'users/@me', handle: (_, world) => ok(userOf(world, world.botUserId)) },
  {
    method: 'GET',
    path: 'users/@me/guilds',
    handle: ({ query }, world) => {
      const after = BigInt(query.get('after') ?? '0');
      const joined = [...world.guilds.values()].filter((one) => one.joined && BigInt(one.id) > after);
      const page = joined.slice(0, Number(query.get('limit') ?? 200));
      return ok(
        page.map(({ id, name }) => ({ id, name, icon: null, owner: false, permissions: '0', features: [] })),
      );
    },
  },
  { method: 'GET', path: 'oauth2/applications/@me', handle: (_, world) => ok(application(world)) },
  { method: 'GET', path: 'applications/@me', handle: (_, world) => ok(application(world)) },
];

/** Routes about people, guilds and channels. */
const directoryRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: 'users/:user',
    handle: ({ params: { user = '' } }, world) => {
      if (!world.people.has(user)) throw REFUSALS.unknownUser();
      return ok(userOf(world, user));
    },
  },
  {
    method: 'GET',
    path: 'guilds/:guild',
    handle: ({ params: { guild = '' } }, world) => {
      const found = world.guilds.get(guild);
      if (!found?.joined) throw REFUSALS.unknownGuild();
      return ok(guildOf(world, found));
    },
  },
  {
    method: 'GET',
    path: 'guilds/:guild/members/:user',
    handle: ({ params: { guild = '', user = '' } }, world) => {
      if (!world.guilds.get(guild)?.joined) throw REFUSALS.unknownGuild();
      if (!world.people.has(user) && user !== world.botUserId) throw REFUSALS.unknownUser();
      return ok(memberOf(world, user));
    },
  },
  {
    method: 'GET',
    path: 'channels/:channel',
    handle: ({ params: { channel = '' } }, world) => {
      const found = world.channels.get(channel);
      if (!found) throw REFUSALS.unknownChannel();
      if (!found.bot) throw REFUSALS.access();
      return ok(channelOf(world, found));
    },
  },
];
