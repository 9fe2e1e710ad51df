import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Deliveries } from './delivery/deliveries.ts';
import { emit } from './delivery/events.ts';
import { FaultBox } from './faults.ts';
import { httpTransport, signature } from './delivery/http-delivery.ts';
import { readManifest } from './check/manifest.ts';
import { actsOf } from './people/person.ts';
import { Rates } from './rates.ts';
import { Front } from './server.ts';
import { Sockets } from './delivery/sockets.ts';
import { type Room, State, type User } from './state.ts';
import type { Setup, Workspace } from './types.ts';
import { type Names, World } from './world.ts';

export type * from './people/types.ts';
export type * from './types.ts';
export type { Company } from './state.ts';

/** Several workspaces that one address answers for, and the app that each may have. */
export interface Within {
  readonly origin: string;
  readonly appId: string;
  readonly signingSecret: string;
  /** How many ids were given in other workspaces: no two have the same. */
  readonly idsBefore: number;
  /** Called once the workspace is open, with what answers requests to it. */
  readonly join: (world: World, serve: Front['serve']) => void;
}

/** How long nothing may happen for the workspace to count as settled. */
const QUIET_MS = 25;

/**
 * Opens a workspace of its own on a free port of 127.0.0.1, with the app of the manifest installed; or one of several
 * `within` Slack, where the app is not installed yet.
 */
export async function openWorkspace(setup: Setup, within?: Within): Promise<Workspace> {
  const now = setup.now ?? Date.now;
  const app = readManifest(setup.manifest);
  const state = new State(now, within?.idsBefore);
  const timing = { ackMs: 3000, retryDelays: [0, 0, 0], pingMs: 5000, fileReadyMs: 20, ...setup.timing };
  const names = namesOf(state, setup, within);
  const faults = new FaultBox();
  const sockets = new Sockets(names.app, timing.pingMs);
  let url: string | undefined;
  const transport = () => (url === undefined ? sockets.transport : httpTransport(url, names.secret, now));
  const keeps = setup.keeps ?? Infinity;
  const deliveries = new Deliveries(timing, faults, transport, keeps);
  const rates = setup.rates === false ? undefined : new Rates(now);
  const botName = setup.botName ?? app.name.toLowerCase().replaceAll(/\s+/g, '-');
  const { fileReadyMs } = timing;
  const world = new World({
    ...{ now, app, botName, names, state, faults, rates, sockets, deliveries, fileReadyMs },
  });
  state.users.set(names.botUser, {
    id: names.botUser,
    name: botName,
    tz: 'America/Los_Angeles',
    admin: false,
    bot: true,
    deactivated: false,
  });
  const front = new Front(world, keeps);
  if (within) {
    world.origin = within.origin;
    world.token = 'uninstalled';
    within.join(world, (request, response) => front.serve(request, response));
  } else {
    world.origin = `http://127.0.0.1:${await front.listen()}`;
    world.grants.set(names.botToken, Infinity);
  }

  const waitFor = async <T>(check: () => T, ms = 5000): Promise<NonNullable<T>> => {
    const end = performance.now() + ms;
    for (;;) {
      const value = check();
      if (value !== undefined && value !== null && value !== false) return value;
      if (performance.now() > end) throw new Error(`Waited ${ms} ms in vain for ${check.toString()}`);
      await sleep(3);
    }
  };

  return {
    origin: world.origin,
    apiUrl: `${world.origin}/api/`,
    teamId: names.team,
    enterpriseId: names.enterprise,
    appId: names.app,
    botUserId: names.botUser,
    botName,
    app: { name: app.name, commands: [...app.commands.values()] },
    botId: names.bot,
    botToken: names.botToken,
    appToken: names.appToken,
    signingSecret: names.secret,
    calls: front.calls,
    deliveries: deliveries.log,
    deliverTo: (to) => {
      url = to;
    },
    verifyUrl: () => verified(url, names.secret, now),
    deliver: (kind, payload) => deliveries.sendOnce(kind, payload),
    sendFrame: (frame) => sockets.raw(frame),
    connections: () => sockets.count,
    refresh: (which = 'one', reason = 'refresh_requested') => sockets.disconnect(which, reason),
    addPerson: (
      name,
      { tz = 'America/Los_Angeles', admin = false, guest = false, deactivated = false, company } = {},
    ) => {
      const taken = [...state.users.values()].some((one) => one.name.toLowerCase() === name.toLowerCase());
      if (taken) throw new Error(`There is a ${name} already.`);
      const about = { name, tz, admin, guest, bot: false, deactivated, ...(company && { company }) };
      const user: User = { id: state.id('U'), ...about };
      state.users.set(user.id, user);
      return actsOf(world, user);
    },
    addCompany: (name, { organisation = false } = {}) => ({
      name,
      teamId: state.id('T'),
      ...(organisation && { enterpriseId: state.id('E') }),
    }),
    addChannel: (
      name,
      { private: closed = false, members = [], bot = false, restricted = false, host } = {},
    ) => {
      const ids = [...members.map((one) => one.id), ...(bot ? [names.botUser] : [])];
      const kind = closed ? 'private' : 'public';
      const room: Room = {
        id: state.id('C'),
        name,
        kind,
        members: new Set(ids),
        archived: false,
        restricted,
        ...(host && { host }),
      };
      state.rooms.set(room.id, room);
      return room;
    },
    uninstall: async () => {
      world.token = 'uninstalled';
      await emit(world, 'tokens_revoked', {
        type: 'tokens_revoked',
        tokens: { oauth: [], bot: [names.botUser] },
      });
      await emit(world, 'app_uninstalled', { type: 'app_uninstalled' });
      sockets.disconnect('all', 'link_disabled');
    },
    uninstallUnheard: () => {
      world.token = 'uninstalled';
      sockets.disconnect('all', 'link_disabled');
    },
    install: () => {
      world.token = 'good';
    },
    faults: {
      set: (fault) => faults.set(fault),
      clear: () => {
        faults.clear();
        sockets.dropSilent();
        sockets.refusing = false;
        sockets.address = undefined;
      },
      repeat: (times) => {
        faults.repeat = times;
      },
      holdDeliveries: (ms) => {
        faults.holdMs = ms;
      },
      refuseSockets: (refuse) => {
        sockets.refusing = refuse;
      },
      socketAddress: (address) => {
        sockets.address = address;
      },
      halfOpen: () => sockets.silence(),
      dropHalfOpen: () => sockets.dropSilent(),
      cutSockets: () => sockets.cut(),
      revokeToken: async () => {
        world.token = 'revoked';
        await emit(world, 'tokens_revoked', {
          type: 'tokens_revoked',
          tokens: { oauth: [], bot: [names.botUser] },
        });
      },
      revokeConsent: async ({ id }) => {
        await emit(world, 'tokens_revoked', { type: 'tokens_revoked', tokens: { oauth: [id], bot: [] } });
      },
      removeScopes: (...scopes) => {
        for (const scope of scopes) app.scopes.delete(scope);
      },
      deactivate: ({ id }) => {
        const user = state.users.get(id);
        if (user) user.deactivated = true;
      },
      refusePictures: (refuse) => {
        world.refusesPictures = refuse;
      },
      deleteFile: ({ id }) => void state.files.delete(id),
      archive: ({ id }) => {
        const room = state.rooms.get(id);
        if (room) room.archived = true;
      },
    },
    settled: async () => {
      let quietSince = performance.now();
      let last: unknown;
      while (performance.now() - quietSince < QUIET_MS) {
        if (deliveries.pending > 0 || front.active > 0 || last !== front.calls.at(-1))
          quietSince = performance.now();
        last = front.calls.at(-1);
        await sleep(3);
      }
    },
    onChange: (listener) => state.onChange(listener),
    waitFor,
    close: async () => {
      deliveries.close();
      await front.close();
    },
  };
}

function namesOf(state: State, { organisation, name = 'Rooftop' }: Setup, within: Within | undefined): Names {
  return {
    team: state.id('T'),
    workspace: name,
    app: within?.appId ?? state.id('A'),
    botUser: state.id('U'),
    bot: state.id('B'),
    botToken: `xoxb-${randomUUID()}`,
    appToken: `xapp-1-${randomUUID()}`,
    secret: within?.signingSecret ?? randomUUID().replaceAll('-', ''),
    ...(organisation === true && { enterprise: state.id('E') }),
  };
}

async function verified(url: string | undefined, secret: string, now: () => number): Promise<boolean> {
  if (url === undefined) return false;
  const challenge = randomUUID();
  const body = JSON.stringify({ token: 'verification-token', challenge, type: 'url_verification' });
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...signature(secret, body, now()) },
    body,
  });
  return response.ok && (await response.text()).includes(challenge);
}
