import { afterEach } from 'vitest';

/** Gives a function that remembers what a test opened: after the test all of it is closed, what came last first. */
export function closingAfterEach(): <T extends { close(): unknown }>(opened: T) => T {
  const all: { close(): unknown }[] = [];
  afterEach(async () => {
    for (const one of all.splice(0).reverse()) await one.close();
  });
  return (opened) => {
    all.push(opened);
    return opened;
  };
}
