import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { StoreLocation } from '../../../src/store/engines/open.ts';

/** What a process of Rung is told at its start. */
export interface ProcessSettings {
  readonly location: StoreLocation;
  readonly slack: { readonly apiUrl: string; readonly botToken: string; readonly appToken: string };
  readonly discord: { readonly apiUrl: string; readonly token: string };
  /** Epoch milliseconds. */
  readonly now: number;
}

/** One round of sending at a moment. `dies`: once a request of that platform is out. */
export interface Tick {
  readonly now: number;
  readonly dies?: 'slack' | 'discord';
}

/** What it says. */
export type Told =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'ticked';
      readonly counts: Readonly<Record<string, number>>;
      readonly bugs: readonly string[];
    };

export interface Rung {
  readonly process: ChildProcess;
  /** A round of sending; 'dead' where it was killed in it. */
  tick(tick: Tick): Promise<Extract<Told, { kind: 'ticked' }> | 'dead'>;
  kill(): Promise<void>;
}

const PROCESS = new URL('rung-process.ts', import.meta.url).pathname;

/** Starts Rung in a process of its own; resolves once it has joined both platforms. */
export async function startRung(slack: ProcessSettings): Promise<Rung> {
  const child = fork(PROCESS, [JSON.stringify(slack)], {
    execArgv: [],
    env: { ...process.env, TZ: 'UTC' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const heard = async (): Promise<Told | 'dead'> => {
    const [told] = (await Promise.race([once(child, 'message'), ended.then(() => ['dead'])])) as [
      Told | 'dead',
    ];
    return told;
  };
  if ((await heard()) === 'dead') throw new Error('Rung did not start');
  return {
    process: child,
    async tick(tick) {
      const answer = heard();
      child.send(tick);
      const told = await answer;
      if (told !== 'dead' && told.kind !== 'ticked') throw new Error('that is no tick');
      return told;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
