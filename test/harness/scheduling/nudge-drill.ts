import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoreLocation } from '../../../src/store/engines/open.ts';

/** What a sending process is told at its start. */
export interface Where {
  readonly platform: 'slack' | 'discord';
  readonly location: StoreLocation;
  readonly apiUrl: string;
  readonly token: string;
  /** The conversation with each person. */
  readonly rooms: Readonly<Record<string, string>>;
}

/** The steps of a send, in order. `in flight`: its request is out. */
export const STEPS = ['claimed', 'held', 'in flight', 'sent', 'recorded'] as const;
export type Step = (typeof STEPS)[number];

/** Sends all that is due, by that clock, and dies on the way where it is told to. */
export interface Order {
  /** Epoch milliseconds. */
  readonly now: number;
  /** How much faster than ours its clock goes once it is paused; until then, and unless given, it stands still. */
  readonly speed?: number;
  readonly dies?: {
    readonly signal: 'SIGKILL' | 'SIGSTOP';
    readonly at: Step;
    /** The how-manieth passing of that step, from 1. */
    readonly count: number;
    /** How long a request is out before it counts as in flight, in real milliseconds. */
    readonly after: number;
  };
}

/** What a sending process says. */
export type Report =
  | { readonly kind: 'ready' | 'paused' }
  | { readonly kind: 'stopped'; readonly ms: number }
  | {
      readonly kind: 'done';
      readonly claimed: number;
      /** Of this order. */
      readonly counts: Readonly<Record<string, number>>;
      readonly bugs: readonly string[];
    };

/** A sending process. */
export interface Worker {
  readonly process: ChildProcess;
  /** Carries an order out; 'dead' where it was killed on the way, 'paused' where it was stopped. */
  work(order: Order): Promise<Extract<Report, { kind: 'done' }> | 'dead' | 'paused'>;
  /** What it says next of that kind. */
  heard<K extends Report['kind']>(kind: K): Promise<Extract<Report, { kind: K }>>;
  end(): void;
}

const PROCESS = new URL('../processes/nudge-process.ts', import.meta.url).pathname;

/** Starts a sending process; resolves when it is ready. */
export async function startWorker(where: Where): Promise<Worker> {
  const child = fork(PROCESS, [JSON.stringify(where)], {
    execArgv: [],
    // What was compiled for one process serves the next.
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache') },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const waiting = new Set<(report: Report | undefined) => void>();
  const tell = (report: Report | undefined): void => {
    for (const one of [...waiting]) one(report);
  };
  child.on('message', (report) => tell(report as Report));
  child.on('exit', () => tell(undefined));
  const next = (fits: (report: Report | undefined) => boolean): Promise<Report | undefined> =>
    new Promise((resolve) => {
      const hear = (report: Report | undefined): void => {
        if (!fits(report)) return;
        waiting.delete(hear);
        resolve(report);
      };
      waiting.add(hear);
    });
  const worker: Worker = {
    process: child,
    async work(order) {
      const answer = next(
        (report) => report === undefined || report.kind === 'done' || report.kind === 'paused',
      );
      child.send(order);
      const report = await answer;
      if (report === undefined) return 'dead';
      return report.kind === 'done' ? report : 'paused';
    },
    async heard(kind) {
      return (await next((report) => report?.kind === kind)) as never;
    },
    end: () => void child.kill('SIGKILL'),
  };
  const ready = await next(() => true);
  if (ready?.kind !== 'ready') throw new Error('a sending process did not start');
  return worker;
}

/** Resolves when a process is gone. */
export const gone = async ({ process: child }: Worker): Promise<void> => {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
};

/** Numbers that look random and are the same for the same seed (mulberry32, in the public domain). */
export function randomOf(seed: number): (below: number) => number {
  let state = seed | 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
