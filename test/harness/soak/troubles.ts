import type { Random } from './people.ts';
import type { Platforms } from './remote.ts';
import type { Notebook } from './report.ts';
import type { RungProcess } from './rung.ts';

const HOUR = 3_600_000;
/** Out of how many steps of half an hour, at the middle, an outage begins, a second process starts, the clock is wrong. */
export interface Often {
  readonly outage: number;
  readonly process: number;
  readonly clock: number;
}
/** About once a week each. */
export const USUAL: Often = { outage: 300, process: 200, clock: 250 };
/** The longest outage, in steps: nothing comes so late that it is skipped. */
const LONGEST = 12;

/** What befalls Rung at each step. */
export interface Troubles {
  /** What the clock says to Rung, and what a second process does meanwhile. */
  next(now: number): Promise<{ readonly now: number; readonly beside: () => Promise<void> }>;
  /** Ends the second process where there is one. */
  end(): Promise<void>;
}

interface Parts {
  readonly platforms: Platforms;
  readonly random: Random;
  readonly notes: Notebook;
  readonly often: Often;
  /** Starts another process on the same database. */
  readonly second: () => Promise<RungProcess>;
}

/** Outages, processes that die in the middle of their work, and clocks that are an hour off, all by chance. */
export function openTroubles({ platforms, random, notes, often, second }: Parts): Troubles {
  let stormy = 0;
  let other: RungProcess | undefined;
  let lives = 0;
  // Started while the first is at work, so that nobody waits for its start.
  let next = second();
  // Whoever takes it is told what went wrong with it.
  next.catch(() => undefined);

  const turnWeather = (): void => {
    stormy -= 1;
    if (stormy === 0) platforms.weather = 'fine';
    if (stormy > 0 || random(often.outage) !== 0) return;
    stormy = 1 + random(LONGEST);
    platforms.weather = random(2) === 0 ? 'silent' : 'down';
    notes.count('outages');
  };
  const standBeside = async (): Promise<void> => {
    if (other || random(often.process) !== 0) return;
    other = await next;
    lives = 1 + random(48);
    notes.count('second processes');
  };
  const workBeside = async (now: number): Promise<void> => {
    if (!other) return;
    lives -= 1;
    const worked = other.do({ kind: 'tick', now, tidies: false });
    if (lives > 0) return void (await worked);
    // It dies somewhere in its round.
    await new Promise((resolve) => setTimeout(resolve, random(30)));
    await other.kill();
    await worked;
    other = undefined;
    next = second();
    next.catch(() => undefined);
    notes.count('processes killed');
  };
  const wrong = (): number => {
    if (random(often.clock) !== 0) return 0;
    notes.count('clocks set');
    return random(2) === 0 ? HOUR : -HOUR;
  };
  return {
    async next(now) {
      turnWeather();
      await standBeside();
      const told = now + wrong();
      return { now: told, beside: () => workBeside(told) };
    },
    async end() {
      await other?.kill();
      await next.then((one) => one.kill()).catch(() => undefined);
    },
  };
}
