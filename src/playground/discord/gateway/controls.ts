import { GatewayOpcodes as Op } from 'discord-api-types/v10';
import { guildOf } from '../places.ts';
import type { GuildRecord, World } from '../world.ts';
import type { Connection } from './connection.ts';
import { replay, type Session } from './session.ts';

/** The controls of the gateway for a test. */
export interface Gateway {
  /** Closes every connection with a code. */
  close(code: number): void;
  /** Asks every client to reconnect and resume (op 7). */
  reconnect(): void;
  /** Tells every client that its session is invalid (op 9); one that is not resumable is dropped. */
  invalidate(resumable: boolean): void;
  /** New connections are refused with 503 until `accept`. */
  refuse(): void;
  accept(): void;
  /** Half-open connections: nothing is sent or acknowledged, TCP stays. What is dispatched waits to be resumed. */
  freeze(): void;
  /** Zombie connections: heartbeats are acknowledged, nothing else arrives. */
  silence(): void;
  /** Undoes `silence` and sends what waited. A frozen connection stays as it is. */
  thaw(): void;
  /** Every event is dispatched so many times from now on. */
  repeat(times: number): void;
  /** Cuts every TCP connection without closing the socket first. */
  cut(): void;
  /** Begins an outage of the guild (`unavailable`), or removes the app from it. */
  guildDelete(unavailable: boolean, guildId?: string): void;
  /** Ends the outage of the guild, or adds the app to it. */
  guildCreate(guildId?: string): void;
  /** Sends every client a frame that Discord might never send: a text as it is, any other value as JSON. */
  raw(frame: unknown): void;
}

/** The behaviour of the gateway from now on, changed by a test. */
export interface Switches {
  refusing: boolean;
  repeats: number;
}

/** The gateway's parts that the controls act on. */
export interface ControlParts {
  readonly world: World;
  readonly connections: ReadonlySet<Connection>;
  readonly sessions: Map<string, Session>;
  readonly switches: Switches;
  readonly dispatch: World['dispatch'];
}

/** The controls of a gateway. */
export function controls({ world, connections, sessions, switches, dispatch }: ControlParts): Gateway {
  const each = (act: (connection: Connection) => void): void => [...connections].forEach(act);
  const silenceOne = ({ session }: Connection): void => {
    if (session) session.silentFrom ??= session.sequence;
  };
  const guildOfId = (id: string | undefined): GuildRecord | undefined =>
    world.guilds.get(id ?? world.guildId);
  return {
    close: (code) => each((one) => one.close(code)),
    reconnect: () => each((one) => one.send({ op: Op.Reconnect, d: null })),
    invalidate: (resumable) =>
      each((one) => {
        const { session } = one;
        if (session && resumable) session.socket = undefined;
        else if (session) sessions.delete(session.id);
        // A client may resume or identify on the same socket.
        if (session) session.leftAt = world.now();
        one.session = undefined;
        one.send({ op: Op.InvalidSession, d: resumable });
      }),
    refuse: () => void (switches.refusing = true),
    accept: () => void (switches.refusing = false),
    freeze: () =>
      each((one) => {
        one.frozen = true;
        silenceOne(one);
      }),
    silence: () => each(silenceOne),
    thaw: () =>
      each(({ session, frozen }) => {
        if (session?.silentFrom === undefined || frozen) return;
        replay(session, session.silentFrom);
        session.silentFrom = undefined;
      }),
    repeat: (times) => void (switches.repeats = times),
    cut: () => each((one) => one.socket.terminate()),
    guildDelete: (unavailable, guildId) => {
      const guild = guildOfId(guildId);
      if (!guild) return;
      guild.unavailable = unavailable;
      guild.joined = unavailable;
      dispatch('GUILD_DELETE', { id: guild.id, ...(unavailable && { unavailable }) }, guild.id);
    },
    guildCreate: (guildId) => {
      const guild = guildOfId(guildId);
      if (!guild) return;
      guild.unavailable = false;
      guild.joined = true;
      dispatch('GUILD_CREATE', guildOf(world, guild), guild.id);
    },
    raw: (frame) =>
      each(({ socket }) => socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame))),
  };
}
