import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { closedPort } from '../../test/harness/closed-port.ts';
import { startedAt } from '../at-moment.ts';

const START = join(import.meta.dirname, '../../src/start.mjs');
/** How long a start may take on a busy machine, in milliseconds. */
const PATIENCE = 60_000;

/** Rung with its page, in a process of its own. */
export interface StartedPlayground {
  /** Where the page is opened. */
  readonly address: string;
  /** What the process has printed. */
  said(): string;
  /** Ends the process; resolves once it has. */
  stop(): Promise<void>;
}

/**
 * Starts Rung as `npm start` does, with its page on a free port; resolves once the page answers.
 * @param home a folder that it may write to
 * @param at the moment that it takes its start for, in epoch milliseconds
 * @throws where it ends, or does not answer in time: what it printed
 */
export async function startPlayground(home: string, at: number): Promise<StartedPlayground> {
  const child = spawn(process.execPath, [START], {
    cwd: home,
    env: {
      ...{ PATH: process.env['PATH'], HOME: home, RUNG_HOME: home },
      RUNG_PLAYGROUND_PORT: String(await closedPort()),
      NODE_OPTIONS: startedAt(at),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const address = new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`Rung did not start in time:\n${printed}`)), PATIENCE);
    const heard = (chunk: Buffer): void => {
      printed += chunk.toString();
      const [, found] = /in your browser: (http\S+)/.exec(printed) ?? [];
      if (found === undefined) return;
      clearTimeout(timer);
      resolve(found);
    };
    for (const stream of [child.stdout, child.stderr]) stream.on('data', heard);
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`Rung ended with ${String(code)}:\n${printed}`));
    });
  });
  const ended = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  return {
    address: await address.catch((error: unknown) => stopped(error, child)),
    said: () => printed,
    stop,
  };
}

function stopped(error: unknown, child: ReturnType<typeof spawn>): never {
  child.kill('SIGKILL');
  throw error;
}
