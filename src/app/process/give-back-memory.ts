import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Gives back the memory that starting took: reading the data leaves garbage that nothing would collect for hours in a
 * process with little to do. It holds the event loop for some tens of milliseconds, once, before anybody is answered.
 */
export function settleMemory(): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as NonNullable<typeof globalThis.gc>;
  // The flavour that also gives free pages back to the system.
  collect({ type: 'major', flavor: 'last-resort' });
  setFlagsFromString('--no-expose-gc');
}
