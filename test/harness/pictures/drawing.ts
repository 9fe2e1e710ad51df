import type { DrawPicture } from '../../../src/adapters/shared/pictures/in-time.ts';
import { PATIENCE } from '../../../src/adapters/shared/pictures/in-time.ts';
import type { Wait } from '../../../src/adapters/shared/backoff.ts';
import { paced } from '../watch.ts';

/** A PNG of one pixel. */
export const PNG: Uint8Array = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);

/** Draws every picture at once, as one pixel. */
export const drawn: DrawPicture = () => Promise.resolve({ png: PNG });

/** Fails at every picture. */
export const failing: DrawPicture = () => Promise.reject(new Error('no ink'));

/** Draws nothing before it is let, and every picture from then on. */
export function held(): { readonly drawPicture: DrawPicture; readonly release: () => void } {
  const { promise, resolve } = Promise.withResolvers<{ png: Uint8Array }>();
  return { drawPicture: () => promise, release: () => resolve({ png: PNG }) };
}

/** The patience of an answer is over at once; all other waits go as they do. */
export const impatient: Wait = (ms, signal) => paced(ms === PATIENCE ? 0 : 1)(ms, signal);
