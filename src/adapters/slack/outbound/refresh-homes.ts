import type { Wait } from '../../shared/backoff.ts';
import type { Requester } from '../../shared/requester.ts';
import { createTasks } from '../../shared/background-tasks.ts';

/** Refreshes the App Homes that show the front page, for as long as this process lives. */
export interface Homes {
  /** Records that a Home now shows the front page, or an answer, which is not refreshed. */
  shows(from: Requester, isFront: boolean): void;
  /** Whether somebody's Home is refreshed. */
  has(user: string): boolean;
  /** Refreshes somebody's Home within some seconds, since what it shows has changed. */
  changed(user: string): void;
  /** Begins no more refreshes, and resolves when those in progress are done. */
  stop(): Promise<void>;
}

/** The parts that Homes are refreshed with. */
export interface HomesParts {
  /** Publishes the front page on somebody's Home. Never rejects. */
  readonly publish: (from: Requester) => Promise<void>;
  readonly wait: Wait;
}

/** The most Homes that are refreshed; those shown longest ago are dropped first. */
const MOST = 5_000;
/** How long changes are gathered into one refresh, in milliseconds. */
const GATHERED = 2_000;

/** The Homes of the app, of which none is known yet. */
export function createHomes({ publish, wait }: HomesParts): Homes {
  const stopping = new AbortController();
  const shown = new Map<string, Requester>();
  /** Those that are being refreshed, and whether something changed since it was last read. */
  const pending = new Map<string, { dirty: boolean }>();
  const tasks = createTasks();
  const isStopping = (): boolean => stopping.signal.aborted;

  async function refresh(user: string, state: { dirty: boolean }): Promise<void> {
    while (state.dirty) {
      await wait(GATHERED, stopping.signal).catch(() => undefined);
      const from = shown.get(user);
      if (isStopping() || !from) break;
      state.dirty = false;
      await publish(from);
    }
    pending.delete(user);
  }

  return {
    shows(from, isFront) {
      const user = from.actor.id;
      shown.delete(user);
      if (isFront) shown.set(user, from);
      const [oldest] = shown.keys();
      if (shown.size > MOST && oldest !== undefined) shown.delete(oldest);
    },
    has: (user) => shown.has(user),
    changed(user) {
      if (!shown.has(user) || isStopping()) return;
      const before = pending.get(user);
      if (before) {
        before.dirty = true;
        return;
      }
      const state = { dirty: true };
      pending.set(user, state);
      void tasks.track(refresh(user, state));
    },
    async stop() {
      stopping.abort(new Error('stopping'));
      await tasks.settled();
    },
  };
}
