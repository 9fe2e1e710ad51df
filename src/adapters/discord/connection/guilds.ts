import { Routes, type RESTGetAPICurrentUserGuildsResult } from 'discord-api-types/v10';
import type { Telemetry } from '../../shared/adapter.ts';
import type { Wait } from '../../shared/backoff.ts';
import type { Workspaces } from '../../shared/workspaces.ts';
import { isIn } from './member.ts';
import type { Rest } from './rest.ts';

/** In which guilds Rung is. Nothing throws. */
export interface Guilds {
  /** A session has begun, with these guilds: it is looked for what was missed before it. */
  ready(ids: readonly string[]): void;
  /** Rung is in a guild: it has joined, or the guild is back from an outage. */
  entered(id: string): void;
  /** A guild is out for a while. */
  out(id: string): void;
  /** Rung was removed from a guild, or the guild is no more. */
  left(id: string): void;
  /** Looks daily for what was missed, until the signal ends it. */
  watch(signal: AbortSignal): Promise<void>;
}

export interface GuildsParts {
  readonly workspaces: Workspaces;
  readonly rest: Rest;
  readonly telemetry: Telemetry;
  readonly wait: Wait;
  /** Told of work that goes on. */
  readonly track: (work: Promise<void>) => void;
}

const NAME = 'discord';
const DAILY = 86_400_000;
/** How soon it is looked again where Discord or the database could not say, in milliseconds. */
const AGAIN = 10 * 60_000;
/** Guilds on a page of Discord's list. */
const PAGE = 200;

const owner = (workspace: string) => ({ platform: NAME, workspace });

export function createGuilds({ workspaces, rest, telemetry, wait, track }: GuildsParts): Guilds {
  /** Those the gateway named and has not shown yet: an outage, until it is told otherwise. */
  const away = new Set<string>();
  /** Those that Rung was removed from, as last read. */
  const gone = new Set<string>();
  let looking: Promise<boolean> | undefined;
  const safely = (work: Promise<unknown>): void =>
    track(
      work.then(
        () => undefined,
        (error: unknown) => telemetry.error(error),
      ),
    );

  async function returned(id: string): Promise<void> {
    gone.delete(id);
    await workspaces.returned(owner(id));
  }

  /** Every guild that Rung is in, page by page. @throws DiscordError where one page failed */
  async function listed(): Promise<ReadonlySet<string>> {
    const all = new Set<string>();
    for (let after = '0'; ;) {
      const query = { limit: String(PAGE), after };
      const page = (await rest.call('GET', Routes.userGuilds(), {
        query,
      })) as RESTGetAPICurrentUserGuildsResult;
      for (const { id } of page) all.add(id);
      const last = page.at(-1)?.id;
      if (page.length < PAGE || last === undefined) return all;
      after = last;
    }
  }

  /**
   * Compares what is remembered with Discord's list. A guild that is not on it is asked about by itself, and one that
   * Discord does not speak of, or that is out, stays as it is. False where something is still in doubt.
   */
  async function compare(): Promise<boolean> {
    const [known, left] = [await workspaces.known(NAME), await workspaces.left(NAME)];
    for (const id of left) gone.add(id);
    if (known.length + left.length === 0) return true;
    let all: ReadonlySet<string>;
    try {
      all = await listed();
    } catch {
      return false;
    }
    for (const id of left) if (all.has(id)) await returned(id);
    let sure = true;
    for (const id of known) {
      if (all.has(id)) continue;
      const found = away.has(id) ? undefined : await isIn(rest, id);
      if (found === false) await workspaces.removed(owner(id));
      sure &&= found !== undefined;
    }
    return sure;
  }
  const look = (): Promise<boolean> =>
    (looking ??= compare().finally(() => {
      looking = undefined;
    }));

  return {
    ready(ids) {
      for (const id of ids) away.add(id);
      safely(look());
    },
    entered(id) {
      away.delete(id);
      if (gone.has(id)) safely(returned(id));
    },
    out: (id) => void away.add(id),
    left(id) {
      away.delete(id);
      gone.add(id);
      safely(workspaces.removed(owner(id)));
    },
    async watch(signal) {
      for (let pause = DAILY; ;) {
        await wait(pause, signal).catch(() => undefined);
        if (signal.aborted) return;
        const sure = await look().catch((error: unknown) => telemetry.error(error));
        pause = sure === true ? DAILY : AGAIN;
      }
    },
  };
}
