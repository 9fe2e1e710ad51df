import { afterEach, test } from 'vitest';

/** What is to be closed after a test. */
interface Closable {
  close(): unknown;
}

/** Gives a function that remembers what a test opened: after the test all of it is closed, what came last first. */
export function closingAfterEach(): <T extends Closable>(opened: T) => T {
  const { closing, closeAll } = remembering();
  afterEach(closeAll);
  return closing;
}

/** A test with a `closing` of its own, as `closingAfterEach` gives to a whole file: such tests may run at the same time. */
export const testClosing = test.extend('closing', ({}, { onCleanup }) => {
  const { closing, closeAll } = remembering();
  onCleanup(closeAll);
  return closing;
});

/** Remembers what is opened, until all of it is closed: what came last first. */
export function remembering() {
  const all: Closable[] = [];
  const closing = <T extends Closable>(opened: T): T => {
    all.push(opened);
    return opened;
  };
  const closeAll = async (): Promise<void> => {
    for (const one of all.splice(0).reverse()) await one.close();
  };
  return { closing, closeAll };
}
