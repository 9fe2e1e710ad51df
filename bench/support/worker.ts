import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { StoreLocation } from '../../src/store/engines/open.ts';

/** A process of its own on a store. */
export interface Worker {
  /** Has it do what is due at `now`, and says how many it did. */
  readonly work: (now: number) => Promise<number>;
  readonly stop: () => void;
}

/** Starts `<what>-worker.ts` and waits until it is ready. */
export async function startWorker(what: 'claim' | 'delivery', location: StoreLocation): Promise<Worker> {
  const file = new URL(`${what}-worker.ts`, import.meta.url).pathname;
  const child = spawn(process.execPath, [file, JSON.stringify(location)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  await lines.next();
  return {
    work: async (now) => {
      child.stdin.write(`${now}\n`);
      return Number((await lines.next()).value);
    },
    stop: () => void child.stdin.end(),
  };
}
