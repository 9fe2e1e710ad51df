import type { Wait } from '../../shared/backoff.ts';
import type { Requester } from '../../shared/requester.ts';
import { createTasks } from '../../shared/tasks.ts';

/** The App Homes that show the front page, kept current while this process lives. */
export interface Homes {
  /** Remembers what a Home shows from now on: the front page, or an answer that its person went to and that stays. */
  shows(from: Requester, isFront: boolean): void;
  /** Whether somebody's Home is kept current. */
  has(user: string): boolean;
  /** Something of somebody's changed: their Home is shown again, some seconds later at most. */
  changed(user: string): void;
  /** Shows nothing more, and resolves when what is under way is done. */
  stop(): Promise<void>;
}

export interface HomesParts {
  /** Shows a Home's front page. Never rejects. */
  readonly publish: (from: Requester) => Promise<void>;
  readonly wait: Wait;
}

/** Homes that are remembered; those that were shown longest ago go first. */
const MOST = 5_000;
/** How long changes are gathered, so that a Home is shown again once in that time at most. Milliseconds. */
const GATHERED = 2_000;

export function createHomes({ publish, wait }: HomesParts): Homes {
  const stopping = new AbortController();
  const shown = new Map<string, Requester>();
  /** Those about to be shown again, and whether something changed since it was last read. */
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
