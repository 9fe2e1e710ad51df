import type { PlatformStatus } from '../adapters/shared/adapter.ts';
import type { LogLine } from './log.ts';

/** The status of each platform's connection, logged when it changes. */
export interface Platforms {
  /** Records the newest status of a platform. */
  update(name: string, status: PlatformStatus): void;
  /** By platform, as last heard. */
  readonly statuses: ReadonlyMap<string, PlatformStatus>;
  stop(): void;
}

/** The platforms that are joined, by name, and where changes of their status are logged. */
export interface PlatformsParts {
  readonly names: readonly string[];
  readonly log: LogLine;
  /** Milliseconds since the process started. */
  readonly elapsed: () => number;
}

/** Shorter interruptions are not logged, in milliseconds: platforms close connections every few hours. */
const NEWS = 10_000;

interface Connection {
  joined: boolean;
  /** Since when the connection is lost, and the timer that logs it. */
  away: { readonly since: number; readonly timer: NodeJS.Timeout } | undefined;
}

/** Builds the record of statuses; no platform is joined at first. */
export function createPlatforms({ names, log, elapsed }: PlatformsParts): Platforms {
  const statuses = new Map<string, PlatformStatus>(names.map((name) => [name, { kind: 'joining' }]));
  const connections = new Map<string, Connection>();
  const toldOf = (name: string): Connection => {
    const one = connections.get(name) ?? { joined: false, away: undefined };
    connections.set(name, one);
    return one;
  };

  function lost(name: string, one: Connection): void {
    one.away ??= {
      since: elapsed(),
      timer: setTimeout(() => {
        const now = statuses.get(name);
        if (now?.kind === 'unreachable')
          log(`${name}: out of reach for ${NEWS / 1000} s: ${now.cause}. Rung keeps trying.`, {
            ...{ level: 'warn', event: 'out-of-reach', platform: name },
          });
      }, NEWS).unref(),
    };
  }

  function back(name: string, one: Connection): void {
    const { away } = one;
    one.away = undefined;
    clearTimeout(away?.timer);
    const fields = { event: 'joined', platform: name } as const;
    if (!one.joined) log(`Rung has joined ${name}, in ${Math.round(elapsed())} ms.`, fields);
    else if (away && elapsed() - away.since >= NEWS)
      log(`${name}: joined again after ${Math.round((elapsed() - away.since) / 1000)} s.`, fields);
    one.joined = true;
  }

  return {
    statuses,
    update(name, status) {
      statuses.set(name, status);
      const one = toldOf(name);
      if (status.kind === 'unreachable') lost(name, one);
      else if (status.kind === 'joined') back(name, one);
    },
    stop() {
      for (const { away } of connections.values()) clearTimeout(away?.timer);
    },
  };
}
