import { Routes, type RESTGetAPICurrentUserGuildsResult } from 'discord-api-types/v10';
import type { Telemetry } from '../../shared/adapter.ts';
import type { Wait } from '../../shared/backoff.ts';
import type { Workspaces } from '../../shared/workspaces.ts';
import { isMember } from './membership.ts';
import type { Rest } from './rest.ts';

/** Keeps track of the guilds that Rung is in. No method throws. */
export interface Guilds {
  /** A session has begun, with these guilds: what was missed before it is looked up. */
  ready(ids: readonly string[]): void;
  /** Rung joined a guild, or the guild is back from an outage. True only where Rung was not in it before. */
  available(id: string): boolean;
  /** A guild has an outage. */
  unavailable(id: string): void;
  /** Rung was removed from a guild, or the guild was deleted. */
  left(id: string): void;
  /** Looks up daily what was missed, until the signal ends it. */
  watch(signal: AbortSignal): Promise<void>;
}

/** The parts that guilds are tracked with. */
export interface GuildsParts {
  readonly workspaces: Workspaces;
  readonly rest: Rest;
  readonly telemetry: Telemetry;
  readonly wait: Wait;
  /** Called with work that must be done before Rung stops. */
  readonly track: (work: Promise<void>) => void;
}

const NAME = 'discord';
const DAILY = 86_400_000;
/** When it is looked up again where Discord or the database could not say, in milliseconds. */
const RETRY = 10 * 60_000;
/** Guilds on a page of Discord's list. */
const PAGE = 200;

const owner = (workspace: string) => ({ platform: NAME, workspace });

/** The guilds of the app; nothing is known of them before the first session. */
export function createGuilds(parts: GuildsParts): Guilds {
  const { workspaces, telemetry, wait, track } = parts;
  const known: KnownGuilds = { joined: new Set(), unavailable: new Set(), removed: new Set() };
  let comparing: Promise<boolean> | undefined;
  const safely = (work: Promise<unknown>): void =>
    track(
      work.then(
        () => undefined,
        (error: unknown) => telemetry.error(error),
      ),
    );
  /** A comparison that is under way is waited for instead of doing another. */
  const compare = (): Promise<boolean> =>
    (comparing ??= compareWithDiscord(parts, known).finally(() => {
      comparing = undefined;
    }));

  return {
    ready(ids) {
      for (const id of ids) {
        known.joined.add(id);
        known.unavailable.add(id);
      }
      safely(compare());
    },
    available(id) {
      const isNew = !known.joined.has(id) && !known.removed.has(id);
      known.joined.add(id);
      known.unavailable.delete(id);
      if (known.removed.delete(id)) safely(workspaces.returned(owner(id)));
      return isNew;
    },
    unavailable(id) {
      known.joined.add(id);
      known.unavailable.add(id);
    },
    left(id) {
      known.joined.delete(id);
      known.unavailable.delete(id);
      known.removed.add(id);
      safely(workspaces.removed(owner(id)));
    },
    async watch(signal) {
      for (let pause = DAILY; ;) {
        await wait(pause, signal).catch(() => undefined);
        if (signal.aborted) return;
        const isSure = await compare().catch((error: unknown) => telemetry.error(error));
        pause = isSure === true ? DAILY : RETRY;
      }
    },
  };
}

interface KnownGuilds {
  /** Those that Rung was in when its session began, or joined since. */
  readonly joined: Set<string>;
  /** Those that the gateway named and has not sent yet: they have an outage until it does. */
  readonly unavailable: Set<string>;
  /** Those that Rung was removed from. */
  readonly removed: Set<string>;
}

/**
 * Compares what is remembered with Discord's list. A guild that is not on it is asked about by itself; one that has an
 * outage, or that Discord says nothing of, stays as it is. False where something is still in doubt.
 */
async function compareWithDiscord({ workspaces, rest }: GuildsParts, known: KnownGuilds): Promise<boolean> {
  const [remembered, left] = [await workspaces.known(NAME), await workspaces.left(NAME)];
  for (const id of left) known.removed.add(id);
  if (remembered.length + left.length === 0) return true;
  const joined = await joinedGuilds(rest).catch(() => undefined);
  if (!joined) return false;
  for (const id of left) {
    if (!joined.has(id)) continue;
    known.removed.delete(id);
    await workspaces.returned(owner(id));
  }
  let isSure = true;
  for (const id of remembered) {
    if (joined.has(id)) continue;
    const found = known.unavailable.has(id) ? undefined : await isMember(rest, id);
    if (found === false) await workspaces.removed(owner(id));
    isSure &&= found !== undefined;
  }
  return isSure;
}

/** Every guild that Rung is in, page by page. @throws DiscordError where one page failed */
async function joinedGuilds(rest: Rest): Promise<ReadonlySet<string>> {
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
