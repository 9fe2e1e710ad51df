import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { StoreLocation } from '../../../src/store/engines/open.ts';
import type { Due, Store } from '../../../src/store/store.ts';
import { only } from '../only.ts';
import { NOON } from './schedules.ts';

const child = new URL('../processes/claim-process.ts', import.meta.url).pathname;

/** How many claim at once, and how much at a time. */
export interface Crowd {
  readonly processes: number;
  /** Stores that each process opens. */
  readonly stores: number;
  readonly limit: number;
}

/** Processes claim all that is due a minute past noon, begun at once: whom each claimed. */
export async function claimedBy(
  location: StoreLocation,
  { processes, stores, limit }: Crowd,
): Promise<readonly (readonly string[])[]> {
  const workers = await Promise.all(
    Array.from({ length: processes }, async () => {
      const { stdin, stdout } = spawn(
        process.execPath,
        [child, JSON.stringify(location), String(NOON + 60_000), String(limit), String(stores)],
        { stdio: ['pipe', 'pipe', 'inherit'] },
      );
      const lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
      await lines.next();
      return { stdin, lines };
    }),
  );
  for (const { stdin } of workers) stdin.write('go\n');
  return Promise.all(
    workers.map(async ({ lines }) => JSON.parse(String((await lines.next()).value)) as string[]),
  );
}

/** Claims the one send that is due. @throws where none is, or more */
export const claimOne = async ({ ledger }: Store, now = NOON): Promise<Due> =>
  only(await ledger.claimDue({ now, limit: 10, leaseMs: 60_000 }));
