import { Worker } from 'node:worker_threads';
import PQueue from 'p-queue';
import type { Picture } from '../reply/picture.ts';
import type { Drawn } from './pixels.ts';
import type { Order, Outcome } from './worker.ts';

/** Draws pictures one after the other in a thread of its own, which starts with the first. */
export interface Drawer {
  /** Rejects where it fails, takes too long, or too many wait. */
  draw(picture: Picture): Promise<Drawn>;
  /** The same as sixels, so many pixels wide. */
  drawSixel(picture: Picture, width: number): Promise<string>;
  /** Ends the thread; what still waits is rejected. */
  close(): Promise<void>;
}

/** How a drawer works; times are in milliseconds. */
export interface DrawerSettings {
  readonly start?: () => Worker;
  /** How long one picture may take, the thread's start included. */
  readonly limit?: number;
  /** After how long without a picture the thread ends and gives its memory back. */
  readonly idle?: number;
}

/** The thread's own memory, beyond which it is ended instead of the process. Megabytes. */
const MOST_MEMORY = 128;
/** Its share for what a picture leaves behind at once: more is only held for longer. Megabytes. */
const MOST_YOUNG = 4;
const MOST_WAITING = 200;
const LIMIT = 5_000;
const IDLE = 600_000;

const startThread = (): Worker =>
  new Worker(new URL('./worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY, maxYoungGenerationSizeMb: MOST_YOUNG },
  });

/** A drawer. A thread that broke or hung is replaced at the next picture. */
export function createDrawer({
  start = startThread,
  limit = LIMIT,
  idle = IDLE,
}: DrawerSettings = {}): Drawer {
  const queue = new PQueue({ concurrency: 1 });
  const ending = new AbortController();
  let thread: Worker | undefined;
  let resting: NodeJS.Timeout | undefined;
  const end = async (): Promise<void> => {
    clearTimeout(resting);
    const ended = thread;
    thread = undefined;
    await ended?.terminate();
  };
  const started = (): Worker => {
    const own = start();
    // One that breaks while it rests is not worth an uncaught error: the next picture starts another.
    own.on('error', () => undefined);
    own.once('exit', () => {
      if (thread === own) thread = undefined;
    });
    return own;
  };
  const draw = async (order: Order): Promise<Made> => {
    clearTimeout(resting);
    ending.signal.throwIfAborted();
    thread ??= started();
    try {
      return await madeBy(thread, order, limit);
    } catch (error) {
      // One that only could not draw this picture is as good as new.
      if (!(error instanceof NotDrawn)) await end();
      throw error;
    } finally {
      resting = setTimeout(() => void end(), idle);
      resting.unref();
    }
  };
  const inTurn = (order: Order): Promise<Made> =>
    queue.size >= MOST_WAITING
      ? Promise.reject(new Error('too many pictures wait'))
      : queue.add(() => draw(order));
  return {
    async draw(picture) {
      const made = await inTurn({ picture });
      if ('drawn' in made) return made.drawn;
      throw new Error('a picture came as sixels');
    },
    async drawSixel(picture, width) {
      const made = await inTurn({ picture, sixelWidth: width });
      if ('sixel' in made) return made.sixel;
      throw new Error('sixels came as a picture');
    },
    async close() {
      ending.abort(new Error('no picture is drawn any more'));
      await end();
    },
  };
}

/** A picture that its thread could not draw, though the thread is well. */
class NotDrawn extends Error {}

/** A picture that was drawn, in one form or the other. */
type Made = Exclude<Outcome, { readonly failed: string }>;

/** One picture by a thread that draws no other meanwhile. */
function madeBy(thread: Worker, order: Order, limit: number): Promise<Made> {
  const { promise, resolve, reject } = Promise.withResolvers<Made>();
  const late = setTimeout(() => reject(new Error(`a picture took more than ${limit} ms`)), limit);
  const onMessage = (outcome: Outcome): void =>
    'failed' in outcome ? reject(new NotDrawn(outcome.failed)) : resolve(outcome);
  const onExit = (): void => reject(new Error('the thread that draws has ended'));
  thread.ref();
  thread.once('message', onMessage).once('error', reject).once('exit', onExit);
  thread.postMessage(order);
  return promise.finally(() => {
    clearTimeout(late);
    thread.off('message', onMessage).off('error', reject).off('exit', onExit);
    // A thread that draws nothing keeps no process alive.
    thread.unref();
  });
}
