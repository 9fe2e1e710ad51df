import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { LookupResult, SendResult } from '../../../src/adapters/shared/adapter.ts';
import type { StoreLocation } from '../../../src/store/engines/open.ts';
import type { Answers, Asked, FromRung, Order, Replied, Sending, ToRung } from './messages.ts';

/** The platforms that a process sends to. */
export interface Remote {
  /** What comes of a message; 'silence' where no response ever comes. */
  send(message: Sending): SendResult | 'silence';
  lookup(key: string): LookupResult;
}

/** A process of Rung. */
export interface RungProcess {
  /** Has it carry an order out. 'dead' where it was killed meanwhile. */
  do<K extends Order['kind']>(order: Extract<Order, { kind: K }>): Promise<Answers[K] | 'dead'>;
  /** Kills it at once. */
  kill(): Promise<void>;
}

const PROCESS = new URL('rung-process.ts', import.meta.url).pathname;
// With more room for what is soon gone than `npm start` gives: a year is to be short. What is weighed is what stays.
const FLAGS = ['--expose-gc', '--max-semi-space-size=16'];

function replied(remote: Remote, asked: Asked): Replied[] {
  const result = 'send' in asked ? remote.send(asked.send) : remote.lookup(asked.lookup);
  return result === 'silence' ? [] : [{ ask: asked.ask, result }];
}

/** Told what a process says of itself: each bug that it meets, and each picture that it drew, of so many bytes. */
export interface Listener {
  bug(words: string): void;
  drawn(bytes: number): void;
}

/** Starts a process over a database. @throws where it ends before it is ready */
export async function startRung(
  location: StoreLocation,
  remote: Remote,
  listener: Listener,
): Promise<RungProcess> {
  const child = fork(PROCESS, [JSON.stringify(location)], { execArgv: FLAGS });
  let done: (what: Answers[Order['kind']] | 'dead' | 'ready') => void = () => undefined;
  const next = (): Promise<Answers[Order['kind']] | 'dead' | 'ready'> =>
    new Promise((resolve) => {
      done = resolve;
    });
  const tell = (what: ToRung): void => void (child.connected && child.send(what, () => undefined));
  child.on('message', (said) => {
    const heard = said as FromRung;
    if ('done' in heard) done(heard.done);
    else if ('bug' in heard) listener.bug(heard.bug);
    else if ('drawn' in heard) listener.drawn(heard.drawn);
    else tell({ replies: heard.asks.flatMap((one) => replied(remote, one)) });
  });
  child.on('exit', () => done('dead'));
  if ((await next()) !== 'ready') throw new Error('a process of Rung ended before it was ready');
  return {
    async do(order) {
      if (child.exitCode !== null || child.signalCode !== null) return 'dead';
      const answered = next();
      tell({ order });
      return (await answered) as never;
    },
    async kill() {
      const ended = once(child, 'exit');
      if (child.kill('SIGKILL')) await ended;
    },
  };
}
