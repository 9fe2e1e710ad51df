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
