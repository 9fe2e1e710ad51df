import { log } from '../app/console.ts';

/** Milliseconds until the first line, and between two. */
const EVERY = 1_000;

/** Writes how far something is, once a second where it takes longer than that. */
export function progressOf(what: string): (done: number) => void {
  let toldAt = performance.now();
  return (done) => {
    if (performance.now() - toldAt < EVERY) return;
    toldAt = performance.now();
    log(`${what}: ${Math.floor(done * 100)} %`);
  };
}

/** A size as people write it. */
export const sizeOf = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
